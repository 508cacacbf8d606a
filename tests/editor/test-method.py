#!/usr/bin/python3
"""Every kind of lane on the canvas: steps, touchpoints, feelings, moments of truth, obstacles,
objectives, metrics, actions and pictures, with keys and pointer; undo; what is in the file."""

import os
import shutil
import time
from pathlib import Path

from desktop import SOURCE, Program, Report, key, make_map, run, until, write

HOME = Path(os.environ["HOME"])


def drag(x, y, dy):
    """As a hand does it: press, some moves, a rest, let go."""
    run("xdotool", "mousemove", str(x), str(y), "mousedown", "1")
    for part in range(1, 9):
        run("xdotool", "mousemove", str(x), str(round(y + dy * part / 8)))
        time.sleep(0.03)
    time.sleep(0.2)
    run("xdotool", "mouseup", "1")


def show_all(program):
    """The whole sheet; places are where they are said to be only once it is shown."""
    program.wait_focus(".+")
    before = program.zoom()
    key("ctrl+9")
    until(lambda: program.zoom() != before, "another zoom")


def feelings(program, path):
    return [float(element.get("value")) for element in program.save(path).elements("feeling")]


def steps(report):
    path = HOME / "steps.cjm"
    make_map(path)
    with report.step("a map to be split"):
        program = Program(path)
    with program:
        with report.step("a note in the phase that is going to be split"):
            program.click(program.cell("Needs, Consideration: empty.*"))
            write("stays")
            key("Return")
            program.wait_focus("Needs, Consideration, note 1 of 1: stays.*")
        with report.step("the menu of a phase splits it, and the step is named at once"):
            program.click(program.cell("Phase 2 of 5: Consideration"), button=3)
            program.choose("Split: Add Step")
            program.wait_editing()
            write("Try it out")
            key("Return")
            program.wait_focus("Step, Consideration: Try it out")
            saved = program.save(path)
            assert [len(phase.findall("{*}step")) for phase in saved.elements("phase")] \
                == [1, 2, 1, 1, 1]
            assert saved.texts("note") == ["stays"]
        with report.step("Delete joins it with its neighbor again, and no note is lost"):
            key("Delete")
            saved = program.save(path)
            assert [len(phase.findall("{*}step")) for phase in saved.elements("phase")] \
                == [1, 1, 1, 1, 1]
            assert saved.texts("note") == ["stays"]
        with report.step("undo splits it again"):
            key("ctrl+z")
            program.cell("Step, Consideration: Try it out")


def touchpoints(report):
    path = HOME / "touchpoints.cjm"
    make_map(path)
    with report.step("a map for channels"):
        program = Program(path)
    with program:
        with report.step("Enter in the lane of touchpoints asks for a channel, typing finds it"):
            show_all(program)
            program.click(program.cell("Touchpoints, Discovery: empty.*"))
            key("Return")
            until(lambda: program.find("list", "Channels"), "the list of channels")
            until(lambda: not program.focused().startswith("Touchpoints"), "the search")
            write("podc")
            key("Return")
            program.wait_focus("Touchpoints, Discovery, note 1 of 1: .*Podcast.*")
        with report.step("its message is written on it"):
            key("Return")
            program.wait_editing()
            write("Ten minutes earlier")
            key("Return")
            note = program.save(path).elements("note")[0]
            assert note.text == "Ten minutes earlier", note.text
            assert note.find("{*}touchpoint").get("channel") == "podcast"
        with report.step("a channel of one's own is added by its name"):
            program.click(program.cell("Touchpoints, Decision: empty.*"))
            write("B")
            until(lambda: program.find("list", "Channels"), "the list of channels")
            until(lambda: not program.focused().startswith("Touchpoints"), "the search")
            write("icycle fair")
            key("Return")
            program.wait_focus("Touchpoints, Decision, note 1 of 1: .*Bicycle fair.*")
            assert program.save(path).texts("channel/name") == ["Bicycle fair"]
        with report.step("asked for twice, it leaves the keys to the window when it has gone"):
            program.click(program.cell("Touchpoints, Purchase: empty.*"))
            program.wait_focus("Touchpoints, Purchase: empty.*")
            actions = program.find("filler", "CjmCanvas").get_action_iface()
            names = [actions.get_action_name(i) for i in range(actions.get_n_actions())]
            for _ in range(2):
                actions.do_action(names.index("canvas.edit"))
                until(lambda: program.find("list", "Channels"), "the list of channels")
            key("Escape")
            program.wait_gone("list", "Channels")
            program.wait_focus("Touchpoints, Purchase: empty.*")
            key("Up")
            program.wait_focus("(?!Touchpoints).*, Purchase: empty.*")
        with report.step("its role is chosen in the menu"):
            program.click(program.cell("Touchpoints, Decision, note 1 of 1: .*"), button=3)
            program.choose("It Converts")
            roles = [element.get("role") for element in program.save(path).elements("touchpoint")]
            assert roles == [None, "converts"], roles


