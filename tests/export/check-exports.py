#!/usr/bin/python3
"""Exports of maps, looked at with the tools of others: check-exports.py CJMAP WORDS.ini MAP...

Every text of a map must be found in its PDF and its SVG, in reading order; the PDF must be one
sound page with its fonts inside; an SVG must look like the PNG. Prints TAP.
"""

import os
import re
import subprocess
import sys
import tempfile
import unicodedata
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from checks import report, run

NS = "{https://example.org/ns/cjmap/1}"
INKSCAPE = "{http://www.inkscape.org/namespaces/inkscape}"
SVG = "{http://www.w3.org/2000/svg}"
MM = 72 / 25.4

# How far the rendering of an SVG by librsvg may be from our own PNG: on the whole, and in the
# worst patch of a 60th of the width, of the full range of brightness.
MEAN_TOLERANCE = 0.015
PATCH_TOLERANCE = 0.05


class Words:
    """The sheet's own words in a map's language."""

    def __init__(self, path):
        self.words = dict(line.split("=", 1) for line in Path(path).read_text("utf-8").splitlines()
                          if "=" in line and not line.startswith("#"))

    def get(self, key, language):
        return self.words.get(f"{key}[{language}]", self.words[key])


def read_texts(path, words):
    """All texts of a map in reading order."""
    root = ElementTree.parse(path).getroot()
    language = root.get("lang")
    groups = {g.get("id"): g.findtext(NS + "name") for g in root.iter(NS + "group")}
    steps = [s.get("id") for s in root.iter(NS + "step")]
    persona = root.find(NS + "persona")
    phases = root.findall(NS + "phase")
    texts = [words.get("DocumentKind", language), root.findtext(NS + "title"),
             root.findtext(NS + "scenario")]
    texts += [persona.findtext(NS + name) for name in ("profile", "name", "summary")]
    for key, name in (("Author", "author"), ("Edition", "edition")):
        text = root.findtext(NS + name)
        texts += [words.get(key, language), text] if text else []
    texts += [words.get("Phases", language)]
    for i, phase in enumerate(phases):
        texts += [str(i + 1), phase.findtext(NS + "name")]
    texts += [words.get("Description", language)]
    texts += [phase.findtext(NS + "description") for phase in phases]
    texts += read_steps(phases, words.get("Steps", language))
    group = None
    for lane in root.findall(NS + "lane"):
        if lane.get("group") != group:
            group = lane.get("group")
            texts += [groups[group].upper()] if group else []
        name = lane.findtext(NS + "name")
        texts += [name.upper() if lane.get("kind").startswith("line-") else name]
        texts += [lane.findtext(NS + "question")]
        texts += [curve.findtext(NS + "name") for curve in lane.findall(NS + "curve")]
        cells = {cell.get("step"): cell for cell in lane.findall(NS + "cell")}
        for step in steps:
            if step in cells:
                texts += [note.text for note in cells[step].findall(NS + "note")]
    for field, key in (("barrier", "Barrier"), ("insight", "Insight")):
        texts += [words.get(key, language), root.findtext(NS + field)]
    texts += [words.get(key, language) for key in ("Evidence", "Assumed", "Inferred", "Data")]
    return root, [t for t in texts if t]


def read_steps(phases, label):
    """Numbers and names of the steps, where a phase is split or a step has a name."""
    texts = []
    for i, phase in enumerate(phases):
        steps = phase.findall(NS + "step")
        for j, step in enumerate(steps):
            name = step.findtext(NS + "name")
            texts += [f"{i + 1}.{j + 1}", name] if name or len(steps) > 1 else []
    return [label] + texts if texts else []


