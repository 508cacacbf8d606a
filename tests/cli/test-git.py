#!/usr/bin/python3
"""Maps compared and merged, by hand and by git: test-git.py CJMAP. Prints TAP."""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from tap import main

CJMAP = Path(sys.argv[1]).resolve()

BASE = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">
  <title>A bicycle</title>
  <phase id="p0000000000000001">
    <name>Search</name>
    <step id="s0000000000000002"/>
  </phase>
  <lane id="l0000000000000003" kind="notes">
    <name>Does</name>
    <cell step="s0000000000000002">
      <note id="n0000000000000004" evidence="assumed">Looks at prices</note>
      <note id="n0000000000000005" evidence="assumed">Asks a friend</note>
    </cell>
  </lane>
</map>
"""

LATER = BASE.replace('version="1.0"', 'version="1.7"').replace(
    "<name>Does</name>", '<name>Does</name>\n    <weather>rain</weather>').replace(
    '<note id="n0000000000000005"', '<note id="n0000000000000005" mood="7"').replace(
        '<cell step', '<cell shade="2" step')


class Merge(unittest.TestCase):
    def setUp(self):
        self.scratch = tempfile.TemporaryDirectory()
        self.addCleanup(self.scratch.cleanup)
        self.folder = Path(self.scratch.name)
        self.environment = {"PATH": os.environ["PATH"], "HOME": self.scratch.name,
                            "LC_ALL": "C.UTF-8", "GIT_CONFIG_NOSYSTEM": "1",
                            "GIT_AUTHOR_NAME": "A", "GIT_AUTHOR_EMAIL": "a@example.org",
                            "GIT_COMMITTER_NAME": "A", "GIT_COMMITTER_EMAIL": "a@example.org"}
        for name in ("LSAN_OPTIONS", "ASAN_OPTIONS", "UBSAN_OPTIONS"):
            if name in os.environ:
                self.environment[name] = os.environ[name]

    def run_in_folder(self, *words):
        return subprocess.run([str(word) for word in words], capture_output=True, text=True,
                              cwd=self.folder, env=self.environment, timeout=60)

    def cjmap(self, *words):
        return self.run_in_folder(CJMAP, *words)

    def git(self, *words, status=0):
        done = self.run_in_folder("git", *words)
        self.assertEqual(done.returncode, status, done)
        return done.stdout

    def write(self, name, text):
        (self.folder / name).write_text(text, encoding="utf-8")

    def read(self, name):
        return (self.folder / name).read_text(encoding="utf-8")


class ByHand(Merge):
    def test_same(self):
        self.write("a.cjm", BASE)
        done = self.cjmap("diff", "a.cjm", "a.cjm")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        done = self.cjmap("diff", "--json", "a.cjm", "a.cjm")
        self.assertEqual((done.returncode, json.loads(done.stdout)), (0, []))

    def test_diff(self):
        self.write("a.cjm", BASE)
        self.write("b.cjm", BASE.replace("Looks at", "Compares").replace(
            '5" evidence="assumed"', '5" evidence="data" emphasis="true"'))
        done = self.cjmap("diff", "a.cjm", "b.cjm")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(done.stdout, (
            "Note “Looks at prices” in “Does” × “Search”: "
            "text “Looks at prices” → “Compares prices”\n"
            "Note “Asks a friend” in “Does” × “Search”\n"
            "    evidence Assumed → Data\n"
            "    emphasis no → yes\n"
            "Added: 0, removed: 0, changed: 3, moved: 0\n"))

    def test_json(self):
        self.write("a.cjm", BASE)
        self.write("b.cjm", BASE.replace("Looks at prices", 'Says "\\"\nand more').replace(
            '      <note id="n0000000000000005" evidence="assumed">Asks a friend</note>\n', ""))
        done = self.cjmap("diff", "--json", "a.cjm", "b.cjm")
        changed, removed = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1)
        self.assertEqual({name: changed[name] for name in changed if name != "text"},
                         {"kind": "changed", "type": "note", "id": "n0000000000000004",
                          "part": "text", "before": "Looks at prices",
                          "after": 'Says "\\"\nand more'})
        self.assertEqual((removed["kind"], removed["id"]), ("removed", "n0000000000000005"))

    def test_wrong_use(self):
        self.write("a.cjm", BASE)
        self.write("broken.cjm", BASE.replace("</title>", "</titel>"))
        for words in (["diff", "a.cjm"], ["diff", "a.cjm", "a.cjm", "a.cjm"],
                      ["merge", "a.cjm", "a.cjm", "-o", "o.cjm"],
                      ["merge", "a.cjm", "a.cjm", "a.cjm"]):
            done = self.cjmap(*words)
            self.assertEqual((done.returncode, done.stdout), (2, ""), words)
            self.assertTrue(done.stderr.startswith(f"cjmap {words[0]}:"), done.stderr)
        for words in (["diff", "a.cjm", "broken.cjm"],
                      ["merge", "broken.cjm", "a.cjm", "a.cjm", "-o", "o.cjm"],
                      ["merge", "a.cjm", "broken.cjm", "a.cjm", "-o", "o.cjm"],
                      ["merge", "a.cjm", "a.cjm", "broken.cjm", "-o", "o.cjm"]):
            done = self.cjmap(*words)
            self.assertEqual((done.returncode, done.stdout), (2, ""), words)
            self.assertRegex(done.stderr, r"^broken\.cjm:3:\d+: ")
        self.assertFalse((self.folder / "o.cjm").exists())

    def test_merge(self):
        self.write("base.cjm", BASE)
        self.write("mine.cjm", BASE.replace("Looks at", "Compares"))
        self.write("theirs.cjm", BASE.replace("a friend", "two friends"))
        done = self.cjmap("merge", "base.cjm", "mine.cjm", "theirs.cjm", "-o", "out.cjm")
        self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
        self.assertEqual(self.read("out.cjm"),
                         BASE.replace("Looks at", "Compares").replace("a friend", "two friends"))

    def test_conflicts(self):
        self.write("base.cjm", BASE)
        self.write("mine.cjm", BASE.replace("Looks at", "Compares"))
        self.write("theirs.cjm", BASE.replace("Looks at", "Reads"))
        done = self.cjmap("merge", "base.cjm", "mine.cjm", "theirs.cjm", "-o", "mine.cjm")
        self.assertEqual((done.returncode, done.stderr), (1, ""))
        self.assertEqual(done.stdout, (
            "1 conflict; “mine.cjm” has mine:\n"
            "    Note “Compares prices” in “Does” × “Search”: "
            "text, mine “Compares prices”, theirs “Reads prices”\n"))
        self.assertEqual(self.read("mine.cjm"), BASE.replace("Looks at", "Compares"))

        done = self.cjmap("merge", "--json", "base.cjm", "mine.cjm", "theirs.cjm", "-o", "o.cjm")
        conflict, = json.loads(done.stdout)
        self.assertEqual(done.returncode, 1)
        self.assertEqual((conflict["id"], conflict["part"], conflict["mine"], conflict["theirs"]),
                         ("n0000000000000004", "text", "Compares prices", "Reads prices"))

    def test_cannot_write(self):
        self.write("base.cjm", BASE)
        done = self.cjmap("merge", "base.cjm", "base.cjm", "base.cjm", "-o", "no/where.cjm")
        self.assertEqual((done.returncode, done.stdout), (2, ""))
        self.assertTrue(done.stderr.startswith("no/where.cjm: "), done.stderr)

    def test_later_version(self):
        """What this version does not know is kept from either side."""
        self.write("base.cjm", BASE)
        self.write("mine.cjm", BASE.replace("Looks at", "Compares"))
        self.write("theirs.cjm", LATER)
        for sides in (("mine.cjm", "theirs.cjm"), ("theirs.cjm", "mine.cjm")):
            done = self.cjmap("merge", "base.cjm", *sides, "-o", "out.cjm")
            self.assertEqual((done.returncode, done.stdout, done.stderr), (0, "", ""))
            merged = self.read("out.cjm")
            for kept in ('version="1.7"', "<weather>rain</weather>", 'mood="7"', 'shade="2"',
                         "Compares"):
                self.assertIn(kept, merged)

    def test_two_later_versions(self):
        """Nor is it silently one side's where both have changed it."""
        self.write("base.cjm", LATER)
        self.write("mine.cjm", LATER.replace("rain", "sun"))
        self.write("theirs.cjm", LATER.replace("rain", "snow").replace('shade="2"', 'shade="3"'))
        done = self.cjmap("merge", "base.cjm", "mine.cjm", "theirs.cjm", "-o", "out.cjm")
        self.assertEqual((done.returncode, done.stdout.count("\n")), (1, 2), done)
        self.assertIn("Lane “Does”", done.stdout)
        merged = self.read("out.cjm")
        self.assertIn("sun", merged)
        self.assertIn('shade="3"', merged)
        done = self.cjmap("diff", "base.cjm", "out.cjm")
        self.assertEqual((done.returncode, done.stdout.count("\n")), (1, 2), done)


