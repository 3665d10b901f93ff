"""Builds the map's background, src/sayso/telling/web/static/basemap.json, from Natural Earth's countries.

Rebuild it so, in an environment of its own (nothing of it is needed to run sayso):

    npm install world-atlas@2.0.2
    pip install antimeridian==0.4.9
    python tools/basemap.py node_modules/world-atlas/countries-50m.json src/sayso/telling/web/static/basemap.json

The borders that countries share are thinned once and not country by country, so that they still meet. Polygons that
cross 180° are cut there (RFC 7946, 3.1.9). Same input, same bytes.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TypedDict

import antimeridian
from shapely.geometry import LineString, MultiPolygon, Polygon, mapping, shape

THIN = 0.02
"""Degrees by which a thinned border may lie beside the given one."""

DIGITS = 2
"""Decimal places of a degree that are kept: about a kilometre."""

LEAST = 0.004
"""Square degrees of the smallest island that is kept."""

Point = tuple[float, float]


class Transform(TypedDict):
    """How whole numbers become degrees."""

    scale: list[float]
    translate: list[float]


def arcs(topology: dict[str, object]) -> list[list[Point]]:
    """The thinned lines of which all borders are made (TopoJSON: differences of whole numbers)."""
    transform: Transform = topology["transform"]  # type: ignore[assignment]
    lines: list[list[list[int]]] = topology["arcs"]  # type: ignore[assignment]
    return [_thinned(list(_degrees(line, transform))) for line in lines]


def _degrees(line: Iterable[list[int]], transform: Transform) -> Iterator[Point]:
    x = y = 0
    (wide, high), (left, low) = transform["scale"], transform["translate"]
    for dx, dy in line:
        x, y = x + dx, y + dy
        yield x * wide + left, y * high + low


def _thinned(line: list[Point]) -> list[Point]:
    thin = LineString(line).simplify(THIN) if len(line) > 2 else LineString(line)
    return [(round(x, DIGITS), round(y, DIGITS)) for x, y in thin.coords]


def ring(numbers: Iterable[int], lines: list[list[Point]]) -> list[Point]:
    """The arcs of a ring one after the other; ``~n`` is arc n backwards."""
    points: list[Point] = []
    for number in numbers:
        part = lines[number] if number >= 0 else lines[~number][::-1]
        points.extend(part[1:] if points else part)
    return points


def polygons(geometry: dict[str, object], lines: list[list[Point]]) -> Iterator[Polygon]:
    """The parts of a country that are large enough to be seen."""
    parts: list[list[list[int]]] = geometry.get("arcs", [])  # type: ignore[assignment]
    for part in [parts] if geometry["type"] == "Polygon" else parts:  # type: ignore[list-item]
        rings = [made for one in part if len(made := ring(one, lines)) > 3]
        if rings and (whole := Polygon(rings[0], rings[1:])).area >= LEAST:
            yield whole


def feature(geometry: dict[str, object], lines: list[list[Point]]) -> dict[str, object] | None:
    """One country in GeoJSON, cut at 180°; ``None`` where nothing of it is large enough."""
    whole = MultiPolygon(list(polygons(geometry, lines)))
    if whole.is_empty:
        return None
    fixed = antimeridian.fix_shape(mapping(whole), great_circle=False, fix_winding=True)
    cut = mapping(shape(fixed))
    return {"type": "Feature", "properties": {}, "geometry": _rounded(cut)}


def _rounded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [_rounded(one) for one in value]
    return round(value, DIGITS) if isinstance(value, float) else value


def main(source: str, target: str) -> None:
    """Write the background."""
    topology = json.loads(Path(source).read_text(encoding="utf-8"))
    lines = arcs(topology)
    countries = topology["objects"]["countries"]["geometries"]
    features = [one for country in countries if (one := feature(country, lines)) is not None]
    told = {"type": "FeatureCollection", "features": features}
    Path(target).write_text(json.dumps(told, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
