"""The clipboard as other programs see it, for the tests of copying and pasting."""

import subprocess

from desktop import NAMESPACE, copy_text, key, until

CELLS = "application/x-cjmap+xml;part=cells"
FIRST = "Needs, Discovery"


def offered():
    """The forms that the clipboard has."""
    return subprocess.run(["xclip", "-o", "-selection", "clipboard", "-t", "TARGETS"],
                          capture_output=True, text=True, timeout=20, check=False
                          ).stdout.split("\n")


def taken(form):
    return subprocess.run(["xclip", "-o", "-selection", "clipboard", "-t", form],
                          capture_output=True, timeout=40, check=True).stdout


def copy_as(form, data):
    subprocess.run(["xclip", "-selection", "clipboard", "-t", form], input=data, check=True,
                   timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def copy_and_wait(form):
    """Copies, and waits until @form is on the clipboard."""
    copy_text("nothing yet")
    until(lambda: form not in offered(), "the clipboard of another program")
    key("ctrl+c")
    until(lambda: form in offered(), form)


def cells(saved, lane):
    """The texts of a lane's notes by the number of their column."""
    steps = [step.get("id") for step in saved.elements("step")]
    for element in saved.elements("lane"):
        if element.find(NAMESPACE + "name").text == lane:
            return {steps.index(cell.get("step")):
                    [note.text or "" for note in cell.iter(NAMESPACE + "note")]
                    for cell in element.iter(NAMESPACE + "cell")}
    return {}


def show_whole_width(program):
    """Without the inspector beside it, so that all phases can be clicked."""
    key("F9", "ctrl+8")
    until(lambda: program.find("push button", "Delete Note|Add Source") is None, "the room")
