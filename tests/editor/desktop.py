"""What the tests of the window share: the program under test as a person sees it. It is looked at
through the accessibility bus and its title, and worked with through keys and the pointer.

Needs the desktop that with-display makes.
"""

import fcntl
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
import xml.etree.ElementTree as ElementTree
from contextlib import contextmanager
from pathlib import Path

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

SOURCE = Path(os.environ["CJM_SOURCE_ROOT"])
PROGRAM = os.environ["CJM_PROGRAM"]
PRELOAD = os.environ.get("CJM_PRELOAD", "")
PICTURES = os.environ.get("CJM_PICTURES", "")
NAMESPACE = "{https://example.org/ns/cjmap/1}"

# Sanitizers make everything some times slower.
PATIENCE = 60 if PRELOAD else 15

COMPLAINTS = re.compile(r"(WARNING|CRITICAL|ERROR) \*\*|Sanitizer|runtime error:")
# Said by libraries about the bare desktop of the tests; and leaks are judged by themselves.
HARMLESS = re.compile(r"dconf|org\.freedesktop\.portal|LeakSanitizer: detected memory leaks"
                      r"|byte\(s\) leaked in"
                      # A window that waits for the window manager, as GTK 4.8 goes on painting it
                      # without laying out first what has changed meanwhile.
                      r"|Trying to snapshot .* without a current allocation"
                      # The print dialog of GTK 4.8, of its list of printers when it is put away.
                      r"|gtk_column_view_get_model: assertion"
                      r"|gtk_single_selection_get_selected_item: assertion")

# A fault may be told of at every frame: so many complaints are shown.
MAX_COMPLAINTS = 20

# In the report of a leak: the calls that led to it, and those that any allocation goes through.
LEAK = re.compile(r"leak of .* allocated from:\n((?: +#\d+ .*\n)+)")
ALLOCATION = re.compile(r"libsanitizer|libasan|libglib-2\.0|libgobject-2\.0")


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=60,
                          **options).stdout


def until(condition, what, patience=PATIENCE):
    """Waits for @condition to give something, and gives it."""
    end = time.monotonic() + patience
    while True:
        try:
            found = condition()
        except GLib.Error:  # what was looked at has gone meanwhile
            found = None
        if found:
            return found
        if time.monotonic() > end:
            raise AssertionError(f"waited in vain for {what}")
        time.sleep(0.03)


def key(*keys):
    run("xdotool", "key", "--clearmodifiers", "--delay", "20", *keys)


def write(text):
    run("xdotool", "type", "--delay", "8", text)


