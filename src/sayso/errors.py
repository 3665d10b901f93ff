"""What can go wrong and be mended by a user: one class per thing to do about it."""


class SaysoError(Exception):
    """Base of every error that sayso raises on purpose; its message says what to do."""


class BadReport(SaysoError):
    """A file or line that is not a report sayso can read (no text, not UTF-8, not JSON, …)."""


class BadLexicon(SaysoError):
    """A word table or a user's gazetteer file that does not follow its documented form."""


class ModelMissing(SaysoError):
    """The parser's model is not installed, or its weights are not the ones that were pinned."""


class BadLedger(SaysoError):
    """A ledger that is missing, locked, damaged, not to be reached, or of a newer sayso."""


class BadHead(SaysoError):
    """An exported head, or a key for it, that is not one, does not fit, or cannot be written."""


class NotFound(SaysoError):
    """An id that the ledger does not hold, or that fits several entries."""


class BadQuery(SaysoError):
    """A filter or option whose value has no meaning (an unknown event type, a date that is none)."""


class JobLost(SaysoError):
    """A process that was to read reports has ended before its time."""