def squeeze(text):
    """Letters and figures only: spaces and hyphens come and go where lines end."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if c.isalnum())


def check_order(texts, found, what):
    found = squeeze(found)
    at = 0
    for text in texts:
        place = found.find(squeeze(text), at)
        assert place >= 0, f"{what}: “{text}” is missing or not in its place"
        at = place + len(squeeze(text))


def read_svg(path):
    """Root of the SVG, and its texts in document order."""
    root = ElementTree.parse(path).getroot()
    return root, " ".join("".join(t.itertext()) for t in root.iter(SVG + "text"))


def read_strings(data, key):
    """The texts that stand as @key in a PDF that qpdf has written out."""
    texts = []
    for hexadecimal, plain in re.findall(rb"/%s (?:<([0-9a-f]*)>|\((.*?)\))" % key.encode(), data):
        texts.append(bytes.fromhex(hexadecimal.decode()).decode("utf-16") if hexadecimal
                     else plain.decode("latin-1"))
    return texts


def read_structure(text):
    """Columns of each cell of each row, numbers of links and figures, and texts of headings, in
    what pdfinfo says of a structure."""
    rows, links, figures, headings = [], 0, 0, {"H1": [], "H2": []}
    heading = None
    for line in text.splitlines():
        word = line.split()[0].rstrip(":") if line.strip() else ""
        if word == "TR":
            rows.append([])
        elif word in ("TH", "TD"):
            rows[-1].append(1)
        elif word == "/ColSpan":
            rows[-1][-1] = int(line.split()[1])
        links += word == "Link"
        figures += word == "Figure"
        if heading and line.strip().startswith('"'):
            headings[heading].append(line.strip().strip('"'))
        heading = word if word in headings else None
    return rows, links, figures, headings


def read_structure_texts(text):
    """The texts that pdfinfo found in a structure, in its order."""
    return " ".join(line.strip()[1:-1] for line in text.splitlines()
                    if line.strip().startswith('"'))


def check_marks(data):
    """All that a page with a structure draws is in an element, or is marked as decoration."""
    n_decorations = 0
    for content in re.findall(rb"\nstream\n(.*?)\nendstream", data, re.DOTALL):
        if b"/MCID " not in content:
            continue
        depth = 0
        for line in content.split(b"\n"):
            if re.search(rb" B[DM]C$", line):
                depth += 1
                n_decorations += line == b"/Artifact BMC"
            elif line == b"EMC":
                depth -= 1
            elif re.search(rb"(^| |\)|\])(f\*?|S|B|Do|sh|Tj|TJ)$", line):
                assert depth > 0, f"drawn in no element: {line[-60:]}"
        assert depth == 0, depth
    return n_decorations


def get_png_size(path):
    head = path.read_bytes()[:24]
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")


def measure(metric, one, other):
    """The normalised difference of two pictures, as ImageMagick says it in brackets."""
    message = run("compare", "-metric", metric, one, other, "null:", status=None).stderr
    return float(re.search(r"\(([-0-9.e]+)\)", message).group(1))


class Exports:
    def __init__(self, cjmap, words, path, folder):
        self.cjmap, self.path, self.folder = cjmap, path, folder
        self.root, self.texts = read_texts(path, words)
        self.is_rtl = self.root.get("lang") in ("ar", "he", "fa")

    def export(self, name, *options):
        out = self.folder / name
        done = run(self.cjmap, "export", self.path, "-o", out, *options)
        assert not done.stderr, done.stderr
        return out

    def check_pdf(self):
        pdf = self.export("map.pdf")
        info = dict(line.split(":", 1) for line in run("pdfinfo", pdf).stdout.splitlines())
        info = {key: value.strip() for key, value in info.items()}
        assert info["Pages"] == "1"
        assert info["Title"] == self.root.findtext(NS + "title"), info["Title"]
        assert info["Creator"].startswith("CJMap"), info["Creator"]
        run("qpdf", "--check", pdf)
        fonts = run("pdffonts", pdf).stdout.splitlines()[2:]
        assert fonts
        for font in fonts:
            assert re.search(r" yes +yes +yes +\d+ +\d+$", font), f"not embedded: {font}"
        assert " Type 3 " not in "".join(fonts), "glyphs as pictures"

        # PDF keeps the glyphs of a line in the order in which they are seen; tools turn lines
        # that run from right to left back as they can, which is no measure of our order.
        if not self.is_rtl:
            check_order(self.texts, run("pdftotext", "-raw", pdf, "-").stdout, "pdftotext")
            check_order(self.texts, run("mutool", "draw", "-q", "-F", "txt", pdf).stdout, "mutool")

    def check_structure(self):
        """The structure tree, as others read it."""
        pdf = self.export("map.pdf")
        phases = self.root.findall(NS + "phase")
        steps = list(self.root.iter(NS + "step"))
        plain = self.folder / "plain.pdf"
        run("qpdf", "--qdf", "--object-streams=disable", pdf, plain)
        data = plain.read_bytes()
        assert re.search(rb"/Marked true", data) and self.root.get("lang") in read_strings(data, "Lang")

        # Every row of the table has as many columns as the map has steps, and its header.
        found = run("pdfinfo", "-struct-text", pdf).stdout
        if not self.is_rtl:
            check_order(self.texts, read_structure_texts(found), "structure")
        assert check_marks(data) > len(steps)
        rows, links, figures, headings = read_structure(found)
        assert len(rows) >= 2 + len(self.root.findall(NS + "lane")), len(rows)
        for row in rows:
            assert sum(row) == len(steps) + 1, row
        assert len(headings["H1"]) == 1
        if not self.is_rtl:
            assert self.root.findtext(NS + "title").startswith(headings["H1"][0])
            names = [phase.findtext(NS + "name") for phase in phases]
            assert headings["H2"][:len(names)] == names, headings["H2"]

        alternatives = read_strings(data, "Alt")
        assert len(alternatives) == figures, (len(alternatives), figures)
        if self.root.find(f"{NS}persona/{NS}photo") is not None:
            assert any(self.root.findtext(f"{NS}persona/{NS}name") in a for a in alternatives)
        for lane in self.root.findall(f"{NS}lane[@kind='emotion']"):
            assert any(a.startswith(lane.findtext(NS + "name") + ". ") and len(a) > 40
                       for a in alternatives), alternatives

        outline = run("mutool", "show", pdf, "outline").stdout
        shown = re.findall(r'^[-+|]\t"(.*?)"', outline, re.MULTILINE)
        assert shown == [p.findtext(NS + "name") for p in phases], outline
        self.check_links(data, links)

    def check_pages(self):
        """Each sheet of a poster is a part with its heading, each card a section."""
        pdf = self.folder / "sheets.pdf"
        run(self.cjmap, "export", self.path, "-o", pdf, "--paper", "A0", "--tile", "A4")
        run("qpdf", "--check", pdf)
        n_sheets = int(re.search(r"Pages: +(\d+)", run("pdfinfo", pdf).stdout).group(1)) - 1
        found = run("pdfinfo", "-struct-text", pdf).stdout
        assert n_sheets > 1 and len(re.findall("^  Part", found, re.MULTILINE)) == n_sheets, found
        outline = run("mutool", "show", pdf, "outline").stdout
        assert len(outline.splitlines()) == n_sheets + 1, outline
        assert re.search(r'^  H2.*\n    "B1 · ', found, re.MULTILINE), "a sheet has no heading"
        # What qpdf does not look at: whether that which draws can be drawn.
        complaints = run("pdftotext", pdf, "-").stderr
        assert not complaints, complaints[:200]
        # Every note lies on one sheet as a whole or is cut; its words are on some sheet.
        if not self.is_rtl:
            known = squeeze(read_structure_texts(found))
            for text in self.texts:
                assert any(squeeze(word) in known for word in text.split()), text

        pdf = self.export("cards.pdf", "--cards")
        run("qpdf", "--check", pdf)
        found = run("pdfinfo", "-struct-text", pdf).stdout
        n_cards = len(re.findall("^  Sect", found, re.MULTILINE))
        assert n_cards <= len(list(self.root.iter(NS + "note"))) and n_cards > 10, n_cards
        if not self.is_rtl:
            words = squeeze(read_structure_texts(found))
            notes = [n.text for n in self.root.iter(NS + "note") if n.text]
            assert all(squeeze(text) in words for text in notes[:20]), "a note is on no card"

    def check_links(self, data, n_links):
        addresses = {s.get("id"): s.get("address") for s in self.root.iter(NS + "source")}
        wanted = [addresses[n.get("source")] for n in self.root.iter(NS + "note")
                  if re.match("https?:", addresses.get(n.get("source")) or "")]
        found = set(re.findall(rb"/URI \((.*?)\)", data))
        assert found == {a.encode() for a in wanted}, (found, wanted)
        assert n_links >= len(wanted), n_links

    def check_svg(self):
        root, text = read_svg(self.export("map.svg"))
        check_order(self.texts, text, "svg")
        assert root.findtext(SVG + "title") == self.root.findtext(NS + "title")
        ids = [e.get("id") for e in root.iter() if e.get("id")]
        assert len(ids) == len(set(ids)), "ids are not unique"
        for lane in self.root.findall(NS + "lane"):
            assert lane.get("id") in ids, "a lane is no layer"
        # Phases and steps are layers that have their names.
        labels = {e.get("id"): e.get(INKSCAPE + "label") for e in root.iter()
                  if e.get(INKSCAPE + "groupmode") == "layer"}
        for record in self.root.findall(NS + "phase") + self.root.findall(NS + "lane"):
            assert labels.get(record.get("id")) == record.findtext(NS + "name"), record.get("id")
        for element in root.iter():
            for name, value in element.items():
                if name in ("x", "y", "d", "r", "font-size", "transform", "stroke-width"):
                    assert not re.search(r"\de|nan|inf", value), f"{name}={value}"

    def check_outlines(self):
        root, text = read_svg(self.export("outlines.svg", "--outlines"))
        assert not text
        assert root.find(f".//{SVG}path") is not None

    def check_sizes(self):
        svg, _ = read_svg(self.export("map.svg"))
        width, height = (float(svg.get(key).removesuffix("pt")) for key in ("width", "height"))
        png = self.export("map.png")
        assert get_png_size(png) == (round(width * 150 / 72), round(height * 150 / 72))
        self.check_page_size(self.export("map.pdf"), width, height)
        # Paper lies as the map comes out larger, unless it is told otherwise.
        a3 = self.export("a3.pdf", "--paper", "a3", "--landscape")
        self.check_page_size(a3, 420 * MM, 297 * MM)
        self.check_page_size(self.export("letter.pdf", "--paper", "Letter", "--portrait"),
                             215.9 * MM, 279.4 * MM)
        self.check_page_size(self.export("roll.pdf", "--paper", "914x2000.5mm", "--landscape"),
                             2000.5 * MM, 914 * MM)
        a4 = self.export("a4.png", "--paper", "A4", "--dpi", "100")
        assert sorted(get_png_size(a4)) == [round(210 / 25.4 * 100), round(297 / 25.4 * 100)]

    def check_page_size(self, pdf, width, height):
        size = re.search(r"Page size: +([0-9.]+) x ([0-9.]+)", run("pdfinfo", pdf).stdout)
        assert abs(float(size.group(1)) - width) < 0.1, (size.group(0), width)
        assert abs(float(size.group(2)) - height) < 0.1, (size.group(0), height)

    def check_looks(self):
        self.compare(self.export("map.svg"), self.export("fit.png", "--dpi", "72"))
        self.compare(self.export("a3.svg", "--paper", "A3"),
                     self.export("a3.png", "--paper", "A3", "--dpi", "144"))
        self.compare(self.export("outlines.svg", "--outlines"), self.folder / "fit.png")

    def compare(self, svg, png):
        width, height = get_png_size(png)
        rendered = self.folder / "rendered.png"
        run("rsvg-convert", "-w", width, "-h", height, "-b", "white", svg, "-o", rendered)
        mean = measure("MAE", png, rendered)
        assert mean < MEAN_TOLERANCE, f"{svg.name} differs from {png.name} by {mean:.4f}"

        patches = []
        for picture in (png, rendered):
            patches.append(picture.with_suffix(".patches.png"))
            run("convert", picture, "-scale", "60x", patches[-1])
        peak = measure("PAE", *patches)
        assert peak < PATCH_TOLERANCE, f"a patch of {svg.name} differs from {png.name} by {peak:.3f}"


def write_wide_map(path):
    """A map of 120 phases, wider than a page of a PDF may be."""
    phases = "".join(f'<phase id="p{i:016x}"><name>Phase {i}</name><description/>'
                     f'<step id="s{i:016x}"/></phase>' for i in range(1, 121))
    path.write_text(f'<map xmlns="{NS[1:-1]}" version="1.0" lang="en"><title>Wide</title>'
                    f'<scenario/><persona><profile/><name/><summary/></persona>{phases}'
                    f'<barrier/><insight/></map>', "utf-8")


def check_limits(cjmap, folder):
    """What is too large for a format is made as large as it can be, with a word about it."""
    wide, pdf, png = folder / "wide.cjm", folder / "wide.pdf", folder / "wide.png"
    write_wide_map(wide)
    done = run(cjmap, "export", wide, "-o", pdf)
    assert done.stderr.startswith(f"{pdf}: ") and done.stderr.count("\n") == 1, done.stderr
    assert "Page size:       14400 x" in run("pdfinfo", pdf).stdout
    texts = ["Wide"] + [f"Phase {i}" for i in range(1, 121)]
    check_order(texts, run("mutool", "draw", "-q", "-F", "txt", pdf).stdout, "mutool")
    done = run(cjmap, "export", wide, "-o", png)
    assert done.stderr.startswith(f"{png}: ") and done.stderr.count("\n") == 1, done.stderr
    assert get_png_size(png)[0] == 32767


CHECKS = ("pdf", "structure", "pages", "svg", "outlines", "sizes", "looks")


def main(cjmap, words_path, *paths):
    words = Words(words_path)
    passed = []
    print(f"1..{len(paths) * len(CHECKS) + 1}")
    for path in paths:
        with tempfile.TemporaryDirectory() as folder:
            exports = Exports(cjmap, words, path, Path(folder))
            for check in CHECKS:
                passed.append(report(len(passed) + 1, f"{Path(path).stem} {check}",
                                     getattr(exports, "check_" + check)))
    with tempfile.TemporaryDirectory() as folder:
        passed.append(report(len(passed) + 1, "limits",
                             lambda: check_limits(cjmap, Path(folder))))
    return 0 if all(passed) else 1


if __name__ == "__main__":
    os.environ["LC_ALL"] = "C.UTF-8"
    sys.exit(main(*sys.argv[1:]))
