#!/usr/bin/python3
"""Text at 200 % on a small screen, in Spanish, whose words are longer: no window is larger than the
screen or could be made no smaller, and no text in it is cut off.

Runs on a desktop of that kind; see meson.build."""

import os
import re
from pathlib import Path

import gi

gi.require_version("Pango", "1.0")
gi.require_version("PangoCairo", "1.0")
from gi.repository import Pango, PangoCairo  # noqa: E402

from desktop import Program, Report, fill_map, key, picture, run, until, write  # noqa: E402

HOME = Path(os.environ["HOME"])
DPI = 192
LINE = 36  # the height of a line of the usual size, in pixels

# What is said beside something is written this much smaller, or a little less.
SMALLER = 0.81

context = PangoCairo.FontMap.get_default().create_context()
PangoCairo.context_set_resolution(context, DPI)


def measure(text):
    """How wide @text is in one line of the usual size."""
    layout = Pango.Layout.new(context)
    layout.set_font_description(Pango.FontDescription.from_string("Cantarell 11"))
    layout.set_text(text, -1)
    return layout.get_pixel_size()[0]


def screen_size():
    words = run("xdotool", "getdisplaygeometry").split()
    return int(words[0]), int(words[1])


def x_windows():
    """Everything of the program on the screen: (id, left, top, width, height)."""
    for line in run("xwininfo", "-root", "-tree").splitlines():
        found = re.match(r' +(0x\w+) .*\("cjmap".* (\d+)x(\d+)\+-?\d+\+-?\d+ +\+(-?\d+)\+(-?\d+)',
                         line)
        if found and "IsViewable" in run("xwininfo", "-id", found[1]):
            width, height, left, top = map(int, found.groups()[1:])
            yield found[1], left, top, width, height


def check_size():
    width, height = screen_size()
    for window, left, top, *size in x_windows():
        assert size[0] <= width and size[1] <= height, (window, left, top, size)
        hints = run("xprop", "-id", window, "WM_NORMAL_HINTS")
        least = re.search(r"minimum size: (\d+) by (\d+)", hints)
        if least:
            assert int(least[1]) <= width and int(least[2]) <= height, (window, hints)


def labels_in(program, node):
    """What is written in @node and can be seen, as (text, x, y, width, height)."""
    for label, role, name in program.walk(node):
        if role == "label" and name and name != "(None)":
            x, y, width, height = program.extents(label)
            if width > 0 and 0 <= y < screen_size()[1]:
                yield name, x, y, width, height


def check_texts(program, node):
    """No text in one line is wider than its place, and no place reaches beyond the window."""
    n_labels = 0
    for name, x, _, width, height in labels_in(program, node):
        n_labels += 1
        assert x >= 0 and x + width <= screen_size()[0], (name, x, width)
        if height < LINE * 1.5:
            needed = measure(name) * SMALLER
            assert needed <= width, (name, width, needed)
    assert n_labels > 0, "there is no text"


def run_command(program, name):
    key("ctrl+shift+p")
    program.wait_focus("Busca una orden")
    write(name)
    key("Return")


def close(program, title):
    key("Escape")
    until(lambda: program.find_window(title) is None, f"{title} to go")


def check_window(program, title, name):
    program.wait_title(title)
    node = until(lambda: program.find_window(title), title)
    until(lambda: list(labels_in(program, node)), f"the texts of {title}")
    picture(f"large-{name}")
    check_size()
    check_texts(program, node)


DIALOGS = (("preferences", "Preferencias", lambda _: key("ctrl+comma")),
           ("shortcuts", "Atajos del teclado", lambda _: key("F1")),
           ("template", "Guardar como plantilla", lambda p: run_command(p, "guardar como pl")),
           ("lane", "Añadir una fila", lambda p: run_command(p, "anadir una fila del cat")),
           ("actions", "Acciones y evidencia", lambda p: run_command(p, "acciones por")),
           ("evidence", "Acciones y evidencia", lambda p: run_command(p, "cuanto se sabe")),
           ("start", "Mapa nuevo", lambda _: key("ctrl+n")))


def large_text(report):
    path = HOME / "letra.cjm"
    fill_map(path, {"Doing": [["Compares the prices of three shops", "Asks a friend"]],
                    "Obstacles": [["Nobody tells how far the battery of an old bicycle goes"]],
                    "Actions": [["Publish how far it goes", "Lend it for a week"]]})
    with report.step("the window"):
        program = Program(path, language="es")
    with program:
        program.wait_focus(".+")
        with report.step("is no larger than the screen"):
            picture("large-window")
            check_size()
        with report.step("the list of all commands"):
            key("ctrl+shift+p")
            commands = program.wait("list", "Órdenes")
            picture("large-commands")
            check_size()
            check_texts(program, commands)
            key("Escape")
            program.wait_gone("list", "Órdenes")
        with report.step("the main menu"):
            program.open_menu_by("F10")
            picture("large-menu")
            check_size()
            key("Escape")
            program.wait_gone("menu item", ".*")
        for name, title, show in DIALOGS:
            with report.step(f"the window of {name}"):
                show(program)
                check_window(program, title, name)
                close(program, title)
        for name, keys, button in (("review", "F8", "Cerrar la revisión"),
                                   ("questions", "F7", "Cerrar las preguntas")):
            with report.step(f"beside the map: {name}"):
                key(keys)
                panel = program.wait("push button", button).get_parent().get_parent()
                picture(f"large-{name}")
                check_size()
                check_texts(program, panel)
                key(keys)
        with report.step("the bar for finding"):
            key("ctrl+h")
            bar = program.wait("push button", ".*Reemplazar todo").get_parent()
            check_size()
            check_texts(program, bar)
            key("Escape")
        program.close()


if __name__ == "__main__":
    Report().run(large_text)
