#!/usr/bin/python3
"""Files of other programs: the dialog that makes a map of them, by keys and the pointer."""

import os
import subprocess
from pathlib import Path

from desktop import PROGRAM, SOURCE, Program, Report, key, until

HOME = Path(os.environ["HOME"])
BOOK = SOURCE / "tests" / "storage" / "fixtures" / "import" / "libreoffice.xlsx"
TABLE = """Journey of Ana,,
,Discovery,Purchase
Doing,Searches,Pays
Mood,4 glad,1 tired
Remarks,nice,dear
"""
JOURNEY = """# A day

```mermaid
journey
  title My day
  section Go to work
    Make tea: 5: Me
    Do work: 8: Me
```
"""


def has_label(program, part):
    return any(part in name for _, _, name in program.walk())


def wait_label(program, part):
    until(lambda: has_label(program, part), f"“{part}”")


def choose(program, opener, name, *keys, then):
    """Chooses with keys in the list called @name, which has what is chosen in its name; @opener is
    the key of its label, or of what has the focus."""
    key(opener)
    program.wait_focus("list item")
    key(*keys, "Return")
    program.wait_focus(f"{name}: {then}")


def go_to(program, name):
    for _ in range(60):
        if program.focused() == name:
            return
        before = program.focused()
        key("Tab")
        until(lambda: program.focused() != before, "the next thing")
    raise AssertionError(f"no way to {name}; the focus is on {program.focused()}")


class Finder(Program):
    def wait(self, role, name):
        roles = role.split("|")
        return until(lambda: next((found for found in (self.find(one, name) for one in roles)
                                   if found is not None), None), f"{role} “{name}”")


def tables(report):
    table = HOME / "ana.csv"
    table.write_text(TABLE)
    with report.step("a program with a new map"):
        program = Finder()
    with program:
        with report.step("a table is opened like a map, and shown with what is guessed"):
            key("ctrl+o")
            program.choose_file("Open a Map", table)
            program.wait_title("Import “ana.csv”")
            program.wait("toggle button|push button", "Row 1, “Journey of Ana”: Title")
            program.wait("toggle button|push button", "Row 3, “Doing”: Lane: Notes")
            program.wait("toggle button|push button", "Row 4, “Mood”: Lane: Emotion")
            program.wait("toggle button|push button", "Column 1: Names of lanes")
            wait_label(program, "Line 4: The emotions seem to be on a scale of 1 to 5")
        with report.step("what a row is can be changed"):
            go_to(program, "Row 5, “Remarks”: Lane: Notes")
            choose(program, "space", "Row 5, “Remarks”", *["Up"] * 8, then="Left out")
            wait_label(program, "Left out: “nice”")
        with report.step("scores of another scale are brought over where one wants it"):
            key("alt+b")
            wait_label(program, "were brought from a scale of 1 to 5")
        with report.step("Import makes a new map that is not saved"):
            key("alt+i")
            program.wait_title("• Journey of Ana")
            program.cell(".*Searches.*")
            program.cell(".*glad.*")
            assert not any("Remarks" in name for name in program.names())
            path = HOME / "ana.cjm"
            key("ctrl+s")
            program.choose_file("Save the Map", path)
            program.wait_title("Journey of Ana")
            text = path.read_text("utf-8")
            assert '<feeling value="1"/>' in text and '<feeling value="-2"/>' in text, text
        with report.step("undoing it gives an empty map, and redoing the import"):
            key("ctrl+z")
            program.wait_title("• .*ana.*|• Untitled.*")
            key("ctrl+shift+z")
            program.wait_title("Journey of Ana")
        with report.step("the program ends"):
            program.close()


def books(report):
    with report.step("another program with a new map"):
        program = Finder()
    with program:
        with report.step("a file that is given to the running program"):
            subprocess.run([PROGRAM, BOOK], check=True, timeout=60)
            program.wait_title("Import “libreoffice.xlsx”")
            program.wait("toggle button|push button", "Sheet: Viaje")
            program.wait("toggle button|push button", "Column 1: Groups")
            wait_label(program, "These sheets were not read: Hoja2.")
        with report.step("another sheet"):
            choose(program, "alt+s", "Sheet", "Down", then="Hoja2")
            wait_label(program, "These sheets were not read: Viaje.")
        with report.step("phases as rows"):
            choose(program, "alt+p", "Phases are", "End", then="Rows of the table")
            wait_label(program, "dos")
            choose(program, "alt+p", "Phases are", "Home", then="Columns of the table")
            choose(program, "alt+s", "Sheet", "Up", then="Viaje")
        with report.step("Escape puts it away, and nothing has happened"):
            key("Escape")
            program.wait_title("Untitled.*")
        with report.step("a text with a journey"):
            text = HOME / "day.md"
            text.write_text(JOURNEY)
            subprocess.run([PROGRAM, text], check=True, timeout=60)
            program.wait_title("Import “day.md”")
            wait_label(program, "Line 8: The score 8 of “Do work” is not from 1 to 5")
            key("alt+b")
            wait_label(program, "The scores were brought from a scale of 1 to 10")
            key("alt+i")
            program.wait_title("• My day")
            program.cell(".*Make tea.*")
        with report.step("what cannot be read is said"):
            bad = HOME / "bad.xlsx"
            bad.write_text("nothing")
            key("ctrl+o")
            program.choose_file("Open a Map", bad)
            wait_label(program, "“bad.xlsx” could not be opened")
            wait_label(program, "This is no workbook of the kind XLSX.")
            key("Escape")
            program.wait_title("• My day")


if __name__ == "__main__":
    Report().run(tables, books)
