"""Who holds something: a name of this process that no other process ever has, and whether another one still lives."""

from __future__ import annotations

import hashlib
import os
import socket
from functools import cache
from itertools import count
from pathlib import Path

_NUMBERS = count(1)


def new() -> str:
    """A name for one piece of this process's work, like ``web1:3f2a…:4711:88123:1``."""
    return f"{_machine()}:{os.getpid()}:{_started(os.getpid())}:{next(_NUMBERS)}"


def is_gone(holder: str) -> bool:
    """Whether the process that made this name is known to have ended. False for one of another machine: only the end
    of its lease tells."""
    machine, _, rest = holder.partition(f"{_machine()}:")
    number, _, rest = rest.partition(":")
    if machine or not number.isdigit():
        return False
    return _started(int(number)) != rest.partition(":")[0]


@cache
def _machine() -> str:
    """This machine since it was started, and which of its containers: process numbers mean nothing elsewhere."""
    parts = [socket.gethostname(), _read("/proc/sys/kernel/random/boot_id"), _link("/proc/self/ns/pid")]
    return f"{socket.gethostname()}:{hashlib.sha256('|'.join(parts).encode()).hexdigest()[:12]}"


def _started(process: int) -> str:
    """When a process was started, in the kernel's ticks: a number that is used again has another start. "" for one
    that is no more (or a zombie), "-" where this system does not say."""
    try:
        words = Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return _signalled(process)
    return "" if words[0] in "ZX" else words[19]


def _signalled(process: int) -> str:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return ""
    except OSError:
        return "-"
    return "-"


def _read(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _link(path: str) -> str:
    try:
        return os.readlink(path)
    except OSError:
        return ""
