#!/usr/bin/python3
"""Exports that are written from the map, read again: check-written.py CJMAP MAP...

Every text of a map must be found in each of them, hostile ones too, and the same map must give
the same bytes in every locale. Prints TAP.
"""

import csv
import io
import os
import re
import subprocess
import sys
import tempfile
import unittest
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path
from xml.sax.saxutils import escape

import html5lib

CJMAP = Path(sys.argv[1]).resolve()
MAPS = [Path(name).resolve() for name in sys.argv[2:]]
NS = "{https://example.org/ns/cjmap/1}"
TABLES = ["grid", "notes", "metrics", "actions", "sources", "about"]
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
SLIDE = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MARKDOWN = "{http://commonmark.org/xml/1.0}"
BOM = b"\xef\xbb\xbf"

HOSTILE = ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "<script>alert(1)</script>",
           "a & b < c > d \"e\" 'f'", "]]>", "--> x", "| pipe | `tick` *star* _low_ # head",
           "![x](http://x.invalid/y.png) <http://x.invalid>", "1. one", "- item", "> quote",
           "a,b;c\td", "one\ntwo\n\nthree", "\\backslash\\", "&amp; &lt;", "_x0041_",
           "שלום <b>עולם</b>", "\u202etrick", "http://x.invalid www.x.invalid {.x} ~~y~~ $z$ [ref]: /u",
           "``` fence", "    code", "===", "* * *", "- [ ] task", "2) two\n---\nthree", "[a]: /b", "e\u0301 👩‍👩‍👧 漢字", "x" * 3000]
KINDS = ["notes", "thoughts", "touchpoints", "emotion", "obstacles", "metrics", "actions",
         "pictures", "line-of-visibility"]
DETAILS = {"touchpoints": '<touchpoint channel="c0000000000000001" role="converts"/>',
           "emotion": '<feeling value="-1.5"/>',
           "metrics": '<metric unit="=kg" target="12.5" actual="-3" period="@Q1" side="channel"/>',
           "actions": '<action owner="=Ana" due="2026-03-01" impact="4" effort="2" '
                      'status="started"/>'}


def make_hostile():
    """A map with lanes of all kinds whose texts are made to break things."""
    lines = ['<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en" '
             'font="a&quot;}&lt;/style&gt;&lt;script&gt;alert(1)&lt;/script&gt;">']
    texts = [escape(text) for text in HOSTILE]
    line = [text.replace("\n", " ").replace("\t", " ") for text in texts]
    lines += [f"<title>{line[5]}</title><scenario>{texts[15]}</scenario><author>{line[0]}</author>",
              f"<persona><profile>{line[6]}</profile><name>{line[9]}</name>",
              f"<summary>{texts[8]}</summary></persona>",
              f'<source id="r0000000000000001" type="study" '
              f'address="javascript:alert(1)"><name>{line[1]}</name></source>',
              f'<channel id="c0000000000000001"><name>{line[2]}</name></channel>']
    for i, text in enumerate(line):
        lines.append(f'<phase id="p{i + 1:016x}"><name>{text}</name>'
                     f"<description>{texts[i]}</description><objective>{texts[-i]}</objective>"
                     f'<step id="s{i + 1:016x}"><name>{line[i - 1]}</name></step></phase>')
    lines.append(f'<group id="g0000000000000001"><name>{line[6]}</name></group>')
    for k, kind in enumerate(KINDS):
        lines.append(f'<lane id="l{k + 1:016x}" kind="{kind}" group="g0000000000000001">'
                     f"<name>{line[k]}</name><question>{line[k + 3]}</question>")
        for i, text in enumerate(texts if "line" not in kind else []):
            lines.append(f'<cell step="s{i + 1:016x}"><note id="n{k * 100 + i + 1:016x}" '
                         f'evidence="data" source="r0000000000000001" date="2026-01-02">{text}'
                         f'{DETAILS.get(kind, "")}</note></cell>')
        lines.append("</lane>")
    return "\n".join([*lines, f"<barrier>{texts[7]}</barrier>", "</map>"])


def read_markdown(data):
    """What a parser that is not ours finds in Markdown: the names of all its elements, the
    addresses of its links, its raw HTML, and its text."""
    done = subprocess.run(["cmark-gfm", "--unsafe", "-t", "xml", "-e", "table", "-e", "autolink",
                           "-e", "strikethrough", "-e", "tasklist"], input=data, check=True,
                          capture_output=True)
    root = ElementTree.fromstring(re.sub(rb"<!DOCTYPE[^>]*>", b"", done.stdout))
    names, links, raw, text = set(), set(), set(), []
    for element in root.iter():
        name = element.tag.removeprefix(MARKDOWN)
        names.add(name)
        if name == "text":
            text.append(element.text or "")
        elif name not in ("emph", "strong", "link"):
            text.append(" ")
        if name == "link":
            links.add(element.get("destination"))
        if name.startswith("html"):
            raw.add(element.text)
    return names, links, raw, "".join(text)


