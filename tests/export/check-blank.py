#!/usr/bin/python3
"""Sheets for sticky notes measured with the tools of others: check-blank.py CJMAP EXAMPLE ARABIC.

Notes of 76 mm stand on a pitch of 80 mm: each column is a whole number of these wide, each row one
of them high at least. Prints TAP.
"""

import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path

from checks import report, run

MM = 72 / 25.4
PITCH = 80
NS = "{https://example.org/ns/cjmap/1}"


def read_lines(pdf):
    """All straight lines of the first page: x1, y1, x2, y2 in millimetres."""
    lines = []
    trace = run("mutool", "draw", "-q", "-F", "trace", pdf, "1").stdout
    for stroke in re.findall(r"<stroke_path.*?</stroke_path>", trace, re.S):
        a, b, c, d, e, f = map(float, re.search(r'transform="([^"]+)"', stroke).group(1).split())
        points = [(float(x), float(y)) for x, y in
                  re.findall(r'<(?:moveto|lineto) x="([-0-9.e]+)" y="([-0-9.e]+)"', stroke)]
        points = [((a * x + c * y + e) / MM, (b * x + d * y + f) / MM) for x, y in points]
        lines += [(*p, *q) for p, q in zip(points[::2], points[1::2])]
    return lines


def get_steps(places):
    """From each of the sorted places to the next, without what is only as far as a line is wide."""
    ordered = sorted(places)
    return [b - a for a, b in zip(ordered, ordered[1:]) if b - a > 2]


class Blank:
    def __init__(self, cjmap, path, folder):
        self.cjmap, self.path, self.folder = cjmap, path, folder
        self.root = ET.parse(path).getroot()

    def export(self, *options, name="blank.pdf"):
        out = self.folder / name
        done = run(self.cjmap, "export", self.path, "-o", out, "--blank", *options)
        assert "--tile" in options or not done.stderr, done.stderr
        return out

    def check_geometry(self, *options):
        lines = read_lines(self.export(*options))
        dividers = [x1 for x1, y1, x2, y2 in lines if abs(x1 - x2) < 0.01 and abs(y1 - y2) > 50]
        rules = [y1 for x1, y1, x2, y2 in lines if abs(y1 - y2) < 0.01 and abs(x1 - x2) > 300]
        columns = get_steps(dividers)
        assert len(columns) >= 3, columns
        for width in columns:
            assert abs(width / PITCH - round(width / PITCH)) * PITCH < 0.1, columns
        # Above and below the lanes there are rules too, and on the axis of feelings.
        rows = [step for step in get_steps(rules) if step > PITCH - 0.1]
        lanes = self.root.findall(NS + "lane")
        assert len(rows) >= len(lanes) - 2, (rows, len(lanes))

    def check_papers(self):
        for options in ((), ("--paper", "A0"), ("--paper", "roll-914"),
                        ("--paper", "1500x1500mm", "--margin", "25")):
            self.check_geometry("--theme", "editorial", *options)

    def check_text(self):
        """Every lane asks in every phase; of what was found out nothing is left."""
        for theme in ("editorial", "workshop", "large", "grey"):
            text = run("mutool", "draw", "-q", "-F", "txt",
                       self.export("--paper", "A0", "--theme", theme)).stdout
            words = " ".join(text.split())
            for lane in self.root.findall(NS + "lane"):
                question = lane.findtext(NS + "question")
                wanted = 0 if lane.get("kind") == "emotion" else 5
                first = " ".join(question.split()[:2])
                assert words.count(first) > wanted, (theme, question)
            for name in ("note", "summary", "barrier", "insight", "objective"):
                for element in self.root.iter(NS + name):
                    said = " ".join((element.text or "").split())
                    assert len(said) < 12 or said not in words, (theme, said)
            for label in ("Nombre", "Perfil", "Freno", "+2", "−2"):
                assert label in words, (theme, label)

    def check_formats(self):
        for name in ("blank.svg", "blank.png"):
            out = self.export("--paper", "A0", name=name)
            assert out.stat().st_size > 5000, name
        assert "Guion gráfico" in (self.folder / "blank.svg").read_text("utf-8")
        pdf = self.export("--paper", "A0", "--tile", "A3")
        assert "Pages:           16\n" in run("pdfinfo", pdf).stdout

    def check_small(self):
        """A paper that is too small names one that is large enough."""
        out = self.folder / "none.pdf"
        done = run(self.cjmap, "export", self.path, "-o", out, "--blank", "--paper", "A2", status=1)
        assert done.stderr.count("\n") == 1 and not out.exists(), done.stderr
        self.export("--paper", re.search(r"take (\S+)$", done.stderr.strip()).group(1))

    def check_arabic(self):
        for theme in ("editorial", "workshop"):
            self.export("--paper", "A0", "--theme", theme)


def check_refusals(cjmap, path, folder):
    for options in (("--cards",), ("--report",)):
        out = folder / "none.pdf"
        done = run(cjmap, "export", path, "-o", out, "--blank", *options, status=2)
        assert done.stderr.count("\n") == 1 and not out.exists(), done.stderr
    done = run(cjmap, "export", path, "-o", folder / "grid.csv", "--blank")
    assert "--blank" in done.stderr, done.stderr


def main(cjmap, example, arabic):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sheet = Blank(cjmap, example, folder)
        checks = [("papers", sheet.check_papers), ("text", sheet.check_text),
                  ("formats", sheet.check_formats), ("small", sheet.check_small),
                  ("arabic", Blank(cjmap, arabic, folder).check_arabic),
                  ("refusals", lambda: check_refusals(cjmap, example, folder))]
        print(f"1..{len(checks)}")
        passed = [report(i + 1, *check) for i, check in enumerate(checks)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main(*sys.argv[1:]))
