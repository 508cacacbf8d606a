#!/usr/bin/python3
"""What a screen reader is told of everything on the sheet: for every kind of thing its role and a
name that says what it is, where it is and what stands there, in the language of the desktop; what
has the focus, what is selected, and where something is after it was moved."""

import os
import re
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from desktop import Program, Report, key, until, write  # noqa: E402

HOME = Path(os.environ["HOME"])

MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="en">
  <title>Bikes</title>
  <scenario>A way to work</scenario>
  <persona>
    <profile>Commuter</profile>
    <name>Ana</name>
    <summary>Tired of the bus</summary>
  </persona>
  <phase id="p0000000000000001">
    <name>Before</name>
    <description>Looks around</description>
    <objective>Be found</objective>
    <step id="s0000000000000001">
      <name>Asking</name>
    </step>
    <step id="s0000000000000002"/>
  </phase>
  <phase id="p0000000000000002">
    <name>After</name>
    <step id="s0000000000000003"/>
  </phase>
  <group id="g0000000000000001">
    <name>Audience</name>
  </group>
  <lane id="l0000000000000001" kind="notes" group="g0000000000000001">
    <name>Doing</name>
    <question>What do they do?</question>
    <cell step="s0000000000000001">
      <note id="n0000000000000001" evidence="assumed">Looks round</note>
      <note id="n0000000000000002" evidence="data" moment="true">Asks a friend</note>
    </cell>
  </lane>
  <lane id="l0000000000000002" kind="thoughts">
    <name>Thinking</name>
    <cell step="s0000000000000003">
      <note id="n0000000000000003" evidence="inferred">Was it right?</note>
    </cell>
  </lane>
  <lane id="l0000000000000003" kind="touchpoints">
    <name>Media</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000004" evidence="assumed">Hello<touchpoint channel="podcast" role="converts"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000004" kind="emotion">
    <name>Mood</name>
    <curve id="e0000000000000001">
      <name>Today</name>
    </curve>
    <cell step="s0000000000000001">
      <note id="n0000000000000005" evidence="assumed">Glad<feeling curve="e0000000000000001" value="1.5"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000005" kind="obstacles">
    <name>Pains</name>
    <cell step="s0000000000000003">
      <note id="n0000000000000006" evidence="assumed">No rack</note>
    </cell>
  </lane>
  <lane id="l0000000000000006" kind="metrics">
    <name>Figures</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000007" evidence="data">Visits<metric unit="%" target="5" actual="3"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000007" kind="actions">
    <name>Plan</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000008" evidence="assumed">Build a rack<action owner="Eva" status="started"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000008" kind="pictures">
    <name>Story</name>
    <cell step="s0000000000000003">
      <note id="n0000000000000009" evidence="assumed">In the rain</note>
    </cell>
  </lane>
  <lane id="l0000000000000009" kind="line-of-visibility">
    <name>What they see</name>
  </lane>
  <barrier>Nowhere to park</barrier>