def read_page(data):
    """A web page as a browser understands it; a fault in it is an error."""
    return html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parse(
        data.decode("utf-8"))


def get_contrast(first, second):
    """Of two colours of a style sheet, as WCAG 2 has it."""
    lights = []
    for color in (first, second):
        parts = [int(color[i:i + 2], 16) / 255 for i in (1, 3, 5)]
        parts = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        lights.append(0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2] + 0.05)
    return max(lights) / min(lights)


def collapse(text):
    return " ".join(text.split())


def read_texts(path):
    """All texts of a map, in the order of the file."""
    root = ElementTree.parse(path).getroot()
    texts = []
    for element in root.iter():
        if element.tag not in (NS + "photo", NS + "picture", NS + "review-date", NS + "date"):
            texts.append(element.text or "")
        texts += [element.get(name, "") for name in ("unit", "period", "owner", "address")]
    return [collapse(text) for text in texts if text.strip()]


class Written(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = Path(self.scratch.name)
        self.hostile = self.folder / "hostile.cjm"
        self.hostile.write_text(make_hostile(), "utf-8")
        self.empty = self.folder / "empty.cjm"
        self.empty.write_text('<map xmlns="https://example.org/ns/cjmap/1" version="1.0" '
                              'lang="en"/>', "utf-8")

    def export(self, path, suffix, *options, locale="C.UTF-8"):
        """The bytes of an export, which the program says nothing about."""
        output = self.folder / f"out.{suffix}"
        done = subprocess.run([CJMAP, "export", path, "-o", output, *options], text=True,
                              capture_output=True, timeout=120, env={**os.environ, "LC_ALL": locale})
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        return output.read_bytes()

    def assert_complete(self, path, text):
        text = collapse(text)
        for wanted in read_texts(path):
            self.assertIn(wanted, text)

    def assert_same_everywhere(self, suffix, *options):
        for path in MAPS[:1]:
            here = self.export(path, suffix, *options)
            self.assertEqual(self.export(path, suffix, *options, locale="es_ES.UTF-8"), here)

    def read_tables(self, path, suffix):
        delimiter = "," if suffix == "csv" else "\t"
        tables = {}
        for name in TABLES:
            data = self.export(path, suffix, "--table", name)
            self.assertTrue(data.startswith(BOM))
            text = data.decode("utf-8-sig")
            tables[name] = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter,
                                           strict=True))
            self.assertLessEqual(len({len(row) for row in tables[name]}), 1, name)
        return tables

    def test_separated(self):
        for suffix in ("csv", "tsv"):
            for path in [*MAPS, self.hostile]:
                cells = [cell for table in self.read_tables(path, suffix).values()
                         for row in table for cell in row]
                for cell in cells:
                    if cell.lstrip()[:1] in ("=", "+", "-", "@"):
                        self.assertRegex(cell, r"\A-[0-9.]+\Z")
                self.assert_complete(path, "\n".join(cell.removeprefix("'") for cell in cells))
            self.assert_same_everywhere(suffix)

    def test_tables(self):
        tables = self.read_tables(MAPS[0], "csv")
        self.assertEqual(tables["grid"][0][1:3], ["Fases", "Descubrimiento"])
        self.assertIn(["Terminan la calculadora", "9.5", "12", "%"],
                      [row[2:6] for row in tables["metrics"]])
        self.assertEqual(tables["actions"][1][3:8], ["Hecha", "Lucía", "2026-10-31", "3", "2"])
        self.assertEqual(self.export(MAPS[0], "csv"), self.export(MAPS[0], "csv", "--table=grid"))

    def test_empty(self):
        tables = self.read_tables(self.empty, "csv")
        self.assertEqual([len(tables[name]) for name in TABLES], [1, 1, 1, 1, 1, 0])

    def read_workbook(self, path, locale="C.UTF-8"):
        """The sheets of a workbook by name: of each cell its kind and its text."""
        data = self.export(path, "xlsx", locale=locale)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.assertIsNone(archive.testzip())
            parts = {name: ElementTree.fromstring(archive.read(name))
                     for name in archive.namelist()}
        shared = ["".join(text.text or "" for text in item.iter(SHEET + "t")).replace("_x005F_", "_")
                  for item in parts.get("xl/sharedStrings.xml", [])]
        sheets = {}
        for i, sheet in enumerate(parts["xl/workbook.xml"].iter(SHEET + "sheet"), 1):
            part = parts[f"xl/worksheets/sheet{i}.xml"]
            self.assertEqual(list(part.iter(SHEET + "f")), [])
            sheets[sheet.get("name")] = {
                cell.get("r"): (cell.get("t", "n"), shared[int(cell.findtext(SHEET + "v"))]
                                if cell.get("t") == "s" else cell.findtext(SHEET + "v"))
                for cell in part.iter(SHEET + "c") if cell.find(SHEET + "v") is not None}
        return sheets, parts

    def test_workbook(self):
        for path in [*MAPS, self.hostile]:
            sheets, parts = self.read_workbook(path)
            self.assertEqual(len(sheets), len(TABLES))
            self.assert_complete(path, "\n".join(text for sheet in sheets.values()
                                                 for _, text in sheet.values()))
            views = list(parts["xl/worksheets/sheet1.xml"].iter(SHEET + "sheetView"))
            rtl = ElementTree.parse(path).getroot().get("lang") == "ar"
            self.assertEqual(views[0].get("rightToLeft") == "1", rtl)
        self.assert_same_everywhere("xlsx")

    def test_workbook_values(self):
        sheets, _ = self.read_workbook(MAPS[0], "es_ES.UTF-8")
        self.assertEqual(list(sheets), ["Mapa", "Notas", "Métricas", "Acciones de mejora", "Fuentes",
                                        "Acerca del mapa"])
        self.assertEqual(sheets["Métricas"]["D3"], ("n", "9.5"))
        self.assertEqual(sheets["Acciones de mejora"]["F2"], ("n", "46326"))  # 2026-10-31
        self.assertEqual(sheets["Acciones de mejora"]["E2"], ("s", "Lucía"))

    def test_empty_workbook(self):
        sheets, _ = self.read_workbook(self.empty)
        self.assertEqual(len(sheets), len(TABLES))

    def test_markdown(self):
        allowed = {"document", "heading", "paragraph", "list", "item", "text", "emph", "strong",
                   "linebreak", "link", "html_inline", "table", "table_header", "table_row",
                   "table_cell"}
        for path in [*MAPS, self.hostile]:
            data = self.export(path, "md")
            names, links, raw, text = read_markdown(data)
            self.assertLessEqual(names, allowed)
            self.assertLessEqual(raw, {"<br>"})
            self.assertLessEqual(links, set(read_texts(path)))
            self.assertEqual([link for link in links if not link.startswith("https://")], [])
            self.assert_complete(path, text)
        self.assert_same_everywhere("md")

    def test_markdown_words(self):
        text = read_markdown(self.export(MAPS[0], "md", locale="C.UTF-8"))[3]
        for wanted in ("Insight de compra", "2. Consideración", "Publicidad exterior:",
                       "Real: 9,5\xa0%", "20 sept 2026", "Nueve entrevistas a clientas"):
            self.assertIn(wanted, text)
        self.assertEqual(self.export(self.empty, "md"), b"# Customer journey map\n")

    def test_html(self):
        for path in [*MAPS, self.hostile, self.empty]:
            page = read_page(self.export(path, "html"))
            language = ElementTree.parse(path).getroot().get("lang")
            self.assertEqual((page.get("lang"), page.get("dir")),
                             (language, "rtl" if language == "ar" else "ltr"))
            self.assertEqual([len(page.findall(f".//{name}")) for name in ("h1", "title", "main")],
                             [1, 1, 1])
            ids = [element.get("id") for element in page.iter() if element.get("id")]
            self.assertEqual(len(ids), len(set(ids)))
            self.assert_harmless(page, path)
            seen = [text for element in page.find("body").iter()
                    for text in (element.text, element.tail, element.get("data-lane")) if text]
            self.assert_complete(path, "".join(seen) + " ".join(seen))
        self.assert_same_everywhere("html")

    def assert_harmless(self, page, path):
        """Nothing runs, nothing is fetched, and links lead into the web alone."""
        texts = set(read_texts(path))
        self.assertIn("default-src 'none'", page.find(".//meta[@http-equiv]").get("content"))
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            name = element.tag.rsplit("}")[-1]
            self.assertNotIn(name, ("script", "iframe", "object", "embed", "link", "base", "form",
                                    "foreignObject", "animate", "use"))
            for key, value in element.items():
                self.assertFalse(key.lower().startswith("on"), key)
                if key == "src" or (key.endswith("href") and name != "a"):
                    self.assertRegex(value, r"\Adata:image/(png|jpeg);base64,[A-Za-z0-9+/=]+\Z")
                elif key == "href":
                    self.assertTrue(value.startswith("https://") and value in texts
                                    or value.startswith("http://x.invalid"), value)
            if name == "img":
                self.assertTrue(element.get("alt"))
            if name == "style":
                self.assertNotIn("url(", element.text)
                self.assertNotIn("alert", element.text)

    def test_html_tables(self):
        page = read_page(self.export(MAPS[0], "html"))
        grid = page.find(".//table[@class='grid']")
        phases = grid.findall("thead/tr[1]/th[@class]")
        self.assertEqual([phase.get("scope") for phase in phases],
                         ["col", "colgroup", "colgroup", "col", "col"])
        widths = {sum(int(cell.get("colspan", 1)) for cell in row) for row in grid.iter("tr")}
        self.assertEqual(widths, {8})
        for row in grid.findall("tbody/tr"):
            self.assertEqual((row[0].tag, row[0].get("scope")), ("th", "row"))
        self.assertEqual(len(page.findall(".//table[@class='list']")), 3)
        drawing = page.find(".//figure[@class='curves']")[0]
        self.assertEqual(drawing.get("role"), "img")
        self.assertIn("Prueba +1,8", re.sub("[\u2066\u2069]", "", drawing.get("aria-label")))
        self.assertTrue(page.find(".//img[@class='photo']").get("alt").startswith("Marta"))

    def test_html_colors(self):
        for theme in ("editorial", "workshop", "large", "grey"):
            style = read_page(self.export(MAPS[0], "html", "--theme", theme)).find(".//style").text
            schemes = re.findall(r":root *{([^}]*--paper[^}]*)}", style)
            self.assertEqual(len(schemes), 3)
            for scheme in schemes[:2]:
                inks = dict(re.findall(r"--(\w+): *(#\w{6})", scheme))
                for ink in ("text", "quiet"):
                    for ground in ("paper", "card"):
                        self.assertGreater(get_contrast(inks[ink], inks[ground]), 4.5)
                self.assertGreater(get_contrast(inks["edge"], inks["paper"]), 3)
            for color, text in re.findall(r"--phase:(#\w{6});--on-phase:(#\w{6})", style):
                self.assertGreater(get_contrast(color, text), 4.5)

    def read_slide(self, path, *options):
        """The parts of a presentation, and the root of its slide; whatever programs ask of such a
        file is looked at."""
        with zipfile.ZipFile(io.BytesIO(self.export(path, "pptx", *options))) as archive:
            self.assertIsNone(archive.testzip())
            names = archive.namelist()
            parts = {name: archive.read(name) for name in names}
        self.assertEqual(len(names), len(parts))
        self.assertEqual(names[0], "[Content_Types].xml")
        roots = {name: ElementTree.fromstring(data) for name, data in parts.items()
                 if not name.startswith("ppt/media/")}
        self.assert_parts_known(names, roots)
        self.assert_related(names, roots)
        size = next(roots["ppt/presentation.xml"].iter(SLIDE + "sldSz"))
        for side in ("cx", "cy"):
            self.assertTrue(914400 <= int(size.get(side)) <= 51206400)
        self.assertAlmostEqual(int(size.get("cx")) / int(size.get("cy")), 16 / 9, 3)
        return roots, roots["ppt/slides/slide1.xml"]

    def assert_parts_known(self, names, roots):
        types = roots["[Content_Types].xml"]
        endings = {element.get("Extension") for element in types}
        overrides = {element.get("PartName") for element in types if element.get("PartName")}
        for name in names[1:]:
            self.assertIn(name.rsplit(".", 1)[1], endings)
            if name.endswith(".xml"):
                self.assertIn("/" + name, overrides)
        self.assertEqual({name[1:] for name in overrides} - set(names), set())

    def assert_related(self, names, roots):
        """All that is referred to is there, and all that is there is referred to."""
        found = {"[Content_Types].xml"}
        for name, root in roots.items():
            if not name.endswith(".rels"):
                continue
            folder, _, base = name.replace("_rels/", "").removesuffix(".rels").rpartition("/")
            found.add(name)
            ids = [element.get("Id") for element in root]
            self.assertEqual(len(ids), len(set(ids)))
            for element in root:
                found.add(os.path.normpath(os.path.join(folder, element.get("Target"))))
            owner = roots.get(f"{folder}/{base}")
            if owner is not None:
                used = {value for element in owner.iter() for key, value in element.items()
                        if key.startswith(RELATED)}
                self.assertLessEqual(used, set(ids))
        self.assertEqual(found, set(names))

    def test_slide(self):
        shown = {"title", "scenario", "profile", "name", "summary", "description", "note",
                 "barrier", "insight"}
        for path in [*MAPS, self.hostile, self.empty]:
            _, slide = self.read_slide(path)
            ids = [element.get("id") for element in slide.iter(SLIDE + "cNvPr")]
            self.assertEqual(len(ids), len(set(ids)))
            for extent in slide.iter(DRAWING + "ext"):
                self.assertTrue(all(int(extent.get(side, 0)) >= 0 for side in ("cx", "cy")))
            for style in slide.iter(DRAWING + "rPr"):
                self.assertGreaterEqual(int(style.get("sz")), 100)
            text = collapse("\n".join(element.text or "" for element in slide.iter(DRAWING + "t")))
            root = ElementTree.parse(path).getroot()
            counted = {child for source in root.iter(NS + "source") for child in source}
            for element in root.iter():
                name = element.tag.removeprefix(NS)
                if name in shown and element not in counted and (element.text or "").strip():
                    self.assertIn(collapse(element.text).upper(), text.upper())
        self.assert_same_everywhere("pptx")

    def test_slide_shapes(self):
        roots, slide = self.read_slide(MAPS[0])
        named = [shape.get("prst") for shape in slide.iter(DRAWING + "prstGeom")]
        self.assertEqual((named.count("homePlate"), named.count("chevron")), (1, 4))
        self.assertGreater(named.count("ellipse"), 20)
        titles = [shape for shape in slide.iter(SLIDE + "sp")
                  if shape.find(f".//{SLIDE}ph[@type='title']") is not None]
        self.assertEqual(["".join(title.itertext()).strip() for title in titles],
                         ["La primera bicicleta eléctrica"])
        described = [element.get("descr") for element in slide.iter(SLIDE + "cNvPr")
                     if element.get("descr")]
        self.assertIn("Marta, 34, Ciclista en potencia", described)
        self.assertTrue(any("Prueba" in text and "1,8" in text for text in described))
        curves = [path for path in slide.iter(DRAWING + "path")
                  if len(list(path.iter(DRAWING + "cubicBezTo"))) >= 6]
        self.assertGreaterEqual(len(curves), 2)
        self.assertTrue(all(style.get("lang") == "es" for style in slide.iter(DRAWING + "rPr")))
        core = roots["docProps/core.xml"]
        self.assertIn("La primera bicicleta eléctrica", [element.text for element in core])
        # A note is one thing to be moved: its text and its mark.
        groups = [element.get("name") for element in slide.iter(SLIDE + "cNvPr")
                  if element.get("name").startswith("Group")]
        self.assertTrue(any("Llegar puntual" in name for name in groups))

    def test_slide_right_to_left(self):
        roots, slide = self.read_slide(MAPS[2])
        self.assertEqual(roots["ppt/presentation.xml"].get("rtl"), "1")
        arrows = [place for shape in slide.iter(SLIDE + "spPr")
                  if shape.find(f"{DRAWING}prstGeom[@prst='chevron']") is not None
                  for place in shape.iter(DRAWING + "xfrm")]
        self.assertTrue(arrows)
        self.assertTrue(all(place.get("flipH") == "1" for place in arrows))
        title = next(shape for shape in slide.iter(SLIDE + "sp")
                     if shape.find(f".//{SLIDE}ph") is not None)
        style = next(title.iter(DRAWING + "pPr"))
        self.assertEqual((style.get("rtl"), style.get("algn")), ("1", "r"))


if __name__ == "__main__":
    import unittest.runner
    suite = unittest.defaultTestLoader.loadTestsFromTestCase(Written)
    tests = list(suite)
    print(f"1..{len(tests)}")
    failed = False
    for number, test in enumerate(tests, 1):
        result = unittest.TestResult()
        test.run(result)
        good = result.wasSuccessful()
        failed = failed or not good
        print(f"{'ok' if good else 'not ok'} {number} - {test._testMethodName}", flush=True)
        for _, trace in result.failures + result.errors:
            print("\n".join("# " + line[:600] for line in trace.splitlines()))
    sys.exit(1 if failed else 0)
