"""Stance: negation, denial, failure, cessation, refusal, hedge, plan, condition, each a named rule."""

from sayso.reading.stance.judging import DENIALS, Stance, stance, under_cue

__all__ = ["DENIALS", "Stance", "stance", "under_cue"]
