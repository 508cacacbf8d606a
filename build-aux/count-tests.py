#!/usr/bin/python3
"""Adds test cases up: count-tests.py [--failed N] TESTLOG.json...

A program that reports its cases (TAP) counts as that many, any other one as one case. A program
that is in two logs of the same folder counts as in the later one. The last line says "N passed,
N failed"; the status is 0 where something ran and nothing failed.

With --again SUITE, it only prints the names of the programs of that suite that failed.
"""

import argparse
import json
import re
import sys
from pathlib import Path

TAP = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)
REASON = re.compile(r"^not ok\b.*\n(?:#.*\n)*", re.MULTILINE)

# Where only the end of what was printed is kept, it still says why a program failed.
MAX_REASON = 2000


def count(run):
    """The passed and the failed cases of one program."""
    is_good = run["result"] in ("OK", "EXPECTEDFAIL")
    cases = [(bool(no), rest) for no, rest in TAP.findall(run.get("stdout", ""))]
    cases = [no for no, rest in cases if "# SKIP" not in rest.upper()]
    if run["result"] == "SKIP":
        return 0, 0

    failed = sum(cases)
    passed = len(cases) - failed
    if not cases and is_good:
        passed = 1
    if not is_good and failed == 0:  # it crashed, or never came to an end
        failed = 1
    return passed, failed


def read(log):
    """The runs that a log tells of, by the names of their programs."""
    with open(log, encoding="utf-8") as lines:
        return {run["name"]: run for run in map(json.loads, lines)}


def print_failed(logs, suite):
    for log in logs:
        for name, run in read(log).items():
            if f"{suite} / " in name and count(run)[1]:
                print(name.split(" / ")[-1])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--failed", type=int, default=0, help="what failed beside the tests")
    parser.add_argument("--again", metavar="SUITE")
    parser.add_argument("logs", nargs="*")
    arguments = parser.parse_args()
    passed, failed = 0, arguments.failed
    runs = {}

    if arguments.again:
        print_failed(arguments.logs, arguments.again)
        return 0

    for log in arguments.logs:
        folder = Path(log).parent
        try:
            found = read(log)
        except (OSError, ValueError) as error:
            print(f"{log}: {error}")
            failed += 1
            continue
        if not found:
            print(f"{log}: nothing ran")
            failed += 1
        for name, run in found.items():
            if (folder, name) in runs:
                print(f"{folder}: {name}: failed at first, then {run['result']}")
            runs[folder, name] = run

    for (folder, name), run in runs.items():
        more_passed, more_failed = count(run)
        passed += more_passed
        failed += more_failed
        if more_failed:
            reasons = "".join(REASON.findall(run.get("stdout", "")))
            print((reasons or run.get("stdout", "") + run.get("stderr", ""))[-MAX_REASON:].rstrip())
            print(f"{folder}: {name}: {more_failed} failed ({run['result']})")

    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
