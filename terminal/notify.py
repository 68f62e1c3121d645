"""Send alarms out: to a web address, or by e-mail. What cannot be sent stays on the list for the next time."""

from __future__ import annotations

import json
import logging
import smtplib
import urllib.request
from collections.abc import Callable, Sequence
from email.message import EmailMessage
from urllib.parse import unquote, urlsplit

from pydantic_settings import BaseSettings, SettingsConfigDict

from extract.errors import UsageError
from load import alarms
from load.alarms import AlarmRow
from load.frontier import Engine
from terminal.words import word

log = logging.getLogger("sotin.health")

DEADLINE = 15.0
"""Seconds that sending may take."""


class Ways(BaseSettings):
    """``SOTIN_ALARM_WEBHOOK``: an address that takes JSON by POST. ``SOTIN_ALARM_MAIL``: addresses, by commas.
    ``SOTIN_SMTP``: the server, as ``smtp://user:password@host:587`` (STARTTLS where it is offered) or ``smtps://``."""

    model_config = SettingsConfigDict(env_prefix="SOTIN_", extra="ignore", frozen=True)

    alarm_webhook: str = ""
    alarm_mail: str = ""
    smtp: str = "smtp://localhost:25"


def check() -> Ways:
    """The ways that the environment names. Raises UsageError for one that cannot be used."""
    ways = Ways()
    if ways.alarm_webhook and urlsplit(ways.alarm_webhook).scheme not in ("http", "https"):
        raise UsageError(f"SOTIN_ALARM_WEBHOOK is {ways.alarm_webhook!r}; expected an address like https://host/path.")
    if ways.alarm_mail and urlsplit(ways.smtp).scheme not in ("smtp", "smtps"):
        raise UsageError(f"SOTIN_SMTP is {ways.smtp!r}; expected smtp://host:port or smtps://host:port.")
    return ways


def tell(engine: Engine, ways: Ways) -> None:
    """Send what was raised or cleared since the last time, once by each way that is set."""
    senders: list[Callable[[Sequence[AlarmRow]], None]] = []
    if ways.alarm_webhook:
        senders.append(lambda rows: _post(ways.alarm_webhook, rows))
    if ways.alarm_mail:
        senders.append(lambda rows: _mail(ways, rows))
    rows = alarms.untold(engine) if senders else []
    if not rows:
        return
    try:
        for send in senders:
            send(rows)
    except (OSError, smtplib.SMTPException) as error:
        log.warning("alarms could not be sent and will be with the next run: %s", error)
        return
    alarms.told(engine, rows)


def line(row: AlarmRow) -> str:
    """An alarm in one line, as it stands in a message."""
    state = f"{word('passed')}: " if row.cleared else ""
    what = f"{row.site}: {word('alarm_' + row.kind)}" if row.site else word("alarm_" + row.kind)
    return "".join(letter if letter.isprintable() else " " for letter in f"{state}{what}: {row.detail}")


def _post(address: str, rows: Sequence[AlarmRow]) -> None:
    told = [
        {
            "site": row.site,
            "kind": row.kind,
            "detail": row.detail,
            "raised": row.raised.isoformat(),
            "cleared": row.cleared.isoformat() if row.cleared else None,
        }
        for row in rows
    ]
    body = json.dumps({"text": "\n".join(map(line, rows)), "alarms": told}, ensure_ascii=False).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json; charset=utf-8"})
    with urllib.request.urlopen(request, timeout=DEADLINE):
        """An answer of 4xx or 5xx raises HTTPError, which is an OSError."""


def _mail(ways: Ways, rows: Sequence[AlarmRow]) -> None:
    message = EmailMessage()
    message["Subject"] = f"sotin: {word('alarms')} ({len(rows)})"
    message["To"] = ways.alarm_mail
    message["From"] = ways.alarm_mail.split(",")[0].strip()
    message.set_content("\n".join(map(line, rows)) + "\n")
    server = urlsplit(ways.smtp)
    kind = smtplib.SMTP_SSL if server.scheme == "smtps" else smtplib.SMTP
    with kind(server.hostname or "localhost", server.port or 0, timeout=DEADLINE) as connection:
        if server.scheme == "smtp" and connection.ehlo()[0] == 250 and connection.has_extn("starttls"):
            connection.starttls()
        if server.username:
            connection.login(unquote(server.username), unquote(server.password or ""))
        connection.send_message(message)
