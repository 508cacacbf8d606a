#!/usr/bin/python3
"""What was not saved when the program was killed: kept, offered at the next start, recovered, left
for later and discarded."""

import os
import re
import shutil
import signal
import subprocess
from pathlib import Path

from desktop import SOURCE, Atspi, Map, Program, Report, key, make_map, until, write

from gi.repository import Gio

HOME = Path(os.environ["HOME"])
COPIES = Path(os.environ["XDG_STATE_HOME"]) / "cjmap" / "recovery"
DIALOG = "Recover Unsaved Maps"


def copies(text=""):
    """The newest copies that hold @text."""
    return [path for path in COPIES.glob("*/newest.cjm") if text in path.read_text("utf-8")]


def wait_copy(text):
    until(lambda: copies(text), f"a copy with “{text}”")


def wait_no_copies():
    until(lambda: not [path for path in COPIES.glob("*") if path.name != "lock"], "no copies")


def write_title(program, text):
    """Over the title there is."""
    program.click(program.cell("Title.*"))
    write(text)
    key("Return")
    program.wait_title(f"• {text}")


def start(*arguments):
    return Program(*arguments, recovers=True)


def kill(program):
    """As a crash or a power cut ends it."""
    program.process.send_signal(signal.SIGKILL)
    program.process.wait()


def leave_behind(text, *arguments):
    with start(*arguments) as program:
        write_title(program, text)
        wait_copy(text)
        kill(program)


def press(program, label):
    """A button of the dialog or of a question, by keys. GTK says of what had the focus when the
    dialog came up at the very start that it has it still, so every focus is looked at."""
    wanted = re.compile(f"(.* )?{label}")
    program.wait("push button", wanted.pattern)
    for _ in range(20):
        focused = [name for node, _, name in program.walk()
                   if node.get_state_set().contains(Atspi.StateType.FOCUSED)]
        if any(wanted.fullmatch(name) for name in focused):
            key("Return")
            return
        key("Tab")
    raise AssertionError(f"no “{label}” can be reached; the focus is on {focused}")


def ask_in_vain(program):
    """By the command, which says so where there is nothing to recover."""
    key("ctrl+shift+p")
    program.wait_focus("Search a command")
    write("recover unsaved")
    program.wait("list item", "Recover unsaved maps.*")
    key("Return")
    until(lambda: has_text(program, "nothing to recover"), "the answer")


def has_text(program, part):
    return any(part in name for _, _, name in program.walk())


def of_a_file(report):
    path = HOME / "killed.cjm"
    make_map(path)
    before = path.read_bytes()
    with report.step("what is typed is kept after a pause, while the text is still being edited"):
        program = start(path)
    with program:
        program.click(program.cell("Title.*"))
        write("Typed and not saved")
        wait_copy("Typed and not saved")
        assert program.is_editing()
        kill(program)
        assert path.read_bytes() == before
    with report.step("the next start offers it, with the file that it is of"):
        program = start(path)
    with program:
        program.wait_title(DIALOG)
        program.wait("label", "Typed and not saved")
        program.wait("label", "killed.cjm in .*")
    with report.step("which another kill does not take away"):
        wait_copy("Typed and not saved")
        program = start()
    with program:
        with report.step("recovered, it is an unsaved change of the file"):
            press(program, "Recover")
            program.wait_title("• Typed and not saved")
            program.wait("label", "killed.cjm · unsaved changes")
            program.cell("Title: Typed and not saved")
            assert path.read_bytes() == before
            wait_copy("Typed and not saved")
        with report.step("saved, it is in the file and the copy goes"):
            assert program.save(path).texts("title") == ["Typed and not saved"]
            wait_no_copies()
            program.close()
    with report.step("then there is nothing to offer"):
        with start(path) as program:
            ask_in_vain(program)
            key("Escape")
            program.wait_title("Typed and not saved")
            program.close()


