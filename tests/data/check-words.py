#!/usr/bin/env python3
"""The sheet has all its words in all languages: check-words.py CJM_WORDS_C LINGUAS WORDS_INI

The program looks words up by the keys in its source; one that the key file lacks would stand on
the sheet as a bare key.
"""

import configparser
import re
import sys
from pathlib import Path

source, linguas, ini = (Path(argument).read_text(encoding="utf-8") for argument in sys.argv[1:])

keys = set(re.findall(r'\[CJM_WORD_\w+\] = "(\w+)"', source))
languages = linguas.split()

words = configparser.RawConfigParser(delimiters="=", comment_prefixes="#")
words.optionxform = str
words.read_string(ini)

expected = keys | {f"{key}[{language}]" for key in keys for language in languages}
found = {key for key, word in words["Words"].items() if word}

for key in sorted(expected ^ found):
    print(f"{key}: {'missing in words.ini' if key in expected else 'not used by the program'}")

sys.exit(0 if keys and expected == found else 1)
