#!/usr/bin/python3
"""The versions of a map: kept by each save, looked at, taken back and deleted."""

import os
from pathlib import Path

from desktop import Atspi, Map, Program, Report, key, make_map, until, write

HOME = Path(os.environ["HOME"])
VERSIONS = Path(os.environ["XDG_STATE_HOME"]) / "cjmap" / "versions"


def write_title(program, text):
    program.click(program.cell("Title.*"))
    write(text)
    key("Return")
    program.wait_title(f"• {text}")


def open_versions(program):
    key("ctrl+shift+p")
    program.wait_focus("Search a command")
    write("versions what")
    program.wait("list item", "Versions: what was saved before.*")
    key("Return")
    program.wait_title("Versions")


def rows(program):
    versions = program.find("list", "Versions")
    return [name for node, role, name in program.walk(versions) if role == "list item"]


def is_sensitive(program, name):
    state = program.wait("push button", f"(_.* )?{name}").get_state_set()
    return state.contains(Atspi.StateType.SENSITIVE)


def press(program, name):
    until(lambda: is_sensitive(program, name), f"“{name}” to be of use")
    for _ in range(20):
        if program.focused().endswith(name):
            key("Return")
            return
        key("Tab")
    raise AssertionError(f"no “{name}” can be reached; the focus is on {program.focused()}")


def take_back(report):
    path = HOME / "versions.cjm"
    make_map(path)
    before = path.read_bytes()
    with report.step("a map that is saved twice"):
        program = Program(path)
    with program:
        for title in ("One", "Two"):
            write_title(program, title)
            program.save(path)
        with report.step("has three versions: what was there before is one"):
            open_versions(program)
            until(lambda: len(rows(program)) == 3, "three versions")
            assert all(name.startswith("today, ") for name in rows(program)), rows(program)
            kept = sorted(VERSIONS.glob("*/*.cjm"))
            assert kept[0].read_bytes() == before
            assert kept[2].read_bytes() == path.read_bytes()
            assert all(file.stat().st_mode & 0o777 == 0o600 for file in kept)
        with report.step("the one that is the map as it is cannot be taken back, another one can"):
            program.wait_focus("today, .*")
            program.wait("image", "The chosen version")
            assert not is_sensitive(program, "Take Back This Version")
            key("Down")
            press(program, "Take Back This Version")
            program.wait_title("• One")
            program.cell("Title: One")
            program.wait("label", "The map is again as it was saved today, .*")
        with report.step("which is one step: undo has the map as it was before"):
            key("ctrl+z")
            program.wait_title("Two")
            key("ctrl+shift+z")
            program.wait_title("• One")
            assert program.save(path).texts("title") == ["One"]
        with report.step("all of them are deleted after a question"):
            open_versions(program)
            until(lambda: len(rows(program)) == 4, "four versions")
            press(program, "Delete Kept Versions…")
            press(program, "Delete")
            program.wait_title("One")
            assert not list(VERSIONS.glob("*"))
            assert Map(path).texts("title") == ["One"]
            program.close()


def none(report):
    with report.step("a map that was never saved has none, and is told how they come about"):
        with Program() as program:
            open_versions(program)
            program.wait("label", "No version has been kept yet.*")
            assert not is_sensitive(program, "Delete Kept Versions…")
            key("Escape")
            program.wait_title("Untitled map")
            program.close()


if __name__ == "__main__":
    Report().run(take_back, none)
