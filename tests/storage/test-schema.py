#!/usr/bin/python3
"""The schema and the reader say the same: jing accepts every fixture of version 1.0 that the
reader accepts, and refuses every one that the reader refuses for its structure. The example in
the description of the format is one of the fixtures.

Usage: test-schema.py SCHEMA DESCRIPTION FIXTURES [FILE...]   (further FILEs must be valid)
"""

import pathlib
import shutil
import subprocess
import sys


def find_refused(schema, files):
    """The files that jing finds fault with, with the first fault of each."""
    result = subprocess.run(['jing', schema, *files], capture_output=True, text=True, check=False)
    faults = {}
    for line in result.stdout.splitlines():
        name, _, fault = line.partition(':')
        faults.setdefault(name, fault)
    return faults


def main():
    if shutil.which('jing') is None:
        print('jing is not installed')
        return 77

    schema = sys.argv[1]
    description, fixtures = pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
    valid = sorted(str(f) for f in (fixtures / 'accepted').iterdir()) + sys.argv[4:]
    invalid = sorted(str(f) for f in (fixtures / 'refused' / 'structure').iterdir())

    wrongly_refused = find_refused(schema, valid)
    wrongly_accepted = set(invalid) - set(find_refused(schema, invalid))

    for name, fault in wrongly_refused.items():
        print(f'refused by the schema alone: {name}:{fault}')
    for name in sorted(wrongly_accepted):
        print(f'refused by the reader alone: {name}')
    example = (fixtures / 'accepted' / 'example.cjm').read_text(encoding='utf-8')
    is_described = f'```xml\n{example}```' in description.read_text(encoding='utf-8')
    if not is_described:
        print(f'example.cjm is not the example in {description}')
    print(f'{len(valid)} valid and {len(invalid)} invalid files compared')
    is_good = not wrongly_refused and not wrongly_accepted and is_described and valid and invalid
    return 0 if is_good else 1


if __name__ == '__main__':
    sys.exit(main())