def emotions(report):
    path = HOME / "emotions.cjm"
    make_map(path)
    with report.step("a map for feelings"):
        program = Program(path)
    with program:
        with report.step("a feeling is written and stands on the line"):
            show_all(program)
            program.click(program.cell("Emotion, Discovery: empty.*"))
            write("Curious")
            key("Return")
            program.wait_focus("Emotion, Discovery, note 1 of 1: Curious.*")
            assert feelings(program, path) == [0]
        with report.step("Ctrl and the arrows move it by halves, with Shift by tenths"):
            key("ctrl+Up", "ctrl+Up", "ctrl+Up", "ctrl+Down", "ctrl+shift+Down")
            assert feelings(program, path) == [0.9], feelings(program, path)
        with report.step("it never leaves its range"):
            key(*["ctrl+Up"] * 5)
            assert feelings(program, path) == [2]
        with report.step("the whole burst is one step of undo"):
            key("ctrl+z")
            assert feelings(program, path)[0] < 2
        with report.step("a point is dragged down"):
            before = feelings(program, path)[0]
            left, top, width, height = program.extents(
                program.cell("Emotion, Discovery, note 1 of 1: Curious.*"))
            drag(left + width // 2, top + height // 2, 60)
            after = feelings(program, path)[0]
            assert -2 <= after < before - 0.4, (before, after)
        with report.step("a drag is one step of undo"):
            key("ctrl+z")
            assert feelings(program, path) == [before]
        with report.step("Ctrl+M makes it a moment of truth"):
            key("ctrl+m")
            program.cell("Emotion, Discovery, note 1 of 1: Curious.*moment of truth.*")
            assert program.save(path).elements("note")[0].get("moment") == "true"


def metrics_and_actions(report):
    path, fair = HOME / "actions.cjm", HOME / "fair.png"
    make_map(path)
    run("convert", "-size", "60x40", "xc:#133986", str(fair))
    with report.step("a map for metrics and actions"):
        program = Program(path)
    with program:
        with report.step("the objective of a phase stands above its metrics"):
            show_all(program)
            program.click(program.cell("Objective, Discovery, empty.*"))
            write("Be found in time")
            key("Return")
            assert program.save(path).texts("phase/objective") == ["Be found in time"]
        with report.step("a metric is named on the canvas"):
            program.click(program.cell("Metrics, Consideration: empty.*"))
            write("Sign-ups")
            key("Return")
            program.wait_focus("Metrics, Consideration, note 1 of 1: Sign-ups.*")
        with report.step("F4 moves an action on, from pending to started to done"):
            program.click(program.cell("Actions, Discovery: empty.*"))
            write("Publish the calculator")
            key("Return")
            program.wait_focus("Actions, Discovery, note 1 of 1: Publish the calculator.*")
            key("F4", "F4")
            actions = program.save(path).elements("action")
            assert [action.get("status") for action in actions] == ["done"]
        with report.step("Ctrl+B sets it in a heavier weight"):
            key("ctrl+b")
            note = program.save(path).elements("note")[-1]
            assert note.get("emphasis") == "true"


def examples(report):
    for name in ("bicicleta", "b2b-crm"):
        path = HOME / f"{name}.cjm"
        shutil.copy(SOURCE / "data" / "examples" / f"{name}.cjm", path)
        with report.step(f"{name} is shown whole"):
            program = Program(path)
        with program:
            with report.step(f"{name} can be walked through with the arrows"):
                show_all(program)
                seen = set()
                for _ in range(24):
                    seen.add(program.focused())
                    key("Down")
                assert len(seen) > 8, seen
            with report.step(f"{name} is saved as it was"):
                before = path.read_bytes()
                program.click(program.cell("Title: .*"))
                key("Return")
                program.wait_editing()
                write("x")
                key("Escape")
                assert path.read_bytes() == before
                program.close()


if __name__ == "__main__":
    Report().run(steps, touchpoints, emotions, metrics_and_actions, examples)
