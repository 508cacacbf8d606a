#!/usr/bin/python3
"""Opening, saving and closing, files that are refused, and the photo."""

import base64
import os
import shutil
import subprocess
from pathlib import Path

from desktop import PROGRAM, SOURCE, Map, Program, Report, key, make_map, run, until, write

HOME = Path(os.environ["HOME"])
REFUSED = SOURCE / "tests" / "storage" / "fixtures" / "refused"


def has_message(program, part):
    return any(part in name for _, _, name in program.walk())


def wait_message(program, part):
    until(lambda: has_message(program, part), f"a message with “{part}”")


def save_as(report):
    path = HOME / "saved-as.cjm"
    with report.step("a new map"):
        program = Program()
    with program:
        with report.step("is called untitled"):
            program.wait_title("Untitled.*")
        with report.step("the first save asks where to"):
            program.click(program.cell("Title, empty.*"))
            write("By another name")
            key("Return")
            program.wait_title("• By another name")
            key("ctrl+s")
            program.choose_file("Save the Map", path)
            program.wait_title("By another name")
            assert Map(path).texts("title") == ["By another name"]
        with report.step("save as adds the suffix and goes on with the new file"):
            key("ctrl+shift+s")
            program.choose_file("Save the Map", HOME / "copy")
            until((HOME / "copy.cjm").exists, "copy.cjm")
            program.wait_title("By another name")
            assert Map(HOME / "copy.cjm").texts("title") == ["By another name"]
            until(lambda: any("copy.cjm" in name for name in program.names("label")), "its name")
        with report.step("an unchanged map is saved in the same bytes"):
            before = path.read_bytes()
            assert (HOME / "copy.cjm").read_bytes() == before
        with report.step("the program ends"):
            program.close()


def closing(report):
    path = HOME / "closed.cjm"
    make_map(path)
    with report.step("a map to close"):
        program = Program(path)
    with program:
        with report.step("closing with unsaved changes asks"):
            program.click(program.cell("Title, empty.*"))
            write("Not saved")
            key("Return")
            program.wait_title("•.*")
            key("ctrl+w")
            wait_message(program, "Save the changes to “Not saved”?")
        with report.step("Escape goes back to the map"):
            key("Escape")
            program.wait_title("• Not saved")
        with report.step("Save saves and closes"):
            key("ctrl+w")
            program.answer("Save")
            program.wait_end()
            assert Map(path).texts("title") == ["Not saved"]
    with report.step("the same map again"):
        program = Program(path)
    with program:
        with report.step("shows what was saved"):
            program.wait_title("Not saved")
            program.cell("Title: Not saved")
        with report.step("Discard closes and leaves the file alone"):
            before = path.read_bytes()
            program.click(program.cell("Title: Not saved"))
            write("Thrown away")
            key("Return")
            program.wait_title("• Thrown away")
            key("ctrl+q")
            program.answer("Discard")
            program.wait_end()
            assert path.read_bytes() == before


def quitting(report):
    path = HOME / "quitted.cjm"
    make_map(path)
    with report.step("two maps with unsaved changes"):
        program = Program(path)
    with program:
        program.click(program.cell("Title, empty.*"))
        write("One")
        key("Return")
        program.wait_title("• One")
        key("ctrl+n")
        program.wait_title("New Map")
        key("Return")
        program.wait_title("Untitled map")
        program.wait_focus("Title, empty.*")
        key("Return")
        write("Two")
        key("Return")
        program.wait_title("• Two")
        with report.step("quitting asks about one of them, and Cancel keeps both"):
            key("ctrl+q")
            wait_message(program, "Save the changes to “Two”?")
            assert not has_message(program, "Save the changes to “One”?")
            program.answer("Cancel")
            until(lambda: not has_message(program, "Save the changes"), "the end of the question")
            program.wait_title("• Two")
        with report.step("quitting again asks one after the other"):
            key("ctrl+q")
            wait_message(program, "Save the changes to “Two”?")
            program.answer("Discard")
            wait_message(program, "Save the changes to “One”?")
        with report.step("a file that somebody changed meanwhile is asked about, then it ends"):
            shutil.copy(SOURCE / "data" / "examples" / "b2b-crm.cjm", path)
            program.answer("Save")
            wait_message(program, "was not saved")
            program.answer("Replace")
            program.wait_end()
            assert Map(path).texts("title") == ["One"]


