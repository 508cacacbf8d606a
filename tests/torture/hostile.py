#!/usr/bin/python3
"""Files made to do harm: hostile.py PROGRAM

Each is a map that is checked, exported and drawn in small, or a picture that goes to the helper.
None may take more than three seconds of the processor or 1 GB of memory, and none may crash the
program. The last line has the figures.
"""

import base64
import os
import signal
import struct
import subprocess
import sys
import tempfile
import zlib
from pathlib import Path

MAX_SECONDS, MAX_MEGABYTES = 3.2, 1024
NAMESPACES = ('xmlns="http://www.w3.org/2000/svg" '
              'xmlns:xlink="http://www.w3.org/1999/xlink"')
MAP = ('<map xmlns="https://example.org/ns/cjmap/1" version="{version}" lang="en">{body}</map>\n')
FRAME = ('<phase id="p0000000000000001"><step id="s0000000000000001"/></phase>'
         '<lane id="l0000000000000001" kind="{kind}"><cell step="s0000000000000001">{notes}</cell>'
         '</lane>')


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(side, *, extra=b"", depth=8, has_pixels=True):
    """An empty RGBA picture."""
    packer = zlib.compressobj(9)
    row = b"\0" * (1 + side * 4 * depth // 8)
    data = b"".join(packer.compress(row) for _ in range(side if has_pixels else 0))
    return (b"\x89PNG\r\n\x1a\n"
            + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, depth, 6, 0, 0, 0)) + extra
            + chunk(b"IDAT", data + packer.flush()) + chunk(b"IEND", b""))


def svg(body, side=100):
    return f'<svg {NAMESPACES} width="{side}" height="{side}">{body}</svg>'.encode()


def jpeg_of_scans():
    """A progressive JPEG with its last scan 500 times."""
    whole = subprocess.run(["convert", "-size", "6000x6000", "xc:gray", "-interlace", "JPEG",
                            "jpeg:-"], check=True, capture_output=True, timeout=120).stdout
    return whole[:-2] + whole[whole.rfind(b"\xff\xda"):-2] * 500 + b"\xff\xd9"


def pictures():
    notes = chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(8000000), 9)) * 200
    masks = "".join(f'<mask id="m{i}">' + f'<rect width="9" height="9" mask="url(#m{i + 1})"/>' * 2
                    + "</mask>" for i in range(40))
    uses = "".join(f'<g id="g{i}">' + f'<use xlink:href="#g{i + 1}"/>' * 10 + "</g>"
                   for i in range(20))
    inner = base64.b64encode(png(9000)).decode()
    entities = "".join(f'<!ENTITY a{i} "' + f"&a{i + 1};" * 10 + '">' for i in range(9))
    yield "png of 40,000 a side", png(40000, has_pixels=False)
    yield "png of 39.7 million wide pixels", png(6300, depth=16)
    yield "png of compressed notes", png(10, extra=notes)
    yield "png of a huge profile", png(10, extra=chunk(b"iCCP", b"a\0\0"
                                                       + zlib.compress(bytes(300000000), 9)))
    yield "jpeg of 500 scans", jpeg_of_scans()
    yield "gif of 65,535 a side", (b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0xf0, 0, 0)
                                   + bytes(6) + b"," + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0)
                                   + b"\x02\x02\x4c\x01\x00;")
    yield "bmp of 60,000 a side", b"BM" + struct.pack("<IHHIIiiHHIIiiII", 1000, 0, 0, 54, 40, 60000,
                                                      60000, 1, 24, 0, 0, 0, 0, 0, 0)
    yield "svg of turbulence", svg('<filter id="f"><feTurbulence baseFrequency="0.9" '
                                   'numOctaves="100000"/></filter><rect width="4000" '
                                   'height="4000" filter="url(#f)"/>', 4000)
    yield "svg of masks", svg(masks + '<rect width="9" height="9" mask="url(#m0)"/>')
    yield "svg of uses", svg(f'<defs>{uses}<rect id="g20" width="9" height="9"/></defs>'
                             '<use xlink:href="#g0"/>')
    yield "svg with a large png", svg('<image width="9" height="9" '
                                      f'xlink:href="data:image/png;base64,{inner}"/>')
    yield "svg of entities", f"<!DOCTYPE svg [{entities}]>".encode() + svg("<text>&a0;</text>")
    yield "svg, deep", svg("<g>" * 300000 + "</g>" * 300000)
    yield "svg, wide", svg("<rect/>" * 2000000)
    yield "svg of attributes", svg("<g " + " ".join(f'a{i}="1"' for i in range(100000)) + "/>")
    yield "svg of blurs", svg('<filter id="f"><feMorphology radius="2000"/></filter>'
                              '<rect width="4000" height="4000" filter="url(#f)"/>', 4000)
    yield "svg of a long text", svg("<text>" + "ab " * 2000000 + "</text>")


