"""Peak memory of a fresh process that reads the reports.

Run as a module with `sayso` or `parser` and a path: it does the work and prints its own peak in MB.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from pathlib import Path

from bench import rate, texts
from sayso import annotate
from sayso.model import Options


def peak(who: str, path: Path, model: str) -> float:
    """Peak resident memory in MB (10^6 bytes) of a child that reads the reports at ``path`` with ``who``.

    To be called before this process grows: on Linux a child's peak starts at the size of the process it came from.
    """
    command = [sys.executable, "-m", "bench.memory", who, str(path), model]
    return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)


def _work(who: str, path: Path, model: str) -> float:
    documents = texts.load(path)
    if who == "parser":
        for _ in rate.bare_parser(model).pipe(texts.paragraphs(documents)):
            pass
    else:
        for _ in annotate(documents, Options(model=model)):
            pass
    used = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return used / 1e6 if sys.platform == "darwin" else used * 1024 / 1e6


if __name__ == "__main__":
    print(f"{_work(sys.argv[1], Path(sys.argv[2]), sys.argv[3]):.1f}")