def opening(report):
    first, second = HOME / "first.cjm", HOME / "second.cjm"
    shutil.copy(SOURCE / "data" / "examples" / "bicicleta.cjm", first)
    shutil.copy(SOURCE / "data" / "examples" / "b2b-crm.cjm", second)
    with report.step("a map by argument has its title in the window"):
        program = Program(first)
    with program:
        title = Map(first).texts("title")[0]
        with report.step("and its texts on the sheet"):
            program.wait_title(title)
            program.cell(f"Title: {title}")
        with report.step("another one is opened by the dialog, in a window of its own"):
            key("ctrl+o")
            program.choose_file("Open a Map", second)
            program.wait_title(Map(second).texts("title")[0])
        with report.step("closing it leaves the first"):
            key("ctrl+w")
            program.wait_title(title)
        with report.step("the recent files name both"):
            program.open_menu_by("F10")
            program.choose("Open Recent")
            until(lambda: has_message(program, "second.cjm") and has_message(program, "first.cjm"),
                  "both files")
            key("Escape", "Escape")
        with report.step("a file that has changed on disk is not overwritten unasked"):
            program.click(program.cell(f"Title: {title}"))
            write("Mine")
            key("Return")
            program.wait_title("• Mine")
            shutil.copy(second, first)
            key("ctrl+s")
            wait_message(program, "was not saved")
            assert first.read_bytes() == second.read_bytes()
        with report.step("unless it is to be replaced"):
            program.answer("Replace")
            until(lambda: Map(first).texts("title") == ["Mine"], "the save")
        with report.step("the program ends"):
            program.wait_title("Mine")
            program.close()


def refused_files(report):
    refused = sorted(path for path in REFUSED.rglob("*.cjm"))
    chosen = refused[:: max(1, len(refused) // 3)][:3]
    for path in chosen:
        with report.step(f"{path.name} is refused with a message"):
            program = Program(path)
        with program:
            with report.step(f"{path.name}: the message names the file and the line"):
                wait_message(program, f"“{path.name}” could not be opened")
                reason = run_check(path)
                wait_message(program, reason)
            with report.step(f"{path.name}: the window stays alive with a new map"):
                key("Escape")
                program.click(program.cell("Title, empty.*"))
                write("Still here")
                key("Return")
                program.wait_title("• Still here")
                key("ctrl+z")
                program.wait_title("[^•]*")
                program.close()
    path = HOME / "open.cjm"
    make_map(path)
    with report.step("a map that stays"):
        program = Program(path)
    with program:
        with report.step("a refused file leaves the open map as it was"):
            program.wait("label", f"{path.name} · all saved")
            program.click(program.cell("Title, empty.*"))
            write("Stays")
            key("Return")
            program.wait_title("• Stays")
            key("ctrl+o")
            program.choose_file("Open a Map", chosen[0])
            wait_message(program, "could not be opened")
            key("Escape")
            program.wait_title("• Stays")
            assert len([name for name in program.names("frame") if name]) == 1
        with report.step("which is still to be saved"):
            assert program.save(path).texts("title") == ["Stays"]
            program.close()


def run_check(path):
    """What the command line says of a file, without its place."""
    said = subprocess.run([PROGRAM, "check", str(path)], capture_output=True, text=True,
                          timeout=60, check=False).stderr
    return said.strip().split(": ", 1)[1]


def photo(report):
    path = HOME / "photo.cjm"
    picture, text = HOME / "face.png", HOME / "text.png"
    run("convert", "-size", "200x100", "xc:teal", str(picture))
    text.write_text("This is not a picture.", encoding="utf-8")
    make_map(path)
    with report.step("a map for a photo"):
        program = Program(path)
    with program:
        with report.step("Enter on the photo asks for a picture"):
            program.click(program.cell("Photo of the persona, empty.*"))
            key("Return")
            program.choose_file("Choose a Photo", picture)
            program.wait_focus("Photo of the persona")
        with report.step("its bytes are in the file as they were"):
            photos = program.save(path).texts("photo")
            assert base64.b64decode(photos[0]) == picture.read_bytes()
        with report.step("a text file is refused as a photo"):
            key("Return")
            program.choose_file("Choose a Photo", text)
            wait_message(program, "“text.png” cannot be shown as a picture")
            key("Escape")
            program.cell("Photo of the persona")
        with report.step("Delete takes the photo away, undo brings it back"):
            program.click(program.cell("Photo of the persona"))
            key("Delete")
            program.cell("Photo of the persona, empty.*")
            key("ctrl+z")
            program.cell("Photo of the persona")
            program.wait_title("[^•]*")
        with report.step("the program ends"):
            program.close()


if __name__ == "__main__":
    Report().run(save_as, closing, quitting, opening, refused_files, photo)
