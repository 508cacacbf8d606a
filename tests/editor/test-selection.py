#!/usr/bin/python3
"""What is selected beside the focus: by clicks, by the keyboard, and what is done with it."""

import os
from pathlib import Path

from desktop import Program, Report, fill_map, key, picture, run, until, write

HOME = Path(os.environ["HOME"])
LANES = {
    "Needs": [["n1", "n2", "n3"], ["n4"], [], ["n5"]],
    "Doing": [["d1"], ["d2", "d3"], ["d4"]],
}
FIRST = "Needs, Discovery"


def note(text):
    return f".*, note . of .: {text} .*"


def open_map(name):
    path = HOME / name
    fill_map(path, LANES)
    return path


def clicking(report):
    path = open_map("clicked.cjm")
    with Program(path) as program:
        with report.step("a click gives the focus, and that is what is selected"):
            program.click(program.cell(note("n1")))
            program.wait_selected(note("n1"))
        with report.step("Ctrl and a click select one note more"):
            program.click_with("ctrl", program.cell(note("n3")))
            program.wait_focus(note("n3"))
            program.click_with("ctrl", program.cell(note("d2")))
            program.wait_selected(note("n1"), note("n3"), note("d2"))
            picture("window-selected-notes")
        with report.step("and one less"):
            program.click_with("ctrl", program.cell(note("n3")))
            program.wait_selected(note("n1"), note("d2"))
        with report.step("Shift and a click select the notes between in a cell"):
            program.click(program.cell(note("n1")))
            program.wait_selected(note("n1"))
            program.click_with("shift", program.cell(note("n3")))
            program.wait_selected(note("n1"), note("n2"), note("n3"))
        with report.step("and a block of cells, filled or empty"):
            program.click_with("shift", program.cell(note("d4")))
            program.wait_selected(*(note(text) for text in
                                    ("n1", "n2", "n3", "n4", "d1", "d2", "d3", "d4")),
                                  "Needs, Decision: empty.*")
            picture("window-selected-cells")
        with report.step("one note is taken out of the block"):
            program.click_with("ctrl", program.cell(note("d3")))
            program.wait_selected(*(note(text) for text in
                                    ("n1", "n2", "n3", "n4", "d1", "d2", "d4")),
                                  "Needs, Decision: empty.*")
        with report.step("Escape ends the selection, not the focus"):
            key("Escape")
            program.wait_selected(note("d3"))
            program.wait_focus(note("d3"))
        with report.step("a click on a selected note leaves it alone selected"):
            program.click(program.cell(note("n1")))
            program.click_with("shift", program.cell(note("n3")))
            program.wait_selected(note("n1"), note("n2"), note("n3"))
            program.click(program.cell(note("n2")))
            program.wait_selected(note("n2"))
        with report.step("a click beside the sheet ends the selection"):
            program.click_with("ctrl", program.cell(note("d1")))
            program.wait_selected(note("n2"), note("d1"))
            program.click(program.wait("table", ".*"), dx=-12, dy=200)
            program.wait_selected(note("d1"))
        with report.step("from header to header the phases between are selected"):
            program.click(program.cell("Phase 1 of 5: Discovery"))
            program.click_with("shift", program.cell("Phase 2 of 5: Consideration"))
            program.wait_focus("Phase 2 of 5: Consideration")
            names = program.selected()
            assert len(names) > 20, names
            assert all("Discovery" in name or "Consideration" in name for name in names), names
        with report.step("the program ends"):
            key("ctrl+q")
            program.wait_end()


def sweeping(report):
    path = open_map("swept.cjm")
    with Program(path) as program:
        def below(name, dx=40):
            """A point on the screen a little below a note."""
            x, y, _, height = program.settled_extents(program.cell(note(name)))
            return program.on_screen(x + dx, y + height + 8)

        with report.step("a drag over bare ground selects the notes that it touches"):
            program.drag(below("n3"), below("d3", 20))
            program.wait_selected(note("d1"), note("d2"), note("d3"))
        with report.step("the focus is on the first of them"):
            program.wait_focus(note("d1"))
        with report.step("Shift adds to what was selected"):
            x, y, _, _ = program.settled_extents(program.cell(note("n5")))
            program.drag(program.on_screen(x - 40, y - 12), program.on_screen(x + 20, y + 6),
                         modifier="shift")
            program.wait_selected(note("d1"), note("d2"), note("d3"), note("n5"))
        with report.step("Ctrl takes out what it touches"):
            program.drag(below("d2", 30), program.on_screen(*program.settled_extents(
                program.cell(note("d3")))[:2]), modifier="ctrl")
            program.wait_selected(note("d1"), note("d2"), note("n5"))
        with report.step("where there are no notes, empty cells are selected"):
            first = program.settled_extents(program.cell("Influence, Discovery: empty.*"))
            last = program.settled_extents(program.cell("Offer, Consideration: empty.*"))
            program.drag(program.on_screen(first[0] + 40, first[1] + 8),
                         program.on_screen(last[0] + 40, last[1] + 20))
            program.wait_selected(*(f"{lane}, {phase}: empty.*" for lane in ("Influence", "Offer")
                                    for phase in ("Discovery", "Consideration")))
        with report.step("the view scrolls where the pointer is near its edge"):
            key("ctrl+plus", "ctrl+plus", "ctrl+plus", "ctrl+Home")
            x, y, _, _ = program.settled_extents(program.cell("Thinking, Discovery: empty.*"))
            start = program.on_screen(x + 40, y + 30)
            run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
            run("xdotool", "mousemove", str(start[0] + 60), "700")
            run("xdotool", "mousemove", str(start[0] + 60), "978")
            program.cell("Lane: Actions")
            until(lambda: any("Actions, Discovery" in name for name in program.selected()),
                  "a cell that was out of view")
            run("xdotool", "mouseup", "1")
        with report.step("Escape ends it"):
            key("Escape")
            until(lambda: len(program.selected()) == 1, "the selection to end")
        with report.step("the program ends"):
            program.close()


