#!/usr/bin/python3
"""The inspector: what it shows of the current thing, and that what is written there is in the map,
can be undone, and is refused with a message where it is no date or number."""

import os
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # noqa: E402

from desktop import Map, Program, Report, key, until, write  # noqa: E402

HOME = Path(os.environ["HOME"])

# German, so that numbers have a comma and dates are not those of the desktop.
MAP = """<?xml version="1.0" encoding="UTF-8"?>
<map xmlns="https://example.org/ns/cjmap/1" version="1.0" lang="de">
  <title>Kinds</title>
  <phase id="p0000000000000001">
    <name>First</name>
    <step id="s0000000000000001"/>
  </phase>
  <phase id="p0000000000000002">
    <name>Second</name>
    <step id="s0000000000000002"/>
  </phase>
  <lane id="l0000000000000001" kind="notes">
    <name>Doing</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000001" evidence="assumed">Looks round</note>
    </cell>
  </lane>
  <lane id="l0000000000000002" kind="touchpoints">
    <name>Media</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000002" evidence="assumed">Hello<touchpoint channel="web"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000003" kind="emotion">
    <name>Mood</name>
    <curve id="e0000000000000001">
      <name>Today</name>
    </curve>
    <cell step="s0000000000000001">
      <note id="n0000000000000003" evidence="assumed">Glad<feeling curve="e0000000000000001" value="1"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000004" kind="obstacles">
    <name>Pains</name>
    <cell step="s0000000000000002">
      <note id="n0000000000000004" evidence="assumed">No parking</note>
    </cell>
  </lane>
  <lane id="l0000000000000005" kind="metrics">
    <name>Figures</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000005" evidence="assumed">Visits<metric unit="%" target="5"/></note>
    </cell>
  </lane>
  <lane id="l0000000000000006" kind="actions">
    <name>Plan</name>
    <cell step="s0000000000000001">
      <note id="n0000000000000006" evidence="assumed">Build a rack<action/></note>
    </cell>
  </lane>
</map>
"""


def open_map(name):
    path = HOME / name
    path.write_text(MAP)
    return path, Program(path)


def note(program, text):
    """Makes a note the current one."""
    program.click(program.cell(f".*: .*{text}.*"))
    program.wait("push button", "Delete Note")


def field(program, name):
    """Gives a field of the inspector the focus, with all of its text selected."""
    program.click(program.wait("text", name))
    program.wait_focus(name)
    key("ctrl+a")


def says(program, text):
    """Whether the inspector has a message with @text."""
    return any(text in name for _, role, name in program.walk() if role == "label")


def text_of(node):
    # GTK 4.8 takes no -1 for the end.
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def notes(report):
    path, program = open_map("notes.cjm")
    with program:
        with report.step("the inspector shows the text of the current note"):
            note(program, "Looks round")
            program.wait("text", "Date of the evidence")
        with report.step("F6 leads into it and back"):
            key("F6")
            program.wait_focus("Text")
            key("F6")
            program.wait_focus(".*Looks round.*")
        with report.step("what is written there is on the sheet at once"):
            field(program, "Text")
            write("Asks a friend")
            program.cell(".*Asks a friend.*")
        with report.step("Ctrl+Z takes it back as one step, and the field keeps the keyboard"):
            key("ctrl+z")
            program.cell(".*Looks round.*")
            program.wait_focus("Text")
        with report.step("Escape gives the old text back and leaves nothing to undo"):
            key("ctrl+a")
            write("Nonsense")
            program.cell(".*Nonsense.*")
            key("Escape")
            program.cell(".*Looks round.*")
            program.wait_title("[^•]*")
        with report.step("what was saved Escape does not take back"):
            field(program, "Text")
            write("Looks round twice")
            program.save(path)
            key("Escape")
            program.cell(".*Looks round twice.*")
            program.wait_title("[^•]*")
        with report.step("evidence is a button away"):
            program.click(program.wait("push button", "Evidence: Data"))
            program.cell(r".*Looks round.* \(data\)")
        with report.step("a date that is none is said to be none and not taken"):
            field(program, "Date of the evidence")
            write("31.2.2026")
            key("Return")
            until(lambda: says(program, "“31.2.2026” is not a date"), "the message")
            assert program.save(path).elements("note")[0].get("date") is None
        with report.step("one as the map's language writes it is"):
            field(program, "Date of the evidence")
            write("28.2.2026")
            key("Return")
            until(lambda: not says(program, "is not a date"), "the message to go")
            assert program.save(path).elements("note")[0].get("date") == "2026-02-28"
        with report.step("F9 hides it"):
            key("F9")
            until(lambda: program.find("push button", "Delete Note") is None, "no inspector")
            key("F9")
            program.wait("push button", "Delete Note")
        with report.step("Delete Note deletes it, and undo brings it back"):
            program.click(program.wait("push button", "Delete Note"))
            program.cell("Doing, First: empty.*")
            key("ctrl+z")
            program.cell(".*Looks round.*")
        with report.step("the program ends"):
            program.save(path)
            program.close()


