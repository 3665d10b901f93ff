"""PDF: paragraphs are whole again, and what is no text says so."""

import pytest

from tests.intake.kinds.samples import REPORT_PDF, only, pdf, refused


def test_lines_become_paragraphs_across_pages_without_heads() -> None:
    made = only("a.pdf", REPORT_PDF)
    assert made.text.split("\n\n") == [
        "Army denies shelling",
        "The army said on Tuesday that it had not shelled the village of Lom, which lies near the long road to the "
        "coast in the north.",
        "Residents said that shells fell on the market and on the school beside it. A spokesman promised a note, "
        "which would come later.",
        "The second page ends here.",
        "The third page has one line only, and says little.",
    ]
    assert made.title == "Army denies shelling"
    assert made.published is None
    assert made.original is not None
    assert (made.original.data, made.original.media) == (REPORT_PDF, "application/pdf")


def test_a_headline_of_two_lines_is_one() -> None:
    told = [(20, 72, 760, "Army denies shelling the village of Lom"), (20, 72, 734, "for seven days")]
    body = [(11, 72, 700 - 14 * at, f"The army said no for the {at}th time, and went on saying so") for at in range(6)]
    assert only("a.pdf", pdf([*told, *body])).title == "Army denies shelling the village of Lom for seven days"


def test_a_hyphen_that_a_word_has_elsewhere_stays() -> None:
    lines = [
        "The long-range guns fell silent on Tuesday, and the long-",
        "range guns of the others did so too, said Lom.",
    ]
    made = only("a.pdf", pdf([(11, 72, 720 - 14 * at, line) for at, line in enumerate(lines)]))
    assert made.text.endswith("and the long-range guns of the others did so too, said Lom.")


def test_columns_are_read_one_after_the_other() -> None:
    left = ["The first column of the page", "begins here and goes on to", "the foot of it, where a"]
    right = ["sentence ends at the top.", "The second goes on until it", "is done."]
    lines = [(11, 72, 700 - 14 * at, line) for at, line in enumerate(left)]
    lines += [(11, 320, 700 - 14 * at, line) for at, line in enumerate(right)]
    assert "where a sentence ends at the top. The second goes on until it is done." in only("a.pdf", pdf(lines)).text


def test_two_pages_with_one_head_keep_it() -> None:
    page = [(9, 72, 800, "Truce holds, monitors say"), (11, 72, 720, "The truce held on Wednesday, monitors said.")]
    assert only("a.pdf", pdf(page, page)).text.count("Truce holds") == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (pdf([]), "scanned"),
        (REPORT_PDF[: len(REPORT_PDF) // 4], "no whole PDF"),
        (b"%PDF-1.7\n", "no whole PDF"),
        (b"", "no whole PDF"),
    ],
)
def test_what_cannot_be_read_is_refused(data: bytes, says: str) -> None:
    assert says in refused("a.pdf", data)


def test_a_password_is_asked_for() -> None:
    broken = REPORT_PDF.replace(
        b"/Root 1 0 R >>",
        b"/Root 1 0 R /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >> "
        b"/ID [<00> <00>] >>",
    )
    assert "encrypted" in refused("a.pdf", broken)
