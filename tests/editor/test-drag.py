#!/usr/bin/python3
"""Dragging: the edges of columns, notes, phases, steps and lanes to other places, texts from other
programs; each with a real pointer, and each undone again."""

import os
import time
from pathlib import Path

from desktop import Program, Report, key, make_map, run, until, write

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
            assert widths(program, path) == [None] * 5
            program.close()


if __name__ == "__main__":
    Report().run(columns)
