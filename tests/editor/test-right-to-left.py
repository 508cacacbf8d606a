#!/usr/bin/python3
"""A map that is read from right to left, worked with by the pointer and the arrows: what is dragged
to the left goes on, and what is dragged to the right comes back."""

import os
import xml.etree.ElementTree as ElementTree
from pathlib import Path

from desktop import NAMESPACE, Program, Report, fill_map, key, picture

HOME = Path(os.environ["HOME"])
NOTES = {"Needs": [["one", "two", "three"], ["four"]], "Doing": [["five"]]}


def make_arabic(path):
    """An Arabic map, whose texts are English so that they can be told apart here."""
    fill_map(path, NOTES)
    ElementTree.register_namespace("", NAMESPACE[1:-1])
    tree = ElementTree.parse(path)
    tree.getroot().set("lang", "ar")
    tree.write(path, encoding="UTF-8", xml_declaration=True)


def middle(program, name, dx=0, dy=0):
    """The middle of a thing on the screen, or beside it."""
    x, y, width, height = program.settled_extents(program.cell(name))
    return program.on_screen(x + width // 2 + dx, y + height // 2 + dy)


def end_of(program, name):
    """The edge at which a phase ends: on its left."""
    x, y, _, height = program.settled_extents(program.cell(name))
    return program.on_screen(x + 3, y + height // 2)


def open_arabic(path):
    make_arabic(path)
    program = Program(path)
    program.wait_focus(".+")
    first = program.extents(program.cell("Phase 1 of 5: .*"))
    second = program.extents(program.cell("Phase 2 of 5: .*"))
    assert second[0] < first[0], (first, second)
    return program


def widths(saved):
    return [step.get("width") for step in saved.elements("step")]


def columns(report):
    path = HOME / "arabic-columns.cjm"
    with report.step("columns of a map that begins on the right"):
        program = open_arabic(path)
    with program:
        with report.step("the edge on the left is dragged on to the left"):
            name = "Phase 2 of 5: .*"
            before = program.settled_extents(program.cell(name))
            start = end_of(program, name)
            program.drag(start, (start[0] - 80, start[1]), steps=10)
            after = program.settled_extents(program.cell(name))
            assert abs(after[2] - before[2] - 80) < 8, (before, after)
            wider = widths(program.save(path))
            assert [bool(one) for one in wider] == [False, True, False, False, False], wider
        with report.step("and back to the right, step by step under the pointer"):
            start = end_of(program, name)
            program.drag(start, (start[0] + 50, start[1]), steps=10)
            narrower = program.settled_extents(program.cell(name))
            assert abs(narrower[2] - after[2] + 50) < 8, (after, narrower)
            key("ctrl+z")
            assert widths(program.save(path)) == wider
        with report.step("the keys for wider and narrower are those that the menu names"):
            program.click(program.cell("Phase 4 of 5: .*"))
            key("alt+Right", "alt+Right")
            given = widths(program.save(path))[3]
            key("alt+Left")
            assert given and float(widths(program.save(path))[3]) < float(given), given
        program.close()


def places(saved):
    """The texts of the notes by their lane and step, each counted from 0."""
    steps = [step.get("id") for step in saved.elements("step")]
    return {(row, steps.index(cell.get("step"))): [one.text for one in cell.findall("{*}note")]
            for row, lane in enumerate(saved.elements("lane"))
            for cell in lane.findall("{*}cell")}


def notes(report):
    path = HOME / "arabic-notes.cjm"
    with report.step("notes of a map that begins on the right"):
        program = open_arabic(path)
    with program:
        before = places(program.save(path))
        with report.step("a note is dragged to the cell on its left"):
            program.drag(middle(program, ".*: one.*"),
                         middle(program, ".*: four.*", dy=12))
            program.wait_focus("Needs, Consideration, note 2 of 2: one.*")
            picture("rtl-notes")
            key("ctrl+z")
            assert places(program.save(path)) == before
        with report.step("several keep their shape"):
            program.click(program.cell(".*: three.*"))
            program.click_with("ctrl", program.cell(".*: four.*"))
            program.drag(middle(program, ".*: three.*"),
                         middle(program, "Thinking, Decision: empty.*"))
            program.cell("Thinking, Purchase, note 1 of 1: four.*")
            after = places(program.save(path))
            assert after[2, 2] == ["three"] and after[2, 3] == ["four"], after
            key("ctrl+z")
            assert places(program.save(path)) == before
        with report.step("Ctrl and the arrows move it the way they point"):
            program.click(program.cell(".*: five.*"))
            program.wait_focus("Doing, Discovery, .*: five.*")
            key("ctrl+Left")
            program.wait_focus("Doing, Consideration, .*: five.*")
            key("ctrl+Right")
            program.wait_focus("Doing, Discovery, .*: five.*")
        with report.step("the arrows walk the way they point"):
            key("Left")
            program.wait_focus("Doing, Consideration: empty.*")
            key("Right", "Right")
            program.wait_focus("(Lane|Guiding question).*Doing.*")
        with report.step("Home leads to the first cell on the right, End to the last"):
            program.click(program.cell("Doing, Decision: empty.*"))
            key("Home")
            program.wait_focus("Doing, Discovery, .*: five.*")
            key("End")
            program.wait_focus("Doing, After-sales: empty.*")
        program.save(path)
        program.close()


def headers(report):
    path = HOME / "arabic-headers.cjm"
    with report.step("phases and lanes of a map that begins on the right"):
        program = open_arabic(path)
    with program:
        with report.step("a phase is dragged on to the left"):
            program.drag(middle(program, "Phase 1 of 5: .*"),
                         middle(program, "Phase 3 of 5: .*", dx=-40))
            program.wait_focus("Phase 3 of 5: Discovery.*")
            assert program.save(path).texts("phase/name")[:3] \
                == ["Consideration", "Decision", "Discovery"]
        with report.step("and back to the right"):
            program.drag(middle(program, "Phase 3 of 5: .*"),
                         middle(program, "Phase 1 of 5: .*", dx=40))
            program.wait_focus("Phase 1 of 5: Discovery.*")
            assert program.save(path).texts("phase/name")[:3] \
                == ["Discovery", "Consideration", "Decision"]
        with report.step("Ctrl and the arrow to the left move it on"):
            key("ctrl+Left")
            program.wait_focus("Phase 2 of 5: Discovery.*")
            key("ctrl+Right")
            program.wait_focus("Phase 1 of 5: Discovery.*")
        with report.step("a lane is dragged into another group"):
            program.drag(middle(program, "Lane: Needs"), middle(program, "Lane: Offer", dy=8))
            program.wait_focus("Lane: Needs")
            saved = program.save(path)
            groups = {group.get("id"): "".join(group.itertext()).strip()
                      for group in saved.elements("group")}
            moved = [groups.get(lane.get("group")) for lane in saved.elements("lane")
                     if lane.findtext("{*}name") == "Needs"]
            assert moved == ["Company"], moved
        program.close()


if __name__ == "__main__":
    Report().run(columns, notes, headers)
