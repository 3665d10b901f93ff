"""The rules by which two claims are laid side by side: a table of named functions, each of which knows one kind.

A rule is given two scopes, the earlier by report and place in it first, and rules on them, or returns ``None`` where
the two have nothing to do with each other. A ruling of ``compatible`` is a near miss: they look alike, and the rule can
name what keeps them apart.
"""

from collections.abc import Callable

from sayso.reckoning.rules.blame import blamed_apart
from sayso.reckoning.rules.counts import counts_apart
from sayso.reckoning.rules.denial import assertion_and_denial
from sayso.reckoning.rules.ruling import Ruling
from sayso.reckoning.rules.status import states_apart
from sayso.reckoning.rules.time import times_apart
from sayso.reckoning.scope import Scope

Rule = Callable[[Scope, Scope], Ruling | None]

OPPOSED: tuple[Rule, ...] = (assertion_and_denial,)
"""The rules for two claims of which one is a denial."""
ALIKE: tuple[Rule, ...] = (counts_apart, blamed_apart, states_apart, times_apart)
"""The rules for two assertions; of several that speak the gravest verdict counts, then the first."""

__all__ = ["ALIKE", "OPPOSED", "Rule", "Ruling"]