def walking(report):
    path = open_map("walked.cjm")
    with Program(path) as program:
        with report.step("Home and End lead along the row, with Ctrl through the grid"):
            program.click(program.cell(note("n4")))
            for keys, name in (("End", "Needs, After-sales: empty.*"), ("Home", note("n1")),
                               ("ctrl+End", "Actions, After-sales: empty.*"),
                               ("ctrl+Home", note("n1"))):
                key(keys)
                program.wait_focus(name)
        with report.step("Page Down leads a view down, Page Up back"):
            key("Page_Down")
            until(lambda: ", Discovery" in program.focused() and "Needs" not in program.focused(),
                  "the focus further down")
            assert "Doing" not in program.focused(), program.focused()
            key("Page_Up")
            program.wait_focus(note("n1"))
        with report.step("Shift and arrows select notes, and beyond the cell a block"):
            key("shift+Down")
            program.wait_selected(note("n1"), note("n2"))
            key("shift+Down", "shift+Down")
            program.wait_selected(note("n1"), note("n2"), note("n3"), note("d1"))
            key("shift+Right")
            program.wait_selected(*(note(text) for text in
                                    ("n1", "n2", "n3", "n4", "d1", "d2", "d3")))
            key("shift+Left", "shift+Up")
            program.wait_selected(note("n1"), note("n2"), note("n3"))
        with report.step("a plain arrow ends the selection"):
            key("Right")
            program.wait_selected(note("n4"))
        with report.step("Ctrl+Shift+arrows keep it, Ctrl and the space bar add to it"):
            key("ctrl+space", "ctrl+shift+Down")
            program.wait_focus(note("d2"))
            program.wait_selected(note("n4"))
            key("ctrl+space")
            program.wait_selected(note("n4"), note("d2"))
        with report.step("Ctrl+A selects the cell, the lane, and all"):
            key("Escape", "ctrl+Home", "ctrl+a")
            program.wait_selected(note("n1"), note("n2"), note("n3"))
            key("ctrl+a")
            until(lambda: program.selected() and
                  all(name.startswith("Needs") for name in program.selected())
                  and len(program.selected()) == 7, "the lane")
            key("ctrl+a")
            until(lambda: any(name.startswith("Convince") for name in program.selected()), "all")
        with report.step("on a label, Ctrl+A begins with the lane"):
            key("Escape")
            program.click(program.cell("Lane: Doing"))
            key("ctrl+a")
            until(lambda: len(program.selected()) == 6
                  and all(name.startswith("Doing") for name in program.selected()), "the lane")
        with report.step("the program ends"):
            program.close()


def names_of_undo(program):
    """What the main menu says undo would take back."""
    key("F10")
    name = until(lambda: next((name for _, _, name in program.walk() if "Undo" in name
                               and name != "Undo"), None), "the step in the menu")
    key("Escape")
    until(lambda: not any(role == "menu item" for _, role, _ in program.walk()), "the menu to go")
    return name


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
            key("Menu")
            program.choose("Move Its Notes to", "Offer")
            program.cell("Offer, Consideration, note 2 of 2: xd3 .*")
            program.cell("Offer, Discovery, note 1 of 1: d1 .*")
        with report.step("they are sorted"):
            program.click(program.cell("Offer, Consideration, note 2 of 2: xd3 .*"))
            key("ctrl+Up")
            program.wait_focus("Offer, Consideration, note 1 of 2: xd3 .*")
            key("Menu")
            program.choose("Sort", "Alphabetically")
            program.wait_focus("Offer, Consideration, note 2 of 2: xd3 .*")
        with report.step("every kind of thing has a menu"):
            for place, item in (("Title, empty.*", "Edit"), ("Persona, empty.*", "Choose Photo…"),
                                ("Photo of the persona.*", "Choose Photo…"),
                                ("Phase 1 of 5.*", "Rename"), ("Group: Audience", "Edit"),
                                ("Lane: Needs", "Rename"), ("Influence, Discovery: empty.*",
                                                            "Write a Note")):
                program.click(program.cell(place), button=3)
                program.wait("menu item", item)
                key("Escape")
                until(lambda item=item: program.find("menu item", item) is None, "the menu to go")
            program.click(program.wait("table", ".*"), button=3, dx=-12, dy=200)
            program.wait("menu item", "Add Lane")
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
    Report().run(clicking, sweeping, walking, acting)
