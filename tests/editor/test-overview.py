#!/usr/bin/python3
"""The mini-map, the zoom bar, and that every file is found again as it was left."""

import os
import re
import shutil
import time
from pathlib import Path

from desktop import SOURCE, Program, Report, key, make_map, picture, run, until

HOME = Path(os.environ["HOME"])
VIEWS = Path(os.environ["XDG_STATE_HOME"]) / "cjmap" / "views.ini"
EXAMPLE = SOURCE / "data" / "examples" / "bicicleta.cjm"
MINI_MAP = "Mini-map, in view: .*"


def mini_map(program):
    return program.wait("image", MINI_MAP)


def shown(program):
    """The first and the last lane in view, as the mini-map says."""
    name = mini_map(program).get_name()
    lanes = re.search(r"lanes? (\d+)(?: to (\d+))? of", name)
    return (int(lanes[1]), int(lanes[2] or lanes[1])) if lanes else (0, 0)


def bar(report):
    path = HOME / "bar.cjm"
    make_map(path)
    with report.step("a map to zoom"):
        program = Program(path)
    with program:
        with report.step("the slider follows the zoom, and the zoom the slider"):
            key("ctrl+0")
            until(lambda: program.zoom() == 100, "100 %")
            slider = program.wait("slider", "Zoom")
            at_once = slider.get_current_value()
            program.press_button("Zoom In")
            until(lambda: program.zoom() == 110, "110 %")
            until(lambda: slider.get_current_value() > at_once, "the slider to follow")
            program.click(slider, dx=4)
            until(lambda: program.zoom() < 50, "a small zoom")
            program.press_button("Zoom Out")
        with report.step("the list offers usual zooms"):
            program.press_button(r"\d+ %")
            program.choose("150 %")
            until(lambda: program.zoom() == 150, "150 %")
            program.press_button("150 %")
            program.choose("Fit the Width")
            until(lambda: program.zoom() != 150, "another zoom")
        with report.step("Shift+F6 leads to the bar by keys, and back"):
            key("ctrl+9")
            program.wait_gone("image", MINI_MAP)
            program.point_away()
            program.click(program.cell("Doing, Decision: empty.*"))
            key("shift+F6")
            program.wait_focus("Zoom Out")
            key("Tab")
            program.wait_focus("Zoom")
            before = program.zoom()
            key("Right", "Right")
            until(lambda: program.zoom() > before, "a larger zoom")
            key("shift+F6")
            program.wait_focus("Doing, Decision: empty.*")
        with report.step("the program ends"):
            program.wait_title("[^•]+")
            program.close()


def moving(report):
    path = HOME / "moved.cjm"
    shutil.copy(EXAMPLE, path)
    with report.step("a map that is larger than its window"):
        program = Program(path)
    with program:
        key("ctrl+0")
        until(lambda: program.zoom() == 100, "100 %")
        with report.step("the mini-map says what is in view"):
            until(lambda: shown(program)[0] == 1, "the first lane")
            picture("mini-map")
        with report.step("a click moves the view there"):
            _, _, _, height = program.extents(mini_map(program))
            program.click(mini_map(program), dx=20, dy=height - 30)
            until(lambda: shown(program)[0] > 3, "later lanes")
        with report.step("a drag takes the view along"):
            box = mini_map(program)
            before = shown(program)
            program.point_at(box, 20, height - 30)
            run("xdotool", "mousedown", "1")
            for _ in range(6):
                run("xdotool", "mousemove_relative", "--", "0", "-12", "sleep", "0.04")
            run("xdotool", "mouseup", "1")
            until(lambda: shown(program)[0] < before[0], "earlier lanes")
        with report.step("the wheel zooms"):
            program.point_at(mini_map(program))
            run("xdotool", "click", "--repeat", "3", "5")
            until(lambda: program.zoom() < 100, "a smaller zoom")
            run("xdotool", "click", "--repeat", "3", "4")
            until(lambda: program.zoom() == 100, "100 % again")
        with report.step("arrows move the view, Escape goes back to the sheet"):
            program.point_away()
            key("shift+F6")
            program.wait_focus(MINI_MAP)
            key("Home")
            until(lambda: shown(program)[0] == 1, "the first lane")
            key("Page_Down")
            until(lambda: shown(program)[0] > 1, "later lanes")
            before = shown(program)
            key(*["Up"] * 6)
            until(lambda: shown(program) < before, "earlier lanes")
            key("End")
            until(lambda: shown(program)[1] == 12, "the last lane")
            key("Home")
            until(lambda: shown(program)[0] == 1, "the first lane")
            key("Escape")
            program.wait_focus("Title: .*")
        with report.step("Ctrl+Shift+M hides it and shows it"):
            key("ctrl+shift+m")
            program.wait_gone("image", MINI_MAP)
            key("ctrl+shift+m")
            mini_map(program)
            program.press_button("Mini-Map")
            program.wait_gone("image", MINI_MAP)
        with report.step("the program ends"):
            program.close()
        with report.step("that it was hidden is remembered"):
            with Program(path) as again:
                assert again.find("image", MINI_MAP) is None
                again.press_button("Mini-Map")
                mini_map(again)
                again.close()


