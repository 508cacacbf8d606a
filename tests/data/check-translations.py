#!/usr/bin/env python3
"""Every string of the program is translated into every language: check-translations.py ROOT KEYWORD...

Fails where a file with strings is missing in POTFILES.in, and where a language lacks a string,
has it only as a guess (fuzzy), or breaks a placeholder.
"""

import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

root = Path(sys.argv[1])
keywords = sys.argv[2:]
po = root / "po"

GLIB_KEYWORDS = [
    "--keyword=_",
    "--keyword=N_",
    "--keyword=C_:1c,2",
    "--keyword=NC_:1c,2",
    "--keyword=g_dngettext:2,3",
    "--keyword=g_dpgettext2:2c,3",
]
MARKED_STRING = re.compile(r'\b(?:_|N_|C_|NC_|ngettext|g_dngettext) \(|translatable="yes"')


def listed_files():
    lines = (po / "POTFILES.in").read_text(encoding="utf-8").splitlines()
    return {line for line in lines if line and not line.startswith("#")}


def files_with_strings():
    for pattern in ("src/**/*.c", "data/ui/*.ui"):
        for path in root.glob(pattern):
            if MARKED_STRING.search(path.read_text(encoding="utf-8")):
                yield str(path.relative_to(root))


def run(*command):
    environment = {**os.environ, "LC_ALL": "C.UTF-8", "GETTEXTDATADIRS": str(root / "data")}
    result = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    if result.returncode != 0:
        print(result.stdout)
    return result.returncode == 0


is_complete = True
for path in sorted(set(files_with_strings()) - listed_files()):
    print(f"po/POTFILES.in does not list {path}")
    is_complete = False

with tempfile.TemporaryDirectory() as folder:
    template = folder + "/cjmap.pot"
    is_complete &= run(
        "xgettext", "--from-code=UTF-8", f"--directory={root}", f"--files-from={po}/POTFILES.in",
        f"--output={template}", *GLIB_KEYWORDS, *keywords,
    )
    for language in (po / "LINGUAS").read_text(encoding="utf-8").split():
        translation = f"{po}/{language}.po"
        is_complete &= run("msgfmt", "--check", "--output-file=/dev/null", translation)
        is_complete &= run("msgcmp", translation, template)

sys.exit(0 if is_complete else 1)