class ByGit(Merge):
    """As the README says."""

    def setUp(self):
        super().setUp()
        self.git("init", "--quiet", "--initial-branch=main")
        program = shlex.quote(str(CJMAP))
        self.write(".gitattributes", "*.cjm diff=cjm merge=cjm\n")
        self.git("config", "diff.cjm.command", f"{program} diff")
        self.git("config", "merge.cjm.driver", f"{program} merge %O %A %B -o %A")
        self.write("map.cjm", BASE)
        self.commit("base")

    def commit(self, message):
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", message)

    def branch(self, name, text):
        self.git("checkout", "--quiet", "-b", name, "main")
        self.write("map.cjm", text)
        self.commit(name)

    def test_disjoint(self):
        """The same lines of the file, and yet nothing to settle."""
        mine = BASE.replace("Looks at", "Compares").replace(
            '4" evidence="assumed"', '4" evidence="data"')
        self.branch("mine", mine)
        self.branch("theirs", BASE.replace('4" evidence="assumed"',
                                           '4" evidence="assumed" emphasis="true"'))
        self.git("checkout", "--quiet", "mine")
        self.git("merge", "--quiet", "--no-edit", "theirs")
        self.assertEqual(self.git("status", "--porcelain"), "")
        self.assertEqual(self.read("map.cjm"),
                         mine.replace('evidence="data"', 'evidence="data" emphasis="true"'))

    def test_conflict(self):
        """git waits for it to be settled, and the file is still a map."""
        self.branch("mine", BASE.replace("Looks at", "Compares"))
        self.branch("theirs", BASE.replace("Looks at", "Reads").replace("a friend", "a shop"))
        self.git("checkout", "--quiet", "mine")
        said = self.git("merge", "--no-edit", "theirs", status=1)
        self.assertIn("text, mine “Compares prices”, theirs “Reads prices”", said)
        self.assertEqual(self.git("status", "--porcelain"), "UU map.cjm\n")
        self.assertEqual(self.cjmap("check", "map.cjm").returncode, 0)
        self.assertEqual(self.read("map.cjm"),
                         BASE.replace("Looks at", "Compares").replace("a friend", "a shop"))
        self.assertIn("map.cjm: not merged yet", self.git("diff", "--cached"))

        self.commit("settled")
        self.assertEqual(self.git("status", "--porcelain"), "")

    def test_both_added(self):
        """Of the same name, with nothing that both began with."""
        self.git("checkout", "--quiet", "-b", "mine", "main")
        self.write("new.cjm", BASE)
        self.commit("mine")
        self.git("checkout", "--quiet", "-b", "theirs", "main")
        self.write("new.cjm", re.sub('="([psln])0', r'="\g<1>f', BASE))
        self.commit("theirs")
        self.git("checkout", "--quiet", "mine")
        self.git("merge", "--quiet", "--no-edit", "theirs")
        self.assertEqual(self.cjmap("check", "new.cjm").returncode, 0)
        self.assertEqual(self.read("new.cjm").count("Asks a friend"), 2)

    def test_diff(self):
        self.write("map.cjm", BASE.replace("Looks at", "Compares"))
        self.assertEqual(self.git("diff"), (
            "map.cjm\n"
            "Note “Looks at prices” in “Does” × “Search”: "
            "text “Looks at prices” → “Compares prices”\n"
            "Added: 0, removed: 0, changed: 1, moved: 0\n"))

    def test_history(self):
        """git shows what is in its history as texts that a program makes of the files."""
        self.git("config", "diff.cjm.textconv",
                 f"{shlex.quote(str(CJMAP))} export --format md -o -")
        self.write("map.cjm", BASE.replace("Looks at", "Compares"))
        self.commit("compares")
        said = self.git("show")
        self.assertRegex(said, r"(?m)^-.*Looks at prices")
        self.assertRegex(said, r"(?m)^\+.*Compares prices")
        self.assertNotIn("<note", said)

    def test_diff_of_files_that_come_and_go(self):
        self.git("mv", "map.cjm", "other.cjm")
        self.write("other.cjm", self.read("other.cjm").replace("A bicycle", "Two bicycles"))
        self.git("add", "--all")
        self.assertIn("title “A bicycle” → “Two bicycles”", self.git("diff", "--cached", "-M"))
        said = self.git("diff", "--cached", "--no-renames")
        self.assertIn("Note “Asks a friend” in “Does” × “Search”: removed", said)
        self.assertIn("Note “Asks a friend” in “Does” × “Search”: added", said)

    def test_diff_of_a_broken_file(self):
        self.write("map.cjm", "no map\n")
        self.write("a.txt", "one\n")
        self.git("add", "a.txt")
        self.write("a.txt", "two\n")
        said = self.git("diff")
        self.assertIn("map.cjm", said)
        self.assertIn("+two", said)


if __name__ == "__main__":
    main()
