#!/usr/bin/python3
"""Spelling: what is misspelled has suggestions in the context menu, is corrected as one step, and
can be learned; and one key goes through all of the map."""

import os
import re
from pathlib import Path

from desktop import Program, Report, key, until, write

HOME = Path(os.environ["HOME"])

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="{language}">
  <title>{title}</title>
  <source id="r0000000000000001" type="study"><name>{source}</name></source>
  <phase id="p0000000000000001">
    <name>1</name>
    <step id="s0000000000000001"/>
  </phase>
  <lane id="l0000000000000001" kind="notes">
    <name>2</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000001" evidence="assumed">{note}</note>
    </cell>
  </lane>
</map>
"""


def make_map(name, **texts):
    path = HOME / name
    path.write_text(MAP.format(**texts), encoding="utf-8")
    return path


def open_menu(program):
    """The context menu of the text that is being edited, once the dictionary has been read."""
    def has_spelling():
        key("shift+F10")
        until(lambda: program.find("menu item", ".*Cut|Cu_t.*"), "the menu")
        if program.find("menu item", ".*Add to Dictionary"):
            return True
        key("Escape")
        return False

    until(has_spelling, "suggestions in the menu")


def choose(program, label):
    """With the arrow keys; the menu is open."""
    program.point_away()
    for _ in range(20):
        if re.fullmatch(label, program.focused()):
            key("Return")
            return
        key("Down")
    raise AssertionError(f"no “{label}” in the menu; the focus is on {program.focused()}")


def correct(report):
    path = make_map("correct.cjm", language="en", title="Sea", source="Study", note="Fine")
    with Program(path) as program:
        with report.step("a misspelled word has suggestions as it is typed"):
            program.wait_focus("Title: Sea")
            key("Return")
            program.wait_editing()
            key("ctrl+a")
            write("A hosue by the sea")
            key("ctrl+Home", "Right", "Right", "Right")
            open_menu(program)
        with report.step("a suggestion takes its place"):
            choose(program, "house")
            program.wait_editing()
            until(lambda: program.save(path).texts("title") == ["A house by the sea"], "the text")
        with report.step("and is a step of its own"):
            key("ctrl+z")
            until(lambda: program.save(path).texts("title") == ["A hosue by the sea"], "the undo")
            key("ctrl+z")
            until(lambda: program.save(path).texts("title") == ["Sea"], "the second undo")
            key("Escape")
        with report.step("a word that was added is right from then on"):
            key("Return")
            program.wait_editing()
            key("ctrl+a")
            write("Zwugel ")
            key("ctrl+Home")
            open_menu(program)
            choose(program, ".*Add to Dictionary")
            program.wait_editing()
            key("shift+F10")
            program.wait("menu item", ".*Paste.*")
            assert program.find("menu item", ".*Add to Dictionary") is None
            key("Escape", "Return")
            program.wait_editing(False)
            words = [file.read_text() for file in HOME.rglob("*.dic")]
            assert any("Zwugel" in text for text in words), words
            program.save(path)
        program.close()


def walk(report):
    path = make_map("walk.cjm", language="es", title="Una bisicleta", source="Un estuidio",
                    note="Todo bien, PVP, 3x2, http://bisi.example, pero falat algo")
    with Program(path) as program:
        with report.step("one key goes to the next misspelled word, in the map's language"):
            program.cell("Title: .*")
            key("shift+F7")
            program.wait_editing()
            write("bicicleta")
            key("shift+F7")
            program.wait_editing()
            write("falta")
            key("Return")
            program.wait_editing(False)
            program.cell(".*, pero falta algo .*")
            program.cell("Title: Una bicicleta")
        with report.step("also where the sheet does not show it"):
            key("shift+F7")
            program.wait_focus("Name of the source")
            write("estudio")
            key("shift+F7")
            program.wait("label", "No misspelled words")
            key("Return")
            saved = program.save(path)
            assert saved.texts("source/name") == ["Un estudio"], saved.texts("source/name")
        program.close()


def missing(report):
    path = make_map("missing.cjm", language="sv", title="Hav", source="Sjo", note="Allt")
    with Program(path) as program:
        with report.step("without a dictionary nothing is marked, and that is said when asked for"):
            program.cell("Title: .*")
            key("shift+F7")
            program.wait("label", "No dictionary for this language")
            key("Return")
        program.close()


Report().run(correct, walk, missing)
