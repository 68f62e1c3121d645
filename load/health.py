"""The health of sources: each run is judged by facts, and by the source's own history where it has one.

A first run is judged by facts alone (nobody answers, pages are blocked, a fifth fails). What a source usually brings
is learnt from its harvests of the last two months, those before the alarm where one holds: a fault that lasts never
becomes the usual.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from load import alarms, harvests, schedules
from load.alarms import AlarmRow
from load.harvests import Harvest
from load.workdays import working_hours

Verdict = str | bool
"""The cause in a sentence; False: all is well; True: nothing can be said."""
UNKNOWN, WELL = True, False

MEMORY = timedelta(days=60)
FAILING = 0.2
"""The share of articles that may fail."""
FEW = 5
"""Articles below which a share says nothing."""
_CLOSED = ("block page", "http 401", "http 403", "http 429")
_AWAY = (
    "robots", "name", "connection", "timeout", "tls", "cut", "malformed", "error page", "http 500", "http 502",
    "http 503", "http 504",
)  # fmt: skip
_EMPTY = ("empty feed", "empty listing")
_WAYS = ("generic", "family", "site")
"""Ways of reading a page, the poorest first."""


@dataclass(frozen=True, slots=True)
class Case:
    """What a judge sees: this run, those before, and the time since the last news beside the usual time."""

    now: Harvest
    before: Sequence[Harvest]
    silent: float
    """Working hours since the source last brought anything new; -1 where it never did."""
    expected: float | None
    """Hours in which it usually brings something; None where nobody knows."""


def assess(engine: Engine, run_id: int, weekly: int = 0) -> list[AlarmRow]:
    """Record what a finished run brought, judge it, and return the alarms of its source that hold now.

    ``weekly`` is how many articles a usual week brings as far as the source's description says, 0 for unknown.
    """
    harvest = harvests.record(engine, run_id)
    if harvest is None:
        return []
    open_since = {alarm.kind: alarm.raised for alarm in alarms.standing(engine, harvest.site)}
    first = min([harvest.at, *open_since.values()])
    past = [h for h in harvests.history(engine, harvest.site, first - MEMORY) if h.run_id < harvest.run_id]
    verdicts: dict[str, str | None] = {}
    for kind, judge in JUDGES.items():
        until = open_since.get(kind, harvest.at)
        before = [h for h in past if until - MEMORY <= h.at < until]
        verdict = judge(Case(harvest, before, *_silence(engine, harvest, past, until, weekly)))
        if verdict is not UNKNOWN:
            verdicts[kind] = verdict if isinstance(verdict, str) else None
    alarms.update_all(engine, harvest.site, verdicts)
    return alarms.standing(engine, harvest.site)


def standing(engine: Engine) -> list[AlarmRow]:
    """The alarms that hold: of the sources, and where nobody has worked through them for a day."""
    found = alarms.standing(engine)
    if late := schedules.late(engine):
        site, due = late[0]
        told = (
            f"{len(late)} sources wait for their turn, {site} since {due:%d/%m/%Y %H:%M}; "
            "is 'sotin serve' or the timer running?"
        )
        found.append(AlarmRow("", "late", told, due, due))
    return found


def _silence(
    engine: Engine, harvest: Harvest, past: Sequence[Harvest], until: datetime, weekly: int
) -> tuple[float, float | None]:
    news = harvests.last_news(engine, harvest.site)
    since = news or (past[0].at if past else None)
    usual = harvests.usual_gap(engine, harvest.site, until)
    stated = 7 * 24 / weekly if weekly else None
    expected = max((gap for gap in (usual, stated) if gap is not None), default=None)
    return (working_hours(since, harvest.at) if since else -1.0), expected


def _silent(case: Case) -> Verdict:
    if case.silent < 0 or case.expected is None:
        return UNKNOWN
    allowed = 2 * max(case.expected, 24.0)
    if case.silent <= allowed:
        return WELL
    return (
        f"nothing new for {case.silent / 24:.1f} working days; usually something comes within "
        f"{max(case.expected, 24.0) / 24:.1f} days"
    )


def _unreachable(case: Case) -> Verdict:
    return _nothing_but(case, _AWAY, "the site cannot be reached")


def _blocked(case: Case) -> Verdict:
    closed = sum(case.now.causes.get(cause, 0) for cause in _CLOSED)
    if closed >= FEW or case.now.causes.get("block page"):
        return f"the site turns us away: {_told(case.now.causes, _CLOSED)}"
    return _nothing_but(case, _CLOSED, "the site turns us away")


def _nothing_but(case: Case, causes: Sequence[str], sentence: str) -> Verdict:
    if case.now.counts.get("fetched") or case.now.counts.get("listed"):
        return WELL
    if not any(case.now.causes.get(cause) for cause in causes):
        return WELL
    return f"{sentence}: {_told(case.now.causes, causes)}"


def _empty(case: Case) -> Verdict:
    found = sum(case.now.causes.get(cause, 0) for cause in _EMPTY)
    if not found:
        return WELL
    usual = min((sum(h.causes.get(cause, 0) for cause in _EMPTY) for h in case.before), default=None)
    if usual is None or found <= usual:
        return UNKNOWN if usual is None else WELL
    return f"feeds or listings that used to name articles name none: {_told(case.now.causes, _EMPTY)}"


def _failing(case: Case) -> Verdict:
    failed = case.now.counts.get("failed", 0)
    tried = failed + sum(case.now.counts.get(name, 0) for name in ("new", "changed", "known"))
    if tried < FEW:
        return UNKNOWN
    if failed <= FAILING * tried:
        return WELL
    return f"{failed} of {tried} articles failed: {_told(case.now.causes)}"


def _path(case: Case) -> Verdict:
    usual = max((_way(h) for h in case.before if sum(h.methods.values())), default=None)
    articles = sum(case.now.methods.values())
    if usual is None or not articles:
        return UNKNOWN
    poorer = sum(count for way, count in case.now.methods.items() if _rank(way) < usual)
    if 2 * poorer <= articles:
        return WELL
    return (
        f"{poorer} of {articles} articles were no longer read by the {_WAYS[usual]}'s selectors: the layout has changed"
    )


def _thinner(part: str, needed: int) -> Callable[[Case], Verdict]:
    """A judge of how many articles have a part: an alarm where less than half of the usual share has it."""

    def judge(case: Case) -> Verdict:
        articles, have = case.now.filled.get("articles", 0), case.now.filled.get(part, 0)
        before: Counter[str] = Counter()
        for harvest in case.before:
            before.update(harvest.filled)
        if articles < needed or before["articles"] < 2 * needed:
            return UNKNOWN
        usual = before[part] / before["articles"]
        if usual < 0.3 or have / articles >= usual / 2:
            return WELL
        return f"only {have} of {articles} new articles have a {part}; usually {usual:.0%} have"

    return judge


def _flooded(case: Case) -> Verdict:
    usual = [h.counts.get("new", 0) for h in case.before][1:]  # the first run brings years
    if len(usual) < FEW:
        return UNKNOWN
    new, most = case.now.counts.get("new", 0), max(usual)
    if new <= max(50, 10 * most):
        return WELL
    return f"{new} new articles in one run, at most {most} before: a trap, or every address has changed"


JUDGES: Mapping[str, Callable[[Case], Verdict]] = {
    "silence": _silent,
    "unreachable": _unreachable,
    "blocked": _blocked,
    "empty": _empty,
    "failing": _failing,
    "path": _path,
    "dates": _thinner("date", FEW),
    "bodies": _thinner("body", FEW),
    "figures": _thinner("figures", 2 * FEW),
    "flood": _flooded,
}
"""The kinds of alarms, each with its judge."""


def _way(harvest: Harvest) -> int:
    """The rank of the way that most of a run's articles were read by."""
    return _rank(max(harvest.methods, key=lambda way: harvest.methods[way]))


def _rank(way: str) -> int:
    return _WAYS.index(way) if way in _WAYS else 0


def _told(causes: Mapping[str, int], only: Sequence[str] = ()) -> str:
    chosen = [(cause, count) for cause, count in causes.items() if count and (not only or cause in only)]
    return ", ".join(f"{cause} ×{count}" for cause, count in sorted(chosen, key=lambda each: -each[1])[:FEW])
