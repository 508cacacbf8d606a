#!/usr/bin/python3
"""Two people at one file: who has it open, what changes on disk, and how both come together."""

import os
import re
import shutil
import subprocess
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path

from desktop import (Atspi, Map, PROGRAM, Program, Report, fill_map, key, make_map, picture, run, until,
                     write)

HOME = Path(os.environ["HOME"])


def lock_of(path):
    return path.parent / f".~lock.{path.name}#"


def leave_lock(path, user="Marta", host="elsewhere", process=1, age=timedelta(0)):
    """A lock as a colleague's program leaves it."""
    now = datetime.now(timezone.utc)
    lock_of(path).write_text(
        f"[CJMap]\nUser={user}\nHost={host}\nProgram=CJMap\nProcess={process}\n"
        f"Since={now:%Y-%m-%dT}00:01:00Z\nSeen={now - age:%Y-%m-%dT%H:%M:%SZ}\nToken=hers\n",
        encoding="utf-8")


def replace_text(path, old, new):
    """As another program does it: a new file takes the place of the old one."""
    text = path.read_text(encoding="utf-8")
    assert old in text
    new_path = path.with_suffix(".new")
    new_path.write_text(text.replace(old, new), encoding="utf-8")
    new_path.rename(path)


def wait_text(program, pattern):
    until(lambda: any(re.search(pattern, name) for name in program.names("label")),
          f"“{pattern}”")


def wait_text_gone(program, pattern):
    until(lambda: not any(re.search(pattern, name) for name in program.names("label")),
          f"“{pattern}” to go")


def set_title(program, old, new):
    program.click(program.cell(f"Title: {old}"))
    key("Return")
    program.wait_editing()
    key("ctrl+a")
    write(new)
    key("Return")
    program.wait_title(f"• {new}")


def make_notes(path, title="One"):
    fill_map(path, {"Doing": [["First"], ["Second"]]})
    text = path.read_text(encoding="utf-8")
    if "<title>" in text:
        text = re.sub("<title>.*</title>", f"<title>{title}</title>", text)
    else:
        text = re.sub(r"(<map[^>]*>)", rf"\1<title>{title}</title>", text, count=1)
    path.write_text(text, encoding="utf-8")
    run(os.environ["CJM_PROGRAM"], "check", str(path))


def locks(report):
    path = HOME / "locked.cjm"
    make_notes(path)
    with report.step("a map that is opened is locked"):
        program = Program(path)
    with program:
        with report.step("with who has it open"):
            until(lock_of(path).exists, "the lock")
            text = lock_of(path).read_text(encoding="utf-8")
            assert f"Process={program.process.pid}\n" in text, text
            assert "Host=" in text and "User=" in text
        with report.step("opened once more, it is the same window"):
            program.wait_title("One")
            run(os.environ["CJM_PROGRAM"], str(path))
            assert len([name for name in program.names("frame") if name]) == 1
        with report.step("save as locks the new file and unlocks the old one"):
            key("ctrl+shift+s")
            program.choose_file("Save the Map", HOME / "locked-too.cjm")
            until(lock_of(HOME / "locked-too.cjm").exists, "the new lock")
            until(lambda: not lock_of(path).exists(), "the old lock to go")
        with report.step("closing takes the lock away"):
            program.wait_title("One")
            program.close()
            assert not lock_of(HOME / "locked-too.cjm").exists()

    leave_lock(path)
    with report.step("a map that a colleague has open can be opened"):
        program = Program(path)
    with program:
        with report.step("and the window says who has it"):
            wait_text(program, "^Marta has this map open since 00:01$")
            picture("colleagues-owner")
        with report.step("it can be edited and saved"):
            set_title(program, "One", "Ours")
            assert program.save(path).texts("title") == ["Ours"]
        with report.step("the colleague's lock stays as it was"):
            assert "Token=hers" in lock_of(path).read_text(encoding="utf-8")
        with report.step("the message can be put away"):
            program.press_button("Close")
            wait_text_gone(program, "has this map open")
            program.close()
            assert lock_of(path).exists()

    leave_lock(path, age=timedelta(hours=4))
    with report.step("an old lock counts for nothing"):
        program = Program(path)
    with program:
        with report.step("and is taken over"):
            until(lambda: "Token=hers" not in lock_of(path).read_text(encoding="utf-8"), "our lock")
            assert "has this map open" not in " ".join(program.names("label"))
            program.close()

    gone = subprocess.Popen(["true"])
    gone.wait()
    leave_lock(path, host=os.uname().nodename, process=gone.pid)
    with report.step("so does that of a program that is gone"):
        program = Program(path)
    with program:
        until(lambda: "Token=hers" not in lock_of(path).read_text(encoding="utf-8"), "our lock")
        with report.step("and it goes too"):
            program.close()
            assert not lock_of(path).exists()


