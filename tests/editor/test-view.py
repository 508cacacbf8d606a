#!/usr/bin/python3
"""Zooming, scrolling and what the window shows: the same pixels as a PNG export has."""

import os
import subprocess
from pathlib import Path

from desktop import (PROGRAM, SOURCE, Program, Report, key, make_map, picture, run, until, write)

HOME = Path(os.environ["HOME"])
GEN_MAP = os.environ["CJM_GEN_MAP"]
EXAMPLE = SOURCE / "data" / "examples" / "bicicleta.cjm"


def zooming(report):
    path = HOME / "zoomed.cjm"
    make_map(path)
    with report.step("a map to zoom"):
        program = Program(path)
    with program:
        key("F9")  # the whole window for the sheet
        with report.step("Ctrl+0 shows 100 %"):
            key("ctrl+0")
            until(lambda: program.zoom() == 100, "100 %")
        with report.step("Ctrl+plus and Ctrl+minus go in steps"):
            key("ctrl+plus")
            until(lambda: program.zoom() > 100, "more than 100 %")
            key("ctrl+minus")
            until(lambda: program.zoom() == 100, "100 %")
            key("ctrl+minus")
            until(lambda: program.zoom() < 100, "less than 100 %")
        with report.step("Ctrl and the wheel zoom at the pointer"):
            key("ctrl+0")
            until(lambda: program.zoom() == 100, "100 %")
            cell = program.cell("Doing, Consideration: empty.*")
            program.point_at(cell, 0, 0)
            before = program.extents(cell)[:2]
            run("xdotool", "keydown", "ctrl", "click", "--repeat", "3", "4", "keyup", "ctrl")
            until(lambda: program.zoom() > 100, "more than 100 %")
            after = program.extents(program.cell("Doing, Consideration: empty.*"))[:2]
            assert all(abs(a - b) <= 3 for a, b in zip(after, before)), (before, after)
        with report.step("the zoom ends at 10 % and at 400 %"):
            key(*["ctrl+minus"] * 30)
            until(lambda: program.zoom() == 10, "10 %")
            key(*["ctrl+plus"] * 40)
            until(lambda: program.zoom() == 400, "400 %")
        with report.step("Ctrl+9 shows the whole sheet"):
            key("ctrl+9")
            until(lambda: program.zoom() < 100, "a smaller zoom")
            program.cell("Phase 1 of 5: .*")
            program.cell("Phase 5 of 5: .*")
            program.cell("Barrier, empty.*")
        with report.step("what is drawn coarsely while the zoom moves can be read at rest"):
            key("ctrl+0", *["ctrl+minus"] * 6)
            until(lambda: program.zoom() == 33, "33 %")
            program.cell("Needs, Decision: empty.*")
        with report.step("the wheel scrolls, headers and labels stay in view"):
            key("ctrl+0")
            until(lambda: program.zoom() == 100, "100 %")
            program.point_at(program.cell("Doing, Discovery: empty.*"))
            run("xdotool", "click", "--repeat", "10", "5")
            until(lambda: program.find("table cell", "Lane: Actions"), "the last lane")
            _, top, _, _ = program.extents(program.cell("Phase 1 of 5: .*"))
            _, first, _, _ = program.extents(program.wait("scroll pane", ".*"))
            assert abs(top - first) < 60, (top, first)
        with report.step("editing at a small zoom zooms in first"):
            key("ctrl+9")
            until(lambda: program.zoom() < 50, "a small zoom")
            program.click(program.cell("Needs, Decision: empty.*"))
            write("seen")
            program.wait_editing()
            until(lambda: 50 <= program.zoom() <= 200, "a zoom to write in")
            key("Escape")
        with report.step("the program ends"):
            program.wait_title("[^•]+")
            program.close()


def crop_screen(program, box, target):
    """The part of the window at left, top, width and height."""
    left, top = program.on_screen(box[0], box[1])
    screen = subprocess.run(["xwd", "-root", "-silent"], check=True, capture_output=True,
                            timeout=20).stdout
    subprocess.run(["convert", "xwd:-", "-crop", f"{box[2]}x{box[3]}+{left}+{top}", "+repage",
                    str(target)], input=screen, check=True, timeout=60)


