#!/usr/bin/python3
"""Dragging: the edges of columns, notes, phases, steps and lanes to other places, texts from other
programs; each with a real pointer, and each undone again."""

import os
import subprocess
import time
from pathlib import Path

from desktop import Program, Report, key, make_map, picture, run, until, write

HOME = Path(os.environ["HOME"])


def middle(program, node, dx=0, dy=0):
    """The middle of a thing on the screen, or beside it."""
    x, y, width, height = program.settled_extents(node)
    return program.on_screen(x + width // 2 + dx, y + height // 2 + dy)


def drag(start, end, held=None, before_drop=None):
    """As a hand does it: press, some moves, a rest, let go; with the key @held all the while."""
    if held:
        run("xdotool", "keydown", held)
    run("xdotool", "mousemove", *map(str, start), "mousedown", "1")
    for part in range(1, 9):
        x, y = (round(a + (b - a) * part / 8) for a, b in zip(start, end))
        run("xdotool", "mousemove", str(x), str(y))
        time.sleep(0.04)
    time.sleep(0.3)
    if before_drop:
        before_drop()
    run("xdotool", "mouseup", "1")
    if held:
        run("xdotool", "keyup", held)


def escape():
    """In the middle of a drag: key() would let go of the button."""
    run("xdotool", "key", "Escape")


def widths(program, path):
    return [step.get("width") for step in program.save(path).elements("step")]


def columns(report):
    path = HOME / "columns.cjm"
    make_map(path)
    with report.step("a map whose columns are as wide as the sheet makes them"):
        program = Program(path)
    with program:
        program.wait_focus(".+")
        phase = program.cell("Phase 2 of 5: .*")
        with report.step("the edge between two phases is dragged"):
            x, y, width, height = program.settled_extents(phase)
            edge = program.on_screen(x + width - 2, y + height // 2)
            drag(edge, (edge[0] + 90, edge[1]))
            wider = widths(program, path)
            assert [bool(one) for one in wider] == [False, True, False, False, False], wider
            after = program.settled_extents(program.cell("Phase 2 of 5: .*"))
            assert abs(after[2] - width - 90) < 6, (width, after)
        with report.step("a drag is one step of undo"):
            key("ctrl+z")
            assert widths(program, path) == [None] * 5
            key("ctrl+shift+z")
            assert widths(program, path) == wider
        with report.step("no column gets too narrow to be read"):
            edge = program.on_screen(after[0] + after[2] - 2, y + height // 2)
            drag(edge, (edge[0] - after[2], edge[1]))
            assert widths(program, path)[1] == "150"
        with report.step("a double click makes it as wide as it needs, and another one automatic"):
            left, top, width, height = program.settled_extents(program.cell("Phase 1 of 5: .*"))
            run("xdotool", "mousemove",
                *map(str, program.on_screen(left + width - 2, top + height // 2)))
            run("xdotool", "click", "--repeat", "2", "--delay", "60", "1")
            fitting = widths(program, path)[0]
            assert fitting is not None and 150 <= float(fitting) < 300, fitting
            left, top, width, height = program.settled_extents(program.cell("Phase 1 of 5: .*"))
            time.sleep(0.5)
            run("xdotool", "mousemove",
                *map(str, program.on_screen(left + width - 2, top + height // 2)))
            run("xdotool", "click", "--repeat", "2", "--delay", "60", "1")
            until(lambda: widths(program, path)[0] is None, "the width of before")
        with report.step("Escape takes a drag back"):
            before = widths(program, path)
            left, top, width, height = program.settled_extents(program.cell("Phase 4 of 5: .*"))
            edge = program.on_screen(left + width - 2, top + height // 2)
            drag(edge, (edge[0] + 60, edge[1]), before_drop=escape)
            assert program.title()[0] != "•"
            assert program.settled_extents(program.cell("Phase 4 of 5: .*"))[2] == width
        with report.step("Alt and the arrows do it from the keyboard, as one step of undo"):
            program.click(program.cell("Phase 3 of 5: .*"))
            key("alt+Right", "alt+Right", "alt+Left", "alt+Right")
            wider = widths(program, path)
            assert wider[2] is not None and wider[:2] == before[:2], wider
            key("ctrl+z")
            assert widths(program, path) == before
        with report.step("the menu makes it automatic"):
            program.click(program.cell("Phase 2 of 5: .*"), button=3)
            program.choose("Column Width", "Automatic")
            program.wait_title("•.*")
            program.wait_focus("Phase 2 of 5: .*")  # the menu has it while it goes
            assert widths(program, path) == [None] * 5
            program.close()


# A source of text, as another program has it: a window with a button that is dragged.
SOURCE_OF_TEXT = """
import gi
gi.require_version("Gtk", "4.0")
from gi.repository import Gdk, GObject, Gtk

def activate(application):
    window = Gtk.ApplicationWindow(application=application, title="source", decorated=False,
                                   default_width=200, default_height=60)
    label = Gtk.Label(label="Drag me")
    source = Gtk.DragSource()
    value = GObject.Value(str, "- First from outside\\n- Second from outside")
    source.set_content(Gdk.ContentProvider.new_for_value(value))
    label.add_controller(source)
    target = Gtk.DropTarget.new(str, Gdk.DragAction.COPY)
    target.connect("drop", lambda target, text, x, y: print(repr(text), flush=True) or True)
    window.add_controller(target)
    window.set_child(label)
    window.present()

application = Gtk.Application(application_id="org.example.Source")
application.connect("activate", activate)
application.run()
"""


def note(program, text):
    return program.cell(f".*, note \\d+ of \\d+: {text}.*")


def places(saved):
    """The texts of the notes by their lane and step, each counted from 0."""
    steps = [step.get("id") for step in saved.elements("step")]
    return {(row, steps.index(cell.get("step"))): [one.text for one in cell.findall("{*}note")]
            for row, lane in enumerate(saved.elements("lane"))
            for cell in lane.findall("{*}cell")}


def open_notes(path):
    """A map with notes in the first two cells of the lane of needs, and one below them."""
    make_map(path)
    program = Program(path)
    program.wait_focus(".+")
    for where, texts in (("Needs, Discovery", ("one", "two", "three")),
                         ("Needs, Consideration", ("four",)), ("Doing, Discovery", ("five",))):
        program.click(program.cell(f"{where}: empty.*"))
        for index, text in enumerate(texts):
            if index > 0:
                key("ctrl+Return")
                program.wait_editing()
            write(text)
            key("Return")
            program.wait_focus(f"{where}, note {index + 1} of {index + 1}: {text}.*")
    return program


def notes(report):
    path = HOME / "notes.cjm"
    with report.step("a map with some notes"):
        program = open_notes(path)
        before = places(program.save(path))
        assert before == {(0, 0): ["one", "two", "three"], (0, 1): ["four"], (1, 0): ["five"]}
    with program:
        with report.step("a note is dragged up in its cell"):
            drag(middle(program, note(program, "three")), middle(program, note(program, "one"),
                                                                 dy=-6))
            program.wait_focus(".*note 1 of 3: three.*")
            assert places(program.save(path))[0, 0] == ["three", "one", "two"]
        with report.step("that is one step of undo"):
            key("ctrl+z")
            assert places(program.save(path)) == before
        with report.step("a note is dragged between the notes of another cell"):
            drag(middle(program, note(program, "one")), middle(program, note(program, "four"),
                                                               dy=12))
            program.wait_focus("Needs, Consideration, note 2 of 2: one.*")
            assert places(program.save(path))[0, 1] == ["four", "one"]
            key("ctrl+z")
        with report.step("with Ctrl it is copied"):
            drag(middle(program, note(program, "two")),
                 middle(program, program.cell("Thinking, Decision: empty.*")), held="ctrl")
            program.wait_focus("Thinking, Decision, note 1 of 1: two.*")
            after = places(program.save(path))
            assert after[2, 2] == ["two"] and after[0, 0] == before[0, 0], after
            key("ctrl+z")
        with report.step("Escape takes it back"):
            drag(middle(program, note(program, "two")),
                 middle(program, program.cell("Thinking, Decision: empty.*")), before_drop=escape)
            assert places(program.save(path)) == before
        with report.step("several selected notes are dragged together"):
            program.click(note(program, "one"))
            run("xdotool", "keydown", "ctrl")
            program.click(note(program, "two"))
            run("xdotool", "keyup", "ctrl")
            drag(middle(program, note(program, "two")),
                 middle(program, program.cell("Doing, Decision: empty.*")),
                 before_drop=lambda: picture("drag-several"))
            program.cell("Doing, Decision, note 2 of 2: two.*")
            after = places(program.save(path))
            assert after[1, 2] == ["one", "two"] and after[0, 0] == ["three"], after
        with report.step("one step of undo brings all of them back"):
            key("ctrl+z")
            assert places(program.save(path)) == before
        with report.step("what lies in several cells keeps its shape"):
            program.click(note(program, "three"))
            run("xdotool", "keydown", "ctrl")
            program.click(note(program, "four"))
            program.click(note(program, "five"))
            run("xdotool", "keyup", "ctrl")
            drag(middle(program, note(program, "three")),
                 middle(program, program.cell("Doing, Decision: empty.*")),
                 before_drop=lambda: picture("drag-block"))
            program.cell("Doing, Purchase, note 1 of 1: four.*")
            after = places(program.save(path))
            assert after[1, 2] == ["three"] and after[1, 3] == ["four"] \
                and after[2, 2] == ["five"] and after[0, 0] == ["one", "two"], after
            key("ctrl+z")
            assert places(program.save(path)) == before
        with report.step("a click that does not move selects and moves nothing"):
            program.click(note(program, "two"))
            program.wait_focus(".*: two.*")
            assert places(program.save(path)) == before
        with report.step("near its edge, the view scrolls under what is dragged"):
            top = program.extents(program.cell("Title.*"))[1]
            start = middle(program, note(program, "five"))
            frame = program.extents(program.find("frame", ".*"))
            end = program.on_screen(300, frame[3] - 12)

            def wait_scrolled():
                until(lambda: program.find("table cell", "Title.*") is None
                      or program.extents(program.cell("Title.*"))[1] < top - 60, "scrolling")
                escape()

            drag(start, end, before_drop=wait_scrolled)
            assert places(program.save(path)) == before
            program.close()


def headers(report):
    path = HOME / "headers.cjm"
    make_map(path)

    def phases():
        return program.save(path).texts("phase/name")

    def lanes():
        saved = program.save(path)
        groups = {group.get("id"): "".join(group.itertext()).strip()
                  for group in saved.elements("group")}
        return [(lane.findtext("{*}name"), groups.get(lane.get("group"), ""))
                for lane in saved.elements("lane")][:7]

    with report.step("a map whose phases and lanes are moved"):
        program = Program(path)
    with program:
        program.wait_focus(".+")
        with report.step("a phase is dragged by its name, by hand and back"):
            drag(middle(program, program.cell("Phase 1 of 5: .*")),
                 middle(program, program.cell("Phase 3 of 5: .*"), dx=40),
                 before_drop=lambda: picture("drag-phase"))
            program.wait_focus("Phase 3 of 5: Discovery.*")
            assert phases()[:3] == ["Consideration", "Decision", "Discovery"]
            key("ctrl+z")
            assert phases()[:3] == ["Discovery", "Consideration", "Decision"]
        with report.step("with Ctrl, a copy of it"):
            drag(middle(program, program.cell("Phase 1 of 5: .*")),
                 middle(program, program.cell("Phase 3 of 5: .*"), dx=40), held="ctrl")
            program.wait_focus("Phase 4 of 6: Discovery.*")
            key("ctrl+z")
        with report.step("a step goes to another phase"):
            program.click(program.cell("Phase 1 of 5: .*"), button=3)
            program.choose("Split: Add Step")
            program.wait_editing()
            write("Ask")
            key("Return")
            program.wait_focus(".*: Ask")
            x, _ = middle(program, program.cell("Phase 2 of 5: .*"), dx=60)
            start = middle(program, program.cell("Step, .*: Ask"))
            drag(start, (x, start[1]))
            saved = program.save(path)
            assert [len(phase.findall("{*}step")) for phase in saved.elements("phase")] \
                == [1, 2, 1, 1, 1]
            key("ctrl+z", "ctrl+z")
        with report.step("a lane is dragged into another group"):
            start = middle(program, program.cell("Lane: Needs"))
            end = middle(program, program.cell("Lane: Offer"), dy=8)
            drag(start, end, before_drop=lambda: picture("drag-lane"))
            program.wait_focus("Lane: Needs")
            moved = lanes()
            assert ("Needs", "Company") in moved and ("Doing", "Audience") == moved[0], moved
            key("ctrl+z")
            assert lanes()[0] == ("Needs", "Audience")
        with report.step("a group is dragged with all its lanes"):
            drag(middle(program, program.cell("Group: Audience|Audience.*|.*roup.*udience.*")),
                 middle(program, program.cell("Lane: Convince"), dy=16),
                 before_drop=lambda: picture("drag-group"))
            until(lambda: lanes()[0][1] == "Company", "the group to be moved")
            key("ctrl+z")
            assert lanes()[0] == ("Needs", "Audience")
            program.close()


def outside(report):
    """Text comes in from another program, and a note goes out to it."""
    path, said = HOME / "outside.cjm", HOME / "said.txt"
    with report.step("a map beside another program"):
        program = open_notes(path)
        before = places(program.save(path))
        with said.open("w") as output:
            other = subprocess.Popen(["/usr/bin/python3", "-c", SOURCE_OF_TEXT],
                                     stdout=output, stderr=subprocess.DEVNULL)
    with program:
        try:
            with report.step("the lines of a text become notes"):
                window = until(lambda: subprocess.run(
                    ["xdotool", "search", "--onlyvisible", "--name", "^source$"],
                    capture_output=True, text=True, check=False).stdout.split(), "the source")[-1]
                run("xdotool", "windowmove", window, "900", "700")
                run("xdotool", "windowraise", window)
                time.sleep(0.3)
                main = until(lambda: subprocess.run(
                    ["xdotool", "search", "--onlyvisible", "--name", "outside"],
                    capture_output=True, text=True, check=False).stdout.split(), "the map")[-1]
                run("xdotool", "windowfocus", main)
                cell = middle(program, program.cell("Thinking, Consideration: empty.*"))
                drag((1000, 730), cell, before_drop=lambda: picture("drag-text"))
                program.cell("Thinking, Consideration, note 2 of 2: Second from outside.*")
                run("xdotool", "windowactivate", main)
                after = places(program.save(path))
                assert after[2, 1] == ["First from outside", "Second from outside"], after
            with report.step("that is one step of undo"):
                key("ctrl+z")
                assert places(program.save(path)) == before
            with report.step("a note goes out as text, and stays where it was"):
                # The press brings the map to the front, so the other one stands beside it.
                run("xdotool", "windowsize", main, "1150", "900")
                run("xdotool", "windowmove", main, "0", "0")
                run("xdotool", "windowmove", window, "1300", "700")
                time.sleep(0.5)
                drag(middle(program, note(program, "four")), (1400, 730),
                     before_drop=lambda: picture("drag-out"))
                until(lambda: "four" in said.read_text(), "the text over there")
                run("xdotool", "windowactivate", main)
                assert places(program.save(path)) == before
        finally:
            other.kill()
            other.wait()
        program.close()


if __name__ == "__main__":
    Report().run(columns, notes, headers, outside)
