#!/usr/bin/python3
"""Reports read with the tools of others: check-report.py CJMAP GEN_MAP EXAMPLE ARABIC.

Whatever the map and the paper are, a report says all that the map says, in letters that can be
read, and each of its pages tells which phases and lanes it shows. Prints TAP.
"""

import os
import re
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from pathlib import Path

from checks import report, run

MM = 72 / 25.4
LEAST_TYPE = 7.0
NS = "{https://example.org/ns/cjmap/1}"


def get_words(text):
    """Hyphens at the ends of lines are the typesetter's."""
    return re.findall(r"\w+", re.sub(r"[-\u00ad\u2010]\n", "", text))


class Report:
    def __init__(self, cjmap, path, folder):
        self.cjmap, self.path, self.folder = cjmap, path, folder

    def export(self, *options):
        pdf = self.folder / "report.pdf"
        done = run(self.cjmap, "export", self.path, "-o", pdf, "--report", *options)
        assert not done.stderr, done.stderr
        run("qpdf", "--check", pdf)
        return pdf

    def read_pages(self, pdf):
        return run("pdftotext", "-raw", pdf, "-").stdout.rstrip("\f").split("\f")

    def find(self, name):
        """The texts of all elements called @name that say something. The names of groups may stand
        upright, and then the tools read them letter by letter."""
        root = ET.parse(self.path).getroot()
        upright = {child for group in root.iter(NS + "group") for child in group}
        return [e.text for e in root.iter(NS + name) if e.text and e.text.strip()
                and e not in upright]

    def check_size(self, pdf, width, height):
        size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", run("pdfinfo", pdf).stdout)
        found = float(size.group(1)) / MM, float(size.group(2)) / MM
        assert abs(found[0] - width) < 0.1 and abs(found[1] - height) < 0.1, found

    def check_type(self, pdf):
        """Letters are as large as they are drawn, whatever the font's own size is."""
        sizes = [float(s) for s in re.findall(r'<font [^>]*size="([0-9.]+)"',
                                              run("mutool", "draw", "-q", "-F", "stext", pdf).stdout)]
        assert sizes and min(sizes) > LEAST_TYPE - 0.05, min(sizes)

    def check_text(self, pages):
        """Every word that the map says is in the report as often as there, at least."""
        there = Counter(w.lower() for w in get_words("\n".join(pages)))
        for name in ("title", "scenario", "name", "description", "note", "summary", "barrier",
                     "insight", "owner", "unit", "address", "objective"):
            for word in get_words("\n".join(self.find(name))):
                assert there[word.lower()], f"{word} ({name}) is nowhere"

    def check_numbers(self, pages):
        for i, page in enumerate(pages):
            assert re.search(rf"\b{i + 1} / {len(pages)}\b", page), f"page {i + 1} has no number"

    def check_all(self, *options, width=297, height=210):
        pdf = self.export(*options)
        pages = self.read_pages(pdf)
        self.check_size(pdf, width, height)
        self.check_type(pdf)
        self.check_text(pages)
        self.check_numbers(pages)
        return pages

    def check_example(self):
        """On A4 lying, in all themes; labels and headers are on each page of phases."""
        for theme in ("editorial", "workshop", "large", "grey"):
            pages = self.check_all("--theme", theme)
            grid = [p for p in pages if re.search(r"· Fases? \d", p)]
            assert len(grid) >= 4, theme
            for page in grid:
                first, last = map(int, re.search(r"· Fases (\d)–(\d)", page).groups())
                assert all(re.search(rf"\b{n}\s+[A-Z]", page) for n in range(first, last + 1)), page
            for title in ("Métricas", "Acciones de mejora", "Fuentes"):
                assert any(re.search(rf"^{title}$", p, re.M) for p in pages[-3:]), title

    def check_papers(self):
        for paper, sides in (("A4", (210, 297)), ("A3", (297, 420)), ("Letter", (215.9, 279.4))):
            self.check_all("--paper", paper, "--portrait", width=sides[0], height=sides[1])
            self.check_all("--paper", paper, "--margin", "15", width=sides[1], height=sides[0])

    def check_outline(self):
        """The phases and the tables lead to their pages."""
        pdf = self.export()
        lines = run("mutool", "show", pdf, "outline").stdout.splitlines()
        assert len(lines) == 8, lines
        assert "#page=2" in lines[0] and "Descubrimiento" in lines[0], lines

    def check_arabic(self):
        """Shaped letters come back in their own forms: here the pages must be there."""
        for theme in ("editorial", "workshop"):
            pdf = self.export("--theme", theme)
            self.check_type(pdf)
            assert len(self.read_pages(pdf)) == 3

    def check_many(self):
        """Every phase stands on as few pages as all others, and no lane is lost."""
        pages = self.check_all()
        groups = Counter(m.group(1) for m in (re.search(r"· \S+ (\d+–\d+) ", p) for p in pages)
                         if m)
        assert len(groups) == 6 and len(set(groups.values())) == 1, groups

    def check_plain(self):
        self.check_all()


