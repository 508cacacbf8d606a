#!/usr/bin/python3
"""Measures the program beside its floors and prints one table: measure.py BUILD [ROUNDS]

What is compared runs in turns, round after round, and the medians are compared; the times of
files are CPU time (user and system), those of windows are clock time. The floor of an export
draws the same texts and the same plain shapes once, as numbers that were worked out before: who
puts them into a file with cairo cannot do with less. Icons, photos and the halos of words are not
in it. The floor of a frame is that of an empty window of the same size which is painted anew as a
whole. Needs the desktop that
tests/editor/with-display makes.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# By the number of notes; the last one has all kinds of lane.
SIZES = {"42": (6, 7, 1), "432": (12, 12, 3), "5000": (50, 20, 5),
         "5000 a": ("--all-kinds", 50, 20, 5)}
LARGEST = ("5000", "5000 a")

# Of the largest maps, unless another is named; ratios to the floor where no unit is named.
GOALS = {"open": 3, "pdf": 1.15, "svg": 1.2, "png": 1.5}

# Posters of the largest maps, laid out for A0: options of the export, those of list-texts for the
# floor, and the suffix.
POSTERS = {"poster A0": ((), (), ".pdf"),
           "A0 on sheets of A4": (("--tile", "A4"), ("A4",), ".pdf"),
           "A0 as PNG, 300 dpi": (("--dpi", "300"), (), ".png")}
POSTER_GOAL = 1.3
FRAME_GOAL_MS = 8.3
MEMORY_GOAL_MB = 40
LAYOUT_GOAL = 1.3
SMALL_START_GOAL = 1.4
UNDO_GOAL_MB = 40


class Bench:
    def __init__(self, build, rounds, folder):
        self.build = Path(build)
        self.tools = self.build / "tests" / "bench"
        self.rounds = rounds
        self.folder = Path(folder)
        self.environment = dict(os.environ, GTK_A11Y="none")
        self.has_missed = False
        self.samples = {}

    def run(self, *command):
        """Runs a command; gives its output and its CPU time in milliseconds."""
        environment = dict(self.environment, CJM_BENCH_START=str(time.monotonic_ns()))
        with tempfile.TemporaryFile("w+") as output:
            process = subprocess.Popen([str(word) for word in command], env=environment,
                                       stdin=subprocess.DEVNULL, stdout=output,
                                       stderr=subprocess.PIPE, text=True)
            complaint = process.stderr.read()
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            if process.returncode != 0:
                sys.exit(f"{' '.join(map(str, command))}: {complaint}")
            output.seek(0)
            return output.read(), (usage.ru_utime + usage.ru_stime) * 1000

    def run_figures(self, *command):
        """What a program of tests/bench prints: names and figures."""
        return {name: float(figure) for name, figure in
                (line.split() for line in self.run(*command)[0].splitlines())}

    def sample(self, name, figure):
        self.samples.setdefault(name, []).append(figure)

    def median(self, name):
        return statistics.median(self.samples[name])

    def map(self, size):
        return self.folder / f"{size}.cjm"

    def texts(self, size):
        return self.folder / f"{size}.txt"

    def shapes(self, size):
        return self.folder / f"{size}.shapes"

    def poster(self, size, name):
        """Texts and shapes of a poster, for its floor."""
        stem = self.folder / f"{size} {name}"
        return stem.with_suffix(".txt"), stem.with_suffix(".shapes")

    def floor_text(self, size, *what):
        return self.tools / "floor-text", self.texts(size), self.shapes(size), *what

    def make_maps(self):
        for size, counts in SIZES.items():
            self.run(self.tools / "gen-map", *counts, self.map(size))
            self.run(self.tools / "list-texts", self.map(size), self.texts(size),
                     self.shapes(size))
        for size in LARGEST:
            for name, (_, sheet, _) in POSTERS.items():
                self.run(self.tools / "list-texts", self.map(size), *self.poster(size, name),
                         "A0", *sheet)

    # Measuring

    def measure_files(self, size):
        program, out = self.build / "src" / "cjmap", self.folder / "out"
        pairs = {"open": ((program, "check", self.map(size)),
                          ("xmllint", "--noout", self.map(size))),
                 "layout": (None, self.floor_text(size, "layout"))}
        for kind in ("pdf", "svg", "png"):
            pairs[kind] = ((program, "export", self.map(size), "-o", f"{out}.{kind}"),
                           self.floor_text(size, f"{out}-floor.{kind}"))
        for name, (ours, floor) in pairs.items():
            if ours is not None:
                self.sample((name, size), self.run(*ours)[1])
            self.sample((name + " floor", size), self.run(*floor)[1])

    def measure_posters(self, size):
        program, out = self.build / "src" / "cjmap", self.folder / "out"
        for name, (options, _, suffix) in POSTERS.items():
            self.sample((name, size), self.run(program, "export", self.map(size), "-o",
                                               f"{out}{suffix}", "--paper", "A0", *options)[1])
            self.sample((name + " floor", size),
                        self.run(self.tools / "floor-text", *self.poster(size, name),
                                 f"{out}-floor{suffix}", *options[1:])[1])

    def measure_windows(self, size):
        for name, figure in self.run_figures(self.tools / "floor-window", "start").items():
            self.sample(("window " + name, size), figure)
        for name, figure in self.run_figures(self.tools / "bench-frames", self.map(size),
                                             "start").items():
            self.sample(("start " + name, size), figure)

    def measure_frames(self, size):
        for name, figure in self.run_figures(self.tools / "floor-window", "repaint").items():
            self.sample(("repaint " + name, size), figure)
        for mode in ("scroll", "zoom", "type", "drag"):
            for name, figure in self.run_figures(self.tools / "bench-frames", self.map(size),
                                                 mode).items():
                self.sample((f"{mode} {name}", size), figure)

    def measure(self):
        for round_number in range(self.rounds + 1):
            for size in SIZES:
                self.measure_files(size)
                self.measure_windows(size)
            # The first round only warms up caches.
            if round_number == 0:
                self.samples.clear()
        for _ in range(min(self.rounds, 3)):
            for size in LARGEST:
                self.measure_frames(size)
                self.measure_posters(size)
        idle = self.run_figures(self.tools / "bench-frames", self.map(LARGEST[0]), "idle")
        self.sample("idle", idle["idle-cpu"])
        undo = self.run_figures(self.tools / "bench-undo", self.map(LARGEST[0]))
        self.sample("undo", undo["heap"])

    # Telling

    def row(self, figure, size, ours, floor, unit, goal=None, limit=None):
        """@limit is what @ours may be at most; @goal says it in words."""
        ratio = f"{ours / floor:.2f}" if floor else ""
        verdict = "" if limit is None else "reached" if ours <= limit else "MISSED"
        self.has_missed = self.has_missed or verdict == "MISSED"
        floor_text = f"{floor:.1f}" if floor else ""
        print(f"{figure:<26}{size:>8}{ours:>10.1f}{floor_text:>10} {unit:<4}{ratio:>6}  "
              f"{goal or '':<28}{verdict}")

    def tell_files(self, size):
        for name, goal in GOALS.items():
            ours, floor = self.median((name, size)), self.median((name + " floor", size))
            if size in LARGEST:
                self.row(name, size, ours, floor, "ms", f"{goal} x the floor", goal * floor)
            else:
                self.row(name, size, ours, floor, "ms")

    def tell_posters(self, size):
        for name in POSTERS:
            ours, floor = self.median((name, size)), self.median((name + " floor", size))
            self.row(name, size, ours, floor, "ms", f"{POSTER_GOAL} x the floor",
                     POSTER_GOAL * floor)

    def tell_start(self, size):
        ours = self.median(("start first-frame", size))
        window = self.median(("window first-frame", size))
        layout = self.median(("layout floor", size))
        if size in LARGEST:
            self.row("first frame", size, ours, window, "ms", f"window + {LAYOUT_GOAL} x "
                     f"{layout:.0f} ms", window + LAYOUT_GOAL * layout)
        elif size == "42":
            self.row("first frame", size, ours, window, "ms", f"{SMALL_START_GOAL} x the window",
                     SMALL_START_GOAL * window)
        else:
            self.row("first frame", size, ours, window, "ms")
        ours = self.median(("start resident", size))
        window = self.median(("window resident", size))
        self.row("resident memory", size, ours, window, "MB", f"window + {MEMORY_GOAL_MB} MB",
                 window + MEMORY_GOAL_MB)

    def tell_frames(self, size):
        for mode in ("scroll", "zoom", "type", "drag"):
            for name in ("p50", "p95", "max", "cpu-a-frame"):
                has_goal = name == "p95"
                self.row(f"{mode}, frame {name}", size, self.median((f"{mode} {name}", size)),
                         self.median((f"repaint {name}", size)), "ms",
                         f"{FRAME_GOAL_MS} ms" if has_goal else None,
                         FRAME_GOAL_MS if has_goal else None)
            self.row(f"{mode}, resident memory", size, self.median((f"{mode} resident", size)),
                     self.median(("repaint resident", size)), "MB",
                     f"window + {MEMORY_GOAL_MB} MB",
                     self.median(("repaint resident", size)) + MEMORY_GOAL_MB)

    def tell(self):
        print(f"{'':<26}{'notes':>8}{'CJMap':>10}{'floor':>10}{'':<5}{'ratio':>6}  goal")
        for size in SIZES:
            self.tell_files(size)
            self.tell_start(size)
        for size in LARGEST:
            self.tell_posters(size)
            self.tell_frames(size)
        # The clock of the CPU counts in steps; what is below one is nothing.
        self.row("idle, CPU in 2 s", LARGEST[0], self.median("idle"), None, "ms", "none", 2)
        self.row("undo of 10,000 steps", LARGEST[0], self.median("undo"), None, "MB",
                 f"{UNDO_GOAL_MB} MB", UNDO_GOAL_MB)


def main():
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 5, folder)
        bench.make_maps()
        bench.measure()
        bench.tell()
    return 1 if bench.has_missed else 0


if __name__ == "__main__":
    sys.exit(main())
