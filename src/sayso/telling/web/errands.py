"""Reports given to be read now: one errand at a time, in the order in which they came, with how far each is."""

from __future__ import annotations

import hashlib
import re
import secrets
import tempfile
from collections import OrderedDict
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from threading import Lock

from sayso import pipeline
from sayso.contract import line
from sayso.errors import BadReport, SaysoError
from sayso.ledger import Added, Ledger
from sayso.model import Options

REMEMBERED = 100
"""Errands whose outcome can still be looked at."""


class Stage(StrEnum):
    """How far an errand is."""

    WAITING = "waiting"
    READING = "reading"
    DONE = "done"


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as it was handed in."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """A text that somebody put in, and what they told of it."""

    text: str
    title: str | None
    publisher: str | None
    published: str | None
    url: str | None

    @property
    def file(self) -> File:
        """The same as a line of JSON, named by a digest of the text."""
        name = f"pasted-{_digest(self.text)}"
        told = {"title": self.title, "publisher": self.publisher, "published": self.published, "url": self.url}
        kept = {key: value for key, value in told.items() if value}
        return File(name=f"{name}.jsonl", data=line({"id": name, "text": self.text, **kept}).encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """Some reports to read: how far it is, what was added, and what could not be read, in words for people."""

    id: str
    what: str
    stage: Stage = Stage.WAITING
    preparing: int | None = None
    added: tuple[Added, ...] = ()
    mistakes: tuple[str, ...] = ()


class Errands:
    """What was given to be read. Safe to ask from several threads."""

    def __init__(self, ledger: Ledger, options: Options) -> None:
        """Readings go into ``ledger``, which stays open until ``close``."""
        self._ledger = ledger
        self._options = options
        self._known: OrderedDict[str, Errand] = OrderedDict()
        self._lock = Lock()
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reading")

    def give(self, what: str, files: Sequence[File] = (), url: str | None = None) -> Errand:
        """Read these files, or what is at this address, when its turn comes."""
        errand = Errand(id=secrets.token_hex(8), what=what)
        self._keep(errand)
        self._worker.submit(self._run, errand.id, tuple(files), url)
        return errand

    def get(self, name: str) -> Errand | None:
        """The errand of that id as it stands now."""
        with self._lock:
            return self._known.get(name)

    def close(self) -> None:
        """Begin no further errand."""
        self._worker.shutdown(wait=False, cancel_futures=True)

    def _run(self, name: str, files: Sequence[File], url: str | None) -> None:
        self._change(name, stage=Stage.READING)
        try:
            with tempfile.TemporaryDirectory(prefix="sayso-") as folder:
                paths = [url] if url is not None else _laid_out(files, Path(folder))
                self._read(name, paths, folder)
        except SaysoError as error:
            self._mistake(name, str(error))
        except Exception as error:  # whatever it is, the page must not wait for ever
            self._mistake(name, f"reading broke off ({type(error).__name__}: {error}): please report this")
        self._change(name, stage=Stage.DONE, preparing=None)

    def _read(self, name: str, paths: Sequence[str], folder: str) -> None:
        def told(outcome: pipeline.Outcome) -> None:
            if isinstance(outcome, BadReport):
                self._mistake(name, _without(str(outcome), folder))
            else:
                self._change(name, added=(*self._known[name].added, outcome))

        def preparing(done: int, total: int) -> None:
            self._change(name, preparing=done * 100 // max(total, 1))

        pipeline.read(paths, self._ledger, self._options, progress=told, preparing=preparing)

    def _mistake(self, name: str, what: str) -> None:
        self._change(name, mistakes=(*self._known[name].mistakes, what))

    def _change(self, name: str, **changes: object) -> None:
        with self._lock:
            self._known[name] = replace(self._known[name], **changes)  # type: ignore[arg-type]

    def _keep(self, errand: Errand) -> None:
        with self._lock:
            self._known[errand.id] = errand
            done = [one.id for one in self._known.values() if one.stage is Stage.DONE]
            for old in done[: max(0, len(self._known) - REMEMBERED)]:
                del self._known[old]


def _laid_out(files: Sequence[File], folder: Path) -> list[str]:
    """The files on disk, each in a folder of its own, so that two of one name do not meet."""
    paths = []
    for number, file in enumerate(files):
        home = folder / str(number)
        home.mkdir()
        path = home / (Path(file.name.replace("\\", "/").replace("\0", "")).name or "report.txt")
        path.write_bytes(file.data)
        paths.append(str(path))
    return paths


def _without(said: str, folder: str) -> str:
    """A mistake without the path of the folder that nobody knows of."""
    return re.sub(rf"{re.escape(folder)}/\d+/", "", said)


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode(errors="surrogatepass")).hexdigest()[:12]
