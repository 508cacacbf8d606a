#!/usr/bin/python3
"""Cut, copy and paste, by keys and menus: on one sheet, between two windows, out to other programs
and in from them."""

import os
import re
import subprocess
from pathlib import Path

from desktop import NAMESPACE, Map, Program, Report, copy_text, fill_map, key, make_map, until

HOME = Path(os.environ["HOME"])
CELLS = "application/x-cjmap+xml;part=cells"
FIRST = "Needs, Discovery"


def offered():
    """The forms that the clipboard has."""
    return subprocess.run(["xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"],
                          capture_output=True, text=True, timeout=20, check=False
                          ).stdout.split("\n")


def taken(form):
    return subprocess.run(["xclip", "-o", "-selection", "clipboard", "-t", form],
                          capture_output=True, timeout=40, check=True).stdout


def copy_as(form, data):
    subprocess.run(["xclip", "-selection", "clipboard", "-t", form], input=data, check=True,
                   timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def copy_and_wait(form):
    """Copies, and waits until @form is on the clipboard."""
    copy_text("nothing yet")
    until(lambda: form not in offered(), "the clipboard of another program")
    key("ctrl+c")
    until(lambda: form in offered(), form)


def cells(saved, lane):
    """The texts of a lane's notes by the number of their column."""
    steps = [step.get("id") for step in saved.elements("step")]
    for element in saved.elements("lane"):
        if element.find(NAMESPACE + "name").text == lane:
            return {steps.index(cell.get("step")):
                    [note.text or "" for note in cell.iter(NAMESPACE + "note")]
                    for cell in element.iter(NAMESPACE + "cell")}
    return {}


def show_whole_width(program):
    """Without the inspector beside it, so that all phases can be clicked."""
    key("F9", "ctrl+8")
    until(lambda: program.find("push button", "Delete Note|Add Source") is None, "the room")


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
            key("Menu")
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


def paste_in(report):
    path = HOME / "in.cjm"
    make_map(path)
    with report.step("a map to paste into"):
        program = Program(path)
        show_whole_width(program)
    with program:
        def paste(place, keys="ctrl+v", **options):
            program.click(program.cell(place), **options)
            key(keys)

        def until_saved(lane, expected):
            found = {}

            def check():
                found.update(cells=cells(program.save(path), lane))
                return found["cells"] == expected
            try:
                until(check, f"{expected} in {lane}", patience=8)
            except AssertionError as error:
                raise AssertionError(f"{error}; there are {found}") from None

        with report.step("a block of a spreadsheet fills the grid, with several notes in a cell"):
            copy_text('a\t"b\nc"\nd\te\n')
            paste(f"{FIRST}: empty.*")
            until_saved("Needs", {0: ["a"], 1: ["b", "c"]})
            assert cells(program.save(path), "Doing") == {0: ["d"], 1: ["e"]}
            key("ctrl+z")
            until_saved("Needs", {})
        with report.step("an HTML table is preferred to the text beside it"):
            copy_as("text/html", b"<table><tr><td>x<br>y</td><td>z</td></tr></table>")
            paste(f"{FIRST}: empty.*")
            until_saved("Needs", {0: ["x", "y"], 1: ["z"]})
            key("ctrl+z")
            until_saved("Needs", {})
        with report.step("a bulleted list becomes notes"):
            copy_text("• first\n• second\n  goes on\n3. third\n")
            paste("Needs, Decision: empty.*")
            until_saved("Needs", {2: ["first", "second goes on", "third"]})
        with report.step("or one note"):
            paste("Doing, Decision: empty.*", "ctrl+shift+v")
            until_saved("Doing", {2: ["• first\n• second\n  goes on\n3. third"]})
        with report.step("what reaches beyond the edge makes the map larger, and says so"):
            copy_text("p\tq\tr\n")
            paste("Needs, After-sales: empty.*")
            until_saved("Needs", {2: ["first", "second goes on", "third"], 4: ["p"], 5: ["q"],
                                  6: ["r"]})
            program.wait("label", "The map got 2 more phases to hold this\\.")
            key("ctrl+z")
            until(lambda: len(program.save(path).elements("phase")) == 5, "one step of undo")
        with report.step("lines on the header of a phase are phases"):
            copy_text("Trial\nRenewal\n")
            paste("Phase 5 of 5: .*")
            program.wait_focus("Phase 6 of 7: Trial")
            assert program.save(path).texts("phase/name")[5:] == ["Trial", "Renewal"]
        with report.step("figures are read by the kind of the lane"):
            copy_text("+1.5 relieved")
            paste("Emotion, Discovery: empty.*", dx=30, dy=12)
            until_saved("Emotion", {0: ["relieved"]})
            assert program.save(path).elements("feeling")[0].get("value") == "1.5"
            copy_text("Open rate: 23 % / 30 %")
            paste("Metrics, Discovery: empty.*")
            until_saved("Metrics", {0: ["Open rate"]})
            metric = program.save(path).elements("metric")[0]
            assert (metric.get("actual"), metric.get("target"), metric.get("unit")) \
                == ("23", "30", "%"), metric.attrib
        with report.step("a picture becomes the photo"):
            icon = next(Path("/usr/share/icons").rglob("*.png"))
            copy_as("image/png", icon.read_bytes())
            program.click(program.find("table cell", "(?i).*photo.*")
                          or program.find("image", "(?i).*photo.*")
                          or program.find("push button", "(?i).*photo.*"))
            key("ctrl+v")
            until(lambda: program.save(path).elements("photo"), "the photo")
        with report.step("what is hostile is refused in words"):
            copy_as(CELLS, b"<!DOCTYPE x [<!ENTITY a 'b'>]><map>&a;</map>")
            paste("Doing, Purchase: empty.*")
            program.wait("dialog", ".*")
            key("Escape")
            program.wait_gone("dialog", ".*")
            assert cells(program.save(path), "Doing").get(3) is None
        with report.step("the program ends"):
            program.save(path)
            program.close()


def between_windows(report):
    first, second = HOME / "first.cjm", HOME / "second.cjm"
    fill_map(first, {"Needs": [["one", "two"]], "Thinking": [[], ["hm"]]})
    make_map(second)
    with report.step("two windows"):
        program = Program(first, second)
        until(lambda: len([1 for _, role, _ in program.walk() if role == "frame"]) == 2, "both")
    with program:
        def click_in(name, cell):
            identifier = until(lambda: subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", f"^(• )?{name}"],
                capture_output=True, text=True, timeout=20, check=False).stdout.split(), name)[0]
            subprocess.run(["xdotool", "windowactivate", "--sync", identifier], check=True,
                           timeout=20)
            program.wait_title(f"(• )?{name}")
            frame = program.find("frame", f"(• )?{name}")
            program.click(until(lambda: next((node for node, _, found in program.walk(frame)
                                              if re.fullmatch(cell, found)), None), cell))

        with report.step("what is copied in one is pasted into the other"):
            click_in("first", f"{FIRST}, note 1 of 2.*")
            key("ctrl+c")
            until(lambda: CELLS in offered(), "the note")
            click_in("second", "Thinking, Decision: empty.*")
            key("ctrl+v")
            until(lambda: cells(program.save(second), "Thinking") == {2: ["one"]}, "the note")
        with report.step("a phase with its notes, into the lanes of the same name"):
            click_in("first", "Phase 2 of 5: .*")
            key("ctrl+c")
            until(lambda: CELLS not in offered(), "the phase")
            click_in("second", "Phase 3 of 5: .*")
            key("ctrl+v")
            until(lambda: cells(program.save(second), "Thinking") == {2: ["one"], 3: ["hm"]},
                  "the phase")
            assert len(program.save(second).elements("lane")) == len(Map(first).elements("lane"))
        with report.step("the program ends"):
            key("ctrl+q")
            program.wait_end()


if __name__ == "__main__":
    Report().run(copy_out, paste_within, paste_in, between_windows)
