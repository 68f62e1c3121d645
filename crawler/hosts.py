"""Which addresses may be asked: a source's own hosts by http or https, never this machine's own network."""

from __future__ import annotations

import ipaddress
from collections.abc import Collection
from urllib.parse import urlsplit


class Refused(Exception):
    """An address that is never asked; the message says why."""

    cause = "refused"


def is_loopback(host: str) -> bool:
    """Whether a host of an address is this machine."""
    return host in ("localhost", "::1") or host.startswith("127.")


def check_url(url: str, hosts: Collection[str], *, loopback: bool) -> None:
    """Raises Refused unless the address is plain http(s) on one of ``hosts`` ("host" or "host:port")."""
    try:
        parts = urlsplit(url)
        port, host = parts.port, parts.hostname or ""
    except ValueError:
        raise Refused(f"{url[:200]} is no address") from None
    if parts.scheme not in ("http", "https"):
        raise Refused(f"{url[:200]} is not http or https")
    if parts.username is not None or parts.password is not None:
        raise Refused(f"{url[:200]} carries a user name")
    if not _listed(host, port, hosts):
        raise Refused(f"{url[:200]} leads to a host that is not this site's")
    if not loopback:
        _check_literal(host)


def check_address(address: str, host: str, *, loopback: bool) -> None:
    """Raises Refused where a name resolves to an address of a private, local or reserved network."""
    found = ipaddress.ip_address(address.partition("%")[0])
    inner = getattr(found, "ipv4_mapped", None) or found
    if loopback and inner.is_loopback:
        return
    if not inner.is_global or inner.is_multicast:
        raise Refused(f"{host} resolves to {address}, which is no public address")


def _listed(host: str, port: int | None, hosts: Collection[str]) -> bool:
    host = f"[{host}]" if ":" in host else host
    return (f"{host}:{port}" in hosts) if port not in (None, 80, 443) else (host in hosts or f"{host}:{port}" in hosts)


def _check_literal(host: str) -> None:
    """Hosts written as a number (127.1, 0x7f000001, 2130706433, [::1]) never name a public portal."""
    labels = host.rstrip(".").split(".")
    if ":" in host or labels[-1][:1].isdigit():
        raise Refused(f"{host} is a bare address")
