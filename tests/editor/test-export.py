#!/usr/bin/python3
"""The dialog of the export: its rows, the pages that it shows beforehand, what is remembered, and
what is told of the file."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gi.repository import Gio, GLib

from desktop import Atspi, Program, Report, fill_map, key, run, until, write

FOLDER = Path(os.environ["HOME"]) / "out"
MAP = Path(os.environ["HOME"]) / "trip.cjm"

# Of the labels of the rows.
KEYS = {"Format": "alt+f", "Content": "alt+n", "Paper": "alt+p", "Printed on": "alt+i",
        "Margin in millimeters": "alt+m", "Overlap in millimeters": "alt+v",
        "Bleed in millimeters": "alt+b", "Dots per inch": "alt+d"}

MANAGER = """<node><interface name='org.freedesktop.FileManager1'>
  <method name='ShowItems'><arg type='as' direction='in'/><arg type='s' direction='in'/></method>
</interface></node>"""


def be_file_manager():
    """The desktop's file manager, in a process of its own: says what it is to show."""
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call_cb(_bus, _sender, _path, _interface, _method, parameters, invocation):
        invocation.return_value(None)
        print(parameters.unpack()[0][0], flush=True)

    bus.register_object("/org/freedesktop/FileManager1",
                        Gio.DBusNodeInfo.new_for_xml(MANAGER).interfaces[0], call_cb, None, None)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.FileManager1", Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print("ready", flush=True), None)
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_HUP, lambda *_: loop.quit())
    loop.run()