LONG = """<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">
  <title>Long</title>
  <persona><summary>%s</summary></persona>
  <phase id="p0000000000000001"><name>One</name><description>%s</description>
    <step id="s0000000000000002"/></phase>
  <phase id="p0000000000000003"><name>Two</name><step id="s0000000000000004"/></phase>
  <lane id="l0000000000000005" kind="notes"><name>Does</name><question>What?</question>
    <cell step="s0000000000000002">%s</cell></lane>
  <lane id="l0000000000000006" kind="actions"><name>Actions</name><question>Then?</question>
    <cell step="s0000000000000004"><note id="n0000000000000007" evidence="assumed">%s</note></cell></lane>
</map>
"""


def write_long(path):
    """Texts that are each higher than a page."""
    def say(kind, n):
        return " ".join(f"{kind}{i}" for i in range(n))
    notes = "".join(f'<note id="n{i + 256:016x}" evidence="data">note{i} {say("w", 40)}</note>'
                    for i in range(60))
    path.write_text(LONG % (say("summary", 900), say("about", 700), notes, say("act", 1500)),
                    encoding="utf-8")


def check_long(cjmap, folder):
    """Nothing is cut off, and no line is parted or shown twice on its two pages."""
    path = folder / "long.cjm"
    write_long(path)
    pages = Report(cjmap, path, folder).check_all()
    words = Counter(get_words("\n".join(pages)))
    for name, n in (("note", 60), ("act", 1500), ("summary", 900), ("about", 700)):
        for i in range(n):
            assert words[f"{name}{i}"], f"{name}{i} is nowhere"


def check_refusals(cjmap, path, folder):
    out = folder / "none.pdf"
    for status, options in ((2, ("--paper", "roll-914")), (2, ("--cards",)),
                            (2, ("--tile", "A4")), (2, ("--bleed", "3")), (2, ("--marks",)),
                            (2, ("--margin", "100")), (1, ("--paper", "80x60mm"))):
        done = run(cjmap, "export", path, "-o", out, "--report", *options, status=status)
        assert done.stderr.count("\n") == 1 and not out.exists(), (options, done.stderr)
    done = run(cjmap, "export", path, "-o", folder / "none.png", "--report", status=2)
    assert ".pdf" in done.stderr and not (folder / "none.png").exists(), done.stderr


def main(cjmap, gen_map, example, arabic):
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        few, many, empty = (folder / f"{name}.cjm" for name in ("few", "many", "empty"))
        run(gen_map, 3, 7, 1, few)
        run(gen_map, 30, 12, 1, many)
        run(cjmap, "new", "-o", empty)
        sheet = Report(cjmap, example, folder)
        checks = [("example", sheet.check_example), ("papers", sheet.check_papers),
                  ("outline", sheet.check_outline),
                  ("arabic", Report(cjmap, arabic, folder).check_arabic),
                  ("three phases", Report(cjmap, few, folder).check_plain),
                  ("thirty phases", Report(cjmap, many, folder).check_many),
                  ("empty", Report(cjmap, empty, folder).check_plain),
                  ("long", lambda: check_long(cjmap, folder)),
                  ("refusals", lambda: check_refusals(cjmap, example, folder))]
        print(f"1..{len(checks)}")
        passed = [report(i + 1, *check) for i, check in enumerate(checks)]
    return 0 if all(passed) else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main(*sys.argv[1:]))
