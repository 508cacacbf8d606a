#!/usr/bin/python3
"""The list of all commands, and the window of shortcuts."""

import tempfile
from pathlib import Path

from desktop import Atspi, Program, Report, key, make_map, until, write


def commands(program):
    """What the list shows, from its first row on."""
    found = program.find("list", "Commands")
    if found is None:
        return []
    rows = [found.get_child_at_index(i) for i in range(found.get_child_count())]
    return [row.get_name() for row in rows
            if row is not None and row.get_role_name() == "list item"
            and row.get_state_set().contains(Atspi.StateType.VISIBLE)]


def open_list(program):
    key("ctrl+shift+p")
    program.wait_focus("Search a command")


def wait_first(program, name):
    until(lambda: commands(program)[:1] == [name], f"“{name}” as the first command")


def test_commands(report):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.cjm"
        make_map(path)
        with Program(path) as program:
            with report.step("Ctrl+Shift+P lists what can be done with what has the focus"):
                program.click(program.cell("Phase 1 of 5.*"))
                program.wait_focus("Phase 1 of 5.*")
                open_list(program)
                wait_first(program, "New map, Map")
                write("duplicate the")
                until(lambda: commands(program) == ["Duplicate the phase, Phases and steps"],
                      "the commands that are found")

            with report.step("Escape gives the focus back"):
                key("Escape")
                until(lambda: program.find("list", "Commands") is None, "the list to go")
                program.wait_focus("Phase 1 of 5.*")

            with report.step("Enter runs the command on what had the focus"):
                before = len(program.save(path).texts("phase/name"))
                open_list(program)
                write("dupl pha")
                wait_first(program, "Duplicate the phase, Phases and steps")
                key("Return")
                program.wait_title("•.*")
                assert len(program.save(path).texts("phase/name")) == before + 1

            with report.step("what was used last comes first"):
                open_list(program)
                wait_first(program, "Duplicate the phase, Phases and steps")

            with report.step("arrows choose while one types"):
                write("zoom")
                until(lambda: [name.split(",")[0] for name in commands(program)[:2]]
                      == ["Zoom in", "Zoom out"], "the commands that zoom")
                zoom = program.zoom()
                key("Down", "Return")
                until(lambda: program.zoom() < zoom, "a smaller zoom")

            with report.step("what cannot be done is not listed"):
                open_list(program)
                write("a feeling")
                until(lambda: commands(program) == [], "no command")
                key("Escape")
            program.close()


def test_accents(report):
    with Program(language="es") as program:
        with report.step("accents need not be typed"):
            key("ctrl+shift+p")
            program.wait_focus("Busca una orden")
            write("menu")
            until(lambda: program.find("list", "Órdenes") is not None, "the list")
            key("ctrl+a")
            write("anadir un paso")
            until(lambda: program.find("list item", "Añadir un paso, Fases y pasos"),
                  "the command")
            key("Escape")
        program.close()


def test_shortcuts(report):
    with Program() as program:
        with report.step("F1 shows the keys of the table"):
            key("F1")
            program.wait("label", "All commands")
            assert program.find("label", "Guiding questions, one after the other")
            key("Escape")
            program.wait_gone("label", "All commands")
        program.close()


Report().run(test_commands, test_accents, test_shortcuts)
