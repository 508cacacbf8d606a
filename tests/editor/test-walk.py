#!/usr/bin/python3
"""A random walk of a thousand edits, undos and redos through the actions and keys of the window. At
its end the file, the sheet, and the list of what can be undone must agree with each other: all
undone gives the file of the beginning, all redone that of the end, and the map opened again shows
and saves the same.

The walk is the same each time; CJM_WALK_SEED gives another one, CJM_WALK_LENGTH a longer one.
"""

import os
import random
import time
from pathlib import Path

from desktop import PRELOAD, Map, Program, Report, key, make_map, run, until

HOME = Path(os.environ["HOME"])
SEED = int(os.environ.get("CJM_WALK_SEED", "4"))
# Under sanitizers, a part of the way.
LENGTH = int(os.environ.get("CJM_WALK_LENGTH", "250" if PRELOAD else "1000"))

# How often each is done, beside the others. What asks for a file or a colour is left out: these
# are questions, not edits. More is added than deleted, but whole phases and lanes go at times.
ACTIONS = {
    "canvas.add": 3, "canvas.add-note": 10, "canvas.add-phase": 1, "canvas.add-phase-before": 1,
    "canvas.add-step": 1, "canvas.join-step": 2, "canvas.add-lane": 1, "canvas.add-lane-above": 1,
    "canvas.duplicate": 3, "canvas.duplicate-phase": 1, "canvas.duplicate-lane": 1,
    "canvas.delete": 5, "canvas.delete-phase": 2, "canvas.delete-lane": 2,
    "canvas.edit": 3, "canvas.edit-question": 1,
    "canvas.next-evidence": 4, "canvas.toggle-moment": 3, "canvas.toggle-emphasis": 3,
    "canvas.raise": 2, "canvas.lower": 2, "canvas.raise-finely": 1, "canvas.lower-finely": 1,
    "canvas.toggle-by-phase": 2, "canvas.toggle-selected": 2, "canvas.select-all": 1,
    "canvas.select-none": 2, "canvas.cut": 1, "canvas.copy": 2, "canvas.paste": 4,
    "win.add-note": 2, "win.add-phase": 1, "win.add-step": 1, "win.undo": 5,
}
WRITING = "writing"
# Where the next edit is going to be; these do not count as steps of the walk.
TRAVEL = {
    "Left": 8, "Right": 10, "Up": 8, "Down": 12, "Tab": 8, "shift+Tab": 3, "Home": 2, "End": 2,
    "ctrl+Home": 1, "ctrl+End": 1, "Page_Down": 2, "Page_Up": 2, "shift+Right": 3, "shift+Down": 3,
    "ctrl+a": 1, "Escape": 3, "ctrl+c": 2,
}
KEYS = {
    "ctrl+Left": 3, "ctrl+Right": 3, "ctrl+Up": 4, "ctrl+Down": 4, "alt+Right": 1, "alt+Left": 1,
    "F4": 3, "ctrl+m": 2, "ctrl+b": 2, "ctrl+d": 2, "Delete": 4, "ctrl+x": 1, "ctrl+v": 3,
    "ctrl+z": 4, "ctrl+y": 3, "ctrl+Return": 2, WRITING: 14,
}


def choose(chance, weights):
    return chance.choices(list(weights), list(weights.values()))[0]


