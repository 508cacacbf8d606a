"""What the checks of exported files share: running a tool, and reporting in the form of TAP."""

import subprocess


def run(*arguments, status=0):
    done = subprocess.run([str(a) for a in arguments], capture_output=True, text=True, timeout=120)
    if status is not None and done.returncode != status:
        raise AssertionError(f"{arguments}: exit {done.returncode}: {done.stderr.strip()}")
    return done


def report(number, name, check):
    """Runs @check and prints its line of TAP; True where it passed."""
    try:
        check()
    except (AssertionError, subprocess.SubprocessError) as error:
        print(f"not ok {number} {name}\n# {str(error)[:2000]}", flush=True)
        return False
    print(f"ok {number} {name}", flush=True)
    return True
