"""Runs the unit tests of the calling script and prints TAP."""

import sys
import unittest


class TapResult(unittest.TestResult):
    def __init__(self):
        super().__init__()
        self.n_run = 0

    def report(self, result, test, note=""):
        self.n_run += 1
        print(f"{result} {self.n_run} {test.id()}{note}", flush=True)

    def addSuccess(self, test):
        super().addSuccess(test)
        self.report("ok", test)

    def addSkip(self, test, reason):
        super().addSkip(test, reason)
        self.report("ok", test, f" # SKIP {reason}")

    def addFailure(self, test, error):
        super().addFailure(test, error)
        self.report("not ok", test)
        print("# " + self.failures[-1][1].replace("\n", "\n# "))

    def addError(self, test, error):
        super().addError(test, error)
        self.report("not ok", test)
        print("# " + self.errors[-1][1].replace("\n", "\n# "))


def main():
    suite = unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"])
    print(f"1..{suite.countTestCases()}")
    sys.exit(0 if suite.run(TapResult()).wasSuccessful() else 1)
