#!/usr/bin/python3
"""Find and replace: what is found in all texts of a map, shown on the sheet or said, and replaced
as one step."""

import os
from pathlib import Path

from desktop import Program, Report, key, write

HOME = Path(os.environ["HOME"])

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">
  <title>A café by the sea</title>
  <source id="r0000000000000001" type="study" address="https://example.org/CAFE">
    <name>Survey</name>
  </source>
  <phase id="p0000000000000001">
    <name>Café</name>
    <step id="s0000000000000001"/>
  </phase>
  <phase id="p0000000000000002">
    <name>After</name>
    <step id="s0000000000000002"/>
  </phase>
  <lane id="l0000000000000001" kind="notes">
    <name>Doing</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000001" evidence="assumed">Walks into the cafe, then cafés</note>
    </cell>
    <cell step="s0000000000000002">
      <note id="n0000000000000002" evidence="data">Pays and leaves</note>
    </cell>
  </lane>
</map>
"""


def count(program, text):
    return program.wait("label", text)


def has_title(program, text):
    program.wait("table cell", f"Title: {text}")


def get_address(saved):
    return saved.elements("source")[0].get("address")


def show(report):
    path = HOME / "show.cjm"
    path.write_text(MAP, encoding="utf-8")
    with Program(path) as program:
        with report.step("what is typed is searched for at once, without accents and case"):
            key("ctrl+f")
            program.wait_focus("Find in the map")
            write("cafe")
            count(program, "1 of 5")
        with report.step("Enter goes on, in reading order, and round the end"):
            key("Return")
            count(program, "2 of 5")
            key("Return", "F3")
            count(program, "4 of 5")
            key("ctrl+g", "ctrl+g")
            count(program, "1 of 5")
            key("shift+Return")
            count(program, "5 of 5")
        with report.step("what the sheet does not show is said, and shown in the inspector"):
            program.wait("label", "Not on the sheet · Address of the source: .*CAFE")
            program.press_button(".*Show in the Inspector")
            program.wait_focus("Address of the source")
        with report.step("whole words, and letters as they are written"):
            key("ctrl+f")
            program.wait_focus("Find in the map")
            program.press_button(".*Whole Words Only")
            count(program, ". of 4")
            program.press_button(".*Match Case and Accents")
            count(program, "1 of 1")
            key("ctrl+a")
            write("Cafe")
            count(program, "Nothing found")
            key("ctrl+a", "BackSpace")
            program.wait_gone("label", "Nothing found")
        with report.step("Escape gives the focus to the place that was found"):
            key("ctrl+a")
            write("Pays")
            count(program, "1 of 1")
            key("Escape")
            program.wait_focus("Doing, After, note 1 of 1: Pays and leaves .*")
            program.wait_gone("label", "1 of 1")
        with report.step("F3 is the sheet's own key again"):
            key("F3")
            program.wait_focus("Doing, After, note 1 of 1: Pays and leaves .*")
        program.close()


def replace(report):
    path = HOME / "replace.cjm"
    path.write_text(MAP, encoding="utf-8")
    with Program(path) as program:
        with report.step("one match is replaced, and the next is shown"):
            key("ctrl+h")
            program.wait_focus("Find in the map")
            write("cafe")
            count(program, "1 of 5")
            key("ctrl+h")
            program.wait_focus("Replace with")
            write("bar")
            key("Return")
            count(program, "1 of 4")
            has_title(program, "A bar by the sea")
            program.wait_focus("Replace with")
        with report.step("undo while the bar is open finds it again"):
            key("ctrl+z")
            count(program, ". of 5")
            has_title(program, "A café by the sea")
            program.wait_focus("Replace with")
        with report.step("all are replaced as one step, which says how many"):
            program.press_button(".*Replace All")
            count(program, "5 replaced")
            has_title(program, "A bar by the sea")
            program.cell(".*: Walks into the bar, then bars .*")
            assert get_address(program.save(path)) == "https://example.org/bar"
            key("Escape")
            program.open_menu_by("F10")
            program.wait("menu item", "Undo replace 5 times")
            key("Escape")
        with report.step("and undone as one"):
            key("ctrl+z")
            has_title(program, "A café by the sea")
            program.cell(".*: Walks into the cafe, then cafés .*")
            assert get_address(program.save(path)) == "https://example.org/CAFE"
        with report.step("what is typed on the sheet is found as well, while the bar is open"):
            key("ctrl+f")
            program.wait_focus("Find in the map")
            key("ctrl+a")
            write("Pays")
            count(program, "1 of 1")
            program.click(program.cell(".*: Pays and leaves .*"), times=2)
            program.wait_editing()
            write(" Pays")
            count(program, "1 of 2")
            key("Escape")
            count(program, "1 of 1")
        with report.step("a note that is replaced by nothing goes, and undo brings it back"):
            key("ctrl+f")
            program.wait_focus("Find in the map")
            key("ctrl+a")
            write("Pays and leaves")
            count(program, "1 of 1")
            key("ctrl+h")
            program.wait_focus("Replace with")
            key("ctrl+a", "BackSpace")
            program.press_button(".*Replace All")
            count(program, "1 replaced · 1 empty note removed")
            program.wait_gone("table cell", ".*: Pays and leaves .*")
            key("ctrl+z")
            program.cell(".*: Pays and leaves .*")
        program.close()


Report().run(show, replace)