@contextmanager
def another_session():
    """A second desktop session at the same screen, in which a program does not hand over to the one
    that runs already."""
    daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--print-address"],
                              stdout=subprocess.PIPE, text=True)
    try:
        yield dict(os.environ, DBUS_SESSION_BUS_ADDRESS=daemon.stdout.readline().strip(),
                   GTK_A11Y="none")
    finally:
        daemon.kill()
        daemon.wait()


def has_window(title):
    return subprocess.run(["xdotool", "search", "--name", f"^{title}$"], capture_output=True,
                          timeout=20, check=False).stdout.strip() != b""


def two_programs(report):
    path = HOME / "both.cjm"
    make_notes(path, title="Shared")
    with another_session() as environment:
        other = subprocess.Popen([PROGRAM, str(path)], env=environment, stdin=subprocess.DEVNULL,
                                 stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            with report.step("a program of another session has the map open"):
                until(lock_of(path).exists, "its lock")
                until(lambda: has_window("Shared"), "its window")
                lock = lock_of(path).read_bytes()
            with report.step("ours opens it too and says so"):
                program = Program(path)
            with program:
                wait_text(program, "^You have this map open in another CJMap since ..:..$")
                assert lock_of(path).read_bytes() == lock
                with report.step("what is saved here is loaded there"):
                    set_title(program, "Shared", "From here")
                    program.save(path)
                    until(lambda: not has_window("Shared"), "the other program to load it")
                    assert lock_of(path).read_bytes() == lock
                with report.step("the program ends"):
                    program.close()
                    assert lock_of(path).read_bytes() == lock
        finally:
            other.kill()
            other.wait()
    with report.step("the lock of a program that was killed is taken over"):
        program = Program(path)
    with program:
        until(lambda: lock_of(path).read_bytes() != lock, "our lock")
        with report.step("it ends, and the lock goes"):
            program.close()
            assert not lock_of(path).exists()


def changes(report):
    path = HOME / "changing.cjm"
    make_notes(path)
    with report.step("a map that others change"):
        program = Program(path)
    with program:
        program.wait_title("One")
        until(lock_of(path).exists, "the lock")
        with report.step("unchanged here, it is loaded anew"):
            zoom = program.zoom()
            replace_text(path, "<title>One</title>", "<title>Theirs</title>")
            program.wait_title("Theirs")
            wait_text(program, "What another program has saved was loaded")
            picture("colleagues-loaded")
            assert program.zoom() == zoom
        with report.step("which undo takes back, and a save is asked about then"):
            key("ctrl+z")
            program.wait_title("• One")
            key("ctrl+s")
            program.wait("dialog", ".*")
            key("Escape")
            assert Map(path).texts("title") == ["Theirs"]
        with report.step("redo has it again, and all is saved"):
            program.wait_title("• One")
            key("ctrl+shift+z")
            program.wait_title("Theirs")
        with report.step("changed here too, a notice offers to merge"):
            set_title(program, "Theirs", "Mine")
            replace_text(path, ">First<", ">From them<")
            wait_text(program, "“changing.cjm” was changed by another program")
            picture("colleagues-changed")
            program.cell(".*First.*")
        with report.step("merging has both"):
            program.press_button("Merge")
            program.cell(".*From them.*")
            program.wait_title("• Mine")
            wait_text_gone(program, "was changed by another program")
            picture("colleagues-merged")
        with report.step("one undo takes the merge back, a redo brings it again"):
            key("ctrl+z")
            program.cell(".*First.*")
            program.wait_title("• Mine")
            key("ctrl+shift+z")
            program.cell(".*From them.*")
        with report.step("and a save keeps both"):
            saved = program.save(path)
            assert saved.texts("title") == ["Mine"]
            assert "From them" in saved.texts("note")
        with report.step("a file that is no map any more is told of, and the map stays"):
            content = path.read_bytes()
            path.write_text("This is no map.", encoding="utf-8")
            wait_text(program, "What it holds now cannot be opened")
            picture("colleagues-unreadable")
            program.wait_title("Mine")
        with report.step("and all is well when it is one again"):
            path.write_bytes(content)
            wait_text_gone(program, "What it holds now cannot be opened")
        with report.step("the program ends"):
            program.close()


def conflicts(report):
    path = HOME / "conflict.cjm"
    make_notes(path)
    with report.step("a save meets a colleague's"):
        program = Program(path)
    with program:
        program.wait_title("One")
        set_title(program, "One", "Mine")
        replace_text(path, ">Second<", ">From them<")
        key("ctrl+s")
        program.wait("push button", "(_.* )?Replace")
        picture("colleagues-conflict")
        with report.step("nothing is overwritten"):
            assert "From them" in Map(path).texts("note")
        with report.step("merging saves both"):
            program.answer("Merge")
            until(lambda: Map(path).texts("title") == ["Mine"], "the save")
            assert "From them" in Map(path).texts("note")
            program.wait_title("Mine")
        with report.step("saving as the same file overwrites nobody either"):
            set_title(program, "Mine", "Mine again")
            replace_text(path, ">From them<", ">Again from them<")
            key("ctrl+shift+s")
            program.choose_file("Save the Map", path)
            program.answer("Replace")
            wait_text(program, "was not saved")
            program.answer("Replace")
            until(lambda: Map(path).texts("title") == ["Mine again"], "the save")
            assert "Again from them" not in Map(path).texts("note")
        with report.step("where both changed the same, the window stays to be looked at"):
            program.wait_title("Mine again")
            set_title(program, "Mine again", "Ours")
            replace_text(path, "<title>Mine again</title>", "<title>Theirs</title>")
            key("ctrl+w")
            wait_text(program, "Save the changes to “Ours”?")
            program.answer("Save")
            wait_text(program, "was not saved")
            program.answer("Merge")
            wait_text(program, "1 thing was changed on both sides; there, yours stands.")
            picture("colleagues-both")
            program.wait_title("• Ours")
            assert Map(path).texts("title") == ["Theirs"]
        with report.step("and a save then keeps what stands"):
            assert program.save(path).texts("title") == ["Ours"]
        with report.step("the program ends"):
            program.close()


def moves(report):
    path, new_path = HOME / "before.cjm", HOME / "after.cjm"
    make_notes(path)
    with report.step("a file that is renamed"):
        program = Program(path)
    with program:
        until(lock_of(path).exists, "the lock")
        path.rename(new_path)
        with report.step("is told of"):
            wait_text(program, "“before.cjm” is called “after.cjm” now")
            picture("colleagues-renamed")
        with report.step("and followed"):
            program.press_button("Go on.*")
            wait_text(program, r"^after.cjm · all saved$")
            until(lock_of(new_path).exists, "the new lock")
            set_title(program, "One", "Followed")
            assert program.save(new_path).texts("title") == ["Followed"]
            assert not path.exists()
        with report.step("a file that is deleted is told of"):
            new_path.unlink()
            wait_text(program, "“after.cjm” is not there any more")
            picture("colleagues-deleted")
        with report.step("so that closing asks, although nothing was changed"):
            key("ctrl+w")
            wait_text(program, "The file of “Followed” is gone. Save the map?")
            key("Escape")
            wait_text_gone(program, "Save the map?")
        with report.step("and is there again after a save"):
            program.press_button("Save")
            until(new_path.exists, "the file")
            wait_text_gone(program, "is not there any more")
            assert Map(new_path).texts("title") == ["Followed"]
        with report.step("the program ends"):
            program.close()


def versions(report):
    path = HOME / "later.cjm"
    make_notes(path)
    replace_text(path, 'version="1.0"', 'version="1.3"')
    replace_text(path, ">First<", ' weight="2">First<future/><')
    with report.step("a map of a later minor version opens"):
        program = Program(path)
    with program:
        with report.step("and the window says so"):
            wait_text(program, r"^Made by a newer CJMap \(format 1.3\)$")
            picture("colleagues-minor")
        with report.step("what is not known is written back"):
            set_title(program, "One", "Kept")
            program.save(path)
            text = path.read_text(encoding="utf-8")
            assert 'weight="2"' in text and "<future/>" in text and 'version="1.3"' in text
            program.close()

    major = HOME / "major.cjm"
    major.write_text(text.replace("ns/cjmap/1", "ns/cjmap/2").replace("1.3", "2.0"),
                     encoding="utf-8")
    before = major.read_bytes()
    with report.step("a map of a later major version opens to be looked at"):
        program = Program(major)
    with program:
        with report.step("and the window says why"):
            wait_text(program, r"^Made by a newer CJMap \(format 2.0\): to be looked at only$")
            wait_text(program, "^major.cjm · to be looked at only$")
            program.cell(".*First.*")
            picture("colleagues-major")
        with report.step("nothing can be changed"):
            program.click(program.cell("Title: Kept"))
            key("Delete", "ctrl+Return", "ctrl+d", "ctrl+s", "ctrl+shift+s")
            program.cell("Title: Kept")
            program.wait_title("Kept")
            assert major.read_bytes() == before
            assert not lock_of(major).exists()
        with report.step("nor is saving offered"):
            button = program.wait("push button", "(_.* )?Save")
            assert not button.get_state_set().contains(Atspi.StateType.SENSITIVE)
        with report.step("the program ends"):
            program.close()


if __name__ == "__main__":
    Report().run(locks, two_programs, changes, conflicts, moves, versions)
