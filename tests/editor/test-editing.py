#!/usr/bin/python3
"""Writing on the sheet: typing, Escape, moving through the grid, notes and their evidence, undo."""

import os
from pathlib import Path

from desktop import Program, Report, key, make_map, picture, until, write

HOME = Path(os.environ["HOME"])
FIRST = "Needs, Discovery"


def new_map_in_spanish(report):
    with report.step("a Spanish desktop finds a map of five phases in Spanish"):
        program = Program(language="es")
    with program:
        with report.step("its phases are those of the five-point model"):
            key("ctrl+9")
            for name in ("Descubrimiento", "Consideración", "Decisión", "Compra",
                         "Posventa y fidelización"):
                program.cell(f".*: {name}")
        with report.step("its cells ask the guiding questions"):
            program.cell("Necesidades, Descubrimiento: .*¿Qué intenta conseguir\\?")
        with report.step("a picture of the empty map"):
            picture("window-empty-es")
        with report.step("the program ends when its untouched map is closed"):
            program.close()


def typing(report):
    path = HOME / "typed.cjm"
    with report.step("a file that is not there yet is made by the command line"):
        make_map(path)
    with Program(path) as program:
        with report.step("a click gives a cell the focus"):
            program.click(program.cell(f"{FIRST}: empty.*"))
            program.wait_focus(f"{FIRST}: empty.*")
        with report.step("typing writes a note, Enter keeps it"):
            write("Get to work on time")
            program.wait_editing()
            picture("window-editing")
            key("Return")
            program.wait_focus(f"{FIRST}, note 1 of 1: Get to work on time .*")
        with report.step("the title marks what is not saved"):
            program.wait_title("•.*")
        with report.step("typing on a note takes the place of its text"):
            write("Another text")
            key("Return")
            program.wait_focus(f"{FIRST}, note 1 of 1: Another text .*")
        with report.step("Escape gives the old text back"):
            key("F2")
            program.wait_editing()
            write(" that goes")
            program.cell(f"{FIRST}, note 1 of 1: Another text that goes .*")
            key("Escape")
            program.wait_focus(f"{FIRST}, note 1 of 1: Another text .assumed.")
        with report.step("Enter edits at the text's end"):
            key("Return")
            program.wait_editing()
            write("!")
            key("Return")
            program.wait_focus(f"{FIRST}, note 1 of 1: Another text! .*")
        with report.step("a double click edits, a click elsewhere keeps"):
            program.click(program.cell(f"{FIRST}, note 1 of 1.*"), times=2)
            program.wait_editing()
            key("End")
            write("!")
            program.click(program.cell("Lane: Needs"))
            program.wait_focus("Lane: Needs")
            program.cell(f"{FIRST}, note 1 of 1: Another text!! .*")
        with report.step("Shift+Enter begins a line"):
            program.click(program.cell(f"{FIRST}, note 1.*"))
            key("F2")
            program.wait_editing()
            key("ctrl+End", "shift+Return")
            write("Second line")
            key("Return")
            program.wait_focus(f"{FIRST}, note 1 of 1: Another text!!\nSecond line .*")
        with report.step("an empty note leaves no trace"):
            program.click(program.cell("Needs, Decision: empty.*"))
            key("F2")
            program.wait_editing()
            key("Escape")
            program.wait_focus("Needs, Decision: empty.*")
        with report.step("what was typed is in the file"):
            notes = program.save(path).texts("note")
            assert notes == ["Another text!!\nSecond line"], notes
        with report.step("a saved map closes without a question"):
            program.close()


def moving(report):
    path = HOME / "moved.cjm"
    make_map(path)
    with report.step("a map by argument"):
        program = Program(path)
    with program:
        with report.step("arrows move through the grid"):
            program.click(program.cell(f"{FIRST}: empty.*"))
            for arrow, name in (("Right", "Needs, Consideration: empty.*"),
                                ("Down", "Doing, Consideration: empty.*"),
                                ("Left", "Doing, Discovery: empty.*"),
                                ("Up", f"{FIRST}: empty.*")):
                key(arrow)
                program.wait_focus(name)
        with report.step("Tab leads on, Shift+Tab back"):
            key("Tab")
            program.wait_focus("Needs, Consideration: empty.*")
            key("shift+Tab")
            program.wait_focus(f"{FIRST}: empty.*")
        with report.step("Tab keeps what was typed and leads on"):
            write("one")
            key("Tab")
            program.wait_focus("Needs, Consideration: empty.*")
            program.cell(f"{FIRST}, note 1 of 1: one .*")
        with report.step("the keyboard brings what it moves to into view"):
            for name in ("Decision", "Purchase", "After-sales"):
                key("Right")
                program.wait_focus(f"Needs, {name}: empty.*")
            x, _, width, _ = program.extents(program.cell("Needs, After-sales: empty.*"))
            _, _, room, _ = program.extents(program.wait("frame", ".*"))
            assert x > 0 and x + width <= room, (x, width, room)
        with report.step("Ctrl+Enter adds a note below"):
            write("first")
            key("ctrl+Return")
            program.wait_editing()
            write("second")
            key("Return")
            program.wait_focus("Needs, After-sales, note 2 of 2: second .*")
        with report.step("Ctrl+Up moves a note"):
            key("ctrl+Up")
            program.wait_focus("Needs, After-sales, note 1 of 2: second .*")
        with report.step("Ctrl+Left moves a note to the phase before"):
            key("ctrl+Left")
            program.wait_focus("Needs, Purchase, note 1 of 1: second .*")
        with report.step("Ctrl+D duplicates a note"):
            key("ctrl+d")
            program.wait_focus("Needs, Purchase, note 2 of 2: second .*")
        with report.step("Delete removes a note, and the focus stays near"):
            key("Delete")
            program.wait_focus("Needs, Purchase, note 1 of 1: second .*")
            key("Delete")
            program.wait_focus("Needs, Purchase: empty.*")
        with report.step("F4 changes the evidence round"):
            program.click(program.cell("Needs, After-sales, note 1.*"))
            for evidence in ("inferred", "data", "assumed", "inferred"):
                key("F4")
                program.wait_focus(f"Needs, After-sales, note 1 of 1: first .{evidence}.")
        with report.step("the context menu changes it too, and the focus comes back"):
            program.open_menu_by("Menu")
            program.choose("● Data")
            program.wait_focus("Needs, After-sales, note 1 of 1: first .data.")
            program.open_menu_by("Menu")
            program.choose("◒ Inferred")
            program.wait_focus("Needs, After-sales, note 1 of 1: first .inferred.")
        with report.step("all of it is in the file"):
            saved = program.save(path)
            assert saved.texts("note") == ["one", "first"], saved.texts("note")
            assert [note.get("evidence") for note in saved.elements("note")][1] == "inferred"
        with report.step("the program ends"):
            program.close()