def never_saved(report):
    with report.step("two maps that were never saved are left behind"):
        leave_behind("First of two")
        with start() as program:
            press(program, "Leave for Later")
            write_title(program, "Second of two")
            wait_copy("Second of two")
            kill(program)
        assert len(copies()) == 2
    with report.step("both are offered, and all are recovered, each in a window"):
        program = start()
    with program:
        program.wait_title(DIALOG)
        program.wait("label", "First of two")
        program.wait("label", "Second of two")
        press(program, "Recover All")
        until(lambda: program.find_window("• First of two"), "the first map")
        until(lambda: program.find_window("• Second of two"), "the second map")
        with report.step("discarding one when it is closed takes its copy only"):
            program.wait_title("• .* of two")
            closed = program.title()[2:]
            key("ctrl+w")
            press(program, "Discard")
            until(lambda: not copies(closed), "the copy to go")
            assert len(copies()) == 1
            kill(program)
    with report.step("what was recovered and killed again is offered again"):
        program = start()
    with program:
        with report.step("discarding it asks, and Enter keeps it"):
            press(program, "Discard…")
            until(lambda: has_text(program, "Discard what was not saved"), "the question")
            key("Return")
            program.wait_title(DIALOG)
            assert len(copies()) == 1
        with report.step("discarded, it is gone"):
            press(program, "Discard…")
            press(program, "Discard")
            wait_no_copies()
            program.wait_title("Untitled map")
            program.close()


def untouched(report):
    path = HOME / "untouched.cjm"
    make_map(path)
    with report.step("what was typed and undone is not kept"):
        program = start(path)
    with program:
        write_title(program, "Undone")
        wait_copy("Undone")
        key("ctrl+z")
        program.wait_title("[^•]*")
        wait_no_copies()
        program.close()
    with report.step("a change that was saved before it could be kept leaves nothing"):
        with start(path) as program:
            write_title(program, "Saved at once")
            program.save(path)
            program.close()
        wait_no_copies()


def changed_file(report):
    path = HOME / "changed.cjm"
    make_map(path)
    leave_behind("Mine", path)
    shutil.copy(SOURCE / "data" / "examples" / "bicicleta.cjm", path)
    theirs = path.read_bytes()
    with report.step("a file that was changed meanwhile is told of before and after"):
        program = start(path)
    with program:
        program.wait_title(DIALOG)
        program.wait("label", "The file has been changed since.*")
        press(program, "Recover")
        program.wait_title("• Mine")
        program.wait("label", ".*“changed.cjm” was changed by another program")
        program.wait("push button", "(_.* )?Merge")
        with report.step("and not replaced"):
            assert path.read_bytes() == theirs
            kill(program)


def two_programs(report):
    """Each with a session bus of its own, so that they do not find each other."""
    with report.step("one program is at work"):
        first = start()
    with first:
        write_title(first, "Alive")
        wait_copy("Alive")
        with report.step("another one takes nothing away from it and offers nothing"):
            with other_session():
                with start() as second:
                    ask_in_vain(second)
                    kill(second)
            assert len(copies("Alive")) == 1
        with report.step("which ends without leaving anything"):
            first.process.send_signal(signal.SIGKILL)
            first.process.wait()
            shutil.rmtree(COPIES)


class other_session:
    """A session bus of their own for the programs that are started meanwhile, so that they do not
    find those that run; on the bus for assistive technology they can be found as ever."""

    def __enter__(self):
        self.before = dict(os.environ)
        session = Gio.bus_get_sync(Gio.BusType.SESSION)
        address = session.call_sync("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus", "GetAddress",
                                    None, None, Gio.DBusCallFlags.NONE, 20000, None)
        self.bus = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address=1"],
                                    stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        os.environ["DBUS_SESSION_BUS_ADDRESS"] = self.bus.stdout.readline().strip()
        os.environ["AT_SPI_BUS_ADDRESS"] = address.unpack()[0]

    def __exit__(self, kind, error, trace):
        os.environ.clear()
        os.environ.update(self.before)
        self.bus.terminate()
        self.bus.wait()
        self.bus.stdout.close()


def full_disk(report):
    """A file where the folder of the copies should be is as good as a disk that takes nothing."""
    COPIES.parent.mkdir(parents=True, exist_ok=True)
    COPIES.write_text("in the way", encoding="utf-8")
    with report.step("where nothing can be kept, the window says so once and work goes on"):
        with start() as program:
            write_title(program, "Not kept")
            program.wait("label", "Changes are not protected against a crash")
            write_title(program, "Still not kept")
            notices = program.names("label").count("Changes are not protected against a crash")
            assert notices == 1, notices
            kill(program)
    COPIES.unlink()


def alone(scene):
    """@scene without what one that failed has left behind."""
    def run_alone(report):
        shutil.rmtree(COPIES, ignore_errors=True)
        scene(report)
    return run_alone


if __name__ == "__main__":
    Report().run(*map(alone, (of_a_file, never_saved, untouched, changed_file, two_programs,
                              full_disk)))
