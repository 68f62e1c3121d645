"""The edit form of an activity and its figures: what it shows, and which corrections what was typed amounts to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from starlette.datastructures import FormData

from extract import kinds, labels
from load.queries import Told
from load.tellings import Telling, Value
from review import naming, session, values
from review.values import OddValueError
from review.wording import Words

TEXTS = ("organisation", "project", "audience", "speaker")
_MENUS = ("type", "status", "kind", "bound")
_REQUIRED = ("type", "status", "kind", "unit", "bound", "low")
_LONGEST = 500


@dataclass(frozen=True, slots=True)
class Field:
    """A field of the form: ``was`` is what the reviewer was shown, ``machine`` what the machine says where it differs.

    ``key`` is the last part of ``name`` (``figure:120:low`` → ``low``); ``error`` a word of words.toml.
    """

    name: str
    value: str
    was: str
    machine: str = ""
    menu: tuple[tuple[str, str], ...] = ()
    error: str = ""

    @property
    def key(self) -> str:
        return self.name.rpartition(":")[2]

    @property
    def id(self) -> str:
        return self.name.replace(":", "-")

    @property
    def required(self) -> bool:
        return self.key in _REQUIRED


@dataclass(frozen=True, slots=True)
class Changes:
    """What was typed, as corrections (field → value), and what could not be read (name → word)."""

    corrections: Mapping[str, str | None]
    errors: Mapping[str, str]


def activity_fields(told: Told, t: Words) -> list[Field]:
    """The fields of the activity itself."""
    menus = {
        "type": [(key, t.label("type", key)) for key in labels.keys("type")],
        "status": [(key, t.label("status", key)) for key in labels.keys("status")],
        "place": [("", t("none")), *naming.province_menu(naming.day_of(told.telling))],
        "programme": [("", t("none")), *naming.programme_menu()],
    }
    now, machine = _activity_values(told.telling), _activity_values(told.machine)
    return [_field(name, now[name], machine[name], menus.get(name, ())) for name in now]


def figure_fields(figure: Value, machine: Value, t: Words) -> list[Field]:
    """The fields of one figure."""
    menus = {
        "kind": [(key, t.label("kind", key)) for key in kinds.kinds()],
        "bound": [(key, t.label("bound", key)) for key in labels.keys("bound")],
    }
    now, read = _figure_values(figure), _figure_values(machine)
    return [_field(f"figure:{figure.start}:{name}", now[name], read[name], menus.get(name, ())) for name in now]


def typed(fields: Sequence[Field], form: FormData) -> list[Field]:
    """The same fields with what the reviewer typed and what the reviewer had been shown."""
    return [
        replace(
            field,
            value=session.text(form, field.name, _LONGEST),
            was=session.text(form, f"was:{field.name}", _LONGEST),
        )
        for field in fields
        if field.name in form
    ]


def with_errors(fields: Sequence[Field], errors: Mapping[str, str]) -> list[Field]:
    """The fields, each with what is wrong with it."""
    return [replace(field, error=errors.get(field.name, "")) for field in fields]


def changes(fields: Sequence[Field]) -> Changes:
    """The corrections that the typed fields amount to: only what differs from what was shown."""
    errors: dict[str, str] = {}
    now = _read({field.name: field.value for field in fields}, errors)
    was = _read({field.name: field.was for field in fields}, {})
    same = object()
    changed = {name: value for name, value in now.items() if was.get(name, same) != value}
    return Changes(changed, errors)


def _read(given: Mapping[str, str], errors: dict[str, str]) -> dict[str, str | None]:
    found: dict[str, str | None] = {}
    for name, reader in _readers(given):
        try:
            found[name] = reader()
        except OddValueError as error:
            errors[{"period": "period_end"}.get(name, name)] = str(error)
    _complete_ranges(found, given)
    _check_ranges(found, errors)
    return found


def _readers(given: Mapping[str, str]) -> Iterator[tuple[str, _Reader]]:
    for name, text in given.items():
        key = name.rpartition(":")[2]
        if key == "period_start":
            yield "period", _Reader(key, text, given.get("period_end", ""))
        elif key != "period_end" and (text or key != "high"):
            yield name, _Reader(key, text)


@dataclass(frozen=True, slots=True)
class _Reader:
    key: str
    text: str
    second: str = ""

    def __call__(self) -> str | None:
        """The value as corrections hold it. Raises OddValueError."""
        if self.key == "period_start":
            return values.period(self.text, self.second)
        if not self.text:
            if self.key in _REQUIRED:
                raise OddValueError("missing_value")
            return None
        if self.key in ("low", "high", "total"):
            return values.number(self.text)
        return values.currency(self.text) if self.key == "currency" else self.text


def _complete_ranges(found: dict[str, str | None], given: Mapping[str, str]) -> None:
    """A single number has no end of its own."""
    for name, text in given.items():
        low = name.replace(":high", ":low")
        if low != name and not text and low in found:
            found[name] = found[low]


def _check_ranges(found: Mapping[str, str | None], errors: dict[str, str]) -> None:
    for name, low in found.items():
        high = found.get(name.replace(":low", ":high"))
        if name.endswith(":low") and low and high and Decimal(low) > Decimal(high):
            errors[name.replace(":low", ":high")] = "odd_range"


def _field(name: str, now: str, machine: str, menu: Sequence[tuple[str, str]]) -> Field:
    options = list(menu)
    for value in (now, machine):
        if menu and value not in dict(options):
            options.append((value, value))
    said = dict(options).get(machine, machine) if now != machine else ""
    return Field(name, now, now, said or ("–" if now != machine else ""), tuple(options))


def _activity_values(telling: Telling) -> dict[str, str]:
    return {
        "type": telling.type,
        "status": telling.status,
        "period_start": values.shown_day(telling.period_start),
        "period_end": values.shown_day(telling.period_end),
        "place": telling.province_code or "",
        "programme": telling.programme or "",
    } | {name: getattr(telling, name) or "" for name in TEXTS}


def _figure_values(figure: Value) -> dict[str, str]:
    return {
        "low": values.shown_number(figure.low),
        "high": values.shown_number(figure.high) if figure.high != figure.low else "",
        "bound": figure.bound,
        "unit": figure.unit,
        "kind": figure.kind,
        "per": figure.per or "",
        "currency": figure.currency or "",
        "total": values.shown_number(figure.total),
    }
