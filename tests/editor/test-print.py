#!/usr/bin/python3
"""Printing through the dialog of the desktop, into a file: the same pages as the export's."""

import os
from pathlib import Path

from desktop import Atspi, Program, Report, fill_map, key, run, until

HOME = Path(os.environ["HOME"])
MAP = HOME / "trip.cjm"
PRINTED = HOME / "trip.pdf"


def can_print(program):
    button = program.find("push button", "_Print Print")
    return button and button.get_state_set().contains(Atspi.StateType.SENSITIVE)


def open_dialog(program):
    """Up to the tab of our own, with the printer chosen that writes files."""
    key("ctrl+p")
    program.wait_title("Print")
    program.wait("label", "Print to File")
    program.wait_focus("panel")  # the tabs, which have no names in GTK 4.8
    key("Tab", "Down", "space")
    until(lambda: can_print(program), "a printer")
    key("shift+Tab")
    program.wait_focus("panel")
    key("Right", "Right")


def choose(program, keys, name, *steps, then):
    # A list that opens below the pointer would have its row chosen by it.
    run("xdotool", "mousemove", "1", "1")
    key(keys)
    program.wait_focus("list item")
    key(*steps, "Return")
    program.wait_focus(f"{name}: {then}")


def words(path):
    """The words of each page."""
    return [page.split() for page in run("pdftotext", "-layout", str(path), "-").split("\f")[:-1]]


def sizes(path):
    return [line.split(":")[1].split("(")[0].split()
            for line in run("pdfinfo", "-f", "1", "-l", "99", str(path)).splitlines()
            if "pts" in line]


def print_and_compare(program, n_pages, *options):
    key("alt+p")
    until(lambda: PRINTED.exists() and PRINTED.read_bytes().rstrip().endswith(b"%%EOF"),
          "the printed file")
    program.wait_title(".*Untitled.*|trip.*")
    exported = HOME / "exported.pdf"
    run(os.environ["CJM_PROGRAM"], "export", str(MAP), "-o", str(exported), *options)
    assert len(sizes(PRINTED)) == n_pages, (sizes(PRINTED), n_pages)
    for ours, theirs in zip(sizes(PRINTED), sizes(exported), strict=True):
        for one, other in zip((ours[0], ours[2]), (theirs[0], theirs[2])):
            assert abs(float(one) - float(other)) < 0.3, (ours, theirs)
    assert words(PRINTED) == words(exported)
    PRINTED.unlink()


def printing(report):
    fill_map(MAP, {"Doing": [["Looks at the map", "Asks a friend"]] * 3})
    with Program(MAP) as program:
        with report.step("a poster over many sheets, as it is shown beforehand"):
            open_dialog(program)
            program.wait("image", "Preview: Page 1 of 1")
            choose(program, "alt+n", "Content", "Down", then="The map as a poster.*")
            until(lambda: program.find("push button", "Next page"), "more pages")
            shown = program.wait("image", r"Preview: Page 1 of (?!1$)\d+").get_name()
            print_and_compare(program, int(shown.split()[-1]), "--paper", "A2", "--tile", "A4")
        with report.step("the preview has a window of its own"):
            open_dialog(program)
            program.wait("image", "Preview: Page 1 of 1")
            key("alt+v")
            program.wait_title("Print Preview")
            program.wait("image", "Preview: Page 1 of 1")
            key("Escape")
            program.wait_title(".*Untitled.*|trip.*")
        with report.step("the cards of the notes"):
            open_dialog(program)
            choose(program, "alt+n", "Content", "End", "Up", then="The notes as cards.*")
            program.wait("image", "Preview: Page 1 of 1")
            print_and_compare(program, 1, "--cards", "--paper", "A4", "--landscape")
        with report.step("the map left blank for a workshop"):
            open_dialog(program)
            choose(program, "alt+n", "Content", "End", then="The map left blank.*")
            shown = program.wait("image", r"Preview: Page 1 of (?!1$)\d+").get_name()
            print_and_compare(program, int(shown.split()[-1]), "--blank", "--paper", "A0",
                              "--tile", "A4")
        with report.step("nothing is printed where that is put away"):
            key("ctrl+p")
            program.wait_title("Print")
            key("Escape")
            program.wait_title(".*Untitled.*|trip.*")
            assert not PRINTED.exists()
        with report.step("the program ends without a complaint"):
            program.close()


if __name__ == "__main__":
    Report().run(printing)
