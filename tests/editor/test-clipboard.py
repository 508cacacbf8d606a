#!/usr/bin/python3
"""Cut, copy and paste on one sheet, by keys and menus, and what other programs get."""

import os
from pathlib import Path

from clipboard import CELLS, FIRST, cells, copy_and_wait, offered, show_whole_width, taken
from desktop import Map, Program, Report, copy_text, fill_map, key, until

HOME = Path(os.environ["HOME"])


def copy_out(report):
    path = HOME / "out.cjm"
    fill_map(path, {"Needs": [["one", "two"], ["three"]], "Doing": [["four"]]})
    with report.step("a map to copy from"):
        program = Program(path)
        show_whole_width(program)
    with program:
        with report.step("a note is offered in all forms"):
            program.click(program.cell(f"{FIRST}, note 1 of 2.*"))
            copy_and_wait(CELLS)
            forms = offered()
            for form in ("text/html", "UTF8_STRING", "text/plain;charset=utf-8", "image/png",
                         "image/svg+xml"):
                assert form in forms, forms
            assert taken("UTF8_STRING") == b"one", taken("UTF8_STRING")
            assert b"<p>one</p>" in taken("text/html")
        with report.step("its fragment is a file of ours"):
            fragment = HOME / "fragment.cjm"
            fragment.write_bytes(taken(CELLS))
            assert Map(fragment).texts("note") == ["one"]
        with report.step("a phase is a table and a picture with its names"):
            program.click(program.cell("Phase 1 of 5: Discovery"))
            copy_and_wait("application/x-cjmap+xml;part=phases")
            html = taken("text/html").decode()
            assert "<th>Discovery</th>" in html and "<th>Needs</th>" in html, html
            assert "one<br>two" in html, html
            lines = taken("UTF8_STRING").decode()
            assert 'Needs\t"one\ntwo"\n' in lines and "Doing\tfour\n" in lines, lines
            svg = taken("image/svg+xml").decode()
            assert "Discovery" in svg and "four" in svg and "three" not in svg
            png = taken("image/png")
            assert png[:4] == b"\x89PNG"
            width = int.from_bytes(png[16:20], "big")
            assert width >= 600, width
        with report.step("as a picture, and nothing else"):
            program.click(program.cell("Phase 2 of 5: .*"))
            key("ctrl+shift+c")
            until(lambda: CELLS not in offered() and "image/png" in offered(), "a picture")
            assert "text/html" not in offered() and "UTF8_STRING" not in offered(), offered()
        with report.step("as a table, by the menu"):
            program.click(program.cell("Lane: Needs"))
            program.open_menu_by("Menu")
            program.choose("Copy and Paste As", "Copy as Table")
            until(lambda: "text/html" in offered() and "image/png" not in offered(), "a table")
            assert b"three" in taken("text/html")
        with report.step("the program ends"):
            program.close()


def paste_within(report):
    path = HOME / "within.cjm"
    fill_map(path, {"Needs": [["one", "two"], ["three"]]})
    with report.step("a map to copy in"):
        program = Program(path)
        show_whole_width(program)
    with program:
        with report.step("a copy keeps what is known of the note, and is one step of undo"):
            program.click(program.cell(f"{FIRST}, note 2 of 2.*"))
            key("F4", "F4", "ctrl+b", "ctrl+c")
            program.click(program.cell("Doing, Decision: empty.*"))
            key("ctrl+v")
            program.cell("Doing, Decision, note 1 of 1: two.*")
            saved = program.save(path)
            assert cells(saved, "Doing") == {2: ["two"]}
            copies = [note for note in saved.elements("note") if note.text == "two"]
            assert len(copies) == 2
            assert [note.get("evidence") for note in copies] == ["data", "data"], copies
            assert copies[0].get("id") != copies[1].get("id")
            key("ctrl+z")
            program.cell("Doing, Decision: empty.*")
            assert cells(program.save(path), "Doing") == {}
        with report.step("cutting takes it away, Shift+Insert puts it behind another"):
            program.click(program.cell(f"{FIRST}, note 1 of 2.*"))
            key("ctrl+x")
            program.cell(f"{FIRST}, note 1 of 1: two.*")
            program.click(program.cell("Needs, Consideration, note 1 of 1: three.*"))
            key("shift+Insert")
            program.cell("Needs, Consideration, note 2 of 2: one.*")
            assert cells(program.save(path), "Needs") == {0: ["two"], 1: ["three", "one"]}
        with report.step("what is pasted has the focus"):
            program.wait_focus("Needs, Consideration, note 2 of 2: one.*")
        with report.step("a phase comes in after another, with its notes"):
            program.click(program.cell("Phase 2 of 5: .*"))
            key("ctrl+c")
            program.click(program.cell("Phase 4 of 5: .*"))
            key("ctrl+v")
            program.wait_focus("Phase 5 of 6: Consideration")
            saved = program.save(path)
            assert saved.texts("phase/name")[4] == "Consideration"
            assert cells(saved, "Needs")[4] == ["three", "one"]
        with report.step("a lane by the context menu"):
            program.click(program.cell("Lane: Needs"), button=3)
            program.choose("Copy")
            program.click(program.cell("Lane: Doing"), button=3)
            program.choose("Paste")
            until(lambda: program.save(path).texts("lane/name")[:3] == ["Needs", "Doing", "Needs"],
                  "the lane")
        with report.step("one note fills every cell of a block"):
            program.click(program.cell(f"{FIRST}, note 1 of 1.*"))
            key("ctrl+c")
            program.click(program.cell("Doing, Discovery: empty.*"))
            key("shift+Right", "ctrl+v")
            until(lambda: cells(program.save(path), "Doing") == {0: ["two"], 1: ["two"]}, "both")
        with report.step("keys are the text's while one is written"):
            program.click(program.cell("Doing, Decision: empty.*"))
            copy_text("word")
            key("Return")
            program.wait_editing()
            key("ctrl+v", "ctrl+v", "ctrl+a", "ctrl+x", "ctrl+v", "Return")
            program.cell("Doing, Decision, note 1 of 1: wordword.*")
        with report.step("nothing breaks where writing ends while a text is still being pasted"):
            program.click(program.cell("Doing, Purchase: empty.*"))
            key("Return")
            program.wait_editing()
            key("ctrl+v", "ctrl+s", "ctrl+v", "Escape")
            program.wait_editing(False)
        with report.step("the program ends"):
            program.save(path)
            program.close()


if __name__ == "__main__":
    Report().run(copy_out, paste_within)