def pixels(report):
    export, shown, part = HOME / "export.png", HOME / "shown.png", HOME / "part.png"
    with report.step("a map as it opens"):
        program = Program(EXAMPLE)
    with program:
        program.wait_title("[^•]+")
        program.point_away()
        with report.step("the window shows the pixels of the PNG export"):
            # What is in view of the sheet, without the header bar and the corner of the mini-map.
            x, y, _, _ = program.extents(program.wait("table", ".*"))
            box = (max(x, 0) + 4, max(y, 0) + 4, 1000, 750)
            crop_screen(program, box, shown)
            run(PROGRAM, "export", str(EXAMPLE), "--dpi", str(program.zoom() * 0.96), "-o",
                str(export))
            run("convert", str(export), "-crop",
                f"{box[2]}x{box[3]}+{box[0] - x}+{box[1] - y}", "+repage", str(part))
            difference = compare(shown, part)
            assert difference < 0.01, difference
        with report.step("the program ends"):
            program.close()


def compare(first, second):
    """Which part of the pixels differs by more than a hair."""
    size = run("identify", "-format", "%w %h", str(first)).split()
    assert size == run("identify", "-format", "%w %h", str(second)).split(), size
    said = subprocess.run(["compare", "-metric", "AE", "-fuzz", "12%", str(first), str(second),
                           "null:"], capture_output=True, text=True, timeout=60, check=False)
    return float(said.stderr.split()[0]) / (int(size[0]) * int(size[1]))


def spotlight(report):
    path = HOME / "lit.cjm"
    make_map(path)
    with report.step("a map for the focus view"):
        program = Program(path)
    with program:
        key("ctrl+0", "ctrl+minus", "ctrl+minus")
        until(lambda: program.zoom() == 80, "80 %")
        with report.step("F5 shows the phase of the current cell, large"):
            program.click(program.cell("Doing, Consideration: empty.*"))
            key("F5")
            program.wait_focus("Phase 2 of 5: .*")
            until(lambda: program.zoom() != 80, "another zoom")
        with report.step("an arrow steps on to the next phase"):
            key("Right")
            program.wait_focus("Phase 3 of 5: .*")
            key("Left", "Left")
            program.wait_focus("Phase 1 of 5: .*")
        with report.step("what is typed goes into the map as ever"):
            write("Eureka")
            key("Return")
            program.cell("Phase 1 of 5: Eureka.*")
        with report.step("Escape goes back to the whole, as it was"):
            key("Escape")
            until(lambda: program.zoom() == 80, "80 % again")
        with report.step("a lane and a cell can be shown as well"):
            program.click(program.cell("Doing, Decision: empty.*"))
            key("shift+F5")
            program.wait_focus("Doing, Decision.*")
            key("Down")
            program.wait_focus("Thinking, Decision.*")
            key("ctrl+F5")
            key("Right")
            program.wait_focus("Thinking, Purchase.*")
            key("Escape")
            until(lambda: program.zoom() == 80, "80 % again")
        with report.step("F11 fills the screen and gives it back"):
            width = program.extents(program.wait("scroll pane", ".*"))[2]
            key("F11")
            until(lambda: program.extents(program.wait("scroll pane", ".*"))[3] > 900, "the screen")
            key("F11")
            until(lambda: program.extents(program.wait("scroll pane", ".*"))[2] == width,
                  "the window")


def pictures(report):
    phases, few = HOME / "30-phases.cjm", HOME / "3-phases.cjm"
    run(GEN_MAP, "30", "8", "2", str(phases))
    run(GEN_MAP, "3", "7", "2", str(few))
    for name, path in (("window-map", EXAMPLE), ("window-30-phases", phases),
                       ("window-3-phases", few),
                       ("window-arabic", SOURCE / "tests" / "data" / "arabic.cjm"),
                       ("window-japanese", SOURCE / "tests" / "data" / "japanese.cjm")):
        with report.step(f"{path.name} is shown"):
            program = Program(path)
        with program:
            with report.step(f"{path.name} whole"):
                program.wait_title("[^•]+")
                program.point_away()
                key("ctrl+9")
                until(lambda: program.find("table cell", "Title.*"), "the title")
                picture(name)
            with report.step(f"{path.name} is closed"):
                program.close()


if __name__ == "__main__":
    Report().run(zooming, spotlight, pixels, pictures)
