"""A reviewer's visit to one record: what was asked for, and what every page about it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from fastapi import Request, Response
from fastapi.responses import RedirectResponse
from starlette.datastructures import FormData

from extract.errors import SotinError
from load import queries
from load.errors import StaleCorrectionError
from load.queries import RecordDetail, Told
from load.store import Engine
from review import deciding, naming, presenting, session
from review.rendering import words
from review.searching import search


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was saved: a word of words.toml, and the decisions that came in between."""

    status: int
    problem: str
    detail: str = ""
    newer: frozenset[int] = frozenset()


NO_REFUSAL = Refusal(200, "")


@dataclass(frozen=True, slots=True)
class Visit:
    """The record asked for and the telling that is looked at."""

    request: Request
    detail: RecordDetail
    told: Told

    def moved(self, number: str, rest: str = "") -> Response | None:
        """The way to the record that took over the number asked for."""
        if int(number) == self.detail.record.id:
            return None
        query = f"?{self.request.url.query}" if self.request.url.query else ""
        return RedirectResponse(f"/records/{self.detail.record.id}{rest}{query}", 302)

    def back(self, done: str, place: str = "") -> Response:
        """To the page of the record and its telling, which tells what was done."""
        session.say(self.request, done)
        several = len(self.detail.tellings) > 1
        query = search(self.request.query_params).query(activity=self.told.telling.key if several else "")
        return RedirectResponse(f"/records/{self.detail.record.id}{'?' if query else ''}{query}{place}", 303)

    def save(self, values: Mapping[str, str | None], form: FormData) -> Refusal | None:
        """Save decisions, unless the name is missing, somebody decided in between, or the store refuses."""
        reviewer, seen = session.reviewer(self.request), _seen(form)
        if not reviewer:
            return Refusal(422, "name_first")
        newer = deciding.since(self.told, seen, values)
        if newer:
            return Refusal(409, "decided_since", newer=frozenset(row.id for row in newer))
        try:
            deciding.decide(engine(self.request), self.told, values, reviewer, seen, session.text(form, "note"))
        except StaleCorrectionError:
            return Refusal(409, "decided_since")
        except SotinError as error:
            return Refusal(422, "refused", str(error))
        return None

    def shown(self, refusal: Refusal) -> dict[str, Any]:
        """What every page about the record shows."""
        t, asked = words(self.request), search(self.request.query_params)
        figures = presenting.figures(self.detail, self.told)
        before, after = queries.neighbours(engine(self.request), self.detail.record.id, asked.wanted)
        return {
            "detail": self.detail,
            "record": self.detail.record,
            "told": self.told,
            "telling": self.told.telling,
            "figures": figures,
            "lines": presenting.article(self.told, figures, t),
            "history": presenting.history(self.told, t),
            "versions": presenting.versions(self.told),
            "programme": naming.programme,
            "seen": deciding.newest(self.told),
            "search": asked,
            "before": before,
            "after": after,
            "of": presenting,
            "refusal": refusal,
        }


def visit(request: Request, number: str, activity: str) -> Visit:
    """Raises UnknownRecordError for a number that was never given."""
    known = number.isascii() and number.isdecimal() and len(number) <= 18
    detail = queries.record(engine(request), int(number) if known else 0)
    return Visit(request, detail, presenting.told_by(detail, activity))


def engine(request: Request) -> Engine:
    """The store that the desk works on."""
    opened: Engine = request.app.state.engine
    return opened


def _seen(form: FormData) -> int:
    given = session.text(form, "seen", 18)
    return int(given) if given.isascii() and given.isdecimal() else 0
