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

from checks import report, run

MM = 72 / 25.4
PAPERS = {"A4": (210, 297), "A1": (594, 841), "A0": (841, 1189)}

# How far from the margin what is on the sheet may begin, in parts of the page's side.
FILL_TOLERANCE = 0.02


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

        self.is_rtl = ' lang="ar"' in Path(path).read_text("utf-8")

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
        """A map of many phases, for which an A4 is too small; it is said which paper is not."""
        self.check_fill("A1", "--portrait", 10)
        self.check_fill("A0", "--landscape", 10)
        out = self.folder / "none.pdf"
        done = run(self.cjmap, "export", self.path, "-o", out, "--paper", "A4", "--portrait",
                   status=1)
        assert not out.exists(), done.stderr
        larger = re.search(r"Take (\S+) or larger", done.stderr).group(1)
        self.export("poster.pdf", "--paper", larger, "--portrait")

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


    def check_boxes(self):
        """The page with bleed and marks around it: the trim is the paper."""
        for bleed, marks in ((3, True), (5, False), (0, True)):
            options = ["--bleed", bleed] + (["--marks"] if marks else [])
            pdf = self.export("boxes.pdf", "--paper", "A3", "--portrait", *options)
            run("qpdf", "--check", pdf)
            boxes = get_boxes(pdf, 1)
            media, crop, trim, cut = (boxes[key] for key in ("Media", "Crop", "Trim", "Bleed"))
            assert crop == media, boxes
            around = trim[0] - media[0]
            assert around >= (bleed + (7 if marks else 0)) * MM - 0.1, boxes
            for found, wanted in ((trim, (around, around, around + 297 * MM, around + 420 * MM)),
                                  (media, (0, 0, 297 * MM + 2 * around, 420 * MM + 2 * around)),
                                  (cut, (trim[0] - bleed * MM, trim[1] - bleed * MM,
                                         trim[2] + bleed * MM, trim[3] + bleed * MM))):
                assert all(abs(f - w) < 0.1 * MM for f, w in zip(found, wanted)), (found, wanted)

    def check_ground(self):
        """The sheet's colour reaches the end of the bleed and no further."""
        pdf = self.export("ground.pdf", "--paper", "A4", "--theme", "workshop", "--bleed", 5,
                          "--marks")
        page, (left, bottom, right, top) = get_page_size(pdf), get_boxes(pdf, 1)["Bleed"]
        run("pdftoppm", "-r", "72", "-png", "-singlefile", pdf, self.folder / "ground")
        picture = self.folder / "ground.png"
        middle = page[1] / 2
        for x, is_white in ((left - 2, True), (left + 3, False), (right - 3, False),
                            (right + 2, True)):
            color = run("convert", picture, "-format", f"%[pixel:p{{{int(x)},{int(middle)}}}]",
                        "info:").stdout
            is_found_white = color in ("white", "srgb(255,255,255)")
            assert is_found_white == is_white, (x, color)

    def check_tiles(self):
        """Cut and put together, the sheets are the poster again."""
        dpi = 144  # pixels of the two do not begin at the same place: a fine grid, made coarse
        for paper, tile in (("A2", "A4"), ("A1", "A3")):
            poster = self.export("whole.pdf", "--paper", paper, "--portrait")
            width, height = get_page_size(poster)
            pdf = self.folder / "tiles.pdf"
            done = run(self.cjmap, "export", self.path, "-o", pdf, "--paper", paper, "--portrait",
                       "--tile", tile)
            assert "sheets of" in done.stderr, done.stderr
            run("qpdf", "--check", pdf)
            n_pages = int(re.search(r"Pages: +(\d+)", run("pdfinfo", pdf).stdout).group(1))
            labels = [re.search(r"([A-Z]\d+) · row (\d+) of (\d+), column (\d+) of (\d+)",
                                run("pdftotext", "-f", i, "-l", i, pdf, "-").stdout)
                      for i in range(2, n_pages + 1)]
            assert all(labels), "a sheet without its label"
            assert len({label.group(1) for label in labels}) == n_pages - 1
            n_columns = int(labels[0].group(5))
            x = y = 0.0
            for i in range(2, n_pages + 1):
                boxes = get_boxes(pdf, i)
                left, bottom, right, top = boxes["Trim"]
                for inner, outer in zip(boxes["Bleed"], boxes["Media"]):
                    assert abs(inner - outer) > 9.9 * MM, "less than the margin"
                # The first sheet of a row is where the map begins to be read.
                place = width - x - (right - left) if self.is_rtl else x
                self.compare_piece(poster, pdf, i, (place, y, right - left, top - bottom),
                                   (left, boxes["Media"][3] - top), dpi)
                x += right - left
                if (i - 1) % n_columns == 0:
                    assert abs(x - width) < 0.1 * MM, (x, width)
                    x, y = 0.0, y + top - bottom
            assert abs(y - height) < 0.1 * MM, (y, height)

    def compare_piece(self, poster, pdf, page, place, start, dpi):
        """A piece of the poster's page beside what is inside the trim box of a sheet."""
        scale = dpi / 72
        size = [int(n * scale) - 2 for n in place[2:]]
        pieces = []
        for source, number, (x, y) in ((poster, 1, place[:2]), (pdf, page, start)):
            out = self.folder / f"piece-{len(pieces)}"
            run("pdftoppm", "-r", dpi, "-f", number, "-l", number, "-png", "-singlefile",
                "-x", round(x * scale), "-y", round(y * scale), "-W", size[0], "-H", size[1],
                source, out)
            run("convert", out.with_suffix(".png"), "-scale", "20%", out.with_suffix(".small.png"))
            pieces.append(out.with_suffix(".small.png"))
        difference = run("compare", "-metric", "MAE", *pieces, "null:", status=None).stderr
        mean = float(re.search(r"\(([-0-9.e]+)\)", difference).group(1))
        assert mean < 0.01, (page, place, difference)

    def check_counts(self):
        """As many sheets as A0 takes, the way round that needs the fewer."""
        for tile, n_sheets in (("A4", 25), ("A3", 15)):
            pdf = self.folder / "count.pdf"
            run(self.cjmap, "export", self.path, "-o", pdf, "--paper", "A0", "--portrait", "--tile",
                tile)
            assert f"Pages:           {n_sheets + 1}\n" in run("pdfinfo", pdf).stdout, tile


