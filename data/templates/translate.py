#!/usr/bin/env python3
"""Translate a template: translate.py MSGFMT TEMPLATE PO LANGUAGE OUTPUT

msgfmt writes each translation beside its original and marks it with xml:lang. A map speaks one
language, so here the translation takes the original's place. Templates have one element a line.
"""

import subprocess
import sys
from pathlib import Path

msgfmt, template, po, language, output = sys.argv[1:]

subprocess.run(
    [msgfmt, "--xml", "--template=" + template, "--locale=" + language, "-o", output, po],
    check=True,
)

mark = f' xml:lang="{language}"'
lines = []
for line in Path(output).read_text(encoding="utf-8").splitlines():
    if mark in line:
        lines[-1] = line.replace(mark, "")
    else:
        lines.append(line)

Path(output).write_text("\n".join(lines) + "\n", encoding="utf-8")
