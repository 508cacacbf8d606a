#!/usr/bin/python3
"""Preferences, and what the desktop says of light and dark."""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

from gi.repository import Gio, GLib

from desktop import Map, Program, Report, key, until, write

PORTAL = """<node><interface name='org.freedesktop.portal.Settings'>
  <method name='ReadAll'><arg type='as' direction='in'/><arg type='a{sa{sv}}' direction='out'/>
  </method>
  <signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>
</interface></node>"""
PATH = "/org/freedesktop/portal/desktop"
INTERFACE = "org.freedesktop.portal.Settings"
NAMESPACE = "org.freedesktop.appearance"


def be_portal():
    """The desktop's settings portal, in a process of its own: takes values as lines."""
    values = {"color-scheme": 0, "contrast": 0}
    loop = GLib.MainLoop()
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)

    def call_cb(_bus, _sender, _path, _interface, _method, _parameters, invocation):
        wrapped = {name: GLib.Variant("u", value) for name, value in values.items()}
        invocation.return_value(GLib.Variant("(a{sa{sv}})", ({NAMESPACE: wrapped},)))
        print("read", flush=True)

    def line_cb(channel, _condition):
        line = channel.readline()
        if not line:
            loop.quit()
            return False
        name, value = line.split()
        values[name] = int(value)
        change = (NAMESPACE, name, GLib.Variant("u", int(value)))
        bus.emit_signal(None, PATH, INTERFACE, "SettingChanged", GLib.Variant("(ssv)", change))
        return True

    bus.register_object(PATH, Gio.DBusNodeInfo.new_for_xml(PORTAL).interfaces[0], call_cb, None,
                        None)
    Gio.bus_own_name_on_connection(bus, "org.freedesktop.portal.Desktop",
                                   Gio.BusNameOwnerFlags.NONE,
                                   lambda *_: print("ready", flush=True), None)
    GLib.io_add_watch(sys.stdin, GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, line_cb)
    loop.run()


class Portal:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, __file__, "portal"], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.wait("ready")

    def wait(self, word):
        assert self.process.stdout.readline().strip() == word

    def say(self, name, value):
        self.process.stdin.write(f"{name} {value}\n")
        self.process.stdin.flush()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.stdin.close()
        self.process.wait(timeout=20)
        self.process.stdout.close()


def brightness(program, x, y):
    """Of a pixel of the window that is being worked with, from 0 to 1."""
    image = subprocess.run(["xwd", "-silent", "-id", program.window()], check=True,
                           capture_output=True, timeout=20).stdout
    said = subprocess.run(["convert", "xwd:-", "-colorspace", "Gray", "-format",
                           f"%[fx:p{{{x},{y}}}]", "info:"], input=image, check=True,
                          capture_output=True, timeout=60).stdout
    return float(said)


def header(program):
    """The brightness of the header bar, where it has no buttons."""
    place = dict(line.split("=") for line in
                 program.window("getwindowgeometry", "--shell").splitlines())
    return brightness(program, int(place["WIDTH"]) // 4, 20)


def paper(program):
    """That of the sheet, behind the end of its title."""
    x, y, width, height = program.extents(program.cell("Title.*"))
    screen_x, screen_y = program.on_screen(x + width + 30, y + height // 2)
    place = dict(line.split("=") for line in
                 program.window("getwindowgeometry", "--shell").splitlines())
    return brightness(program, screen_x - int(place["X"]), screen_y - int(place["Y"]))


def wait_light(program):
    until(lambda: header(program) > 0.6, "a light window")


def wait_dark(program):
    until(lambda: header(program) < 0.4, "a dark window")


def open_preferences(program):
    key("ctrl+comma")
    program.wait_title("Preferences")


def close_preferences(program):
    key("Escape")
    program.wait_title("(?!Preferences).*")


def focus(program, name):
    for _ in range(20):
        if program.focused().startswith(name):
            return
        key("Tab")
    raise AssertionError(f"no focus on {name}; it is on {program.focused()}")


def choose(program, name, value, *steps):
    """Takes these steps in the list called @name, which lead to @value."""
    focus(program, name + ":")
    key("space")
    program.wait("list item", ".*")
    key(*steps, "Return")
    program.wait_focus(f"{name}: {value}")


def test_desktop(report):
    with Portal() as portal, Program() as program:
        with report.step("the window is light where the desktop says nothing"):
            portal.wait("read")
            wait_light(program)

        with report.step("it gets dark with the desktop, and the sheet stays paper"):
            portal.say("color-scheme", 1)
            wait_dark(program)
            assert paper(program) > 0.9

        with report.step("and light again"):
            portal.say("color-scheme", 2)
            wait_light(program)

        with report.step("a preference wins over the desktop"):
            open_preferences(program)
            choose(program, "Appearance", "Dark", "Down", "Down")
            wait_dark(program)
            choose(program, "Appearance", "As the desktop", "Up", "Up")
            wait_light(program)
            close_preferences(program)
        program.close()


def test_start_in_the_dark(report):
    with Portal() as portal:
        portal.say("color-scheme", 1)
        with Program() as program, report.step("a program that starts in the dark is dark"):
            wait_dark(program)
            program.close()


def test_new_maps(report):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "map.cjm"
        with Program() as program:
            with report.step("a language, a theme and an author for new maps"):
                open_preferences(program)
                choose(program, "Language", "Español", "Down", "Down")
                key("Tab")
                program.wait_focus("Theme: .*")
                key("space")
                program.wait("list item", ".*")
                key("Down", "Return")
                until(lambda: program.focused() not in ("Theme: Editorial", "list item"),
                      "another theme")
                key("Tab")
                program.wait_focus("Author")
                write("Ada Lovelace")
                close_preferences(program)
                key("ctrl+n")
                program.wait_title("New Map")
                key("Return")
                program.wait_title("Mapa sin título")
                key("ctrl+s")
                program.choose_file("Save the Map", path)
                until(path.exists, "the file")
                saved = Map(path)
                assert saved.texts("author") == ["Ada Lovelace"], saved.texts("author")
                assert saved.root.get("theme") not in (None, "", "editorial"), saved.root.attrib
                assert saved.root.get("lang") == "es", saved.root.attrib

            with report.step("an export begins with the paper that is preferred"):
                program.wait_title("[^•]+")
                open_preferences(program)
                choose(program, "Paper", "A1", "Down", "Down")
                close_preferences(program)
                key("ctrl+e")
                program.wait_title("Export")
                program.wait("label", "A1")
                key("Escape")
            program.close()


if sys.argv[1:] == ["portal"]:
    be_portal()
else:
    # A theme of the environment would hide what the desktop says.
    os.environ.pop("GTK_THEME", None)
    Report().run(test_desktop, test_start_in_the_dark, test_new_maps)
