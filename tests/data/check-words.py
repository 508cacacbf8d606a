#!/usr/bin/env python3
"""The sheet has all its words in all languages: check-words.py FOLDER LINGUAS WORDS_INI

The program looks words up by the keys in its source; one that the key file lacks would stand on
the sheet as a bare key.
"""

import configparser
import re
import sys
from pathlib import Path

folder = Path(sys.argv[1])
linguas, ini = (Path(argument).read_text(encoding="utf-8") for argument in sys.argv[2:])


def names(file, pattern):
    return set(re.findall(pattern, (folder / file).read_text(encoding="utf-8")))


channels = names("cjm-channel.c", r'{ "([a-z-]+)", CJM_FAMILY_')
lanes = names("cjm-lane-offer.c", r'{ "([a-z-]+)", "')
keys = names("cjm-words.c", r'\[CJM_WORD_\w+\] = "(\w+)"')
keys |= {f"Channel-{name}" for name in channels}
keys |= {f"{word}-{name}" for word in ("Lane", "Question") for name in lanes}
languages = linguas.split()

words = configparser.RawConfigParser(delimiters="=", comment_prefixes="#")
words.optionxform = str
words.read_string(ini)

expected = keys | {f"{key}[{language}]" for key in keys for language in languages}
found = {key for key, word in words["Words"].items() if word}

for key in sorted(expected ^ found):
    print(f"{key}: {'missing in words.ini' if key in expected else 'not used by the program'}")

sys.exit(0 if keys and channels and lanes and expected == found else 1)
