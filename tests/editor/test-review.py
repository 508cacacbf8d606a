#!/usr/bin/python3
"""What stands beside the map: the review, the guiding questions, the overview of the actions, and
the catalogue of lanes."""

import os
from pathlib import Path

from desktop import Map, Program, Report, key, make_map, run, until, write

HOME = Path(os.environ["HOME"])


def review(report):
    path = HOME / "review.cjm"
    make_map(path)
    with report.step("a map for the review"):
        program = Program(path)
    with program:
        with report.step("F8 lists what the map lacks"):
            key("F8")
            program.wait("label", "The persona has no summary.")
            program.wait("label", "“Discovery” has no description.")
        with report.step("a click goes to the place"):
            program.click(program.wait("label", "“Discovery” has no description."))
            program.wait_focus("Description, empty.*")
        with report.step("writing there takes it from the list"):
            write("She sees one in the street")
            key("Return")
            program.wait_gone("label", "“Discovery” has no description.")
            program.wait("label", "“Consideration” has no description.")
        with report.step("undo brings it back"):
            key("ctrl+z")
            program.wait("label", "“Discovery” has no description.")
        with report.step("F8 puts it away"):
            key("F8")
            program.wait_gone("label", "The persona has no summary.")
        with report.step("the program ends"):
            program.close()


def questions(report):
    path = HOME / "questions.cjm"
    make_map(path)
    with report.step("a map for the questions"):
        program = Program(path)
    with program:
        with report.step("F7 asks what was bought"):
            key("F7")
            program.wait_focus("What was bought\\?")
        with report.step("each answer goes to the map, Enter goes on"):
            write("An electric bike")
            key("Return")
            program.wait_focus("Who bought it\\?")
            write("Marta, 34")
            key("Return", "Return")
            program.wait_focus("What happens in this phase\\?")
            write("She sees one")
            key("Return")
            program.wait_focus("What are they trying to get done\\?")
        with report.step("Ctrl+Enter adds another answer"):
            write("To get to work")
            key("ctrl+Return")
            write("Not to sweat")
            program.wait("label", "To get to work")
            saved = program.save(path)
            assert saved.texts("title") == ["An electric bike"], saved.texts("title")
            assert saved.texts("note") == ["To get to work", "Not to sweat"], saved.texts("note")
        with report.step("an answer is one step of undo"):
            key("Escape")
            program.wait_focus("Needs, Discovery, note 2 of 2.*")
            key("ctrl+z")
            until(lambda: program.save(path).texts("note") == ["To get to work"], "undo")
        with report.step("the questions go on at the first without an answer"):
            key("F7")
            program.wait_focus("What kind of person.*")
        with report.step("the program ends"):
            program.close()


def overview(report):
    path = HOME / "overview.cjm"
    run("cp", f"{os.environ['CJM_SOURCE_ROOT']}/data/examples/b2b-crm.cjm", str(path))
    with report.step("a map for the overview"):
        program = Program(path)
    with program:
        n_notes = len(Map(path).texts("note"))
        with report.step("an obstacle without an action"):
            cell = next(name for name in program.names() if name.startswith("Obstacles, ")
                        and ": empty" in name)
            key("F8")
            program.wait("label", "Nothing is missing")
            program.click(program.cell(cell.replace("?", "\\?")))
            write("Nobody answers the phone")
            key("Return")
            program.click(program.wait("label", "No action answers the obstacle “Nobody.*"))
            program.wait_focus("Obstacles, .*Nobody.*")
        with report.step("the overview lists it, and adds an action that answers it"):
            key("F10")
            program.choose("Actions and Evidence…")
            program.wait_title("Actions and Evidence")
            button = program.wait("push button", ".*Add an Action")
            button.do_action(0)
            program.wait_title(".*CRM")
            write("Staff the phone")
            key("Return")
            program.wait_focus("Actions, .*Staff the phone.*")
            program.wait_gone("label", "No action answers the obstacle “Nobody.*")
            saved = program.save(path)
            assert len(saved.texts("note")) == n_notes + 2
        with report.step("the program ends"):
            program.close()


def lanes(report):
    path = HOME / "lanes.cjm"
    make_map(path)
    with report.step("a map for lanes"):
        program = Program(path)
    with program:
        with report.step("a lane from the catalogue comes below the current one"):
            program.click(program.cell("Lane: Doing"))
            program.press_button("Add")
            program.choose("Lane…")
            program.wait("frame", "Add a Lane")
            program.wait_title("Add a Lane")
            write("emot")
            key("Return")
            program.wait_focus("Lane: Emotion")
            saved = program.save(path)
            assert saved.texts("lane/name")[:3] == ["Needs", "Doing", "Emotion"]
            assert saved.elements("lane")[2].get("kind") == "emotion"
        with report.step("the program ends"):
            program.close()


Report().run(review, questions, overview, lanes)
