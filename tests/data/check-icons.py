#!/usr/bin/env python3
"""Every channel has an icon of the one family, and every icon a channel: check-icons.py ROOT"""

import re
import sys
import xml.etree.ElementTree as ElementTree
from pathlib import Path

SVG = "{http://www.w3.org/2000/svg}"
LOOK = {
    "width": "20", "height": "20", "viewBox": "0 0 20 20", "fill": "none",
    "stroke": "currentColor", "stroke-width": "1.5", "stroke-linecap": "round",
    "stroke-linejoin": "round",
}

root = Path(sys.argv[1])
folder = root / "data" / "icons" / "channels"
source = (root / "src" / "model" / "cjm-channel.c").read_text(encoding="utf-8")
registered = (root / "data" / "cjmap.gresource.xml").read_text(encoding="utf-8")

expected = set(re.findall(r'{ "([a-z-]+)", CJM_FAMILY_', source)) | {"other"}
found = {path.stem for path in folder.glob("*.svg")}
in_program = set(re.findall(r"<file>icons/channels/([a-z-]+)\.svg</file>", registered))
faults = [f"{name}: in one place and not in another" for name in
          (expected ^ found) | (expected ^ in_program)]

for path in folder.glob("*.svg"):
    icon = ElementTree.parse(path).getroot()
    if dict(icon.attrib) != LOOK or any(set(part.attrib) & set(LOOK) - {"width", "height"}
                                        for part in icon.iter() if part is not icon):
        faults.append(f"{path.name}: is not drawn as the others are")
    if any(part.tag.removeprefix(SVG) not in ("svg", "path", "circle", "ellipse", "rect")
           for part in icon.iter()):
        faults.append(f"{path.name}: has more than plain shapes")

print("\n".join(sorted(faults)))
sys.exit(1 if faults or len(expected) < 29 else 0)
