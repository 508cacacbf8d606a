#!/usr/bin/python3
"""What is done with several notes at once, and quick edits: merging, splitting, sorting, moving the
notes of a lane, and the context menus of everything."""

import os
from pathlib import Path

from desktop import Program, Report, fill_map, key, until, write

HOME = Path(os.environ["HOME"])
LANES = {
    "Needs": [["n1", "n2", "n3"], ["n4"], [], ["n5"]],
    "Doing": [["d1"], ["d2", "d3"], ["d4"]],
}


def note(text):
    return f".*, note . of .: {text} .*"


def open_map(name):
    path = HOME / name
    fill_map(path, LANES)
    return path


def names_of_undo(program):
    """What the main menu says undo would take back."""
    program.open_menu_by("F10")
    name = until(lambda: next((name for _, _, name in program.walk() if "Undo" in name
                               and name != "Undo"), None), "the step in the menu")
    key("Escape")
    until(lambda: not any(role == "menu item" for _, role, _ in program.walk()), "the menu to go")
    return name


def open_menu(program, node, item, **options):
    """Opens the context menu of @node, which has @item."""
    program.open_menu(node(), **options)
    return program.wait("menu item", item)


def acting(report):
    path = open_map("acted.cjm")
    with Program(path) as program:
        def select(first, *others):
            program.click(program.cell(note(first)))
            for other in others:
                program.click_with("ctrl", program.cell(note(other)))
            program.wait_selected(*(note(name) for name in (first, *others)))

        with report.step("several notes get their evidence at once"):
            select("n1", "n3", "d2")
            key("F4")
            for name in ("n1", "n3", "d2"):
                program.cell(f".*: {name} .inferred.")
            program.wait_selected(note("n1"), note("n3"), note("d2"))
        with report.step("and are deleted as one step, which undo takes back"):
            key("Delete")
            program.wait_gone("table cell", note("n1"))
            name = names_of_undo(program)
            assert "delete 3 notes" in name, name
            key("ctrl+z")
            program.cell(".*note 3 of 3: n3 .inferred.")
            program.cell(note("d2"))
            key("ctrl+z")
            program.cell(".*: d2 .assumed.")
        with report.step("they move together, and the focused one says where it is now"):
            select("n1", "n2")
            key("ctrl+Down")
            program.wait_focus("Needs, Discovery, note 3 of 3: n2 .*")
            key("ctrl+Right")
            program.wait_focus("Needs, Consideration, note 3 of 3: n2 .*")
            program.wait_selected(note("n1"), note("n2"))
            key("ctrl+z", "ctrl+z")
            program.cell("Needs, Discovery, note 1 of 3: n1 .*")
        with report.step("copies are selected"):
            select("d2", "d3")
            key("ctrl+d")
            program.wait_selected("Doing, Consideration, note 2 of 4: d2 .*",
                                  "Doing, Consideration, note 4 of 4: d3 .*")
            key("ctrl+z")
            program.cell("Doing, Consideration, note 2 of 2: d3 .*")
        with report.step("notes of a cell are merged"):
            select("n1", "n3")
            key("ctrl+j")
            program.cell("Needs, Discovery, note 1 of 2: n1\nn3 .assumed.")
        with report.step("a note is merged with the next one"):
            program.click(program.cell(note("d2")))
            key("ctrl+j")
            program.wait_focus("Doing, Consideration, note 1 of 1: d2\nd3 .*")
        with report.step("a note is split at the caret, and one goes on in the second half"):
            key("F2")
            program.wait_editing()
            key("ctrl+End", "Home", "ctrl+shift+Return")
            program.cell("Doing, Consideration, note 1 of 2: d2 .*")
            program.wait_editing()
            write("x")
            key("Return")
            program.wait_focus("Doing, Consideration, note 2 of 2: xd3 .*")
        with report.step("the menu of a selected note is that of all of them, others end it"):
            select("n2", "d1")
            program.click(program.cell(note("d1")), button=3)
            program.choose("Delete 2 Notes")
            program.wait_gone("table cell", note("d1"))
            key("ctrl+z")
            program.cell(note("d1"))
            select("n2", "d1")
            program.click(program.cell(note("n5")), button=3)
            program.wait_selected(note("n5"))
            key("Escape")
        with report.step("the notes of a lane move to another one"):
            program.click(program.cell("Lane: Doing"))
            program.open_menu_by("Menu")
            program.choose("Move Its Notes to", "Offer")
            program.cell("Offer, Consideration, note 2 of 2: xd3 .*")
            program.cell("Offer, Discovery, note 1 of 1: d1 .*")
        with report.step("they are sorted"):
            program.click(program.cell("Offer, Consideration, note 2 of 2: xd3 .*"))
            key("ctrl+Up")
            program.wait_focus("Offer, Consideration, note 1 of 2: xd3 .*")
            program.open_menu_by("Menu")
            program.choose("Sort", "Alphabetically")
            program.wait_focus("Offer, Consideration, note 2 of 2: xd3 .*")
        with report.step("every kind of thing has a menu"):
            for place, item in (("Title, empty.*", "Edit"), ("Persona, empty.*", "Choose Photo…"),
                                ("Photo of the persona.*", "Choose Photo…"),
                                ("Phase 1 of 5.*", "Rename"), ("Group: Audience", "Edit"),
                                ("Lane: Needs", "Rename"), ("Influence, Discovery: empty.*",
                                                            "Write a Note")):
                open_menu(program, lambda place=place: program.cell(place), item)
                key("Escape")
                until(lambda item=item: program.find("menu item", item) is None, "the menu to go")
            open_menu(program, lambda: program.wait("table", ".*"), "Add Lane", dx=-12, dy=200)
            key("Escape")
        with report.step("undo goes all the way back"):
            for _ in range(12):
                key("ctrl+z")
            program.wait_title("[^•]*")
            notes = program.save(path).texts("note")
            assert notes == ["n1", "n2", "n3", "n4", "n5", "d1", "d2", "d3", "d4"], notes
        with report.step("the program ends"):
            program.close()


if __name__ == "__main__":
    Report().run(acting)
