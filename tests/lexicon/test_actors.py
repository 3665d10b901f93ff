"""Who speaks or acts: names in text, noun phrases as voices, short forms of earlier voices."""

import pytest
from hypothesis import given
from hypothesis import strategies as some

from sayso.lexicon import actors
from sayso.lexicon.actors import belligerents
from sayso.model import SpeakerKind

WAR = belligerents(["SY", "UA"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Moscow blamed the YPG.", [("Moscow", "rus"), ("YPG", "ypg")]),
        ("Turkeys army met Daesh near the town", [("Turkeys", "tur"), ("Daesh", "islamic-state")]),
        ("The Kremlin's envoy and U.N. staff left", [("Kremlin", "rus"), ("U.N.", "un")]),
        ("It is said that IS fled", [("IS", "islamic-state")]),
        ("Nurses who met the WHO", [("WHO", "who")]),
        ("the Syrian\nObservatory for Human Rights", [("Syrian\nObservatory for Human Rights", "sohr")]),
        ("aircraft of the US-led coalition", [("US-led coalition", "us-led-coalition")]),
        ("Hay’at Tahrir al-Sham fighters", [("Hay’at Tahrir al-Sham", "hts")]),
        ("the Peoples Protection Units said", [("Peoples Protection Units", "ypg")]),
        ("SANA reported calm in Sanaa", [("SANA", "sana")]),
        ("Yemeni troops left Sanaa", [("Yemeni", "yem")]),
    ],
)
def test_names_are_found(text: str, expected: list[tuple[str, str]]) -> None:
    found = actors.load().find(text)
    assert [(mention.name, mention.entity) for mention in found] == expected
    assert all(mention.span.of(text) == mention.name for mention in found)


@pytest.mark.parametrize(
    "text",
    [
        "He arrived in Damascus from Tehran",
        "DAMASCUS: shells fell",
        "an Iran-backed militia",
        "a pro-Russian crowd",
        "it told us who is there",
        "WHO IS NEXT FOR CARE AND AID",
        "the male nurse and a turkey",
        "Chad Miller cooks",
        "the observatory on the hill",
    ],
)
def test_what_only_looks_like_an_actor_is_left(text: str) -> None:
    assert actors.load().find(text) == ()


@pytest.mark.parametrize(
    ("phrase", "entity", "kind"),
    [
        ("Russia's defence spokesman", "rus", "party"),
        ("Norway's defence spokesman", "nor", "official"),
        ("military spokesman Ivan Petrenko", None, "party"),
        ("the Coventry-based Syrian Observatory for Human Rights", "sohr", "monitor"),
        ("a local source", None, "witness"),
        ("Residents of the old town", None, "witness"),
        ("a Reuters photographer who was there", None, "witness"),
        ("Jan Berg, the UN's aid coordinator", "un", "un"),
        ("the governor of the northern region", None, "official"),
        ("hospital officials", None, "official"),
        ("Ukrainian police", "ukr", "official"),
        ("rebel commander Abu Salim", None, "party"),
        ("opposition activists", None, "monitor"),
        ("the monitoring group", None, "monitor"),
        ("NGOs and the UN", None, "ngo"),
        ("Syria's state television", None, "media"),
        ("the Iranian news agency IRNA", "irna", "media"),
        ("medics", None, "ngo"),
        ("a volunteer with the White Helmets", "white-helmets", "ngo"),
        ("an adviser to the mayor", None, "official"),
        ("the foreign minister of Russia", "rus", "party"),
        ("a source close to Hezbollah", "hezbollah", "party"),
        ("Hamas fighters", "hamas", "party"),
        ("Syrian rebels", None, "party"),
        ("the U.S.-backed rebels", None, "party"),
        ("a UN official", "un", "un"),
        ("a military source", None, "party"),
        ("a source", None, "witness"),
        ("officials and residents", None, "official"),
        ("sources in Ukraine", None, "witness"),
        ("sources in the Syrian army", "syr", "party"),
        ("Mr. King", None, None),
        ("the spokesman", None, None),
        ("", None, None),
    ],
)
def test_a_phrase_is_a_voice(phrase: str, entity: str | None, kind: str | None) -> None:
    assert actors.load().describe(phrase, WAR) == (entity, SpeakerKind(kind) if kind else None)


def test_a_state_is_a_party_only_in_its_war() -> None:
    table = actors.load()
    assert table.kind_of("rus", belligerents(["UA"])) is SpeakerKind.PARTY
    assert table.kind_of("rus", belligerents(["LK"])) is SpeakerKind.OFFICIAL
    assert table.kind_of("irgc", belligerents(["LK"])) is SpeakerKind.OFFICIAL
    assert table.kind_of("hamas", belligerents(["LK"])) is SpeakerKind.PARTY
    assert table.kind_of("ocha", belligerents(["SY"])) is SpeakerKind.UN
    with pytest.raises(KeyError):
        table.kind_of("nobody")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("Russian and Syrian planes", ("rus", "syr")),
        ("the Iraqi army and the Peshmerga", ("irq", "peshmerga")),
        ("Syrian civilians", ()),
        ("Turkish-backed fighters", ()),
        ("rebels in eastern Ukraine", ()),
        ("sources in the Syrian army", ("syr",)),
    ],
)
def test_all_actors_of_a_phrase(phrase: str, expected: tuple[str, ...]) -> None:
    assert actors.load().entities(phrase) == expected


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("military spokesman Ivan Petrenko", "Russia's defence spokesman"),
        ("Ivan Petrenko", "Petrenko"),
        ("the Russian defence ministry", "the ministry"),
        ("the Syrian Observatory for Human Rights", "the monitor"),
        ("the Syrian Observatory for Human Rights", "the Observatory"),
        ("the Popular Mobilisation Forces", "the group"),
        ("the Iranian army", "the statement"),
        ("rebel commander Abu Salim", "the commander"),
    ],
)
def test_a_short_form_is_the_same_voice(earlier: str, later: str) -> None:
    assert actors.load().same_person_role(earlier, later)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ("the governor", "the mayor"),
        ("the Ukrainian army", "Russia's defence ministry"),
        ("Russia's foreign minister", "Russia's defence ministry"),
        ("residents", "the spokesman"),
        ("spokesman Ivan Petrenko", "spokesman Oleh Marchuk"),
    ],
)
def test_another_office_is_another_voice(earlier: str, later: str) -> None:
    assert not actors.load().same_person_role(earlier, later)


def test_a_war_named_in_passing_is_another_war() -> None:
    assert "lka" not in belligerents(["SY"] * 9 + ["LK"])
    assert "lka" in belligerents(["SY", "SY", "LK"])


def test_forces_answer_to_their_state() -> None:
    table = actors.load()
    assert table.root("quds-force") == "irn"
    assert table.within("quds-force", "irgc")
    assert not table.within("irgc", "quds-force")


def test_the_table_is_broad_and_whole() -> None:
    table = actors.load()
    assert sum(not actor.state for actor in table.by_id.values()) >= 400
    assert {"syr", "rus"} <= belligerents(["sy"])
    assert belligerents(["CH", "??"]) == frozenset()


@given(some.text())
def test_any_text_can_be_searched(text: str) -> None:
    table = actors.load()
    last = 0
    for mention in table.find(text):
        assert last <= mention.span.start < mention.span.end <= len(text)
        last = mention.span.end
    table.describe(text, WAR)
