#!/usr/bin/python3
"""What stands beside the map: the review, the guiding questions, the overview of the actions, and
the catalogue of lanes."""

import os
from pathlib import Path

from desktop import Program, Report, key, make_map, until, write

HOME = Path(os.environ["HOME"])

CHANNEL_MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">
  <title>Bike</title>
  <phase id="p0000000000000001">
    <name>First</name>
    <step id="s0000000000000001"/>
  </phase>
  <lane id="l0000000000000001" kind="touchpoints">
    <name>Media</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000001" evidence="assumed"><touchpoint channel="podcast"/></note>
    </cell>
  </lane>
</map>
"""

OBSTACLE_MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">
  <title>Bike</title>
  <phase id="p0000000000000001">
    <name>First</name>
    <step id="s0000000000000001"/>
  </phase>
  <lane id="l0000000000000001" kind="obstacles">
    <name>Pains</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000001" evidence="assumed">Nobody answers the phone</note>
    </cell>
  </lane>
  <lane id="l0000000000000002" kind="actions">
    <name>Plan</name>
  </lane>
</map>
"""


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
            program.wait_focus("Description, .*, empty.*")
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


def others_notes(report):
    """Notes that the user has made elsewhere are not the questions' to remove."""
    path = HOME / "others.cjm"
    path.write_text(CHANNEL_MAP)
    with report.step("a map with a channel without a word"):
        program = Program(path)
    with program:
        with report.step("going through the questions leaves it alone"):
            program.click(program.cell("Media, .*"))
            key("F7")
            for _ in range(12):
                key("Return")
            key("Escape")
            program.wait_gone("push button", "(_.* )?Skip")
            key("ctrl+z")
            assert not program.title().startswith("•"), program.title()
            assert len(program.names()) > 3
            program.cell("Media, .*Podcast.*")
        with report.step("the program ends"):
            program.close()


def add_action(program):
    """Adds an action in the overview, which is left with its text being written."""
    program.open_menu_by("F10")
    program.choose("Actions and Evidence…")
    program.wait_title("Actions and Evidence")
    program.wait("push button", ".*Add an Action").do_action(0)
    program.wait_title(".*Bike")
    program.wait_editing()


def overview(report):
    path = HOME / "overview.cjm"
    path.write_text(OBSTACLE_MAP)
    with report.step("a map for the overview"):
        program = Program(path)
    with program:
        with report.step("the review says which obstacle has no action, and leads there"):
            key("F8")
            program.click(program.wait("label", "No action answers the obstacle “Nobody.*"))
            program.wait_focus("Pains, .*Nobody.*")
        with report.step("the overview lists it, and adds an action, which Escape takes back"):
            add_action(program)
            key("Escape")
            program.wait_editing(False)
            program.wait_title("Bike")
            assert len(program.save(path).texts("note")) == 1
        with report.step("an action and its text are one step of undo"):
            add_action(program)
            write("Hire")
            key("Return")
            program.wait_focus("Plan, .*Hire.*")
            key("ctrl+z")
            program.wait_title("Bike")
        with report.step("an action that is added so answers what it was added to"):
            add_action(program)
            write("Staff the phone")
            key("Return")
            program.wait_focus("Plan, .*Staff the phone.*")
            program.wait_gone("label", "No action answers the obstacle “Nobody.*")
            saved = program.save(path)
            assert len(saved.texts("note")) == 2
        with report.step("the program ends"):
            program.close()


def add_step(program, name):
    program.press_button("Add")
    program.choose("Step")
    program.wait_editing()
    write(name)
    key("Return")
    program.wait_editing(False)


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
        with report.step("a step from the menu comes into the current phase"):
            program.click(program.cell("Phase 2 of 5.*"))
            add_step(program, "Compare")
            assert program.save(path).texts("step/name")[-1] == "Compare"
        with report.step("and behind the current step"):
            program.wait_focus(".*Compare.*")
            add_step(program, "Ask")
            phase = program.save(path).elements("phase")[1]
            names = ["".join(name.itertext()) for name in phase.iterfind(".//{*}step/{*}name")]
            assert names[-2:] == ["Compare", "Ask"], names
        with report.step("the program ends"):
            program.close()


Report().run(review, questions, others_notes, overview, lanes)
