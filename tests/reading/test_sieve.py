"""Reports that need no parser: what the scan holds back must hold nothing."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from sayso.model import Document, Options
from sayso.reading import PARSED, Kit, read_document, read_documents
from sayso.reading import kit as load_kit
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.parse import LONGEST, Sentence, Unparsed
from sayso.reading.sieve import Sequences, Sieve

CASES = Path(__file__).parent.parent / "cases"
CLAIMS, VOICES = frozenset({"claims"}), frozenset({"voices"})
QUIET = "The hens laid well this spring. Add two eggs, a pinch of salt and a cup of flour, then stir."


def texts() -> list[str]:
    files = sorted(CASES.rglob("*.toml"))
    return [row["text"] for path in files for row in tomllib.loads(path.read_text(encoding="utf-8"))["case"]]


LIBRARY = """\
The town library will open on Sundays from April, the council agreed at its meeting on Thursday. Members had met
three times, and reached a deal with the staff in the end. The change will cost 48,000 a year, most of it for two
posts and for heating. A further sum was released for a boiler, which the building has needed since the cellar was
flooded. The reading hours, which are now held on Wednesday afternoons, will be given on Sundays as well if enough
volunteers can be found. Not everybody was in favour. One member accused the others of waste, and said that the
money should go to the swimming pool, whose roof has been damaged. The mayor denied it. The roof, he said, had been
cleared by the builders in May, and nobody had left the pool for that reason. The architect who restored the hall
ten years ago died in March; a talk about his staircase will be given in June, when the lift is to be closed for
some days. Readers can return their books at the side door until the lift is in use again. Tickets for the talk are
free.
"""


def passes(kit: Kit, text: str, layers: frozenset[str]) -> bool:
    assert kit.sieve is not None
    return bool(kit.sieve.lets_pass(text, layers))


class Open(Sieve):
    """Lets everything pass."""

    def lets_pass(self, text: str, layers: frozenset[str]) -> frozenset[str]:
        """All that is asked for."""
        return layers

    def tells(self, sentence: str, passed: frozenset[str]) -> bool:
        """Every sentence."""
        return True


@pytest.fixture(scope="module")
def unsieved(kit: Kit) -> Kit:
    nothing = Sequences(frozenset(), {})
    return replace(kit, sieve=Open(nothing, nothing, nothing, nothing, lambda word: frozenset({word})))


def test_every_case_with_a_claim_or_a_voice_is_parsed(kit: Kit, unsieved: Kit) -> None:
    held_back = [text for text in texts() if not passes(kit, text, CLAIMS)]
    assert not [t for t in held_back if read_document(Document(id="case", text=t), unsieved).claims]
    unheard = [text for text in texts() if not passes(kit, text, VOICES)]
    assert not [t for t in unheard if read_document(Document(id="case", text=t), unsieved).voices]


@pytest.mark.parametrize(
    "text",
    [
        "Two villages were shelled.",
        "Families fled.",
        "They shot a man.",
        "People left the town.",
        "He denied it.",
        "The army was blamed.",
        "A CEASE-FIRE",
    ],
)
def test_inflected_words_of_the_tables_pass(kit: Kit, text: str) -> None:
    assert passes(kit, text, CLAIMS)


@pytest.mark.parametrize("text", ["Witness: the sky was red", "No snow - mayor", "He said so.", "They cannot say."])
def test_labels_and_cues_pass_for_voices(kit: Kit, text: str) -> None:
    assert passes(kit, text, VOICES)


def test_quiet_text_is_held_back_for_claims(kit: Kit) -> None:
    assert not passes(kit, QUIET, CLAIMS)


def test_words_of_a_sequence_alone_do_not_pass(kit: Kit) -> None:
    """ "set fire to" needs all its words."""
    assert not passes(kit, "They set the table.", CLAIMS)


def test_ordinary_words_alone_do_not_make_a_long_report_one_of_war(kit: Kit) -> None:
    assert not passes(kit, LIBRARY, CLAIMS)


@pytest.mark.parametrize(
    "word", ["Two soldiers were there.", "The cease-fire holds.", "No tear gas was used.", "It is war."]
)
def test_one_unmistakable_word_is_enough(kit: Kit, word: str) -> None:
    assert passes(kit, f"{LIBRARY} {word}", CLAIMS)


def test_a_short_report_needs_no_unmistakable_word(kit: Kit) -> None:
    assert passes(kit, "Three lorries of flour entered the town.", CLAIMS)


def test_a_report_of_something_else_has_no_claims_whichever_layers_are_asked_for(kit: Kit, unsieved: Kit) -> None:
    """The trees are there for the voices; still the architect's death is none."""
    reading = read_document(Document(id="a", text=LIBRARY), kit)
    assert reading.voices
    assert not reading.claims
    assert read_document(Document(id="a", text=LIBRARY), unsieved).claims


