#!/usr/bin/python3
"""What is selected beside the focus: by clicks, by the keyboard, and what is done with it."""

import os
from pathlib import Path

from desktop import Program, Report, fill_map, key, picture

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


if __name__ == "__main__":
    Report().run(clicking)