def aside(report):
    path = HOME / "aside.cjm"
    shutil.copy(EXAMPLE, path)
    with report.step("a map whose corner is written in"):
        program = Program(path)
    with program:
        key("F9", "ctrl+0")
        until(lambda: program.zoom() == 100, "100 %")
        with report.step("what has the focus is never covered"):
            name, x, y = find_below(program)
            program.click(program.cell(re.escape(name)), dx=40, dy=8)
            program.wait_focus(re.escape(name))
            program.point_away()
            # Nothing tells when it has made way: it keeps its place.
            time.sleep(0.5)
            picture("mini-map-aside")
            # What is pressed there is the note now.
            program.begin_editing_at(x, y)
            key("Escape")
            program.wait_focus(re.escape(name))
        with report.step("the program ends"):
            program.close()


def find_below(program):
    """The name of a note that the mini-map covers, and a point where it does."""
    left, top, width, height = program.settled_extents(mini_map(program))
    for node, role, name in program.walk():
        if role == "table cell" and ", note " in name:
            x, y, w, h = program.extents(node)
            x, right = max(x, left), min(x + w, left + width)
            y, bottom = max(y, top), min(y + h, top + height)
            if right - x > 30 and bottom - y > 20 and left - program.extents(node)[0] > 80:
                return name, (x + right) // 2, (y + bottom) // 2
    raise AssertionError("no note lies below the mini-map")


def find_whole(program):
    """A note in the middle of the view."""
    def look():
        for node, role, name in program.walk():
            if role == "table cell" and ", note 1 of " in name:
                x, y, _, _ = program.extents(node)
                if 260 < x < 700 and 240 < y < 600:
                    return node
        return None

    return until(look, "a note in the middle")


def remembering(report):
    first, second = HOME / "first.cjm", HOME / "second.cjm"
    shutil.copy(EXAMPLE, first)
    make_map(second)
    with report.step("two maps are left in views of their own"):
        with Program(first) as program:
            key("ctrl+0", "ctrl+plus", "ctrl+plus")
            until(lambda: program.zoom() == 125, "125 %")
            program.point_at(program.wait("scroll pane", ".*"))
            run("xdotool", "click", "--repeat", "8", "--delay", "40", "5")
            until(lambda: shown(program)[0] > 1, "later lanes")
            note = find_whole(program)
            place = note.get_name()
            program.click(note, dx=40, dy=8)
            program.wait_focus(re.escape(place))
            left = shown(program)
            bytes_before = first.read_bytes()
            program.close()
        assert first.read_bytes() == bytes_before
        with Program(second) as program:
            key("F8")
            program.wait("list", "What the map still lacks")
            key("ctrl+9")
            until(lambda: program.zoom() < 100, "the whole map")
            fitted = program.zoom()
            program.close()
    with report.step("the first one comes back where it was"):
        with Program(first) as program:
            until(lambda: program.zoom() == 125, "125 %")
            until(lambda: shown(program) == left, f"the lanes {left}")
            program.wait_focus(re.escape(place))
            assert program.find("list", "What the map still lacks") is None
            program.close()
    with report.step("the second one with its panel and its zoom"):
        with Program(second) as program:
            program.wait("list", "What the map still lacks")
            until(lambda: program.zoom() == fitted, f"{fitted} %")
            program.close()
    with report.step("a place that is not on the map any more is no trouble"):
        first.unlink()
        make_map(first)
        with Program(first) as program:
            until(lambda: program.zoom() == 125, "125 %")
            program.wait_focus("Title.*")
            program.close()
    with report.step("neither is a file that cannot be read"):
        VIEWS.write_bytes(b"\xff\x00[")
        with Program(first) as program:
            program.wait_focus("Title.*")
            program.close()
        assert b"first.cjm" in VIEWS.read_bytes()


def empty(report):
    path = HOME / "empty.cjm"
    make_map(path)
    text = path.read_text(encoding="utf-8")
    path.write_text(re.sub(r"<phase\b.*?</phase>\s*", "", text, flags=re.DOTALL), encoding="utf-8")
    with report.step("a map without phases says what to do"):
        program = Program(path)
    with program:
        with report.step("its button adds one, to be named at once"):
            program.wait("label", "This map has no phases yet")
            program.click(program.wait("push button", ".*Add a Phase"))
            program.wait_editing()
            key("Return")
            program.cell("Phase 1 of 1: .*")
            program.wait_gone("label", "This map has no phases yet")
        with report.step("undo brings the button back"):
            key("ctrl+z")
            program.wait("label", "This map has no phases yet")
            program.wait_title("[^•]+")
            program.close()


if __name__ == "__main__":
    Report().run(empty, bar, moving, aside, remembering)
