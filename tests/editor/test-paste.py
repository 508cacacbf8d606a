#!/usr/bin/python3
"""What is pasted in from other programs and from another window."""

import os
import re
import subprocess
from pathlib import Path

from clipboard import CELLS, FIRST, cells, copy_as, offered, show_whole_width
from desktop import (Map, Program, Report, copy_text, fill_map, key, make_map, picture, run,
                     until)

HOME = Path(os.environ["HOME"])

STORY = """  <lane id="l00000000000000aa" kind="pictures">
    <name>Story</name>
  </lane>
"""


def add_story(path):
    """A lane of pictures, the first one of the map."""
    head, lane, rest = path.read_text().partition("  <lane ")
    path.write_text(head + STORY + lane + rest)


def paste_in(report):
    path = HOME / "in.cjm"
    make_map(path)
    with report.step("a map to paste into"):
        program = Program(path)
        show_whole_width(program)
    with program:
        def paste(place, keys="ctrl+v", **options):
            program.click(program.cell(place), **options)
            key(keys)

        def until_saved(lane, expected):
            found = {}

            def check():
                found.update(cells=cells(program.save(path), lane))
                return found["cells"] == expected
            try:
                until(check, f"{expected} in {lane}", patience=8)
            except AssertionError as error:
                raise AssertionError(f"{error}; there are {found}") from None

        with report.step("a block of a spreadsheet fills the grid, with several notes in a cell"):
            copy_text('a\t"b\nc"\nd\te\n')
            paste(f"{FIRST}: empty.*")
            until_saved("Needs", {0: ["a"], 1: ["b", "c"]})
            assert cells(program.save(path), "Doing") == {0: ["d"], 1: ["e"]}
            key("ctrl+z")
            until_saved("Needs", {})
        with report.step("an HTML table is preferred to the text beside it"):
            copy_as("text/html", b"<table><tr><td>x<br>y</td><td>z</td></tr></table>")
            paste(f"{FIRST}: empty.*")
            until_saved("Needs", {0: ["x", "y"], 1: ["z"]})
            key("ctrl+z")
            until_saved("Needs", {})
        with report.step("a bulleted list becomes notes"):
            copy_text("• first\n• second\n  goes on\n3. third\n")
            paste("Needs, Decision: empty.*")
            until_saved("Needs", {2: ["first", "second goes on", "third"]})
        with report.step("or one note"):
            paste("Doing, Decision: empty.*", "ctrl+shift+v")
            until_saved("Doing", {2: ["• first\n• second\n  goes on\n3. third"]})
        with report.step("what reaches beyond the edge makes the map larger, and says so"):
            copy_text("p\tq\tr\n")
            paste("Needs, After-sales: empty.*")
            until_saved("Needs", {2: ["first", "second goes on", "third"], 4: ["p"], 5: ["q"],
                                  6: ["r"]})
            program.wait("label", "The map got 2 more phases to hold this\\.")
            key("ctrl+z")
            until(lambda: len(program.save(path).elements("phase")) == 5, "one step of undo")
            program.wait_gone("label", "The map got .*")
        with report.step("lines on the header of a phase are phases"):
            copy_text("Trial\nRenewal\n")
            paste("Phase 5 of 5: .*")
            program.wait_focus("Phase 6 of 7: Trial")
            assert program.save(path).texts("phase/name")[5:] == ["Trial", "Renewal"]
        with report.step("figures are read by the kind of the lane"):
            copy_text("+1.5 relieved")
            paste("Emotion, Discovery: empty.*", dx=30, dy=12)
            until_saved("Emotion", {0: ["relieved"]})
            assert program.save(path).elements("feeling")[0].get("value") == "1.5"
            copy_text("Open rate: 23 % / 30 %")
            paste("Metrics, Discovery: empty.*")
            until_saved("Metrics", {0: ["Open rate"]})
            metric = program.save(path).elements("metric")[0]
            assert (metric.get("actual"), metric.get("target"), metric.get("unit")) \
                == ("23", "30", "%"), metric.attrib
        with report.step("a picture becomes the photo"):
            face = HOME / "face.png"
            run("convert", "-size", "64x64", "gradient:navy-gold", str(face))
            copy_as("image/png", face.read_bytes())
            program.click(program.find("table cell", "(?i).*photo.*")
                          or program.find("image", "(?i).*photo.*")
                          or program.find("push button", "(?i).*photo.*"))
            key("ctrl+v")
            program.wait_title("• .*")
            until(lambda: program.save(path).elements("photo"), "the photo")
        with report.step("what is hostile is refused in words"):
            copy_as(CELLS, b"<!DOCTYPE x [<!ENTITY a 'b'>]><map>&a;</map>")
            paste("Doing, Purchase: empty.*")
            program.wait("dialog", ".*")
            key("Escape")
            program.wait_gone("dialog", ".*")
            assert cells(program.save(path), "Doing").get(3) is None
        with report.step("the program ends"):
            program.save(path)
            program.close()


SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="160" height="120">{}</svg>'