def map_with_pictures(datas):
    notes = "".join(f'<note id="n{i + 1:016x}" evidence="assumed"><picture type="image/png">'
                    f'{base64.b64encode(data).decode()}</picture></note>'
                    for i, data in enumerate(datas))
    return MAP.format(version="1.0", body=FRAME.format(kind="pictures", notes=notes)).encode()


def maps():
    small = png(10, extra=chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(8000000), 9)) * 200)
    entities = "".join(f'<!ENTITY a{i} "' + f"&a{i + 1};" * 10 + '">' for i in range(9))
    yield "map of entities", (f"<!DOCTYPE map [{entities}]>"
                              + MAP.format(version="1.0", body="&a0;")).encode()
    yield "map, deep", MAP.format(version="1.9", body="<x>" * 3000000).encode()
    yield "map, wide", MAP.format(version="1.9", body="<x/>" * 10000000).encode()
    yield "map of attributes", MAP.format(version="1.9", body="<x " + " ".join(
        f'a{i}="1"' for i in range(1000000)) + "/>").encode()
    yield "map of unknown names", MAP.format(version="1.9", body="".join(
        f"<x{i}/>" for i in range(1500000))).encode()
    yield "map of namespaces", MAP.format(version="1.9", body="".join(
        f'<x{i % 9} xmlns:p{i}="urn:{i}"/>' for i in range(500000))).encode()
    yield "map of a huge picture", MAP.format(
        version="1.0", body='<persona><photo type="image/png">' + "A" * 200000000
        + "</photo></persona>").encode()
    yield "map of a long attribute", MAP.format(
        version="1.9", body='<x a="' + "y" * 100000000 + '"/>').encode()
    yield "map of references", MAP.format(version="1.0", body="<title>" + "&#120;" * 5000000
                                          + "</title>").encode()
    yield "map of a photo made to do harm", map_with_pictures([small])
    yield "gzip", b"\x1f\x8b" + bytes(1000000)
    yield "zeros", bytes(200000000)


def run(arguments, data=None):
    """Seconds of the processor, megabytes and the signal that ended it, with its children."""
    with open(os.devnull, "wb") as sink:
        process = subprocess.Popen(arguments, stdout=sink, stderr=sink,
                                   stdin=subprocess.PIPE if data is not None else None)
        if data is not None:
            try:
                process.stdin.write(data)
                process.stdin.close()
            except BrokenPipeError:
                pass
        _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    return (usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024,
            os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0)


def judge(name, usage, is_helper):
    seconds, megabytes, ending = usage
    # The helper's end is its limit; the program must outlive everything.
    is_wrong = (seconds > MAX_SECONDS or megabytes > MAX_MEGABYTES
                or (ending not in (0, signal.SIGKILL, signal.SIGXCPU, signal.SIGABRT,
                                   signal.SIGTRAP) if is_helper else ending != 0))
    if is_wrong:
        print(f"  {name}: {seconds:.1f} s, {megabytes:.0f} MB, signal {ending}")
    return is_wrong


def main():
    # What a child takes over of this program's memory counts as its own: it is started small.
    program = sys.argv[1]
    usages, faults, n_cases = [], 0, 0
    with tempfile.TemporaryDirectory() as folder:
        cases = []
        for place, (name, data) in enumerate([*pictures(), *maps()]):
            path = Path(folder) / f"{place}{'.cjm' if name.startswith('map') else ''}"
            path.write_bytes(data)
            cases.append((name, path))
        for name, path in cases:
            if path.suffix != ".cjm" and name not in ("gzip", "zeros"):
                commands = [["sh", "-c", f'exec "{program}" --picture-helper < "{path}"']]
            else:
                out = str(Path(folder) / "out.png")
                commands = [[program, "check", str(path)],
                            [program, "thumbnail", str(path), "-o", out]]
            for command in commands:
                usage = run(command)
                usages.append(usage)
                faults += judge(name, usage, "picture-helper" in command[-1])
                n_cases += 1
    print(f"hostile files: {n_cases} runs, at most {max(u[0] for u in usages):.2f} s of the "
          f"processor and {max(u[1] for u in usages):.0f} MB, {faults} above "
          f"{MAX_SECONDS:.0f} s or 1 GB")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
