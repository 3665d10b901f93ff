"""spaCy without its command line: left out where nobody calls for it, there for who does."""

from __future__ import annotations

import subprocess
import sys


def printed(code: str) -> str:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout


def test_the_command_line_is_not_loaded() -> None:
    told = printed(
        "import sys\n"
        "from sayso.reading.lean import spacy\n"
        "print(spacy() is sys.modules['spacy'], [name for name in sys.modules if name.startswith('spacy.cli')])\n"
    )
    assert told == "True []\n"


def test_who_calls_for_it_gets_it() -> None:
    told = printed(
        "from sayso.reading.lean import spacy\n"
        "print(spacy().info(silent=True)['spacy_version'] == spacy().__version__)\n"
        "import spacy.cli\n"
        "print(spacy.cli.info(silent=True)['spacy_version'] == spacy.__version__)\n"
    )
    assert told == "True\nTrue\n"


def test_what_is_loaded_already_is_left_as_it_is() -> None:
    told = printed(
        "import spacy\nfrom sayso.reading import lean\nprint(lean.spacy() is spacy, spacy.info.__module__)\n"
    )
    assert told == "True spacy.cli.info\n"
