"""What must hold for any text: spans slice to their words, nothing crashes, the same text gives the same reading."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sayso.contract import record
from sayso.errors import BadReport
from sayso.model import Document, Options, Reading, Span
from sayso.reading import Kit, read_document

SENTENCE = (
    "Moscow said on Tuesday that planes have not bombed Aleppo . , \" “ ” ' ’ – the truce ended , killing at least 56 "
    "civilians according to monitors ; « » ( ) U.S. Gen. no strikes é مدينة 停火 🙂 16:00 GMT"
)
WORDS = st.sampled_from([*SENTENCE.split(), "\n", "\n\n", "\t", "\u00a0", "\u200f"])
NEWS = st.lists(WORDS, max_size=60).map(" ".join)
ANY = st.text(max_size=300)


def read(kit: Kit, text: str) -> Reading:
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return read_document(Document(id="x", text=text, published="2016-10-25", sha256=digest), kit)


def spans(reading: Reading) -> list[Span]:
    found = [t.span for t in reading.times] + [p.span for p in reading.places]
    for voice in reading.voices:
        found += [*voice.source, *voice.cue, *voice.content]
    for claim in reading.claims:
        found += [claim.evidence, claim.trigger, *(a.span for a in (*claim.actors, *claim.targets))]
        found += [q.span for q in claim.quantities] + ([claim.cue] if claim.cue else [])
        found += [f.span for _, f in claim.found if f.span is not None]
    return found


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=NEWS | ANY)
def test_every_span_slices_to_words_of_the_text(kit: Kit, text: str) -> None:
    reading = read(kit, text)
    for span in spans(reading):
        assert 0 <= span.start < span.end <= len(text)
    for mention in reading.places:
        assert mention.name == mention.span.of(text)
    for claim in reading.claims:
        for argument in (*claim.actors, *claim.targets):
            assert argument.name == argument.span.of(text)
        assert claim.evidence.start <= claim.trigger.start or claim.evidence.end >= claim.trigger.end


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=NEWS | ANY)
def test_the_same_text_gives_the_same_record(kit: Kit, text: str) -> None:
    layers = Options().layers
    assert json.dumps(record(read(kit, text), layers)) == json.dumps(record(read(kit, text), layers))


SCRIPT = """
import json
from sayso import Document, Options, annotate
from sayso.contract import record
text = "Kyiv denied that its guns had shelled Donetsk on Monday. \\"We did not fire,\\" a spokesman said."
for reading in annotate([Document(id="1", text=text, published="2015-02-20")], Options()):
    print(json.dumps(record(reading, Options().layers)))
"""


def test_two_processes_with_other_hash_seeds_give_the_same_bytes() -> None:
    outputs = {
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            env={"PYTHONHASHSEED": seed, "PATH": "", "HOME": "/tmp"},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
    assert b'"denied"' in outputs.pop()


def test_half_a_surrogate_pair_is_an_error_that_says_where(kit: Kit) -> None:
    broken = Document(id="broken", text="The army said \ud800 boats left.", published="2024-03-05")
    with pytest.raises(BadReport, match="broken: half a surrogate pair at 14"):
        read_document(broken, kit)
