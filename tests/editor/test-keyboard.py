#!/usr/bin/python3
"""A whole map from the start page to the exported PDF, by the keyboard alone."""

import os
from pathlib import Path

import desktop
from desktop import Map, Program, Report, key, run, until, write

HOME = Path(os.environ["HOME"])
WRITTEN = ["Buying a bicycle", "Ana, 34", "Commuter", "Rides to work and is tired of the bus.",
           "Noticing", "Trying out", "Needs a way", "Asks a friend", "Fears the rain",
           "Curious", "Prices are unclear", "Rumours"]


class Keyboard(Program):
    """The program with no pointer: whoever reaches for it fails."""

    def point_at(self, *_arguments, **_options):
        raise AssertionError("this is to be done by keys")

    drag = click_with = click = point_away = point_at

    def choose(self, *labels):
        """The arrows go through a menu, and its items have the focus on the way."""
        for label in labels:
            self.go(label)
            key("Return")

    def go(self, name, by="Tab"):
        """Presses a key until the focus is on @name."""
        until(lambda: self.has_focus(name) or key(by), f"the focus on “{name}” by {by}")

    def has_focus(self, name):
        """Looked at once it has come to rest."""
        focus = self.focused()
        while focus != (focus := self.focused()):
            pass
        return desktop.re.fullmatch(name, focus)

    def fill(self, *keys, text, then):
        """Goes somewhere by @keys, writes @text, and sees the focus on what was written."""
        if keys:
            key(*keys)
        write(text)
        key("Return")
        self.wait_focus(then)


def begin(program, report):
    with report.step("a template from the start page"):
        key("ctrl+n")
        program.wait_title("New Map")
        program.wait_focus("Five points\\..*")
        key("Return")
        program.wait_title("Untitled map")
        program.wait_focus("Title, empty.*")
    with report.step("title and persona, one Tab after the other"):
        program.fill(text="Buying a bicycle", then="Title: Buying a bicycle")
        program.fill("Tab", "Tab", text="Commuter", then="Profile: Commuter")
        program.fill("Tab", text="Ana, 34", then="Persona: Ana, 34")
        program.fill("Tab", text="Rides to work and is tired of the bus.", then="Summary: Rides.*")
    with report.step("a phase is named, and one is added"):
        program.fill("Tab", text="Noticing", then="Phase 1 of 5: Noticing")
        key("ctrl+Return")
        program.wait_editing()
        program.fill(text="Trying out", then="Phase 2 of 6: Trying out")
    with report.step("what happens in a phase"):
        key(*["Right"] * 3, "Tab")
        program.go("Description, Noticing, empty.*")
        program.fill(text="Sees others ride", then="Description, Noticing: Sees others ride")


def write_notes(program, report):
    with report.step("notes in several cells"):
        program.fill("ctrl+Home", text="Needs a way to work", then="Needs, Noticing, note 1 of 1.*")
        program.fill("Tab", text="Asks a friend", then="Needs, Trying out, note 1 of 1: Asks.*")
        program.fill("Down", text="Rides one round", then="Doing, Trying out, note 1 of 1: Rides.*")
        key("ctrl+Return")
        program.wait_editing()
        program.fill(text="Fears the rain", then="Doing, Trying out, note 2 of 2: Fears.*")
    with report.step("a note is moved, and says where to"):
        key("ctrl+Up")
        program.wait_focus("Doing, Trying out, note 1 of 2: Fears.*")
        key("ctrl+Right")
        program.wait_focus("Doing, Consideration, note 1 of 1: Fears the rain \\(assumed\\)")
    with report.step("what it rests on"):
        key("F4", "F4")
        program.wait_focus("Doing, Consideration, note 1 of 1: Fears the rain \\(data\\)")
    with report.step("a feeling, and how good it is"):
        program.go("Emotion, Consideration: empty.*", by="Down")
        program.fill(text="Curious", then="Emotion, Consideration, note 1 of 1: Curious.*")
        key("ctrl+Up", "ctrl+Up")
        program.wait_focus("Emotion, Consideration, note 1 of 1: Curious, .*\\+1.*")
    with report.step("a channel is chosen by the first letters of its name"):
        program.go("Touchpoints, Consideration: empty.*", by="Up")
        key("Return")
        until(lambda: program.find("list", "Channels"), "the list of channels")
        until(lambda: not program.focused().startswith("Touchpoints"), "the search")
        write("podc")
        key("Return")
        program.wait_focus("Touchpoints, Consideration, note 1 of 1: .*Podcast.*")


def add_lane(program, report):
    with report.step("a lane is added and named"):
        program.go("Obstacles, Consideration: empty.*", by="Down")
        program.fill(text="Prices are unclear", then="Obstacles, .*: Prices are unclear.*")
        program.go("Lane: .*|Guiding question: .*", by="Left")
        key("ctrl+Return")
        program.wait_editing()
        program.fill(text="Rumours", then="Lane: Rumours")
    with report.step("the context menu does what the pointer would"):
        program.open_menu_by("Menu")
        program.choose("Edit Guiding Question")
        program.wait_editing()
        program.fill(text="What do others say?", then=".*(Rumours|What do others say.).*")
    with report.step("what was written is found"):
        key("ctrl+f")
        program.wait_focus("Find in the map")
        write("rain")
        program.wait("label", "1 of 1")
        key("Escape")
        program.wait_focus("Doing, Consideration, note 1 of 1: Fears the rain.*")


def hand_out(program, report, path, printed):
    with report.step("the map is saved by the dialog"):
        key("ctrl+s")
        program.choose_file("Save the Map", path)
        until(path.exists, "the file")
        program.wait_title("Buying a bicycle")
        saved = Map(path)
        assert saved.texts("phase/name")[:3] == ["Noticing", "Trying out", "Consideration"]
        assert "Rumours" in saved.texts("lane/name")
        assert [note.get("evidence") for note in saved.elements("note")
                if note.text == "Fears the rain"] == ["data"]
        assert [feeling.get("value") for feeling in saved.elements("feeling")] == ["1"]
    with report.step("and exported as PDF"):
        key("ctrl+e")
        program.wait_title("Export")
        program.go("(_.*)?Export.*")
        key("Return")
        program.choose_file("Export the Map", printed)
        until(printed.exists, "the PDF")
        until(lambda: any("is ready" in name for _, _, name in program.walk()), "the message")
        key("Escape")
        program.wait_title("Buying a bicycle")
    with report.step("the PDF has what was written"):
        said = " ".join(run("pdftotext", str(printed), "-").split())
        missing = [text for text in [*WRITTEN, "Podcast"] if text not in said]
        assert not missing, (missing, said)


def whole_map(report):
    with report.step("a new window"):
        program = Keyboard()
    with program:
        begin(program, report)
        write_notes(program, report)
        add_lane(program, report)
        hand_out(program, report, HOME / "bicycle.cjm", HOME / "bicycle.pdf")
        with report.step("the program ends"):
            program.close()


if __name__ == "__main__":
    # Out of the way: nothing comes up under it.
    run("xdotool", "mousemove", "1", "998")
    Report().run(whole_map)
