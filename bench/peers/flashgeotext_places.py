"""flashgeotext's names of countries and towns, each at the greatest place of that name: it gives no positions."""

from __future__ import annotations

from flashgeotext.geotext import GeoText
from loguru import logger

from bench.peers import populated
from bench.peers.adapter import Found, Report, Work, each, serve


def load() -> Work:
    """Its own names, and the table."""
    logger.remove()
    names, table = GeoText(), populated.table()

    def places(report: Report) -> list[Found]:
        listed = [(name, hit) for kind in names.extract(str(report["text"])).values() for name, hit in kind.items()]
        return [
            _found(start, end, (name, seen), table)
            for name, hit in listed
            for (start, end), seen in zip(hit["span_info"], hit["found_as"], strict=True)
        ]

    return each(places)


def _found(start: int, end: int, names: tuple[str, str], table: dict[str, populated.Point]) -> Found:
    point = next((p for name in names if (p := populated.find(table, name))), None)
    return {"start": start, "end": end, "lat": point and point[0], "lon": point and point[1]}


if __name__ == "__main__":
    serve("places", load)
