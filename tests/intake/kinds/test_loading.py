"""What reads foreign formats is loaded when something foreign comes, and not before."""

import subprocess
import sys

HEAVY = (
    "{'trafilatura', 'lxml', 'htmldate', 'feedparser', 'fastwarc', 'pypdfium2', 'py3langid', 'chardet', 'defusedxml'}"
)


def test_intake_alone_loads_none_of_them() -> None:
    told = f"import sys, sayso.intake, sayso.intake.kinds; print(sorted({HEAVY} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
