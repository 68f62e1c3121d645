"""Which figures of a reading sum others up, so that no report counts both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from extract import arithmetic
from extract.model import Extraction
from extract.text import Source


@dataclass(frozen=True, slots=True)
class Sums:
    """By places in a reading: figures → the figure that sums them up, totals → whether their parts make them,
    activities → those that their money pays for."""

    part_of: Mapping[int, int] = field(default_factory=dict)
    agree: Mapping[int, bool | None] = field(default_factory=dict)
    covers: Mapping[int, tuple[int, ...]] = field(default_factory=dict)


def read(text: str, extraction: Extraction) -> Sums:
    """The sums of a reading of ``text``."""
    sorts = Counter((figure.kind, figure.unit, figure.per) for figure in extraction.figures)
    if max(sorts.values(), default=0) < 2 and not any(figure.kind == "budget" for figure in extraction.figures):
        return Sums()  # most articles end here, without reading the text once more
    source = Source(text)
    totals = arithmetic.totals(source, extraction.figures)
    return Sums(
        {part: total.total for total in totals for part in total.parts},
        {total.total: total.agrees for total in totals},
        arithmetic.covered(extraction.activities, extraction.figures, source),
    )