def picture_files(report):
    path = HOME / "files.cjm"
    make_map(path)
    add_story(path)
    with report.step("a map with a lane of pictures"):
        program = Program(path)
        show_whole_width(program)
    with program:
        def paste(place):
            program.click(program.cell(place))
            key("ctrl+v")

        with report.step("the first picture file that was copied becomes the photo"):
            first, second = HOME / "first one.png", HOME / "second.jpeg"
            run("convert", "-size", "48x48", "gradient:red-white", str(first))
            run("convert", "-size", "48x48", "gradient:green-white", str(second))
            copy_as("text/uri-list", "".join(f"{file.as_uri()}\r\n" for file in
                                             (first, second)).encode())
            paste("Photo of the persona.*")
            program.wait_title("• .*")
            until(lambda: program.save(path).elements("photo"), "the photo")
            assert program.save(path).elements("photo")[0].get("type") == "image/png"
        with report.step("picture files are for places that show pictures, and say so elsewhere"):
            paste("Needs, Discovery: empty.*")
            program.wait("dialog", ".*")
            key("Escape")
            program.wait_gone("dialog", ".*")
        with report.step("in a lane of pictures every file is a picture, in one step of undo"):
            copy_as("x-special/gnome-copied-files",
                    "\n".join(["copy", first.as_uri(), second.as_uri()]).encode())
            paste("Story, Discovery: empty.*")
            program.wait_title("• .*")
            until(lambda: cells(program.save(path), "Story") == {0: ["", ""]}, "two pictures")
            assert [photo.get("type") for photo in program.save(path).elements("note/picture")] \
                == ["image/png", "image/jpeg"]
            key("ctrl+z")
            until(lambda: cells(program.save(path), "Story") == {}, "none")
        with report.step("a drawing becomes a picture with its text"):
            drawing = HOME / "drawing.svg"
            drawing.write_text(SVG.format("<text y='80' font-size='60'>Aé</text>"))
            copy_as("text/uri-list", f"{drawing.as_uri()}\r\n".encode())
            paste("Story, Discovery: empty.*")
            program.wait_title("• .*")
            until(lambda: cells(program.save(path), "Story") == {0: [""]}, "the drawing")
            assert program.save(path).elements("note/picture")[0].get("type") == "image/png"
            picture("paste-drawing")
            key("ctrl+z")
            until(lambda: cells(program.save(path), "Story") == {}, "none")
        with report.step("a drawing made to do harm is refused, and a PDF, both by name"):
            (HOME / "bomb.svg").write_text(
                '<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("<text>&a;</text>"))
            (HOME / "page.svg").write_bytes(b"%PDF-1.7\n")
            for name, word in (("bomb.svg", "line 1"), ("page.svg", "PDF document")):
                copy_as("text/uri-list", f"{(HOME / name).as_uri()}\r\n".encode())
                paste("Story, Discovery: empty.*")
                program.wait("label", f"(?s).*{name}.*{word}.*")
                key("Escape")
                program.wait_gone("dialog", ".*")
            assert cells(program.save(path), "Story") == {}
        with report.step("a file that is no picture at all is told of by its name"):
            (HOME / "broken.png").write_bytes(b"\x89PNG\r\n\x1a\n no picture")
            copy_as("text/uri-list", f"{(HOME / 'broken.png').as_uri()}\r\n".encode())
            paste("Story, Discovery: empty.*")
            program.wait("label", "(?s).*broken\\.png.*")
            key("Escape")
            program.wait_gone("dialog", ".*")
            until(lambda: cells(program.save(path), "Story") == {}, "none")
        with report.step("the program ends"):
            program.save(path)
            program.close()


def between_windows(report):
    first, second = HOME / "first.cjm", HOME / "second.cjm"
    fill_map(first, {"Needs": [["one", "two"]], "Thinking": [[], ["hm"]]})
    make_map(second)
    with report.step("two windows"):
        program = Program(first, second)
        until(lambda: len([1 for _, role, _ in program.walk() if role == "frame"]) == 2, "both")
    with program:
        def click_in(name, cell):
            identifier = until(lambda: subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", f"^(• )?{name}"],
                capture_output=True, text=True, timeout=20, check=False).stdout.split(), name)[0]
            subprocess.run(["xdotool", "windowactivate", "--sync", identifier], check=True,
                           timeout=20)
            program.wait_title(f"(• )?{name}")
            frame = program.find("frame", f"(• )?{name}")
            program.click(until(lambda: next((node for node, _, found in program.walk(frame)
                                              if re.fullmatch(cell, found)), None), cell))

        with report.step("what is copied in one is pasted into the other"):
            click_in("first", f"{FIRST}, note 1 of 2.*")
            key("ctrl+c")
            until(lambda: CELLS in offered(), "the note")
            click_in("second", "Thinking, Decision: empty.*")
            key("ctrl+v")
            until(lambda: cells(program.save(second), "Thinking") == {2: ["one"]}, "the note")
        with report.step("a phase with its notes, into the lanes of the same name"):
            click_in("first", "Phase 2 of 5: .*")
            key("ctrl+c")
            until(lambda: CELLS not in offered(), "the phase")
            click_in("second", "Phase 3 of 5: .*")
            key("ctrl+v")
            until(lambda: cells(program.save(second), "Thinking") == {2: ["one"], 3: ["hm"]},
                  "the phase")
            assert len(program.save(second).elements("lane")) == len(Map(first).elements("lane"))
        with report.step("the program ends"):
            key("ctrl+q")
            program.wait_end()


if __name__ == "__main__":
    Report().run(paste_in, picture_files, between_windows)
