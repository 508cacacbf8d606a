#!/usr/bin/python3
"""Phases and lanes: adding, duplicating, moving, deleting and recolouring them, by keys and by the
context menu."""

import os
from pathlib import Path

from desktop import Program, Report, key, make_map, until, write

HOME = Path(os.environ["HOME"])
PHASES = ["Discovery", "Consideration", "Decision", "Purchase", "After-sales"]
LANES = ["Needs", "Doing", "Thinking", "Influence", "Offer", "Convince", "Touchpoints", "Emotion",
         "Obstacles", "Metrics", "Actions"]


def phases_by_keys(report):
    path = HOME / "phases.cjm"
    make_map(path)
    with report.step("a map for phases"):
        program = Program(path)
    with program:
        with report.step("Ctrl+Enter on a phase adds one after it, to be named at once"):
            program.click(program.cell("Phase 1 of 5: Discovery"))
            key("ctrl+Return")
            program.wait_editing()
            write("Trial")
            key("Return")
            program.wait_focus("Phase 2 of 6: Trial")
        with report.step("Ctrl+Left and Ctrl+Right move it"):
            key("ctrl+Left")
            program.wait_focus("Phase 1 of 6: Trial")
            key("ctrl+Right", "ctrl+Right")
            program.wait_focus("Phase 3 of 6: Trial")
        with report.step("Ctrl+D duplicates it with its notes"):
            program.click(program.cell("Needs, Trial: empty.*"))
            write("a note")
            key("Return")
            program.click(program.cell("Phase 3 of 6: Trial"))
            key("ctrl+d")
            program.wait_focus("Phase 4 of 7: Trial")
            notes = program.save(path).texts("note")
            assert notes == ["a note", "a note"], notes
        with report.step("Delete removes it with its notes, the focus goes to the next"):
            key("Delete")
            program.wait_focus("Phase 4 of 6: Decision")
            saved = program.save(path)
            assert saved.texts("note") == ["a note"], saved.texts("note")
            assert saved.texts("phase/name") == [*PHASES[:2], "Trial", *PHASES[2:]]
        with report.step("undo brings phase and note back"):
            key("ctrl+z")
            assert len(program.save(path).texts("note")) == 2
        with report.step("the program ends"):
            program.close()


def phases_by_menu(report):
    path = HOME / "phases-menu.cjm"
    make_map(path)
    with report.step("a map for the menu of phases"):
        program = Program(path)
    with program:
        with report.step("the context menu adds a phase before"):
            program.click(program.cell("Phase 2 of 5.*"), button=3)
            program.choose("Add Phase Before")
            program.wait_editing()
            write("Between")
            key("Return")
            program.wait_focus("Phase 2 of 6: Between")
        with report.step("the menu key shows it too, and a colour is chosen"):
            program.open_menu_by("Menu")
            program.choose("Color", "Teal")
            program.wait_focus("Phase 2 of 6: Between")
            assert program.save(path).elements("phase")[1].get("color")
        with report.step("the colour by its place again"):
            program.open_menu_by("Menu")
            program.choose("Color", "By Its Place")
            program.wait_focus("Phase 2 of 6: Between")
            assert program.save(path).elements("phase")[1].get("color") is None
        with report.step("from a cell, the submenu duplicates its phase"):
            program.click(program.cell("Needs, Between: empty.*"), button=3)
            program.choose("Phase", "Duplicate Phase")
            program.wait_focus("Phase 3 of 7: Between")
        with report.step("and deletes it"):
            program.click(program.cell("Phase 3 of 7: Between"), button=3)
            program.choose("Delete Phase")
            program.wait_focus("Phase 3 of 6: Consideration")
        with report.step("every phase can go, and the map can still be added to"):
            for left in range(5, 0, -1):
                key("Delete")
                program.wait_focus(f"Phase . of {left}: .*")
            key("Delete")
            until(lambda: program.find("table cell", "Phase 1.*") is None, "no phase")
            program.press_button("Add")
            program.choose("Phase")
            program.wait_editing()
            write("Start")
            key("Return")
            program.wait_focus("Phase 1 of 1: Start")
            assert program.save(path).texts("phase/name") == ["Start"]
        with report.step("the program ends"):
            program.close()


def lanes(report):
    path = HOME / "lanes.cjm"
    make_map(path)
    with report.step("a map for lanes"):
        program = Program(path)
    with program:
        with report.step("Ctrl+Enter on a lane adds one below it"):
            program.click(program.cell("Lane: Needs"))
            key("ctrl+Return")
            program.wait_editing()
            write("Feelings")
            key("Return")
            program.wait_focus("Lane: Feelings")
            names = program.save(path).texts("lane/name")
            assert names == [LANES[0], "Feelings", *LANES[1:]], names
        with report.step("Ctrl+Up moves it"):
            key("ctrl+Up")
            names = program.save(path).texts("lane/name")
            assert names == ["Feelings", *LANES], names
        with report.step("Ctrl+Down moves it, out of its group and into the next"):
            key(*["ctrl+Down"] * 5)
            saved = program.save(path)
            names = saved.texts("lane/name")
            assert names == [*LANES[:3], "Feelings", *LANES[3:]], names
            groups = [lane.get("group") for lane in saved.elements("lane")]
            assert groups[3] == groups[4] != groups[2], groups
        with report.step("Ctrl+D duplicates it"):
            key("ctrl+d")
            names = program.save(path).texts("lane/name")
            assert names.count("Feelings") == 2, names
        with report.step("Delete removes it"):
            key("Delete")
            names = program.save(path).texts("lane/name")
            assert names.count("Feelings") == 1, names
        with report.step("the context menu adds a lane above"):
            program.click(program.cell("Lane: Doing"), button=3)
            program.choose("Add Lane Above")
            program.wait_editing()
            write("Wants")
            key("Return")
            program.wait_focus("Lane: Wants")
            assert program.save(path).texts("lane/name")[1] == "Wants"
        with report.step("and edits the guiding question"):
            program.open_menu_by("Menu")
            program.choose("Edit Guiding Question")
            program.wait_editing()
            write("What now?")
            key("Return")
            assert program.save(path).texts("lane/question")[1] == "What now?"
        with report.step("from a cell, the submenu deletes its lane"):
            program.click(program.cell("Wants, Discovery: empty.*"), button=3)
            program.choose("Lane", "Delete Lane")
            until(lambda: "Wants" not in program.save(path).texts("lane/name"), "the lane to go")
        with report.step("undo names what it takes back"):
            program.open_menu_by("F10")
            until(lambda: any("Undo delete lane" in name for _, _, name in program.walk()),
                  "“Undo delete lane” in the menu")
            key("Escape")
        with report.step("the program ends"):
            program.close()


if __name__ == "__main__":
    Report().run(phases_by_keys, phases_by_menu, lanes)
