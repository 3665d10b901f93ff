"""Which language a text is written in, by py3langid."""

from __future__ import annotations

from functools import cache

from py3langid.langid import MODEL_FILE, LanguageIdentifier

from sayso.model import Problem

ENOUGH = (
    40  # letters of Latin script; with the margin below none of 5,481 English lines cut there was taken for another
)
LOOKED_AT = 20_000  # characters
MARGIN = (
    60  # log units by which another language of Latin script must fit better: foreign names make 10 of them, a line
)
# of Turkish, French or Dutch 180 and more


def language(text: str) -> str | None:
    """ISO 639-1 code of the language that ``text`` is written in; ``None`` when it is too short to tell.

    A text in another script than Latin is always told from English, however short.
    """
    letters = [character for character in text[:LOOKED_AT] if character.isalpha()]
    latin = sum(character < "\u0250" for character in letters)
    if not letters or (len(letters) < ENOUGH and 2 * latin >= len(letters)):
        return None
    scores = dict(_identifier().rank(" ".join(text[:LOOKED_AT].split())))
    best = max(scores, key=lambda code: (scores[code], code))
    named = 2 * latin >= len(letters) and scores[best] - scores["en"] < MARGIN
    return "en" if named else str(best)


def disagreement(declared: str | None, found: str | None) -> tuple[Problem, ...]:
    """What to note where a page calls itself of another language than its text is in."""
    told = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    if len(told) != 2 or found is None or told == found:
        return ()
    return (Problem(what=f"the page says it is in {told}, but its text reads as {found}", span=None),)


@cache
def _identifier() -> LanguageIdentifier:
    """The model, kept to languages with a code of two letters: pidgins and dialects take short English for theirs."""
    made = LanguageIdentifier.from_model_file(MODEL_FILE)
    made.set_languages(sorted(label for label in set(made.nb_classes) if len(label) == 2))
    return made
