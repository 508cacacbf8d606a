#!/usr/bin/python3
"""What is selected beside the focus: by clicks, by a rubber band, by the keyboard."""

import os
from pathlib import Path

from desktop import Program, Report, fill_map, key, picture, run, until

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
            x, y, _, _ = program.settled_extents(program.cell(note("d3")))
            program.drag(below("d3", 30), program.on_screen(x, y + 4), modifier="ctrl")
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


if __name__ == "__main__":
    Report().run(clicking, sweeping, walking)
