"""Stance: negation, denial, failure, cessation, refusal, hedge, plan, condition, each a named rule."""

from sayso.reading.stance.falsehood import rejects
from sayso.reading.stance.judging import DENIALS, Stance, stance, under_cue
from sayso.reading.stance.polarity import UNTRUE

__all__ = ["DENIALS", "UNTRUE", "Stance", "rejects", "stance", "under_cue"]