def copy_text(text):
    subprocess.run(["xclip", "-selection", "clipboard"], input=text.encode(), check=True,
                   timeout=20, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


class Report:
    """Test cases in the form of TAP: one for each step."""

    def __init__(self):
        self.n_steps = 0
        self.has_failed = False

    @contextmanager
    def step(self, name):
        self.n_steps += 1
        try:
            yield
        except BaseException as error:
            self.has_failed = True
            print(f"not ok {self.n_steps} - {name}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}")
            picture(f"failed-{Path(sys.argv[0]).stem}-{self.n_steps}")
            if not isinstance(error, Exception):
                raise
            raise Stop from error
        print(f"ok {self.n_steps} - {name}", flush=True)

    def run(self, *scenes):
        """Scenes are independent: one that stops at a failed step does not end the others."""
        for scene in scenes:
            try:
                scene(self)
            except Stop:
                pass
        print(f"1..{self.n_steps}")
        sys.exit(1 if self.has_failed else 0)


class Stop(Exception):
    """A step has failed, so that the rest of its scene makes no sense."""


def picture(name):
    """The screen, into the folder of pictures if there is one."""
    if not PICTURES:
        return
    image = subprocess.run(["xwd", "-root", "-silent"], check=True, capture_output=True,
                           timeout=20).stdout
    subprocess.run(["convert", "xwd:-", f"{PICTURES}/{name}.png"], input=image, check=True,
                   timeout=60)


def find_own_leaks(report):
    """The leaks in @report of what our code has allocated: GTK, GIO and what they load leak at
    many places, called by us or not, so that suppressing them by name would hide ours."""
    leaks = []
    for calls in LEAK.findall(report):
        callers = [call for call in calls.splitlines() if not ALLOCATION.search(call)]
        if callers and "../src/" in callers[0]:
            leaks.append(calls)
    return leaks


def make_map(path):
    """A new map in English."""
    run(PROGRAM, "new", "--language", "en", "-o", str(path))


def fill_map(path, lanes):
    """A new map in English with notes: @lanes gives, by the name of a lane, the texts of the notes
    in each of its cells, in order."""
    make_map(path)
    ElementTree.register_namespace("", NAMESPACE[1:-1])
    tree = ElementTree.parse(path)
    steps = [step.get("id") for step in tree.getroot().iter(NAMESPACE + "step")]
    for lane in tree.getroot().iter(NAMESPACE + "lane"):
        cells = lanes.get(lane.find(NAMESPACE + "name").text, [])
        for step, texts in zip(steps, cells):
            if not texts:
                continue
            cell = ElementTree.SubElement(lane, NAMESPACE + "cell", step=step)
            for text in texts:
                note = ElementTree.SubElement(cell, NAMESPACE + "note", evidence="assumed",
                                              id=f"n{len(list(tree.getroot().iter())):016x}")
                note.text = text
    tree.write(path, encoding="UTF-8", xml_declaration=True)


class Map:
    """A file as it was saved."""

    def __init__(self, path):
        self.path = Path(path)
        run(PROGRAM, "check", str(path))
        self.root = ElementTree.parse(path).getroot()

    def texts(self, path):
        """The texts of the elements at @path ("phase/name"), in order."""
        steps = "/".join(NAMESPACE + step for step in path.split("/"))
        return ["".join(element.itertext()) for element in self.root.iterfind(".//" + steps)]

    def elements(self, path):
        steps = "/".join(NAMESPACE + step for step in path.split("/"))
        return self.root.findall(".//" + steps)


def forget_copies():
    """Deletes the recovery copies of all programs but those that live: they lock theirs."""
    for lock in (Path(os.environ["XDG_STATE_HOME"]) / "cjmap" / "recovery").glob("*/lock"):
        with open(lock, "r+", encoding="ascii") as file:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                continue
            shutil.rmtree(lock.parent)


class Program:
    """The program with one window or more."""

    def __init__(self, *arguments, language="en", recovers=False):
        """What a scene that was stopped has left unsaved is offered by the next program only where
        that is what is tested."""
        if not recovers:
            forget_copies()
        locale = {"en": "C.UTF-8", "es": "es_ES.UTF-8"}[language]
        environment = dict(os.environ, LC_ALL=locale, LANGUAGE=language)
        if PRELOAD:
            environment["LD_PRELOAD"] = PRELOAD
            environment["ASAN_OPTIONS"] = (os.environ.get("ASAN_OPTIONS", "")
                                           + ":verify_asan_link_order=0")
        self.errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([PROGRAM, *map(str, arguments)], env=environment,
                                        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=self.errors)
        self.application = until(self.find_application, "the program on the accessibility bus")
        until(lambda: self.find("table cell", ".*"), "the sheet")
        until(self.window, "an active window")

    # Looking

    def find_application(self):
        if self.process.poll() is not None:
            raise AssertionError(f"the program ended: {self.read_errors()}")
        desktop = Atspi.get_desktop(0)
        for index in range(desktop.get_child_count()):
            application = desktop.get_child_at_index(index)
            if application is not None and application.get_process_id() == self.process.pid:
                return application
        return None

    def walk(self, node=None):
        """All that is shown, as (node, role, name)."""
        if node is None:
            node = self.application
            node.clear_cache()
        try:
            children = [node.get_child_at_index(i) for i in range(node.get_child_count())]
        except GLib.Error:
            return
        for child in children:
            if child is None:
                continue
            try:
                yield child, child.get_role_name(), child.get_name()
            except GLib.Error:
                continue
            yield from self.walk(child)

    def find(self, role, name):
        """The first of @role whose name is matched by @name, or None."""
        for node, node_role, node_name in self.walk():
            if node_role == role and re.fullmatch(name, node_name):
                return node
        return None

    def find_window(self, title):
        """Without going through all that is in the others; None where there is none."""
        self.application.clear_cache()
        windows = [self.application.get_child_at_index(i)
                   for i in range(self.application.get_child_count())]
        return next((window for window in windows if window.get_name() == title), None)

    def wait(self, role, name):
        return until(lambda: self.find(role, name), f"{role} “{name}”")

    def wait_gone(self, role, name):
        until(lambda: self.find(role, name) is None, f"{role} “{name}” to go")

    def cell(self, name):
        return self.wait("table cell", name)

    def names(self, role="table cell"):
        return [name for _, node_role, name in self.walk() if node_role == role]

    def focused(self):
        """The name of what has the focus, or its role where it has none."""
        for node, role, name in self.walk():
            if node.get_state_set().contains(Atspi.StateType.FOCUSED):
                return name or role
        return ""

    def wait_focus(self, name):
        try:
            until(lambda: re.fullmatch(name, self.focused()), f"the focus on “{name}”")
        except AssertionError as error:
            raise AssertionError(f"{error}; it is on “{self.focused()}”") from None

    def is_editing(self):
        return self.focused() in ("text", "CjmInlineEditor")

    def wait_editing(self, is_editing=True):
        until(lambda: self.is_editing() == is_editing, f"editing to be {is_editing}")

    def window(self, *question):
        """The X window that is being worked with, or what xdotool says of it."""
        return subprocess.run(["xdotool", "getactivewindow", *question], capture_output=True,
                              text=True, timeout=20, check=False).stdout.strip()

    def title(self):
        return self.window("getwindowname")

    def wait_title(self, title):
        try:
            until(lambda: re.fullmatch(title, self.title()), f"the title “{title}”")
        except AssertionError as error:
            raise AssertionError(f"{error}; it is “{self.title()}”") from None

    def zoom(self):
        """In per cent, as its button says."""
        return int(self.find("push button", r"\d+ %").get_name().split()[0])

    def extents(self, node):
        """Left, top, width and height of @node in its window."""
        box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
        # GTK 4.8 gives the place of what is zoomed, but the size that it would have without.
        scale = self.zoom() / 75 if node.get_role_name().startswith("table") else 1
        return box.x, box.y, round(box.width * scale), round(box.height * scale)

    def settled_extents(self, node):
        """The same once they stay: on a slow machine, what was done last is still under way."""
        before = self.extents(node)
        for _ in range(40):
            time.sleep(0.06)
            after = self.extents(node)
            if after == before:
                break
            before = after
        return before

    # Working

    def on_screen(self, x, y):
        """From the coordinates of extents() to those of the screen: the X window has an edge
        around it that GTK draws."""
        until(self.window, "an active window")
        place = dict(line.split("=") for line in
                     self.window("getwindowgeometry", "--shell").splitlines())
        frame = self.find("frame", ".*")
        edge = (int(place["WIDTH"]) - self.extents(frame)[2]) // 2 if frame else 0
        return int(place["X"]) + edge + x, int(place["Y"]) + edge + y

    def point_at(self, node, dx=None, dy=None):
        """Moves the pointer to the middle of what is to be seen of @node, or so far from its top
        left corner."""
        x, y, width, height = self.settled_extents(node)
        _, _, room, height_of_room = self.extents(self.find("frame", ".*"))
        left, top = max(x, 8), max(y, 8)
        right, bottom = min(x + width, room - 8), min(y + height, height_of_room - 8)
        x, y = self.on_screen((left + right) // 2 if dx is None else x + dx,
                              (top + bottom) // 2 if dy is None else y + dy)
        run("xdotool", "mousemove", str(x), str(y))

    def click_with(self, modifier, node, **options):
        """A click with a modifier key held down."""
        self.point_at(node, **options)
        run("xdotool", "keydown", modifier, "click", "1", "keyup", modifier)

    def drag(self, start, end, button=1, steps=6, modifier=None):
        """From one point of the screen to another, as a hand does it."""
        run("xdotool", "mousemove", str(start[0]), str(start[1]))
        if modifier:
            run("xdotool", "keydown", modifier)
        run("xdotool", "mousedown", str(button))
        for step in range(1, steps + 1):
            x, y = (round(a + (b - a) * step / steps) for a, b in zip(start, end))
            run("xdotool", "mousemove", str(x), str(y))
            time.sleep(0.05)
        time.sleep(0.2)
        run("xdotool", "mouseup", str(button))
        if modifier:
            run("xdotool", "keyup", modifier)

    def selected(self):
        """The names of the cells that are selected, or of the one that has the focus."""
        return [name for node, role, name in self.walk() if role == "table cell"
                and node.get_state_set().contains(Atspi.StateType.SELECTED)]

    def wait_selected(self, *names):
        """That what is selected is matched by @names, one each."""
        def is_selected():
            found = self.selected()
            return len(found) == len(names) and all(
                any(re.fullmatch(name, cell) for cell in found) for name in names)
        try:
            until(is_selected, f"{names} to be selected")
        except AssertionError as error:
            raise AssertionError(f"{error}; it is {self.selected()}") from None

    def point_away(self):
        """The pointer would choose what comes up under it."""
        run("xdotool", "mousemove", "1", "998")

    def click(self, node, times=1, button=1, dx=None, dy=None):
        if button == 3:
            self.open_menu(node, dx, dy)
            return
        self.point_at(node, dx, dy)
        run("xdotool", "click", "--repeat", str(times), "--delay", "60", str(button))

    def begin_editing_at(self, x, y):
        """A double click at a point of the window. On a busy machine its two halves may come too
        far apart; where they did, a second one follows."""
        for attempt in range(3):
            run("xdotool", "mousemove", *map(str, self.on_screen(x, y)), "click", "--repeat", "2",
                "--delay", "60", "1")
            try:
                until(self.is_editing, "editing", PATIENCE / 3)
                return
            except AssertionError:
                if attempt == 2:
                    raise

    def open_menu(self, node, dx=None, dy=None):
        def click():
            self.point_at(node, dx, dy)
            run("xdotool", "click", "3")
        self.open_menu_with(click)

    def open_menu_by(self, name):
        """With a key: F10 or Menu."""
        self.open_menu_with(lambda: key(name))

    def open_menu_with(self, ask):
        """A click or a key that comes while another menu is still closing is lost, as it would be
        to a hand that is as fast."""
        for _ in range(3):
            self.wait_gone("menu item", ".*")
            ask()
            try:
                until(lambda: self.find("menu item", ".*"), "a menu", patience=PATIENCE / 3)
                return
            except AssertionError:
                continue
        raise AssertionError("no menu comes up")

    def press_button(self, name):
        """GTK 4.8 adds the label with its mnemonic to a button's name: "_Save Save"."""
        self.click(self.wait("push button", f"(_.* )?{name}"))

    def answer(self, label):
        """Presses a button of a question."""
        self.wait("dialog", ".*")
        button = self.wait("push button", f"(_.* )?{label}")
        while self.focused() != button.get_name():
            key("Tab")
        key("Return")


    def choose(self, *labels):
        """Goes down an open menu to an item, and on through submenus."""
        self.point_away()
        for label in labels:
            for _ in range(40):
                if re.fullmatch(label, self.focused()):
                    break
                key("Tab")
            else:
                raise AssertionError(f"no “{label}” in the menu; the focus is on {self.focused()}")
            key("Return")

    def choose_file(self, title, path):
        """Answers the dialog with @title."""
        self.wait_title(title)
        until(lambda: self.focused() in ("GtkTreeView", "Name:"), "the focus in the dialog")
        if self.focused() != "Name:":
            key("ctrl+l")
            self.wait_focus("GtkFileChooserEntry")
        copy_text(str(path))
        key("ctrl+a", "ctrl+v")
        time.sleep(0.2)
        key("Return")

    def save(self, path):
        """Saves, and gives what is in the file now. Every save makes a new file; the title alone
        might be that of a moment before."""
        def stamp():
            return (path.stat().st_ino, path.stat().st_mtime_ns) if path.exists() else None

        path = Path(path)
        before = stamp()
        for _ in range(3):
            key("ctrl+s")  # lost while a menu is closing
            try:
                until(lambda: stamp() != before, "the save", patience=PATIENCE / 3)
                break
            except AssertionError:
                continue
        assert stamp() != before, "waited in vain for the save"
        self.wait_title("[^•]+")
        return Map(path)

    def read_errors(self):
        """What was said on the standard error that tells of a fault."""
        self.errors.seek(0)
        said = self.errors.read()
        complaints = [line for line in said.splitlines()
                      if COMPLAINTS.search(line) and not HARMLESS.search(line)]
        return complaints[:MAX_COMPLAINTS] + find_own_leaks(said)[:MAX_COMPLAINTS]

    def wait_end(self):
        """That the program ends by itself, without a complaint on the way."""
        status = self.process.wait(timeout=PATIENCE)
        errors = "\n".join(self.read_errors())
        self.errors.seek(0)
        has_leaks = "LeakSanitizer" in self.errors.read()
        assert (status == 0 or has_leaks) and not errors, f"status {status}\n{errors}"

    def close(self):
        key("ctrl+w")
        self.wait_end()

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        if self.process.poll() is None:
            if error is not None:
                for line in "\n".join(self.read_errors()).splitlines():
                    print(f"# {line}")
            self.process.send_signal(signal.SIGKILL)
            self.process.wait()
        self.errors.close()