def details(report):
    path, program = open_map("details.cjm")
    with program:
        with report.step("a feeling is written with the map's decimal mark"):
            note(program, "Glad")
            field(program, "Value.*")
            key("minus")
            write("1,5")
            assert feeling(program.save(path)) == "-1.5"
        with report.step("one out of range is refused, and the map stays as it was"):
            field(program, "Value.*")
            write("25")
            key("Return")
            until(lambda: says(program, "from -2 to 2"), "the message")
            assert feeling(Map(path)) == "-1.5"
            key("Escape")
            until(lambda: not says(program, "from -2 to 2"), "the message to go")
            program.wait_title("[^•]*")
        with report.step("the arrow up makes it more"):
            key("Up")
            assert feeling(program.save(path)) == "-1"
        with report.step("a metric takes no word for a number"):
            note(program, "Visits")
            field(program, "Actual")
            write("many")
            key("Tab")
            until(lambda: says(program, "“many” is not a number"), "the message")
            field(program, "Target")
            write("12,25")
            metric = program.save(path).elements("note/metric")[0]
            assert (metric.get("target"), metric.get("actual")) == ("12.25", None), metric.attrib
        with report.step("a channel is found by typing"):
            note(program, "Hello")
            program.click(program.wait("push button", "Channel"))
            program.wait_focus("Search for a channel")
            write("podc")
            program.wait("list item", "Podcast")
            key("Return")
            until(lambda: program.save(path).elements("note/touchpoint")[0].get("channel")
                  == "podcast", "the channel")
        with report.step("or by its English name"):
            program.click(program.wait("push button", "Channel"))
            program.wait_focus("Search for a channel")
            write("sms")
            program.wait("list item", "Text message")
            key("Escape")
        with report.step("one that the vocabulary lacks becomes the map's own"):
            program.click(program.wait("push button", "Channel"))
            program.wait_focus("Search for a channel")
            write("Skywriting")
            program.wait("list item", "Add “Skywriting” as a channel of your own")
            key("Return")
            until(lambda: program.save(path).texts("channel/name") == ["Skywriting"], "the channel")
            own = Map(path).elements("channel")[0].get("id")
            assert Map(path).elements("note/touchpoint")[0].get("channel") == own
        with report.step("an action answers an obstacle, and no more"):
            note(program, "Build a rack")
            program.click(program.wait("push button", "Answer a Note…"))
            program.wait_focus("Search the notes")
            write("parking")
            key("Return")
            program.wait("label", "No parking")
            assert len(program.save(path).elements("note/action/answers")) == 1
            program.click(program.wait("push button", "Answers It No More"))
            program.wait_gone("push button", "Answers It No More")
            assert not program.save(path).elements("note/action/answers")
        with report.step("the program ends"):
            program.close()


def feeling(saved):
    return saved.elements("note/feeling")[0].get("value")


def lists(report):
    path, program = open_map("lists.cjm")
    with program:
        with report.step("the page of the phase has its steps; one is added and named"):
            note(program, "Looks round")
            program.click(program.wait("push button", "Phase"))
            program.click(program.wait("push button", "Add Step"))
            program.wait_focus("Name of the step")
            write("Closer")
            assert program.save(path).texts("phase/step/name") == ["Closer"]
        with report.step("its audience has groups of digits as the map's language has them"):
            field(program, "Audience that gets here")
            write("12.000")
            saved = program.save(path)
            assert saved.elements("phase")[0].get("audience") == "12000"
        with report.step("the map's page adds a source, typed at once"):
            program.click(program.wait("push button", "Map"))
            for _ in range(40):
                if program.focused() == "Add Source":
                    break
                key("Tab")
            key("Return")
            program.wait_focus("Name of the source")
            write("Interviews")
            assert program.save(path).texts("source/name") == ["Interviews"]
        with report.step("which a note can name"):
            note(program, "Looks round")
            program.click(program.wait("combo box", "Source"))
            key("Down", "Return")
            until(lambda: program.save(path).elements("note")[0].get("source"), "the source")
        with report.step("a change from the sheet shows in the inspector"):
            program.click(program.cell("Phase 1 of 2: First"))
            write("Later")
            key("Return")
            program.wait_focus("Phase 1 of 2: Later")
            until(lambda: text_of(program.wait("text", "Name of the phase")) == "Later",
                  "the new name")
        with report.step("the program ends"):
            program.save(path)
            program.close()


def many(report):
    path, program = open_map("many.cjm")
    with program:
        def values(name):
            return [element.get(name) for element in program.save(path).elements("note")[:2]]

        with report.step("the inspector says how many notes are selected, and shows no single text"):
            note(program, "Looks round")
            program.click_with("shift", program.cell(".*: Hello.*"))
            program.wait("label", "2 notes selected")
            assert program.find("text", "Text") is None
        with report.step("what is chosen there is for all of them, as one step of undo"):
            program.click(program.wait("push button", "Evidence: Data"))
            until(lambda: values("evidence") == ["data", "data"], "the evidence")
            key("ctrl+z")
            until(lambda: values("evidence") == ["assumed", "assumed"], "the old evidence")
        with report.step("a date is written for all of them"):
            field(program, "Date of the evidence")
            write("12.2.2026")
            until(lambda: values("date") == ["2026-02-12"] * 2, "the date")
            key("ctrl+z")
            until(lambda: values("date") == [None, None], "no date")
        with report.step("they move to one lane, and the lanes were mixed before"):
            assert program.find("combo box", "Lane · mixed")
            assert program.find("combo box", "Step")
            program.click(program.wait("combo box", "Lane · mixed"))
            program.wait("list item", ".*")
            key("Home", "Return")
            program.cell("Doing, First, note 2 of 2: Hello.*")
            program.wait("combo box", "Lane")
        with report.step("where they differ the field says so"):
            note(program, "Looks round")
            program.click(program.wait("push button", "Evidence: Data"))
            program.cell(".*Looks round \\(data\\)")
            program.click_with("shift", program.cell(".*: Hello.*"))
            program.wait("label", "2 notes selected")
            program.wait("label", "Evidence · mixed")
        with report.step("they are deleted at once"):
            program.click(program.wait("push button", "Delete Notes"))
            until(lambda: len(program.save(path).elements("note")) == 4, "two notes less")
            key("ctrl+z")
            until(lambda: len(program.save(path).elements("note")) == 6, "one step of undo")
            program.close()


if __name__ == "__main__":
    Report().run(notes, details, lists, many)
