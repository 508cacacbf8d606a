#!/usr/bin/python3
"""The command line, in English and in Spanish: test-cli.py CJMAP SOURCE_ROOT. Prints TAP."""

import os
import re
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from tap import main

CJMAP, ROOT = Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve()
MAP = ROOT / "data" / "examples" / "bicicleta.cjm"
BROKEN = '<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">\n  <title>a & b</title>\n</map>\n'

BARE = """<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="es">
  <title>Bare</title>
  <phase id="p0000000000000001">
    <name>Compra</name>
    <step id="s0000000000000002"/>
  </phase>
  <lane id="l0000000000000003" kind="notes">
    <name>Hace</name>
    <question>¿Qué hacen?</question>
  </lane>
</map>
"""

IDS = ["five-point", "aida", "5a", "see-think-do-care", "race", "inbound", "aarrr", "mckinsey-loop",
       "b2b", "ecommerce", "service-blueprint", "public-service"]


def has_spanish():
    found = subprocess.run(["locale", "-a"], capture_output=True, text=True).stdout.lower()
    return "es_es.utf8" in found.replace("-", "")


class CommandLine(unittest.TestCase):
    locale = "C.UTF-8"

    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = Path(self.scratch.name)
        # No display: none of this needs one.
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.scratch.name,
                            "LC_ALL": self.locale}
        for name in ("LSAN_OPTIONS", "ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def run_cjmap(self, *arguments):
        return subprocess.run([CJMAP, *map(str, arguments)], capture_output=True, text=True,
                              cwd=self.folder, env=self.environment, timeout=120)

    def assert_quiet(self, *arguments):
        done = self.run_cjmap(*arguments)
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))

    def assert_refused(self, *arguments, word=""):
        """Wrong use: status 2 and one line on the standard error."""
        done = self.run_cjmap(*arguments)
        self.assertEqual(done.returncode, 2, done)
        self.assertEqual(done.stdout, "")
        self.assertEqual(done.stderr.count("\n"), 1, done.stderr)
        self.assertTrue(done.stderr.startswith("cjmap"), done.stderr)
        self.assertIn(word, done.stderr)

    def assert_fails(self, *arguments, start=""):
        done = self.run_cjmap(*arguments)
        self.assertEqual(done.returncode, 1, done)
        self.assertEqual(done.stdout, "")
        self.assertTrue(done.stderr.startswith(start), done.stderr)
        return done.stderr

    def assert_remarks(self, n_lines, *arguments):
        done = self.run_cjmap(*arguments)
        self.assertEqual((done.returncode, done.stdout), (0, ""), done)
        self.assertEqual(done.stderr.count("\n"), n_lines, done.stderr)

    def test_help(self):
        for words in (["--help"], ["-h"], [MAP, "--help"]):
            done = self.run_cjmap(*words)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            for word in ("export", "thumbnail", "import", "diff", "merge", "check", "new", "templates",
                         "themes", "--version"):
                self.assertIn(word, done.stdout)

    def test_command_help(self):
        options = {"export": ["--output", "--paper", "--landscape", "--portrait", "--dpi",
                              "--outlines", "--theme", "--format", "--table", ".csv",
                              "actions", "A0", "Tabloid", "mm", "fit"],
                   "thumbnail": ["--output", "--size", "16", "1024"],
                   "import": ["--output", "--format", "--sheet", "--phases", "--header", "--kind",
                              "--rescale", "--language", "--force", "xlsx", "mermaid", "emotion"],
                   "diff": ["--json", "git config diff", "0", "1", "2"],
                   "merge": ["--output", "--json", "%O %A %B", "0", "1", "2"],
                   "check": ["--review", "0", "1", "2"], "new": ["--language", "--output", "--force", "--template", "--theme"],
                   "templates": ["--language", "cjmap/templates"], "themes": ["--theme"]}
        for command, words in options.items():
            done = self.run_cjmap(command, "--help")
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            self.assertIn(f"cjmap {command}", done.stdout)
            for word in words:
                self.assertIn(word, done.stdout)

    def test_version(self):
        done = self.run_cjmap("--version")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertRegex(done.stdout, r"\ACJMap \d+\.\d+\.\d+\n\Z")

    def test_wrong_use(self):
        self.assert_refused("--nonsense", word="--nonsense")
        self.assert_refused("-", word="--help")
        self.assert_refused(MAP, "--nonsense", word="--nonsense")
        self.assert_refused("export")
        self.assert_refused("export", MAP, word="-o")
        self.assert_refused("export", "-o", "x.pdf")
        self.assert_refused("export", MAP, MAP, "-o", "x.pdf", word="--format")
        self.assert_refused("export", MAP, MAP, "-o", "-", "--format", "pdf")
        self.assert_refused("export", MAP, "-o", "-", word="pdf, svg, png")
        self.assert_refused("export", MAP, "-o", ".", word="pdf, svg, png")
        self.assert_refused("export", MAP, "-o", "x.pdf", "--format", "png", word="x.pdf")
        self.assert_refused("export", MAP, "-o", "x", "--format", "jpg", word="jpg")
        self.assert_refused("export", MAP, "-o", "x", "--format", "x.pdf", word="x.pdf")
        self.assert_refused("thumbnail")
        self.assert_refused("thumbnail", MAP, word="-o")
        self.assert_refused("thumbnail", MAP, MAP, "-o", "x.png", word=str(MAP))
        for size in ("15", "1025", "-64", "large", "", "64.5", "99999999999999999999"):
            self.assert_refused("thumbnail", MAP, "-o", "x.png", "--size=" + size, word=size)
        self.assert_refused("export", MAP, "-o")
        self.assert_refused("export", MAP, "-o", "x.jpg", word="x.jpg")
        self.assert_refused("export", MAP, "-o", "x", word=".pdf")
        self.assert_refused("export", MAP, "-o", "x.csv", "--table", "x", word="metrics")
        self.assert_refused("export", MAP, "-o", "x.pdf", "--paper", "A9", word="Tabloid")
        self.assert_refused("export", MAP, "-o", "x.pdf", "--paper", "5x5mm", word="5x5mm")
        self.assert_refused("export", MAP, "-o", "x.pdf", "--paper", "A9\nA8", word="A9 A8")
        self.assert_refused("export", MAP, "-o", "x.pdf", "--landscape", "--portrait")
        for dpi in ("0", "9", "2401", "1000000", "many", "", "nan", "1e9", "0x40", "150,5", "-150"):
            self.assert_refused("export", MAP, "-o", "x.png", "--dpi=" + dpi, word=dpi)
        self.assert_refused("export", MAP, "-o", "x.pdf", "--nonsense", word="--nonsense")
        self.assert_refused("check")
        self.assert_refused("check", "--nonsense", MAP, word="--nonsense")
        self.assert_refused("new")
        self.assert_refused("new", "-o", "x.cjm", "y.cjm", word="y.cjm")
        self.assert_refused("new", "-o", "x.cjm", "--language", "español", word="español")
        self.assert_refused("new", "-o", "x.cjm", "--theme", "plaid", word="editorial")
        self.assert_refused("export", MAP, "-o", "x.pdf", "--theme", "plaid", word="plaid")
        self.assert_refused("themes", "x", word="x")
        self.assert_refused("templates", "x", word="x")
        self.assert_refused("templates", "-l", "español", word="español")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_export(self):
        magics = {"x.pdf": b"%PDF-", "x.SVG": b"<?xml", "x.png": b"\x89PNG",
                  "x.csv": b"\xef\xbb\xbf", "x.tsv": b"\xef\xbb\xbf", "x.xlsx": b"PK", "x.md": b"# ", "x.html": b"<!DOCTYPE html>",
                  "x.pptx": b"PK"}
        for name, magic in magics.items():
            self.assert_quiet("export", MAP, "-o", name)
            self.assertTrue((self.folder / name).read_bytes().startswith(magic))
        self.assert_quiet("export", "--output=y.svg", "--outlines", "--paper", "a4", "--portrait",
                          "--", MAP)
        self.assert_quiet("export", "-o", "z.png", "--dpi", "20", "--transparent", MAP)
        self.assert_quiet("export", "-o", "y.png", "--dpi", "72.5", "--paper", "300x200.5mm",
                          "--landscape", MAP)

    def test_cards(self):
        """Every note that says something has a card with a code of its own."""
        self.assert_quiet("export", MAP, "-o", "cards.pdf", "--cards")
        text = subprocess.run(["pdftotext", "-layout", self.folder / "cards.pdf", "-"], check=True,
                              capture_output=True, text=True).stdout
        pages = text.rstrip("\f").split("\f")
        last = re.findall(r"(\d+)–(\d+) / (\d+)", pages[-1])[-1]
        self.assertEqual(last[1], last[2])
        self.assertEqual(len(pages), -(-int(last[2]) // 6))
        codes = re.findall(r"\b[A-HJKMNP-TV-Z][0-9A-HJKMNP-TV-Z]{3}\b(?= *$|  )", text, re.M)
        self.assertGreaterEqual(len(set(codes)), int(last[2]))
        self.assertIn("Cuatro coches", text)
        self.assertIn("NPS: 46 / 50", text)
        for options, size in ((["--paper", "roll-610"], "1729.13 x"), (["--margin", "5"], "595.2"),
                              (["--paper", "A3", "--margin", "30"], "841.89 x 1190.55")):
            self.assert_quiet("export", MAP, "-o", "cards.pdf", "--cards", *options)
            info = subprocess.run(["pdfinfo", self.folder / "cards.pdf"], check=True,
                                  capture_output=True, text=True).stdout
            self.assertIn(size, info)
            # A roll is one page, as long as the cards need.
            self.assertEqual(re.search(r"Pages: +1\n", info) is not None, "roll-610" in options)
        self.assert_refused("export", MAP, "-o", "cards.svg", "--cards", word=".pdf")
        self.assertFalse((self.folder / "cards.svg").exists())

    def test_cards_fail(self):
        (self.folder / "bare.cjm").write_text(BARE, encoding="utf-8")
        for arguments in (["bare.cjm"], [MAP, "--paper", "80x80mm"],
                          [MAP, "--margin", "70"]):
            done = self.run_cjmap("export", *arguments, "-o", "cards.pdf", "--cards")
            self.assertEqual((done.returncode, done.stdout), (1, ""))
            self.assertEqual(len(done.stderr.splitlines()), 1)
            self.assertFalse((self.folder / "cards.pdf").exists())

    def test_export_replaces(self):
        (self.folder / "x.svg").write_text("before")
        self.assert_quiet("export", MAP, "-o", "x.svg")
        self.assertTrue((self.folder / "x.svg").read_text("utf-8").startswith("<?xml"))
        self.assertEqual([p.name for p in self.folder.iterdir()], ["x.svg"])

    def test_export_is_the_same_everywhere(self):
        self.assert_quiet("export", MAP, "-o", "x.svg")
        here = (self.folder / "x.svg").read_bytes()
        self.environment["LC_ALL"] = "C.UTF-8"
        self.assert_quiet("export", MAP, "-o", "x.svg")
        self.assertEqual((self.folder / "x.svg").read_bytes(), here)

    def test_export_has_structure(self):
        self.assert_quiet("export", MAP, "-o", "x.pdf", "--paper", "A3")
        info = subprocess.run(["pdfinfo", self.folder / "x.pdf"], capture_output=True, text=True)
        self.assertRegex(info.stdout, r"Tagged: +yes")

    def test_export_remarks(self):
        self.assert_remarks(1, "export", MAP, "-o", "x.pdf", "--dpi", "300")
        self.assert_remarks(1, "export", MAP, "-o", "x.pdf", "--outlines")
        self.assert_remarks(1, "export", MAP, "-o", "x.svg", "--transparent")
        self.assert_remarks(1, "export", MAP, "-o", "x.pdf", "--landscape")
        self.assert_remarks(1, "export", MAP, "-o", "x.png", "--dpi", "1200")
        self.assert_remarks(1, "export", MAP, "-o", "x.pdf", "--table", "actions")
        self.assert_remarks(1, "export", MAP, "-o", "x.csv", "--paper", "A4", "--portrait")
        self.assert_remarks(1, "export", MAP, "-o", "x.csv", "--dpi", "300")
        self.assert_remarks(1, "export", MAP, "-o", "x.csv", "--paper", "A0", "--tile", "A4")
        self.assert_remarks(2, "export", MAP, "-o", "x.md", "--margin", "20", "--table", "grid")
        self.assert_remarks(1, "export", MAP, "-o", "x.html", "--paper", "A4")
        self.assert_remarks(1, "export", MAP, "-o", "x.pptx", "--paper", "A3", "--portrait")

    def test_export_fails(self):
        self.assert_fails("export", "missing.cjm", "-o", "x.pdf", start="missing.cjm: ")
        self.assert_fails("export", MAP, "-o", "missing/x.pdf", start="missing/x.pdf: ")
        (self.folder / "broken.cjm").write_text(BROKEN)
        self.assert_fails("export", "broken.cjm", "-o", "x.pdf", start="broken.cjm:2:")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["broken.cjm"])

    def test_export_into_folder(self):
        second = ROOT / "data" / "examples" / "b2b-crm.cjm"
        self.assert_quiet("export", MAP, second, "-o", "wall", "--format", "SVG")
        wall = self.folder / "wall"
        self.assertEqual(sorted(p.name for p in wall.iterdir()), ["b2b-crm.svg", "bicicleta.svg"])
        for path in wall.iterdir():
            self.assertIn(b"</svg>", path.read_bytes())
        # A folder that is there; one map; a name that is no map's.
        (self.folder / "notes.txt").write_bytes(MAP.read_bytes())
        self.assert_quiet("export", "notes.txt", "-o", "wall", "--format=pdf")
        self.assertTrue((wall / "notes.txt.pdf").read_bytes().startswith(b"%PDF-"))
        self.assert_quiet("export", MAP, "-o", "new/", "--format=svg")
        self.assertTrue((self.folder / "new" / "bicicleta.svg").exists())
        self.assert_remarks(1, "export", MAP, second, "-o", "wall", "--format=svg", "--dpi=90")

    def test_export_into_folder_fails(self):
        (self.folder / "broken.cjm").write_text(BROKEN)
        (self.folder / "other").mkdir()
        (self.folder / "other" / "bicicleta.CJM").write_bytes(MAP.read_bytes())
        message = self.assert_fails("export", "missing.cjm", MAP, "broken.cjm", "-o", "wall",
                                    "--format=svg", start="missing.cjm: ")
        self.assertEqual(len(message.splitlines()), 2, message)
        self.assertTrue(message.splitlines()[1].startswith("broken.cjm:2:"), message)
        self.assertEqual([p.name for p in (self.folder / "wall").iterdir()], ["bicicleta.svg"])
        # Nothing is written where two would be the same, and no folder either.
        self.assert_refused("export", MAP, "broken.cjm", "other/bicicleta.CJM", "-o", "both",
                            "--format=svg", word="other/bicicleta.CJM")
        self.assert_refused("export", MAP, "broken.cjm", "-o", "broken.cjm", "--format=svg",
                            word="broken.cjm")
        self.assertFalse((self.folder / "both").exists())
        self.assert_fails("export", MAP, "broken.cjm", "-o", "no/where", "--format=svg",
                          start="no/where: ")

    def test_export_to_stdout(self):
        for name, magic in (("pdf", b"%PDF-"), ("png", b"\x89PNG"), ("svg", b"<?xml")):
            done = subprocess.run([CJMAP, "export", MAP, "-o", "-", "--format", name],
                                  capture_output=True, cwd=self.folder, env=self.environment)
            self.assertEqual((done.returncode, done.stderr), (0, b""))
            self.assertTrue(done.stdout.startswith(magic))
        self.assert_quiet("export", MAP, "-o", "bare", "--format", "svg")
        self.assertEqual([p.name for p in self.folder.iterdir()], ["bare"])

    def test_thumbnail(self):
        for name, size in (("a.png", 128), ("b.png", 256), ("c.png", 16), ("d.png", 1024)):
            self.assert_quiet("thumbnail", MAP, "-o", name, *(["--size", size] if size != 256 else []))
            head = (self.folder / name).read_bytes()
            self.assertTrue(head.startswith(b"\x89PNG"))
            width, height = (int.from_bytes(head[at:at + 4], "big") for at in (16, 20))
            self.assertEqual(max(width, height), size)
            self.assertLessEqual(max(width, height), 2 * min(width, height))
        self.assert_quiet("thumbnail", "--size", "64", "-o", "e.png", "--", MAP.as_uri())

    def test_thumbnail_fails(self):
        (self.folder / "broken.cjm").write_text(BROKEN)
        (self.folder / "empty.cjm").write_text("")
        (self.folder / "old.png").write_text("before")
        self.assert_fails("thumbnail", "broken.cjm", "-o", "x.png", start="broken.cjm:2:")
        self.assert_fails("thumbnail", "empty.cjm", "-o", "old.png", start="empty.cjm:")
        self.assert_fails("thumbnail", "missing.cjm", "-o", "x.png", start="missing.cjm: ")
        self.assert_fails("thumbnail", MAP, "-o", "missing/x.png", start="missing/x.png: ")
        self.assertFalse((self.folder / "x.png").exists())
        self.assertEqual((self.folder / "old.png").read_text(), "before")

    def test_thumbnailer_entry(self):
        entry = (ROOT / "data" / "org.example.CJMap.thumbnailer").read_text().splitlines()
        self.assertEqual(entry[0], "[Thumbnailer Entry]")
        keys = dict(line.split("=", 1) for line in entry[1:])
        types = (ROOT / "data" / "org.example.CJMap.xml.in").read_text()
        self.assertIn(f'type="{keys["MimeType"].rstrip(";")}"', types)
        self.assertEqual(keys["TryExec"], "cjmap")
        # As a file manager runs it.
        out = self.folder / "out.png"
        fill = {"%s": "128", "%i": str(MAP), "%u": MAP.as_uri(), "%o": str(out)}
        words = [fill.get(word, word) for word in keys["Exec"].split()]
        self.assertEqual(words[0], "cjmap")
        self.assert_quiet(*words[1:])
        self.assertTrue(out.read_bytes().startswith(b"\x89PNG"))

    def test_check(self):
        self.assert_quiet("check", MAP, ROOT / "data" / "examples" / "b2b-crm.cjm")
        (self.folder / "broken.cjm").write_text(BROKEN)
        (self.folder / "-dash.cjm").write_text(BROKEN)
        message = self.assert_fails("check", MAP, "broken.cjm", "missing.cjm", start="broken.cjm:2:")
        lines = message.splitlines()
        self.assertEqual(len(lines), 2, message)
        self.assertRegex(lines[0], r"\Abroken\.cjm:2:\d+: .+")
        self.assertRegex(lines[1], r"\Amissing\.cjm: .+")
        self.assert_fails("check", "--", "-dash.cjm", start="-dash.cjm:2:")

    def test_review(self):
        (self.folder / "bare.cjm").write_text(BARE)
        (self.folder / "broken.cjm").write_text(BROKEN)
        spanish = self.locale != "C.UTF-8"
        done = self.run_cjmap("check", "--review", "bare.cjm")
        self.assertEqual((done.returncode, done.stderr), (0, ""))
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), 7, done.stdout)
        self.assertTrue(all(line.startswith("bare.cjm: ") for line in lines), done.stdout)
        self.assertIn("El perfil no tiene resumen." if spanish else "The persona has no summary.",
                      lines[0])
        self.assertIn("«Compra» no tiene descripción." if spanish
                      else "“Compra” has no description.", lines[2])
        self.assertIn("¿Qué hacen?", lines[4])
        self.assert_quiet("check", "bare.cjm")
        done = self.run_cjmap("check", "broken.cjm", "-r", "bare.cjm")
        self.assertEqual((done.returncode, done.stdout.splitlines()), (1, lines))
        self.assertTrue(done.stderr.startswith("broken.cjm:2:"), done.stderr)
        again = self.run_cjmap("check", "--review", MAP)
        self.assertEqual((again.returncode, again.stderr), (0, ""))
        self.assertEqual(again.stdout, self.run_cjmap("check", "--review", MAP).stdout)

    def test_preflight(self):
        """How a map would come out on a paper: letters, pictures, fonts and long notes."""
        spanish = self.locale.startswith("es")
        (self.folder / "strange.cjm").write_text(BARE.replace(
            '<question>¿Qué hacen?</question>', '<question>\ufdd0\U000f1234</question>'
            '<cell step="s0000000000000002"><note id="n0000000000000004" evidence="data">'
            + "word " * 40 + '</note></cell>').replace("\ufdd0", ""), encoding="utf-8")

        def findings(*arguments):
            done = self.run_cjmap("check", *arguments)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
            return done.stdout.splitlines()

        self.assertEqual(findings(MAP), [])
        sizes = []
        for paper in ("A4", "A2", "A0"):
            line = findings(MAP, "--paper", paper, "--landscape")[0]
            self.assertTrue(line.startswith(f"{MAP}: "), line)
            sizes.append(float(re.search(r"([\d.,]+) (points|puntos)", line)[1].replace(",", ".")))
        self.assertAlmostEqual(sizes[1] / sizes[0], 2, delta=0.2)
        self.assertAlmostEqual(sizes[2] / sizes[1], 2, delta=0.2)
        self.assertIn("1189 × 841 mm", line)
        self.assertIn("ppp" if spanish else "dpi", " ".join(findings(MAP, "-p", "1189x841mm")))
        said = findings("strange.cjm", "-p", "A3")
        self.assertEqual(len(said), 3, said)
        self.assertIn("fuente" if spanish else "font", said[1])
        self.assertIn("140", said[2])
        self.assert_refused("check", MAP, "-p", "A99", word="A99")
        self.assert_refused("check", MAP, "--landscape", "--portrait", word="--portrait")

    def test_new(self):
        self.assert_quiet("new", "--language", "es", "-o", "es.cjm")
        self.assert_quiet("check", "es.cjm")
        text = (self.folder / "es.cjm").read_text("utf-8")
        self.assertIn('lang="es"', text)
        self.assertIn("Descubrimiento", text)
        self.assert_quiet("new", "-o", "own.cjm")
        own = (self.folder / "own.cjm").read_text("utf-8")
        self.assertIn("Discovery" if self.locale == "C.UTF-8" else "Descubrimiento", own)
        self.assert_quiet("new", "-l", "pt-BR", "-o", "pt.cjm")
        self.assert_quiet("check", "pt.cjm")

    def test_templates(self):
        listed = self.run_cjmap("templates", "--language", "es")
        self.assertEqual((listed.returncode, listed.stderr), (0, ""))
        lines = listed.stdout.splitlines()
        self.assertEqual([line.split()[0] for line in lines], IDS)
        self.assertIn("Servicio público", lines[-1])
        for name in IDS:
            self.assert_quiet("new", "--template", name, "--language", "es", "-o", f"{name}.cjm")
            self.assert_quiet("check", f"{name}.cjm")
        self.assertIn("Interactuar", (self.folder / "race.cjm").read_text("utf-8"))
        own = self.run_cjmap("templates").stdout
        self.assertIn("Public service" if self.locale == "C.UTF-8" else "Servicio público", own)

    def test_themes(self):
        listed = self.run_cjmap("themes")
        self.assertEqual((listed.returncode, listed.stderr), (0, ""))
        themes = [line.split()[0] for line in listed.stdout.splitlines()]
        self.assertEqual(themes[0], "editorial")
        pictures = set()
        for theme in themes:
            self.assert_quiet("new", "--theme", theme, "-l", "en", "-o", f"{theme}.cjm")
            self.assertIn(f'theme="{theme}"', (self.folder / f"{theme}.cjm").read_text("utf-8"))
            self.assert_quiet("check", f"{theme}.cjm")
            self.assert_quiet("export", MAP, "--theme", theme, "-o", f"{theme}.svg")
            pictures.add((self.folder / f"{theme}.svg").read_bytes())
        self.assertEqual(len(pictures), len(themes))

    def test_unknown_template(self):
        for name in ("nothing", "five-point.es", "../x", "", ".x"):
            self.assert_refused("new", "-t", name, "-o", "x.cjm", word="see-think-do-care, race")
        self.assertEqual(list(self.folder.iterdir()), [])

    def test_own_template(self):
        own = self.folder / ".local" / "share" / "cjmap" / "templates"
        own.mkdir(parents=True)
        (own / "Taller propio.cjm").write_bytes(MAP.read_bytes())
        (own / "broken.cjm").write_text(BROKEN)
        listed = self.run_cjmap("templates")
        self.assertEqual(listed.returncode, 0)
        self.assertEqual(listed.stdout.splitlines()[-1].split("  ")[0], "Taller propio")
        self.assertEqual(listed.stderr.count("\n"), 1, listed.stderr)
        self.assertIn("broken.cjm:2:", listed.stderr)
        self.assert_quiet("new", "-t", "Taller propio", "-o", "x.cjm")
        self.assertIn("Marta", (self.folder / "x.cjm").read_text("utf-8"))
        self.assertIn(":2:", self.assert_fails("new", "-t", "broken", "-o", "y.cjm", start="broken"))
        self.assertFalse((self.folder / "y.cjm").exists())

    def test_new_keeps_files(self):
        (self.folder / "x.cjm").write_text("before")
        self.assertIn("--force", self.assert_fails("new", "-o", "x.cjm", start="x.cjm: "))
        self.assertEqual((self.folder / "x.cjm").read_text(), "before")
        self.assert_quiet("new", "-o", "x.cjm", "--force")
        self.assert_quiet("check", "x.cjm")
        self.assert_fails("new", "-o", "missing/x.cjm", start="missing/x.cjm: ")

    def test_import(self):
        (self.folder / "a.csv").write_bytes("Fase;Compra;Uso\nQu\xe9 hace;Paga;Monta\n".encode("latin-1"))
        self.assert_remarks(1, "import", "a.csv", "-o", "a.cjm")
        self.assert_quiet("check", "a.cjm")
        text = (self.folder / "a.cjm").read_text("utf-8")
        for word in ('lang="es"', "<title>a</title>", "<name>Qué hace</name>", ">Monta<"):
            self.assertIn(word, text)
        self.assertIn("--force", self.assert_fails("import", "a.csv", "-o", "a.cjm", start="a.cjm: "))
        self.assert_remarks(1, "import", "a.csv", "-o", "a.cjm", "-f", "-l", "en", "--phases", "rows",
                            "--kind", "Compra=thoughts")
        text = (self.folder / "a.cjm").read_text("utf-8")
        for word in ('lang="en"', 'kind="thoughts"', "<name>Compra</name>"):
            self.assertIn(word, text)

    def test_import_scores(self):
        (self.folder / "j.md").write_text("Text\n\n```mermaid\njourney\n title Day\n section Shop\n"
                                          "  Look: 4: Ana\n  Pay: 9: Ana\n  Go: x: Ana\n```\n")
        done = self.run_cjmap("import", "j.md", "-o", "j.cjm")
        self.assertEqual((done.returncode, done.stdout), (0, ""))
        lines = done.stderr.splitlines()
        self.assertEqual([line.split(": ")[0] for line in lines], ["j.md:9", "j.md:8", "j.md"], lines)
        self.assertIn("--rescale", lines[2])
        self.assertEqual((self.folder / "j.cjm").read_text("utf-8").count("<feeling value="), 1)
        done = self.run_cjmap("import", "j.md", "-o", "j.cjm", "-f", "--rescale")
        self.assertNotIn("--rescale", done.stderr)
        self.assertEqual((self.folder / "j.cjm").read_text("utf-8").count("<feeling value="), 2)

    def test_import_own_exports(self):
        """The grid of a map comes back out of its tables as it was."""
        self.run_cjmap("export", MAP, "-o", "m.csv")
        grid = (self.folder / "m.csv").read_bytes()
        for name in ("m.csv", "m.tsv", "m.xlsx"):
            self.run_cjmap("export", MAP, "-o", name)
            done = self.run_cjmap("import", name, "-o", name + ".cjm")
            self.assertEqual((done.returncode, done.stdout), (0, ""), done)
            self.run_cjmap("export", name + ".cjm", "-o", "again.csv")
            self.assertEqual((self.folder / "again.csv").read_bytes(), grid, name)
            (self.folder / "again.csv").unlink()

    def test_import_refuses(self):
        (self.folder / "a.csv").write_text("Phase,A,B\nMood,1,2\n")
        (self.folder / "b.xlsx").write_text("nothing")
        (self.folder / "c.csv").write_text("prose\n")
        self.assert_refused("import")
        self.assert_refused("import", "a.csv", word="-o")
        self.assert_refused("import", "a.csv", "a.csv", "-o", "x.cjm")
        self.assert_refused("import", "a.txt", "-o", "x.cjm", word="mermaid")
        self.assert_refused("import", "a.csv", "-o", "x.cjm", "--format", "ods", word="xlsx")
        self.assert_refused("import", "a.csv", "-o", "x.cjm", "--phases", "up", word="up")
        self.assert_refused("import", "a.csv", "-o", "x.cjm", "--kind", "Mood", word="emotion")
        self.assert_refused("import", "a.csv", "-o", "x.cjm", "--kind", "Rood=emotion", word="Rood")
        self.assert_refused("import", "a.csv", "-o", "x.cjm", "--header", "-1")
        self.assert_refused("import", "a.csv", "-o", "x.cjm", "-l", "1")
        self.assert_fails("import", "missing.csv", "-o", "x.cjm", start="missing.csv: ")
        self.assert_fails("import", "b.xlsx", "-o", "x.cjm", start="b.xlsx: ")
        self.assert_fails("import", "c.csv", "-o", "x.cjm", start="c.csv: ")
        self.assert_fails("import", "a.csv", "-o", "x.cjm", "--sheet", "2", start="a.csv: ")
        self.assert_fails("import", "a.csv", "-o", "missing/x.cjm", start="missing/x.cjm: ")
        self.assertFalse((self.folder / "x.cjm").exists())

    def test_file_called_like_a_command(self):
        (self.folder / "check").write_bytes(MAP.read_bytes())
        self.assert_quiet("check", "check")
        self.assert_quiet("export", "./check", "-o", "x.pdf")


@unittest.skipUnless(has_spanish(), "es_ES.UTF-8 is not installed")
class CommandLineInSpanish(CommandLine):
    locale = "es_ES.UTF-8"


if __name__ == "__main__":
    main()