</map>
"""

# Each is the whole name of exactly one thing.
ENGLISH = {
    "title": "Title: Bikes",
    "scenario": "Scenario: A way to work",
    "profile": "Profile: Commuter",
    "persona": "Persona: Ana",
    "summary": "Summary: Tired of the bus",
    "photo": "Photo of the persona, empty. Choose a picture.",
    "phase": "Phase 1 of 2: Before",
    "step": "Step, Before: Asking",
    "description": "Description, Before: Looks around",
    "empty description": "Description, After, empty. .+",
    "objective": "Objective, Before: Be found",
    "group": "Group: Audience",
    "lane": "Lane: Doing",
    "line of a blueprint": "Lane: What they see",
    "question": "Guiding question, Doing: What do they do\\?",
    "curve": "Curve, Mood: Today",
    "note": "Doing, Before, Asking, note 1 of 2: Looks round \\(assumed\\)",
    "moment of truth":
        "Doing, Before, Asking, note 2 of 2: Asks a friend, moment of truth \\(data\\)",
    "cell of a step": "Doing, Before, step 2 of 2: empty\\. What do they do\\?",
    "empty cell": "Doing, After: empty\\. What do they do\\?",
    "thought": "Thinking, After, note 1 of 1: Was it right\\? \\(inferred\\)",
    "touchpoint": "Media, Before, Asking, note 1 of 1: Hello, .*Podcast.* \\(assumed\\)",
    "feeling": "Mood, Before, Asking, note 1 of 1: Glad, .*\\+1\\.5.* \\(assumed\\)",
    "obstacle": "Pains, After, note 1 of 1: No rack.* \\(assumed\\)",
    "metric": "Figures, Before.*, note 1 of 1: Visits, .*3.* \\(data\\)",
    "action": "Plan, Before.*, note 1 of 1: Build a rack, .*Eva.* \\(assumed\\)",
    "picture": "Story, After, note 1 of 1: In the rain.* \\(assumed\\)",
    "barrier": "Barrier: Nowhere to park",
    "insight": "Purchase insight, empty\\. .+",
}

SPANISH = {
    "phase": "Fase 1 de 2: Before",
    "note": "Doing, Before, Asking, nota 1 de 2: Looks round \\(supuesto\\)",
    "moment of truth":
        "Doing, Before, Asking, nota 2 de 2: Asks a friend, momento de la verdad \\(dato.*\\)",
    "cell of a step": "Doing, Before, paso 2 de 2: vacía\\. What do they do\\?",
    "description": "Descripción, Before: Looks around",
    "empty cell": "Doing, After: vacía\\. What do they do\\?",
    "title": "Título: Bikes",
    "photo": "Foto de la persona, .*",
}


def show_all(program):
    """All of the sheet, so that all of it is there to be told."""
    program.wait_focus(".+")
    key("ctrl+9")


def check_names(program, expected):
    program.cell(expected["empty cell"])
    names = program.names()
    wrong = {thing: [name for name in names if re.fullmatch(pattern, name)]
             for thing, pattern in expected.items()}
    wrong = {thing: found for thing, found in wrong.items() if len(found) != 1}
    assert not wrong, f"{wrong}\n" + "\n".join(names)


def check_states(program):
    """Everything on the sheet can have the focus, can be seen, and has a size."""
    for node, role, name in program.walk():
        if role != "table cell":
            continue
        states = node.get_state_set()
        for state in (Atspi.StateType.VISIBLE, Atspi.StateType.FOCUSABLE):
            assert states.contains(state), (name, state)
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        assert box.width > 0 and box.height > 0, name


def names(report):
    path = HOME / "access.cjm"
    path.write_text(MAP, encoding="utf-8")
    with report.step("a map with every kind of thing"):
        program = Program(path)
    with program:
        with report.step("every kind is told with its place and its content"):
            show_all(program)
            check_names(program, ENGLISH)
        with report.step("in the role of a cell, to be seen and to be reached"):
            check_states(program)
        with report.step("the canvas offers its commands as actions"):
            actions = program.find("filler", "CjmCanvas").get_action_iface()
            offered = {actions.get_action_name(i) for i in range(actions.get_n_actions())}
            wanted = {"canvas.edit", "canvas.add", "canvas.delete", "canvas.duplicate",
                      "canvas.next-evidence", "canvas.toggle-moment", "canvas.select-all"}
            assert wanted <= offered, wanted - offered
        with report.step("what has the focus is told, and is selected"):
            program.click(program.cell("Doing, Before, Asking, note 1 of 2: .*"))
            program.wait_focus(ENGLISH["note"])
            program.wait_selected(ENGLISH["note"])
        with report.step("a note that was moved says where it is now"):
            key("ctrl+Down")
            program.wait_focus("Doing, Before, Asking, note 2 of 2: Looks round \\(assumed\\)")
            key("ctrl+Right")
            program.wait_focus("Doing, Before, step 2 of 2, note 1 of 1: Looks round .*")
            key("ctrl+Right")
            program.wait_focus("Doing, After, note 1 of 1: Looks round \\(assumed\\)")
        with report.step("and what has changed about it"):
            key("F4")
            program.wait_focus("Doing, After, note 1 of 1: Looks round \\(inferred\\)")
            key("ctrl+m")
            program.wait_focus("Doing, After, note 1 of 1: .*, moment of truth \\(inferred\\)")
        with report.step("several are selected, and each says so"):
            key("shift+Left")
            program.wait_selected("Doing, After.*", "Doing, Before, step 2 of 2.*")
        with report.step("a phase that was moved says its number"):
            program.click(program.cell(ENGLISH["phase"]))
            key("ctrl+Right")
            program.wait_focus("Phase 2 of 2: Before")


# What is worked with by the pointer: at least so many pixels each way at 100 %.
TARGET = 24
TARGETS = ("push button", "toggle button", "check box", "radio button", "combo box", "slider",
           "text", "menu item", "list item", "page tab", "spin button", "switch", "link",
           "table cell")

# GTK 4.8 gives sizes without the edges, which can be hit as well: no less than this.
EDGES = {"push button": 8, "toggle button": 8, "list item": 8, "slider": 24}

# What is on the sheet is told in points, which are so many pixels at 100 %.
POINT = 96 / 72

# Those of the title bar are the desktop's.
OF_THE_DESKTOP = {"Minimize", "Maximize", "Close"}


def check_targets(program, window=None):
    """Everything in @window, or in all windows and on the sheet, is large enough to be hit. A part
    of a larger control is hit with that: the text in an entry, the button in a list."""
    small, n_targets = [], 0

    def check(node, control):
        nonlocal n_targets
        for index in range(node.get_child_count()):
            child = node.get_child_at_index(index)
            role, name = child.get_role_name(), child.get_name()
            is_target = role in TARGETS and name not in OF_THE_DESKTOP
            if is_target and not control:
                box = child.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
                length = min(box.width, box.height) * (POINT if role == "table cell" else 1)
                if box.width > 0:  # shown, or shown once
                    n_targets += 1
                    if length + EDGES.get(role, 0) < TARGET:
                        small.append((role, name, box.width, box.height))
            check(child, control or (is_target and role not in ("table cell", "list item")))

    program.application.clear_cache()
    check(window or program.application, False)
    assert not small, small
    assert n_targets > 1, "there is nothing to be hit"


def targets(report):
    path = HOME / "targets.cjm"
    path.write_text(MAP, encoding="utf-8")
    with report.step("at 100 %"):
        program = Program(path)
    with program:
        program.wait_focus(".+")
        key("ctrl+0")
        until(lambda: program.zoom() == 100, "100 %")
        with report.step("all that is on the sheet and around it can be hit"):
            program.click(program.cell(ENGLISH["touchpoint"]))
            program.wait("push button", "Delete Note")
            check_targets(program)
        with report.step("in the bar for finding"):
            key("ctrl+h")
            program.wait("push button", ".*Replace All")
            check_targets(program)
            key("Escape")
        with report.step("in the lists of hints and questions and in the overview"):
            for keys, button in (("F8", "Close the Review"), ("F7", "Close the Questions")):
                key(keys)
                program.wait("push button", button)
                check_targets(program)
        for name, title, show in WINDOWS:
            with report.step(f"in the window of {name}"):
                show(program)
                check_targets(program, until(lambda: program.find_window(title), title))
                key("Escape")
                until(lambda: program.find_window(title) is None, f"{title} to go")
        with report.step("in the list of channels"):
            program.click(program.cell(ENGLISH["touchpoint"]))
            key("F3")
            program.wait("list", "Channels")
            check_targets(program)
            key("Escape")
            program.wait_gone("list", "Channels")
        with report.step("among the colors of a phase"):
            program.click(program.cell(ENGLISH["phase"]), button=3)
            program.choose("Color")
            until(lambda: "Teal" in program.names("push button"), "the colors")
            check_targets(program)
            key("Escape", "Escape")
            program.wait_gone("menu item", ".*")
        program.close()


def run_command(program, name):
    key("ctrl+shift+p")
    program.wait_focus("Search a command")
    write(name)
    key("Return")


WINDOWS = (("preferences", "Preferences", lambda _: key("ctrl+comma")),
           ("shortcuts", "Keyboard shortcuts", lambda _: key("F1")),
           ("lanes to add", "Add a Lane", lambda p: run_command(p, "add a lane from the cat")),
           ("a new template", "Save as Template", lambda p: run_command(p, "save as a temp")),
           ("actions", "Actions and Evidence", lambda p: run_command(p, "actions by impact")),
           ("evidence", "Actions and Evidence", lambda p: run_command(p, "how much of the map")),
           ("templates", "New Map", lambda _: key("ctrl+n")))


def spanish(report):
    path = HOME / "acceso.cjm"
    path.write_text(MAP, encoding="utf-8")
    with report.step("the same in Spanish"):
        program = Program(path, language="es")
    with program:
        with report.step("names are Spanish, texts are as they were written"):
            show_all(program)
            check_names(program, SPANISH)


if __name__ == "__main__":
    Report().run(names, targets, spanish)
