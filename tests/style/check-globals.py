#!/usr/bin/python3
"""No library keeps anything in a global variable: check-globals.py LIBRARY.a...

What GLib's macros make (type ids, offsets, parent classes, quarks of errors) and the arrays of
signal numbers are written once, when a class comes up, and are let pass.
"""

import re
import subprocess
import sys

# Symbol table lines of objdump: address, flags (O: an object), section, size, name.
SYMBOL = re.compile(r"^[0-9a-f]+ .{6}O (\S+)\s+[0-9a-f]+ (?:\.hidden )?(\S+)$", re.MULTILINE)
WRITABLE = re.compile(r"^(\.data|\.bss|\*COM\*)")
# Constants that hold addresses; the loader fills them in and locks them.
RELOCATED = ".data.rel.ro"
BY_MACROS = re.compile(
    r"^(static_g_define_type_id\.\d+|\w+_parent_class|\w+_private_offset|signals"
    r"|(q|initialized)\.\d+)$")


def main():
    faults = []
    n_symbols = 0
    for library in sys.argv[1:]:
        table = subprocess.run(["objdump", "--syms", library], check=True, capture_output=True,
                               text=True, timeout=60).stdout
        for section, name in SYMBOL.findall(table):
            n_symbols += 1
            if (WRITABLE.match(section) and not section.startswith(RELOCATED)
                    and not BY_MACROS.match(name)):
                faults.append(f"{library}: {name} can be changed")

    print(*faults, f"{n_symbols} objects, {len(faults)} of them can be changed", sep="\n")
    return 1 if faults or n_symbols == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
