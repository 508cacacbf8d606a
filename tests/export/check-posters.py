#!/usr/bin/python3
"""Posters measured with the tools of others: check-posters.py CJMAP GEN_MAP MAP...

A map on paper must fill it between the margins, in both directions and whatever its shape is, and
its letters must be larger than if the sheet were only scaled down. Prints TAP.
"""

import os
import re
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

MM = 72 / 25.4
PAPERS = {"A4": (210, 297), "A1": (594, 841), "A0": (841, 1189)}

# How far from the margin what is on the sheet may begin, in parts of the page's side.
FILL_TOLERANCE = 0.02


def run(*arguments, status=0):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=120)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stderr.strip()}")
    return done


def get_page_size(pdf):
    size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", run("pdfinfo", pdf).stdout)
    return float(size.group(1)), float(size.group(2))


def measure_ink(pdf, folder):
    """The frame of all that is drawn, in parts of the page: left, top, right, bottom."""
    run("pdftoppm", "-r", "72", "-scale-to", "1600", "-png", "-singlefile", pdf, folder / "page")
    frame = run("convert", folder / "page.png", "-fuzz", "1%", "-format", "%w %h %@", "info:").stdout
    width, height, w, h, x, y = (int(n) for n in re.findall(r"\d+", frame))
    return x / width, y / height, (x + w) / width, (y + h) / height


class Posters:
    def __init__(self, cjmap, path, folder):
        self.cjmap, self.path, self.folder = cjmap, path, folder

    def export(self, name, *options):
        out = self.folder / name
        done = run(self.cjmap, "export", self.path, "-o", out, *options)
        assert not done.stderr, done.stderr
        return out

    def check_fill(self, paper, orientation, margin):
        pdf = self.export("poster.pdf", "--paper", paper, orientation, "--margin", margin)
        width, height = (side * MM for side in PAPERS[paper])
        if orientation == "--landscape":
            width, height = height, width
        page = get_page_size(pdf)
        assert abs(page[0] - width) < 0.1 * MM and abs(page[1] - height) < 0.1 * MM, page
        frame = measure_ink(pdf, self.folder)
        x, y = margin * MM / width, margin * MM / height
        wanted = (x, y, 1 - x, 1 - y)
        for found, side in zip(frame, wanted):
            assert abs(found - side) < FILL_TOLERANCE, (paper, orientation, frame, wanted)

    def check_fills(self):
        """Both ways round, on small paper and on large."""
        for paper, margin in (("A4", 5), ("A1", 10), ("A0", 25.5)):
            for orientation in ("--landscape", "--portrait"):
                self.check_fill(paper, orientation, margin)

    def check_fills_of_many(self):
        """A map of many phases, which an A4 bears lying only."""
        self.check_fill("A4", "--landscape", 5)
        self.check_fill("A1", "--portrait", 10)
        self.check_fill("A0", "--landscape", 10)
        out = self.folder / "none.pdf"
        done = run(self.cjmap, "export", self.path, "-o", out, "--paper", "A4", "--portrait",
                   status=1)
        assert "Choose a larger paper" in done.stderr and not out.exists(), done.stderr

    def get_type_size(self, pdf):
        """The size that most letters have."""
        sizes, size = Counter(), None
        for line in run("mutool", "draw", "-q", "-F", "stext", pdf).stdout.splitlines():
            font = re.search(r'<font [^>]*size="([0-9.]+)"', line)
            size = float(font.group(1)) if font else size
            sizes[size] += line.count("<char ")
        return sizes.most_common(1)[0][0]

    def check_type(self):
        """Laid out for its paper, the type is clearly larger than scaled down as it is."""
        fit = self.export("fit.pdf")
        width, height = get_page_size(fit)
        for paper in ("A4", "A0"):
            short, long = ((side - 20) * MM for side in PAPERS[paper])
            scale = max(min(short / width, long / height), min(long / width, short / height))
            poster = self.export("poster.pdf", "--paper", paper)
            gain = self.get_type_size(poster) / (self.get_type_size(fit) * scale)
            assert gain > 1.2, (paper, gain)

    def check_sizes(self):
        inch = 72
        for paper, sides in (("Legal", (8.5, 14)), ("ansi-c", (17, 22)), ("ANSI-D", (22, 34)),
                             ("ansi-e", (34, 44)), ("36x48in", (36, 48))):
            page = sorted(get_page_size(self.export("size.pdf", "--paper", paper)))
            assert all(abs(p - s * inch) < 0.1 * MM for p, s in zip(page, sides)), (paper, page)

    def check_rolls(self):
        for width in (610, 914, 1067):
            for orientation, side in (("--landscape", 1), ("--portrait", 0)):
                pdf = self.export("roll.pdf", "--paper", f"roll-{width}", orientation)
                page = get_page_size(pdf)
                assert abs(page[side] - width * MM) < 0.1 * MM, (width, page)
                assert page[1 - side] > 1.3 * page[side], "less long than wide"
                frame = measure_ink(pdf, self.folder)
                margins = (10 * MM / page[0], 10 * MM / page[1])
                for i, found in enumerate(frame):
                    wanted = margins[i % 2] if i < 2 else 1 - margins[i % 2]
                    assert abs(found - wanted) < FILL_TOLERANCE, (width, orientation, frame)


def check_refusals(cjmap, path, folder):
    """What cannot be made is said, and nothing is left in its place."""
    out = folder / "none.pdf"
    for status, options in ((2, ("--paper", "A4", "--margin", "100")),
                            (2, ("--paper", "A4", "--margin", "-1")),
                            (2, ("--paper", "A4", "--margin", "ten")),
                            (2, ("--paper", "roll-610", "--margin", "300")),
                            (1, ("--paper", "30x40mm", "--margin", "5")),
                            (2, ("--dpi", "0")), (2, ("--dpi", "1000000"))):
        done = run(cjmap, "export", path, "-o", out, *options, status=status)
        assert done.stderr.count("\n") >= 1, options
        assert not out.exists(), options


def report(number, name, check):
    """Runs @check and prints its line of TAP; True where it passed."""
    try:
        check()
    except (AssertionError, subprocess.SubprocessError) as error:
        print(f"not ok {number} {name}\n# {error}", flush=True)
        return False
    print(f"ok {number} {name}", flush=True)
    return True


def main(cjmap, gen_map, *paths):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        checks = []
        for phases in (3, 5, 30):
            path = folder / f"{phases}-phases.cjm"
            run(gen_map, phases, 8, 1, path)
            posters = Posters(cjmap, path, folder)
            checks.append((path.stem, posters.check_fills if phases < 30
                           else posters.check_fills_of_many))
        for path in map(Path, paths):
            checks.append((path.stem, Posters(cjmap, path, folder).check_fills))
        checks.append(("type", Posters(cjmap, paths[0], folder).check_type))
        checks.append(("sizes", Posters(cjmap, paths[0], folder).check_sizes))
        checks.append(("rolls", Posters(cjmap, paths[0], folder).check_rolls))
        checks.append(("refusals", lambda: check_refusals(cjmap, paths[0], folder)))
        print(f"1..{len(checks)}")
        passed = [report(i + 1, *check) for i, check in enumerate(checks)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main(*sys.argv[1:]))
