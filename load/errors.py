"""What can go wrong with the store. Each message is one plain sentence with the way out."""

from __future__ import annotations

from extract.errors import SotinError, UsageError


class DatabaseError(SotinError):
    """The database cannot be reached, read or written."""


class DatabaseAddressError(DatabaseError, UsageError):
    """What was given as the database's address is none."""

    exit_code = UsageError.exit_code


class DatabaseBusyError(DatabaseError):
    """Another process is writing and did not finish in time."""


class UnknownWordError(SotinError):
    """A status, type, kind or bound that no table lists."""


class EvidenceError(SotinError):
    """A figure or activity whose offsets do not cut its own words out of the article: nothing of it is stored."""


class StaleArticleError(SotinError):
    """The article changed while it was being read; the reading is thrown away and the article stays pending."""


class UnknownActivityError(SotinError):
    """A correction of an activity or field that does not exist."""


class StaleCorrectionError(SotinError):
    """Somebody else decided about the same field in the meantime."""


class ExportError(SotinError):
    """The export file cannot be written."""


class ExportFormError(ExportError, UsageError):
    """An ending or table that no export has."""

    exit_code = UsageError.exit_code


class CorrectionError(SotinError):
    """A correction whose field or value cannot be."""


class WorkerError(SotinError):
    """A worker process ended before its work was done."""


class UnknownRecordError(SotinError):
    """A record number that was never given, or whose record is gone."""
