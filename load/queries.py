"""What the command line, the review desk and the exports read: one name for each question."""

from __future__ import annotations

from load.alarms import AlarmRow
from load.changes import Change, changes
from load.detail import CorrectionRow, RecordDetail, RevisionRow, Told, orphans, record
from load.filters import ANY, Filter
from load.listing import Choices, choices, count, neighbours, records
from load.nouns import UnknownNoun, unknown_nouns
from load.overview import ProblemRow, RunRow, StatusReport, status
from load.shown import Conflict, FigureRow, RecordRow, SourceRow

__all__ = [
    "ANY",
    "AlarmRow",
    "Change",
    "Choices",
    "Conflict",
    "CorrectionRow",
    "FigureRow",
    "Filter",
    "ProblemRow",
    "RecordDetail",
    "RecordRow",
    "RevisionRow",
    "RunRow",
    "SourceRow",
    "StatusReport",
    "Told",
    "UnknownNoun",
    "changes",
    "choices",
    "count",
    "neighbours",
    "orphans",
    "record",
    "records",
    "status",
    "unknown_nouns",
]