class FileManager:
    def __enter__(self):
        self.process = subprocess.Popen([sys.executable, __file__, "manager"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.read() == "ready"
        return self

    def read(self):
        return self.process.stdout.readline().strip()

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


class Dialog:
    """The dialog, worked with by the keyboard."""

    def __init__(self, program):
        self.program = program
        key("ctrl+e")
        program.wait_title("Export")

    def choose(self, name, *steps, then):
        """The key of its label opens the list."""
        key(KEYS[name])
        self.program.wait_focus("list item")
        key(*steps, "Return")
        self.program.wait_focus(f"{name}: {then}")

    def has_chosen(self, name):
        return any(name == found for _, _, found in self.program.walk())

    def set(self, name, number):
        key(KEYS[name])
        self.program.wait_focus(name)
        key("ctrl+a")
        write(str(number))
        key("Tab")

    def wait_pages(self, n_pages, page=1):
        """The page that is shown, and of how many."""
        self.program.wait("image", f"Preview: Page {page} of {n_pages}")

    def can_export(self):
        # The window behind has such a button too.
        states = [node.get_state_set() for node, role, name in self.program.walk()
                  if role == "push button" and name.startswith("_Export")]
        return len(states) > 1 and all(state.contains(Atspi.StateType.SENSITIVE)
                                       for state in states)

    def export(self, path):
        key("alt+e")
        self.program.choose_file("Export the Map", path)


def pages(path):
    """The sizes of a PDF's pages, in whole millimetres."""
    said = run("pdfinfo", "-f", "1", "-l", "99", str(path))
    sizes = [line.split(":")[1].split() for line in said.splitlines() if "pts" in line]
    return [(round(float(size[0]) * 25.4 / 72), round(float(size[2]) * 25.4 / 72))
            for size in sizes]


def wait_ready(program, path):
    until(path.exists, "the file")
    program.wait("label", f"“{path.name}” is ready")


def rows(report):
    fill_map(MAP, {"Doing": [["Looks at the map", "Asks a friend"]] * 3})
    FOLDER.mkdir()
    with FileManager() as manager, Program(MAP) as program:
        with report.step("the dialog shows the page and says what it is"):
            dialog = Dialog(program)
            dialog.wait_pages(1)
            program.wait("label", "One page of .* mm; the notes are set in .* points.*")
        with report.step("a paper, and what is said of it"):
            dialog.choose("Paper", "Down", "Down", "Down", then="A2")
            program.wait("label", "One page of 594 × 420 mm.*|One page of 420 × 594 mm.*")
        with report.step("over many sheets, which can be leafed through"):
            dialog.choose("Printed on", "Down", then="Many sheets of A4")
            said = program.wait("label", r"The poster is on \d+ sheets of .*").get_name()
            n_pages = int(said.split()[4]) + 1
            dialog.wait_pages(n_pages)
            key("Tab", "Tab")
            program.wait_focus("Next page")
            key("space")
            dialog.wait_pages(n_pages, 2)
        with report.step("what few need is behind “More choices”"):
            assert "Overlap in millimeters" not in program.names("label")
            key("alt+r")
            program.wait("label", "Overlap in millimeters")
            dialog.set("Overlap in millimeters", 20)
        with report.step("margins that leave nothing are told of, and not exported"):
            dialog.set("Margin in millimeters", 200)
            program.wait("label", ".* margins? .*|.*smaller margin.*")
            until(lambda: not dialog.can_export(), "no way to export")
            dialog.set("Margin in millimeters", 15)
            until(dialog.can_export, "a way to export")
        with report.step("the file has the pages that were shown"):
            program.wait("label", r"The poster is on \d+ sheets of .*")
            path = FOLDER / "sheets.pdf"
            dialog.export(path)
            wait_ready(program, path)
            assert pages(path)[0] in [(210, 297), (297, 210)], pages(path)
            assert len(pages(path)) == n_pages, (pages(path), n_pages)
        with report.step("it can be shown in the file manager"):
            program.click(program.wait("push button", ".*Show in Folder"))
            assert manager.read() == path.as_uri()
        with report.step("the next export begins with the same choices"):
            dialog = Dialog(program)
            until(lambda: dialog.has_chosen("Printed on: Many sheets of A4"), "the sheets")
            assert dialog.has_chosen("Paper: A2")
        with report.step("bleed and marks around one page"):
            dialog.choose("Printed on", "Up", then="One page")
            key("alt+r")
            dialog.set("Bleed in millimeters", 3)
            key("alt+k")
            dialog.wait_pages(1)
            path = FOLDER / "bleed.pdf"
            dialog.export(path)
            wait_ready(program, path)
            assert min(pages(path)[0]) > 426, pages(path)
        with report.step("a report of several pages"):
            dialog = Dialog(program)
            dialog.choose("Content", "Down", then="A report of several pages")
            said = program.wait("label", r"A report of \d+ pages, .*").get_name()
            dialog.wait_pages(int(said.split()[3]))
        with report.step("the notes as cards"):
            dialog.choose("Content", "Down", then="The notes as cards to cut out")
            dialog.choose("Paper", "Up", "Up", "Up", then="As large as the map")
            program.wait("label", "6 cards on 1 page.*")
            path = FOLDER / "cards.pdf"
            dialog.export(path)
            wait_ready(program, path)
            assert pages(path) == [(210, 297)], pages(path)
        with report.step("the map left blank, for a workshop"):
            dialog = Dialog(program)
            dialog.choose("Content", "Down", "Down", "Down",
                          then="The map left blank for sticky notes")
            program.wait("label", "One page of .* mm.*")
            path = FOLDER / "blank.pdf"
            dialog.export(path)
            wait_ready(program, path)
            text = run("pdftotext", str(path), "-")
            assert "Doing" in text and "Looks at the map" not in text, text
        with report.step("a table has no preview"):
            dialog = Dialog(program)
            dialog.choose("Format", *["Down"] * 7, then="CSV.*")
            program.wait("label", "There is no preview of files of this kind.")
            assert dialog.can_export()
            path = FOLDER / "table.csv"
            dialog.export(path)
            wait_ready(program, path)
        with report.step("the program ends without a complaint"):
            program.close()


def refuse(report):
    """What cannot be written, and what is stopped."""
    folder = Path(tempfile.mkdtemp())
    with Program(MAP) as program:
        with report.step("where nothing can be written, it is said why"):
            dialog = Dialog(program)
            dialog.export(Path("/proc/map.pdf"))
            program.wait("label", "“map.pdf” was not written")
            key("Escape")
            program.wait_title("[^•]+")
        with report.step("a large picture shows how far it is, and can be stopped"):
            dialog = Dialog(program)
            dialog.choose("Format", "Down", "Down", "Down", then="PNG.*")
            dialog.choose("Paper", "Down", then="A0")
            dialog.set("Dots per inch", 600)
            program.wait("label", r"A picture of \d{5} × \d{5} pixels.*")
            dialog.export(folder / "large.png")
            program.wait("label", "Writing “large.png”…")
            program.press_button("Cancel")
            program.wait_gone("label", "Writing “large.png”…")
        with report.step("nothing is left of it, and the window goes on"):
            key("ctrl+f")
            program.wait_focus("Find in the map")
            # The label goes at once, what was begun as soon as its thread hears of it.
            until(lambda: not list(folder.iterdir()), "nothing left in the folder")
        with report.step("the program ends without a complaint"):
            program.close()
            assert not list(folder.iterdir())
            folder.rmdir()


if sys.argv[1:] == ["manager"]:
    be_file_manager()
else:
    Report().run(rows, refuse)