def test_layers_not_asked_for_are_left_out_of_a_quiet_report() -> None:
    tools = load_kit(Options(layers=CLAIMS))
    reading = read_document(Document(id="a", text=QUIET + " It snowed in Leeds on 3 May 2011."), tools)
    assert (reading.claims, reading.places, reading.times) == ((), (), ())


def test_times_and_places_asked_for_stay_in_a_quiet_report() -> None:
    tools = load_kit(Options(layers=frozenset({"claims", "times", "places"})))
    reading = read_document(Document(id="a", text="It snowed in Leeds on 3 May 2011."), tools)
    assert [t.value for t in reading.times] == ["2011-05-03"]
    assert [p.name for p in reading.places] == ["Leeds"]


SAID = "It said that three people had been killed."


def asides(kit: Kit, text: str) -> list[Sentence]:
    """The sentences of a text that are put aside, as the parser gives them."""
    assert kit.sieve is not None
    assert kit.parser is not None
    cut = sentences(text, paragraphs(text))
    numbers = [n for n, s in enumerate(cut) if not kit.sieve.tells(s.span.of(text), PARSED)]
    ((parsed, _),) = kit.parser.parse([Unparsed(text=text, sentences=cut, asides=numbers)])
    return [sentence for sentence in parsed if sentence.aside]


def test_a_sentence_without_a_word_of_the_tables_is_put_aside_and_not_parsed(kit: Kit) -> None:
    (sentence,) = asides(kit, f"The ministry is large. {SAID}")
    assert "tokens" not in vars(sentence)
    assert [token.text for token in sentence.tokens] == ["The", "ministry", "is", "large", "."]


@pytest.mark.parametrize(
    "words",
    ["Two villages were shelled.", "He said so.", "Witness: the sky was red.", "No snow - mayor", "Set it on fire."],
)
def test_a_sentence_with_words_of_the_tables_is_not_put_aside(kit: Kit, words: str) -> None:
    assert not asides(kit, words)


def test_words_of_the_events_do_not_count_where_only_voices_are_read(kit: Kit) -> None:
    assert kit.sieve is not None
    assert kit.sieve.tells("Two villages were shelled.", CLAIMS | VOICES)
    assert not kit.sieve.tells("Two villages were shelled.", VOICES)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (f"The ministry is large. {SAID}", "The ministry"),
        (
            "Dr Ada Holm is a surgeon. Shells fell at noon. A nurse was hurt. Holm said that nobody was killed.",
            "Dr Ada Holm",
        ),
    ],
)
def test_a_sentence_put_aside_still_says_who_speaks_later(kit: Kit, text: str, name: str) -> None:
    assert asides(kit, text)
    assert name in {voice.name for voice in read_document(Document(id="a", text=text), kit).voices}


def test_putting_sentences_aside_changes_nothing(kit: Kit, unsieved: Kit) -> None:
    """Reports of the project's own, each with quiet sentences before, inside and behind."""
    told = [Document(id=str(n), text=f"{QUIET} {text}\n\n{QUIET}\n\n{SAID}") for n, text in enumerate(texts()[::4])]
    assert sum(len(asides(kit, document.text)) for document in told) > len(told)
    assert list(read_documents(told, kit)) == list(read_documents(told, unsieved))


def test_a_long_sentence_is_not_put_aside_for_it_may_be_too_long(kit: Kit) -> None:
    reading = read_document(Document(id="a", text=f"{SAID}\n\n" + "hens " * (LONGEST + 1)), kit)
    assert [problem.what for problem in reading.problems] == ["sentence too long to parse"]
