"""The cues of attribution: words that say that somebody says something, and where their content stands."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from sayso.errors import BadLexicon
from sayso.lexicon import files

TABLE = "speech.toml"

_VERB_GROUPS = ("making",)
_GROUPS = (
    *_VERB_GROUPS,
    "backshifted",
    "going_on",
    "denying",
    "appended",
    "watching",
    "own_voices",
    "unable",
    "able",
    "utterances",
    "issued",
    "anonymous",
    "mute",
    "polls",
    "reckonings",
    "pronouns",
    "persons",
    "bodies",
)
_CLAUSAL = ("that", "quote", "to", "obj_to", "obj_that", "raised", "seems")
_NOMINAL = ("obj", "number", "at", "passive", "named", "prep", "source", "poll", "owner", "clause", "negated")
_FRAMES = frozenset((*_CLAUSAL, *_NOMINAL))
_GOVERNED = {"poll": "polls", "owner": "reckonings"}
_PRONOUNS = ("issuing", "first", "personal", "neutral", "plural", "own", "own_deeds", "own_land")
_PARTS = ("verb", "noun", "adjective", "phrase", "hedge")


@dataclass(frozen=True, slots=True)
class Cue:
    """One cue word or phrase in one class of ``lexicon/data/speech.toml``.

    ``head``: the dictionary form of its first word; ``rest``: the words that must follow it; ``frames``: where the
    content may stand (see the head of the table); ``sense``: what the cue does to its content.
    """

    head: str
    rest: tuple[str, ...]
    part: str
    sense: str
    frames: frozenset[str]


@dataclass(frozen=True, slots=True)
class CueClass:
    """A class of the table as its tests see it: an example, a near miss, and the words of the class."""

    sense: str
    part: str
    words: tuple[str, ...]
    example: str
    near_miss: str


@dataclass(frozen=True, slots=True)
class Speech:
    """The compiled table: cues by part and by every inflected form of their first word, longest first.

    ``spoken``: the senses whose source puts the content into words; the others ascribe a mind, a stance or an aim.
    ``uttered``: those of them that cannot be meant without a word said, as a belief or a doubt can.
    ``citing``: verbs by whose participle a speaker names whose word he passes on.
    """

    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[Cue, ...]]
    hedges: Mapping[str, tuple[Cue, ...]]
    classes: tuple[CueClass, ...]
    groups: Mapping[str, frozenset[str]]
    senses: frozenset[str]
    spoken: frozenset[str]
    uttered: frozenset[str]
    citing: frozenset[str]
    pronouns: Mapping[str, frozenset[str]]
    forms: frozenset[str]
    by_part: Mapping[str, Mapping[str, tuple[Cue, ...]]]

    def alone(self, form: str) -> tuple[Cue, ...]:
        """The cues that a verb form is without further words ("said", but not the "took" of "took issue with")."""
        return tuple(cue for cue in self.verbs.get(form, ()) if not cue.rest)

    def governed(self, cue: Cue) -> frozenset[str] | None:
        """The words of which a phrase must govern one to be a cue ("in a survey"); ``None``: any."""
        return next((self.groups[_GOVERNED[frame]] for frame in cue.frames if frame in _GOVERNED), None)

    def group(self, name: str) -> frozenset[str]:
        """A closed list of the table ("utterances", "persons", "mute", …) with all forms; ``KeyError`` if unknown."""
        return self.groups[name]


@cache
def load() -> Speech:
    """The table, read and checked once; ``BadLexicon`` says which class is malformed."""
    table = files.toml(TABLE)
    senses = frozenset(files.words(TABLE, table, "senses"))
    irregular = {word: files.words(TABLE, table, "forms", word) for word in files.section(TABLE, table, "forms")}
    by_part: dict[str, dict[str, list[Cue]]] = {part: {} for part in _PARTS}
    classes = []
    for number, entry in enumerate(files.sections(TABLE, table, "cue")):
        one = _class(entry, number, senses)
        classes.append(one)
        frames = _frames(entry, number)
        for words in one.words:
            first, *rest = words.split()
            cue = Cue(first, tuple(rest), one.part, one.sense, frames)
            for form in _forms(first, one.part, irregular):
                by_part[one.part].setdefault(form, []).append(cue)
    compiled = {
        part: {form: tuple(sorted(cues, key=lambda cue: -len(cue.rest))) for form, cues in forms.items()}
        for part, forms in by_part.items()
    }
    return Speech(
        verbs=compiled["verb"],
        nouns=compiled["noun"],
        adjectives=compiled["adjective"],
        phrases=compiled["phrase"],
        hedges=compiled["hedge"],
        classes=tuple(classes),
        groups=_groups(table, irregular),
        senses=senses,
        by_part=compiled,
        forms=frozenset(form for forms in compiled.values() for form in forms),
        spoken=frozenset(files.words(TABLE, table, "spoken")),
        uttered=frozenset(files.words(TABLE, table, "uttered")),
        citing=frozenset(files.words(TABLE, table, "citing")),
        pronouns={kind: frozenset(files.words(TABLE, table, "pronouns", kind)) for kind in _PRONOUNS},
    )


def _class(entry: dict[str, object], number: int, senses: frozenset[str]) -> CueClass:
    part, sense = str(entry.get("part")), str(entry.get("sense"))
    if part not in _PARTS:
        raise BadLexicon(f"speech.toml: cue {number}: part {part!r} is none of {', '.join(_PARTS)}")
    if sense not in senses:
        raise BadLexicon(f"speech.toml: cue {number}: sense {sense!r} is not in senses")
    if "example" not in entry or "not" not in entry:
        raise BadLexicon(f"speech.toml: cue {number}: example and not are required")
    words = tuple(dict.fromkeys(files.words(f"{TABLE}: cue {number}", entry, "words")))
    return CueClass(sense, part, words, str(entry["example"]), str(entry["not"]))


def _frames(entry: dict[str, object], number: int) -> frozenset[str]:
    frames = frozenset(files.words(f"{TABLE}: cue {number}", entry, "frames"))
    if not frames or frames - _FRAMES:
        raise BadLexicon(f"speech.toml: cue {number}: frames {sorted(frames)} are not all known")
    return frames


def _groups(table: dict[str, object], irregular: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    groups = {}
    for name in _GROUPS:
        words = files.words(TABLE, table, name, "words")
        part = "verb" if name in _VERB_GROUPS else "noun"
        groups[name] = frozenset(form for word in words for form in _forms(word, part, irregular))
    return groups


def _forms(word: str, part: str, irregular: Mapping[str, tuple[str, ...]]) -> Iterable[str]:
    """All written forms of a dictionary word of this part."""
    if part == "verb":
        return (word, *irregular.get(word, _verb_forms(word)))
    return (word, _plural(word)) if part == "noun" else (word,)


def _verb_forms(word: str) -> tuple[str, str, str]:
    """Third person, past, -ing of a regular verb (final consonants that double are listed as irregular)."""
    if word.endswith("e"):
        return word + "s", word + "d", (word if word.endswith("ee") else word[:-1]) + "ing"
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies", word[:-1] + "ied", word + "ing"
    return _plural(word), word + "ed", word + "ing"


def _plural(word: str) -> str:
    if word.endswith("y") and word[-2] not in "aeou":
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "sh", "ch", "x", "z")) else "s")
