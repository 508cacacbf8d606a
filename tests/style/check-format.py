#!/usr/bin/python3
"""The formatter would change nothing: check-format.py CLANG_FORMAT SOURCE_ROOT"""

import subprocess
import sys
from pathlib import Path

formatter, root = sys.argv[1], Path(sys.argv[2])
files = sorted(path for folder in ("src", "tests") for path in (root / folder).rglob("*.[ch]"))

sys.exit(subprocess.run([formatter, "--dry-run", "-Werror", "--ferror-limit=1", *files],
                        timeout=120).returncode if files else 1)
