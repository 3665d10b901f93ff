"""Which language a text is in; English with foreign names is English."""

from pathlib import Path

import pytest

from sayso.intake.kinds import Input, documents
from sayso.intake.kinds.language import disagreement, language
from sayso.model import Document
from tests.intake.kinds.samples import only

EXAMPLES = Path(__file__).parents[3] / "examples"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Abu Yazan al-Shami and Khaled al-Hourani of the Hayat Tahrir al-Sham brigade met Mevlüt Şahin and "
            "Oleksandr Zakharchenko near Ma‘arrat al-Nu‘man and Khan Shaykhun, according to Yıldırım and Kovalenko.",
            "en",
        ),
        (
            "Ordu salı günü köyü bombalamadığını açıkladı, köylüler ise değirmenin yakınına üç merminin düştüğünü "
            "söyledi ve dört kişinin öldüğünü bildirdi.",
            "tr",
        ),
        (
            "L’armée a déclaré mardi qu’elle n’avait pas bombardé le village, mais les habitants disent que trois obus "
            "sont tombés près du moulin.",
            "fr",
        ),
        ("قال الجيش إنه لم يقصف القرية", "ar"),
        ("Вибухи в Харкові, є поранені", "uk"),
        ("Shells on Lom", None),
        ("Recep Tayyip Erdoğan", None),
        ("12:40 — 3, 4", None),
    ],
)
def test_the_language_of_a_text(text: str, found: str | None) -> None:
    assert language(text) == found


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*.[tj]*")), ids=lambda path: path.name)
def test_the_examples_are_english(path: Path) -> None:
    made = list(documents(Input(name=path.name, path=path)))
    assert {one.lang for one in made if isinstance(one, Document)} == {"en"}


def test_what_the_user_told_stands() -> None:
    assert only("a.jsonl", '{"id": "a", "text": "Вибухи в Харкові", "lang": "ru"}'.encode()).lang == "ru"


@pytest.mark.parametrize(
    ("declared", "noted"), [("ar", True), ("en-GB", False), ("EN", False), (None, False), ("", False)]
)
def test_a_page_that_says_otherwise_is_noted(declared: str | None, noted: bool) -> None:
    assert bool(disagreement(declared, "en")) is noted
    assert not disagreement(declared, None)