class Walker:
    """Does one thing after the other in the window of @program, as @chance has it."""

    def __init__(self, program, chance):
        self.program = program
        self.chance = chance
        self.canvas = program.wait("filler", "CjmCanvas")
        self.frame = program.find("frame", ".+")
        self.n_done = 0
        self.done = {}
        self.places = {}
        self.last = []

    def do_action(self, name):
        """Runs an action through the accessibility bus; FALSE where it cannot be run now."""
        actions = (self.canvas if name.startswith("canvas") else self.frame).get_action_iface()
        # Most often it is where it was the last time.
        for index in (self.places.get(name, 0), *range(actions.get_n_actions())):
            if actions.get_action_name(index) == name:
                self.places[name] = index
                actions.do_action(index)
                self.last = [*self.last[-11:], name]
                self.done[name] = self.done.get(name, 0) + 1
                return True
        return False

    def press(self, keys):
        self.last = [*self.last[-11:], " ".join(keys)]
        run("xdotool", "key", "--delay", "8", *keys)
        # Each question is answered in a round of the program's loop, as is each key.
        for _ in range(3 * len(keys)):
            self.canvas.get_action_iface().get_n_actions()
        self.leave_dialogs()

    def leave_dialogs(self):
        """A letter written on the photo asks for a picture, on a touchpoint for its channel."""
        for _ in range(20):
            if self.program.title().lstrip("• ") not in ("Choose a Photo", "Choose a Picture"):
                return
            key("Escape")
            time.sleep(0.1)
        raise AssertionError(f"stuck at “{self.program.title()}”")

    def press_some(self, count):
        keys = []
        for _ in range(count):
            keys += [choose(self.chance, TRAVEL) for _ in range(self.chance.randint(0, 2))]
            chosen = choose(self.chance, KEYS)
            if chosen == WRITING:
                keys += [self.chance.choice("abcdefgh") for _ in range(self.chance.randint(1, 4))]
                keys.append(self.chance.choice(["Return", "Return", "Tab", "Escape"]))
            else:
                keys.append(chosen)
        self.press(keys)
        self.n_done += count

    def act_some(self, count):
        while count > 0:
            name = choose(self.chance, ACTIONS)
            times = self.chance.randint(1, min(count, 5)) if name == "win.undo" else 1
            for _ in range(times):
                self.do_action(name)
            count -= times
            self.n_done += times
            # Most of what is undone is done again.
            if name == "win.undo" and count > 0:
                times = self.chance.randint(0, min(times, count))
                for _ in range(times):
                    self.do_action("win.redo")
                count -= times
                self.n_done += times
        self.leave_dialogs()

    def walk(self, length):
        end = self.n_done + length
        while self.n_done < end:
            count = min(self.chance.randint(4, 16), end - self.n_done)
            if self.chance.random() < 0.5:
                self.press_some(count)
            else:
                self.act_some(count)
            assert self.program.process.poll() is None, "the program ended"

    def end_editing(self):
        """Lays the pen down, and the lists that may be open. What was pressed last may still be
        under way, so that the only key for this is one that never opens an editor."""
        def has_ended():
            key("Escape")
            return not self.program.is_editing()
        try:
            until(has_ended, "the end of editing")
        except AssertionError as error:
            raise AssertionError(f"{error}; done last: {self.last}") from None

    def repeat(self, name):
        """Runs an action as long as it can be run; gives how often."""
        count = 0
        while self.do_action(name):
            count += 1
        return count


def show_whole(program):
    """The names of all that is on the sheet, once all of it is shown."""
    key("ctrl+0")
    until(lambda: program.zoom() == 100, "100 %")
    key("ctrl+9")
    until(lambda: program.zoom() != 100, "the whole map")
    found = []
    for _ in range(20):
        names = sorted(program.names())
        if names == found:
            return names
        found = names
    raise AssertionError("the sheet does not come to rest")


def walk(report):
    path, copy = HOME / "walk.cjm", HOME / "copy.cjm"
    make_map(path)
    start = path.read_bytes()
    print(f"# seed {SEED}, {LENGTH} steps")
    with report.step("a map to walk through"):
        program = Program(path)
    with program:
        walker = Walker(program, random.Random(SEED))
        for quarter in range(1, 5):
            with report.step(f"the map can be read after {quarter} of 4 parts of the walk"):
                walker.walk(LENGTH // 4)
                walker.end_editing()
                saved = program.save(path)
                assert not program.read_errors(), "\n".join(program.read_errors())
        # What was undone last belongs to what can be done again.
        if walker.repeat("win.redo") > 0:
            saved = program.save(path)
        end = path.read_bytes()
        print(f"# {len(saved.elements('phase'))} phases, {len(saved.elements('lane'))} lanes, "
              f"{len(saved.elements('note'))} notes; run: {walker.done}")
        with report.step("all of it can be undone, and gives the file of the beginning"):
            n_undone = walker.repeat("win.undo")
            print(f"# {n_undone} steps undone")
            assert n_undone > LENGTH // 10, n_undone
            program.save(path)
            assert path.read_bytes() == start
        with report.step("all of it can be done again, and gives the file of the end"):
            n_redone = walker.repeat("win.redo")
            assert n_redone == n_undone, (n_redone, n_undone)
            program.save(path)
            assert path.read_bytes() == end
        with report.step("the sheet shows what a fresh one shows"):
            shown = show_whole(program)
            program.close()
            with Program(path) as fresh:
                expected = show_whole(fresh)
                assert shown == expected, (sorted(set(shown) - set(expected)),
                                           sorted(set(expected) - set(shown)))
                key("ctrl+shift+s")
                fresh.choose_file("Save the Map", copy)
                until(copy.exists, "the copy")
                Map(copy)
                assert copy.read_bytes() == end
                fresh.wait_title("[^•]*")
                fresh.close()


if __name__ == "__main__":
    Report().run(walk)