def get_boxes(pdf, page):
    """Of a page, each as left, bottom, right, top in points."""
    info = run("pdfinfo", "-box", "-f", page, "-l", page, pdf).stdout
    return {name: tuple(map(float, numbers.split()))
            for name, numbers in re.findall(r"(\w+)Box: +([-0-9. ]+)", info)}


def check_refusals(cjmap, path, folder):
    """What cannot be made is said, and nothing is left in its place."""
    out = folder / "none.pdf"
    for status, options in ((2, ("--paper", "A4", "--margin", "100")),
                            (2, ("--paper", "A4", "--margin", "-1")),
                            (2, ("--paper", "A4", "--margin", "ten")),
                            (2, ("--paper", "roll-610", "--margin", "300")),
                            (1, ("--paper", "30x40mm", "--margin", "5")),
                            (2, ("--paper", "A0", "--tile", "A0")),
                            (2, ("--paper", "A0", "--tile", "A4", "--marks")),
                            (2, ("--paper", "A0", "--tile", "A4", "--overlap", "51")),
                            (2, ("--paper", "A0", "--bleed", "-3")),
                            (2, ("--dpi", "0")), (2, ("--dpi", "1000000"))):
        done = run(cjmap, "export", path, "-o", out, *options, status=status)
        assert done.stderr.count("\n") >= 1, options
        assert not out.exists(), options


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
        for name in ("boxes", "ground", "tiles", "counts"):
            checks.append((name, getattr(Posters(cjmap, paths[0], folder), "check_" + name)))
        checks.append(("tiles from right to left", Posters(cjmap, paths[1], folder).check_tiles))
        checks.append(("refusals", lambda: check_refusals(cjmap, paths[0], folder)))
        print(f"1..{len(checks)}")
        passed = [report(i + 1, *check) for i, check in enumerate(checks)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main(*sys.argv[1:]))
