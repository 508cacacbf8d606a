#!/usr/bin/python3
"""Beginning a map: the start page with its templates and recent maps, practising on a purchase of
one's own, and templates of the user's own."""

import os
from pathlib import Path

from desktop import Atspi, Map, Program, Report, key, run, until, write

HOME = Path(os.environ["HOME"])
FIVE_POINTS = ["Discovery", "Consideration", "Decision", "Purchase", "After-sales"]


def open_start_page(program):
    key("ctrl+n")
    program.wait_title("New Map")


def choose_card(program, name):
    """Goes to the card whose name begins so, by keys."""
    for _ in range(30):
        cards = [node for node, _, label in program.walk() if label.startswith(name + ". ")]
        if any(card.get_state_set().contains(Atspi.StateType.FOCUSED) for card in cards):
            break
        key("Right")
    else:
        raise AssertionError(f"no card “{name}”")
    key("Return")


def save_as(program, path):
    key("ctrl+s")
    program.choose_file("Save the Map", path)
    until(path.exists, "the file")
    program.wait_title("[^•]+")
    return Map(path)


def templates(report):
    path = HOME / "aida.cjm"
    with report.step("a new map"):
        program = Program()
    with program:
        with report.step("Ctrl+N shows the start page, the usual template first"):
            open_start_page(program)
            program.wait_focus("Five points\\..*")
            program.wait("label", "5 phases")
        with report.step("Escape puts it away"):
            key("Escape")
            program.wait_title("Untitled map")
        with report.step("a template takes the window that nobody has touched"):
            open_start_page(program)
            choose_card(program, "AIDA")
            program.cell("Phase 1 of 4: Attention")
            names = save_as(program, path).texts("phase/name")
            assert names == ["Attention", "Interest", "Desire", "Action"], names
        with report.step("the map is saved as a template of one's own"):
            program.open_menu_by("F10")
            program.choose("Save as Template…")
            program.wait_title("Save as Template")
            key("ctrl+a")
            write("Mine")
            key("Return")
            program.wait_title("aida|Untitled map")
        with report.step("which the start page lists, and a map can begin with"):
            open_start_page(program)
            program.wait("label", "Your templates")
            program.wait("label", "Mine")
            program.find("push button", ".*Mine.*")
        with report.step("the recent map is listed with what is in it"):
            program.wait("label", "4 phases")
            key("ctrl+w")
            program.wait_title("aida|Untitled map")
        with report.step("the program ends"):
            program.close()
    with report.step("a template on the command line is the same"):
        assert "Mine" in run(os.environ["CJM_PROGRAM"], "templates")


def practice(report):
    path = HOME / "practice.cjm"
    with report.step("a new map to practise with"):
        program = Program()
    with program:
        with report.step("the card asks about a purchase of one's own"):
            open_start_page(program)
            program.wait_focus("Five points\\..*")
            key("Right")
            program.wait_focus("Practise on a purchase.*")
            key("Return")
            program.wait_focus("What was bought\\?")
        with report.step("three answers are in the saved file"):
            write("A bike")
            key("Return")
            program.wait_focus("Who bought it\\?")
            write("Me")
            key("Return", "Return", "Return")
            program.wait_focus("What did you need\\?")
            write("To get to work")
            key("Return")
            program.wait_focus("What did you do\\?")
            saved = save_as(program, path)
            assert saved.texts("title") == ["A bike"]
            assert saved.texts("persona/name") == ["Me"], saved.texts("persona/name")
            assert saved.texts("note") == ["To get to work"]
            assert saved.texts("phase/name") == FIVE_POINTS
        with report.step("a feeling is a face and a word"):
            key("Return", "Return")
            program.wait_focus("Neither good nor bad")
            key("space")
            program.wait_focus("How did you feel\\?")
            write("Undecided")
            saved = program.save(path)
            assert saved.texts("note")[-1:] == ["Undecided"]
            assert [value.get("value") for value in saved.elements("feeling")] == ["0"]
        with report.step("which are one step of undo"):
            key("ctrl+z")
            until(lambda: not program.save(path).elements("feeling"), "undo")
            assert program.save(path).texts("note") == ["To get to work"]
        with report.step("the program ends"):
            program.close()


Report().run(templates, practice)
