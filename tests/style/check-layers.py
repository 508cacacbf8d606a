#!/usr/bin/python3
"""No room of src/ includes what it must not: check-layers.py SOURCE_ROOT

The linker does not see this, for distributions' compiler flags let the headers of cairo, GIO
and others through to everybody.
"""

import re
import sys
from pathlib import Path

GLIB = {"glib"}
GIO = GLIB | {"gio"}
PANGO = GLIB | {"pango"}
DRAWING = GIO | PANGO | {"cairo"}

# Room: the rooms below that it builds on, and the libraries that it may use.
ROOMS = {
    "model": (set(), GLIB),
    "storage": ({"model"}, GIO | {"libxml", "libcsv", "libarchive"}),
    "layout": ({"model"}, PANGO | {"icu", "cairo-ft"}),
    "paint": ({"model", "layout"}, DRAWING | {"librsvg", "gdk-pixbuf", "fontconfig", "seccomp"}),
    "export": ({"model", "storage", "layout", "paint"},
               DRAWING | {"libpng", "qpdf", "xlsxwriter", "libzip", "libdeflate"}),
    "cli": ({"model", "storage", "layout", "paint", "export"}, GIO),
    "editor": ({"model", "storage", "layout", "paint", "export"}, DRAWING | {"gtk", "enchant"}),
}

# How the headers of a library begin.
LIBRARIES = {
    "glib": ("glib.h", "glib/", "glib-object.h", "gobject/", "gmodule.h"),
    "gio": ("gio/",),
    "libxml": ("libxml/",),
    "libcsv": ("csv.h",),
    "libarchive": ("archive.h", "archive_entry.h"),
    "pango": ("pango/",),
    "icu": ("unicode/",),
    "cairo-ft": ("cairo-ft.h",),  # fonts as cairo holds them
    "cairo": ("cairo.h", "cairo-"),
    "librsvg": ("librsvg/",),
    "gdk-pixbuf": ("gdk-pixbuf/",),
    "fontconfig": ("fontconfig/",),
    "seccomp": ("seccomp.h",),
    "libpng": ("png.h", "pngconf.h"),
    "qpdf": ("qpdf/",),
    "xlsxwriter": ("xlsxwriter.h",),
    "libzip": ("zip.h",),
    "libdeflate": ("libdeflate.h",),
    "enchant": ("enchant.h",),
    "gtk": ("gtk/", "gdk/", "gsk/"),
    # The C library, open to all.
    "c": ("errno.h", "fcntl.h", "limits.h", "locale.h", "malloc.h", "math.h", "poll.h", "sched.h",
          "signal.h", "spawn.h", "stdint.h", "stdio.h", "stdlib.h", "string.h", "sys/", "time.h",
          "unistd.h"),
}

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)


def find_library(header):
    return next((name for name, starts in LIBRARIES.items() if header.startswith(starts)), None)


def judge(room, mark, header, owners):
    """What is wrong with an include, or None."""
    below, libraries = ROOMS[room]
    if mark == '"':
        if header == "cjm-config.h":  # made by the build, of the project as a whole
            return None
        owner = owners.get(header)
        if owner is None:
            return "is in no room"
        return None if owner == room or owner in below else f"belongs to {owner}"

    library = find_library(header)
    if library is None:
        return "is of no library known to tests/style/check-layers.py"
    return None if library == "c" or library in libraries else f"belongs to {library}"


def main():
    source = Path(sys.argv[1]) / "src"
    found = {path.name for path in source.iterdir() if path.is_dir()}
    faults = [f"src/{room}: not a room of the design" for room in sorted(found - ROOMS.keys())]
    owners = {path.name: path.parent.name for path in source.glob("*/*.h")}
    n_includes = 0

    for room in ROOMS:
        for path in sorted(source.glob(f"{room}/*.[ch]")):
            for mark, header in INCLUDE.findall(path.read_text(encoding="utf-8")):
                n_includes += 1
                fault = judge(room, mark, header, owners)
                if fault:
                    faults.append(f"{path.relative_to(source.parent)}: {header} {fault}")

    print(*faults, f"{n_includes} includes, {len(faults)} of them wrong", sep="\n")
    return 1 if faults or n_includes == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
