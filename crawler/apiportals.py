"""Sites that show nothing without their own script: what the script asks for is asked for instead."""

from __future__ import annotations

from typing import ClassVar

from crawler.source import Names, Source


class JsonPortal(Source):
    """Portals whose lists and articles are JSON; ``crawler/answer.py`` turns an article into the parts named here."""

    title: ClassVar[Names] = (".api-title",)
    lead: ClassVar[Names] = (".api-lead",)
    body: ClassVar[Names] = (".api-body",)
    date: ClassVar[Names] = (".api-date",)
    author: ClassVar[Names] = (".api-author",)
    rubric: ClassVar[Names] = (".api-rubric",)
    credit: ClassVar[Names] = (".api-credit",)
    drop: ClassVar[Names] = ("figcaption", ".caption")
