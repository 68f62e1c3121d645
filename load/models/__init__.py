"""The tables. docs/data.md says what each column means to the people who read it.

Words (status, type, kind, state) are plain text columns: ``load.vocabulary`` checks them when they are saved, so a
new word is a new table row and no migration. Every ``updated_at`` moves only when the row's content does.
"""

from load.models.base import Base
from load.models.collected import Address, Article, Band, Body, Frontier, Link, Page, Problem, Revision, Run
from load.models.merged import Member, Record, RecordAlias, RecordFigure
from load.models.operations import Alarm, Dictionary, Harvest, Lease, Schedule
from load.models.read import Activity, Correction, Extraction, Figure

__all__ = [
    "Activity",
    "Address",
    "Alarm",
    "Article",
    "Band",
    "Base",
    "Body",
    "Correction",
    "Dictionary",
    "Extraction",
    "Figure",
    "Frontier",
    "Harvest",
    "Lease",
    "Link",
    "Member",
    "Page",
    "Problem",
    "Record",
    "RecordAlias",
    "RecordFigure",
    "Revision",
    "Run",
    "Schedule",
]
