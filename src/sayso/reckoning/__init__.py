"""Claims to disputes and threads: pure functions over claims. Nothing here reads text or touches a database."""

from sayso.reckoning.disputes import disputes, judge, settled
from sayso.reckoning.scope import Scope, covers
from sayso.reckoning.scoping import scopes

__all__ = ["Scope", "covers", "disputes", "judge", "scopes", "settled"]
