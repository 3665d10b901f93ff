"""What leaves sayso: one JSON record a report (``sayso annotate``), one a claim (``sayso claims``),
one a dispute (``sayso disputes``), and the way back.

Offsets are code points into the report's text, end exclusive. Every key is always there; ``None`` (JSON ``null``)
means that the report does not say. A layer that was not asked for has no key at all.
"""

from sayso.contract.back import claim_from_record
from sayso.contract.changes import change_record
from sayso.contract.copies import copy_group_record
from sayso.contract.disputes import DisputeRecord, dispute_record
from sayso.contract.incidents import HappeningRecord, IncidentRecord, happening_record, incident_record
from sayso.contract.judged import JudgedClaimRecord, attached_record, judged_record
from sayso.contract.shapes import ClaimRecord
from sayso.contract.threads import thread_record
from sayso.contract.threadshapes import EvacuationRecord, PassageRecord, TalksRecord, TruceRecord
from sayso.contract.writing import claim_record, line, record
from sayso.model import LAYERS

__all__ = [
    "LAYERS",
    "ClaimRecord",
    "DisputeRecord",
    "EvacuationRecord",
    "HappeningRecord",
    "IncidentRecord",
    "JudgedClaimRecord",
    "PassageRecord",
    "TalksRecord",
    "TruceRecord",
    "attached_record",
    "change_record",
    "claim_from_record",
    "claim_record",
    "copy_group_record",
    "dispute_record",
    "happening_record",
    "incident_record",
    "judged_record",
    "line",
    "record",
    "thread_record",
]
