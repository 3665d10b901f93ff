"""What stands on the drawn timeline, in the picture's own units: x to the right, y downwards."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.model import Verdict
from sayso.telling.web.drawing.scale import Tick

POINT = 14.0
"""What is no wider than this is drawn as a mark."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One claim, at ``link``: a denial is a hatched interval, an assertion a mark, or a bar where its time is no point.

    ``x``, ``y``, ``width``, ``height``: of the shape; ``label_x``, ``label_y``: where its words begin. ``fact``: put
    forward as something that was or is so, and not as a plan or a possibility. ``open_left`` and ``open_right``: that
    end is not known. ``cut_left`` and ``cut_right``: it goes on beyond what is shown. ``within``: claim of the denial
    that it is drawn into. ``said``: where its saying stands, ``None`` where that is unknown or beyond what is shown.
    """

    claim: str
    link: str
    denied: bool
    disputed: bool
    fact: bool
    label: str
    title: str
    x: float
    y: float
    width: float
    height: float
    label_x: float
    label_y: float
    open_left: bool
    open_right: bool
    cut_left: bool
    cut_right: bool
    within: str | None
    said: float | None

    @property
    def point(self) -> bool:
        """Whether it is narrow enough to be a mark."""
        return not self.denied and self.width <= POINT

    @property
    def right(self) -> float:
        """Where the shape ends."""
        return round(self.x + self.width, 1)

    @property
    def bottom(self) -> float:
        """Where the shape ends below."""
        return self.y + self.height

    @property
    def middle(self) -> float:
        """The centre of the shape, x."""
        return round(self.x + self.width / 2, 1)

    @property
    def centre(self) -> float:
        """The centre of the shape, y."""
        return self.y + self.height / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """A stripe across the picture: its name, how many claims of the view it has, how many of them are drawn."""

    key: str
    name: str
    claims: int
    drawn: int
    y: float
    height: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A line between two claims that cannot both hold; its sign stands at ``x2``, ``y2``, on the denial."""

    link: str
    verdict: Verdict
    title: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """A truce across all lanes; ``y``: of its label. Ends that nobody states are open."""

    link: str
    label: str
    title: str
    x: float
    width: float
    y: float
    label_x: float
    open_left: bool
    open_right: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """The whole picture. ``top``: y of the first lane; ``missing``: claims of the view that found no room."""

    width: float
    height: float
    top: float
    ticks: tuple[Tick, ...]
    bands: tuple[Band, ...]
    lanes: tuple[Lane, ...]
    items: tuple[Item, ...]
    ties: tuple[Tie, ...]
    missing: int