def undoing(report):
    path = HOME / "undone.cjm"
    make_map(path)
    with report.step("a map to undo on"):
        program = Program(path)
    with program:
        with report.step("typing is one step"):
            program.click(program.cell(f"{FIRST}: empty.*"))
            write("typed in one go")
            key("Return")
            program.cell(f"{FIRST}, note 1 of 1: typed in one go .*")
            key("ctrl+z")
            program.cell(f"{FIRST}: empty.*")
        with report.step("back at the start nothing is unsaved"):
            program.wait_title("[^•]*")
        with report.step("redo brings it back"):
            key("ctrl+shift+z")
            program.cell(f"{FIRST}, note 1 of 1: typed in one go .*")
            program.wait_title("•.*")
        with report.step("the menu names the step"):
            program.click(program.cell(f"{FIRST}, note 1 of 1.*"))
            key("Delete")
            program.cell(f"{FIRST}: empty.*")
            program.open_menu_by("F10")
            until(lambda: any("Undo delete note" in name for _, _, name in program.walk()),
                  "“Undo delete note” in the menu")
            key("Escape")
        with report.step("undo while writing takes back what was typed, not more"):
            program.click(program.cell("Doing, Discovery: empty.*"))
            write("abc")
            program.wait_editing()
            key("ctrl+z")
            until(lambda: not any("abc" in name for name in program.names()), "“abc” to go")
            program.cell(f"{FIRST}: empty.*")
        with report.step("undo goes all the way back"):
            key("Escape", "ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
            program.wait_title("[^•]*")
            assert program.save(path).texts("note") == []
        with report.step("the program ends"):
            program.close()


def fields(report):
    path = HOME / "fields.cjm"
    make_map(path)
    with report.step("a map to name"):
        program = Program(path)
    with program:
        for field, text in (("Title", "A first map"), ("Scenario", "One day in May"),
                            ("Profile", "Commuter"), ("Persona", "Marta"),
                            ("Summary", "Works far from home")):
            with report.step(f"the {field.lower()} is written in its place"):
                program.click(program.cell(f"{field}, empty.*"))
                program.wait_focus(f"{field}, empty.*")
                write(text)
                key("Return")
                program.wait_focus(f"{field}: {text}")
        with report.step("the window has the map's title"):
            program.wait_title("• A first map")
        with report.step("a phase's name is edited"):
            program.click(program.cell("Phase 1 of 5: Discovery"))
            write("Find out")
            key("Return")
            program.wait_focus("Phase 1 of 5: Find out")
        with report.step("a lane's question is edited"):
            program.click(program.cell("Guiding question, Needs: What are they trying.*"), times=2)
            program.wait_editing()
            key("ctrl+a")
            write("What for?")
            key("Return")
            program.cell("Needs, Find out: empty. What for.")
        with report.step("barrier and insight are written"):
            for field in ("Barrier", "Purchase insight"):
                for _ in range(80):
                    if program.focused().startswith(f"{field}, empty"):
                        break
                    key("Tab")
                program.wait_focus(f"{field}, empty.*")
                write("Something")
                key("Return")
                program.wait_focus(f"{field}: Something")
        with report.step("all of it is in the file"):
            saved = program.save(path)
            assert saved.texts("title") == ["A first map"]
            assert saved.texts("persona/summary") == ["Works far from home"]
            assert saved.texts("phase/name")[0] == "Find out"
            assert saved.texts("lane/question")[0] == "What for?"
            assert saved.texts("barrier") == ["Something"] == saved.texts("insight")
        with report.step("the program ends"):
            program.close()


if __name__ == "__main__":
    Report().run(new_map_in_spanish, typing, moving, undoing, fields)
