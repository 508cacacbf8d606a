#!/usr/bin/python3
"""Adds test cases up: count-tests.py [--failed N] TESTLOG.json...

A program that reports its cases (TAP) counts as that many, any other one as one case. The last
line says "N passed, N failed"; the status is 0 where something ran and nothing failed.
"""

import argparse
import json
import re
import sys

TAP = re.compile(r"^(not )?ok\b(.*)$", re.MULTILINE)


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


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--failed", type=int, default=0, help="what failed beside the tests")
    parser.add_argument("logs", nargs="*")
    arguments = parser.parse_args()
    passed, failed = 0, arguments.failed

    for log in arguments.logs:
        n_programs = 0
        try:
            with open(log, encoding="utf-8") as lines:
                for line in lines:
                    run = json.loads(line)
                    n_programs += 1
                    more_passed, more_failed = count(run)
                    passed += more_passed
                    failed += more_failed
                    if more_failed:
                        print(f"{log}: {run['name']}: {more_failed} failed ({run['result']})")
        except (OSError, ValueError) as error:
            print(f"{log}: {error}")
            failed += 1
        if n_programs == 0:
            print(f"{log}: nothing ran")
            failed += 1

    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
