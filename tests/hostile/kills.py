"""Random ``kill -9`` over crawl, extraction, merging and export: ``python -m tests.hostile.kills [KILLS] [SEED]``.

Campaign after campaign begins with an empty store; its processes are killed at moments that a seed chooses until one
comes to its end. Then the store must hold what an undisturbed run brings, no more and no less.
"""

from __future__ import annotations

import json
import random
import signal
import sqlite3
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from portal.server import Portal
from tests.working import logs, scheduled, start, until

SITES = ("danang", "sonla")
TABLES = ("articles", "figures", "activities", "records")
IN_FLIGHT = 3
"""Pages of a site that a kill makes come again: one on its way, and those that waited for their commit."""
_NUMBERED = ("id", "record")
_MOST = 30
"""Kills in one campaign at most."""


@dataclass
class Tally:
    """What was done: kills by stage, checks of the database, articles asked for again, campaigns that ended."""

    kills: Counter[str] = field(default_factory=Counter)
    checks: int = 0
    repeated: int = 0
    campaigns: int = 0
    faults: list[str] = field(default_factory=list)

    def must(self, holds: bool, told: str) -> None:
        if not holds:
            self.faults.append(told)


class Campaign:
    """One store from empty to whole."""

    def __init__(self, portal: Portal, data: Path, chance: random.Random, tally: Tally) -> None:
        self.portal, self.data, self.chance, self.tally = portal, data, chance, tally
        self.url = f"sqlite:///{data / 'sotin.sqlite'}"
        self.names = scheduled(portal, self.url, data, SITES)
        self.articles = sum(len(portal.rooms[name].stories) for name in SITES)
        self._stored = 0
        portal.forget()

    def start(self, *words: str) -> subprocess.Popen[str]:
        return start(*words, data=self.data, database_url=self.url)

    def run(self) -> None:
        """To the end, undisturbed."""
        code = self.start("run", "--due", *self.names).wait(120)
        self.tally.must(code == 0, f"a run ended with {code}: {logs(self.data)[-500:]}")

    def disturbed(self, kills: int) -> None:
        """Kill processes until one does all that is left, then look at what is there."""
        killed: Counter[str] = Counter()
        while killed.total() < min(kills, _MOST) and (stage := self._kill()):
            killed[stage] += 1
            self._check()
        self.tally.kills += killed
        self.run()
        self.run()
        again = Counter(visit.path for visit in self.portal.requests if self._is_article(visit.path))
        repeated = sum(times - 1 for times in again.values())
        allowed = IN_FLIGHT * len(SITES) * killed["crawl"]
        self.tally.must(repeated <= allowed, f"{repeated} articles asked for again after {killed['crawl']} kills")
        self.tally.repeated += repeated
        self.tally.campaigns += 1

    def _kill(self) -> str:
        """Start a process and kill it; the stage that it was in, or "" where it had ended before."""
        if self._stored and self.chance.random() < 0.3:
            return self._kill_export()
        late = self._stored == self.articles or self.chance.random() < 0.4
        stage = "extraction" if late else "crawl"
        process = self.start("run", "--due", *self.names)
        if stage == "crawl":
            asked = len(self.portal.requests) + self.chance.randint(3, 22)
            reached = self._wait(process, lambda: len(self.portal.requests) >= asked)
        else:
            read = self._count("extractions") + self.chance.randint(0, 5)
            reached = self._wait(process, lambda: 0 < self._count("extractions") >= read or self._count("records") > 0)
            until(lambda: process.poll() is not None, self.chance.random())  # somewhere in what comes then
        return stage if self._end(process) and reached else ""

    def _kill_export(self) -> str:
        out = self.data / "out.jsonl"
        before = out.read_bytes() if out.exists() else b""
        process = self.start("export", str(out), "--table", "articles")
        until(lambda: process.poll() is not None, self.chance.uniform(0.3, 1.6))
        killed = self._end(process)
        now = out.read_bytes() if out.exists() else b""
        whole = now.endswith(b"\n") and len(now.splitlines()) == self._count("articles")
        self.tally.must(now == before or whole, "an export is neither the old one nor the new one")
        return "export" if killed else self._kill()

    def _wait(self, process: subprocess.Popen[str], condition: Callable[[], bool]) -> bool:
        return until(lambda: process.poll() is not None or condition(), 60)

    def _end(self, process: subprocess.Popen[str]) -> bool:
        """Whether there was still something to kill."""
        alive = process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
        return alive

    def _check(self) -> None:
        """The database is sound, and nothing that was stored is gone."""
        with closing(sqlite3.connect(self.data / "sotin.sqlite")) as connection:
            sound = [row[0] for row in connection.execute("PRAGMA integrity_check")]
            strays = connection.execute("PRAGMA foreign_key_check").fetchall()
        self.tally.must(sound == ["ok"] and strays == [], f"integrity: {sound[:3]} {strays[:3]}")
        self.tally.checks += 1
        stored = self._count("articles")
        self.tally.must(stored >= self._stored, f"{self._stored} articles became {stored}")
        self._stored = stored

    def _count(self, table: str) -> int:
        with closing(sqlite3.connect(f"file:{self.data / 'sotin.sqlite'}?mode=ro", uri=True)) as connection:
            number: int = connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            return number

    def _is_article(self, path: str) -> bool:
        stories = (story for name in SITES for story in self.portal.rooms[name].stories)
        return any(path.removeprefix("/vi") == story.article.path for story in stories)

    def state(self) -> dict[str, list[str]]:
        """What an office sees of the store, without the numbers of rows, which tell the order of arrival."""
        return {table: self._exported(table) for table in TABLES}

    def _exported(self, table: str) -> list[str]:
        out = self.data / f"{table}.jsonl"
        self.tally.must(self.start("export", str(out), "--table", table).wait(60) == 0, f"export of {table} failed")
        rows = (json.loads(line) for line in out.read_text(encoding="utf-8").splitlines())
        kept = ({name: value for name, value in row.items() if name not in _NUMBERED} for row in rows)
        return sorted(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in kept)


def campaigns(kills: int, seed: int, folder: Path) -> Tally:
    """So many kills, over as many campaigns as it takes; what went wrong is in the tally's ``faults``."""
    tally, chance = Tally(), random.Random(seed)
    with Portal({}) as portal:
        undisturbed = Campaign(portal, folder / "undisturbed", chance, tally)
        undisturbed.run()
        expected = undisturbed.state()
        while tally.kills.total() < kills and not tally.faults:
            campaign = Campaign(portal, folder / f"{tally.campaigns}", chance, tally)
            campaign.disturbed(kills - tally.kills.total())
            for table, rows in campaign.state().items():
                odd = Counter(rows)
                odd.subtract(Counter(expected[table]))
                wrong = [(count, row[:300]) for row, count in odd.items() if count]
                tally.must(not wrong, f"{table} differs from an undisturbed run: {wrong[:2]}")
    return tally


def main(kills: int, seed: int) -> int:
    with tempfile.TemporaryDirectory() as folder:
        tally = campaigns(kills, seed, Path(folder))
    print(
        f"{tally.kills.total()} kills ({', '.join(f'{stage} {n}' for stage, n in sorted(tally.kills.items()))}) in "
        f"{tally.campaigns} campaigns, {tally.checks} integrity checks, {tally.repeated} articles asked for again"
    )
    print("\n".join(tally.faults) or "every store ended as an undisturbed one")
    return 1 if tally.faults else 0


if __name__ == "__main__":
    words = [int(word) for word in sys.argv[1:]]
    sys.exit(main(*[*words, *(100, 1)[len(words) :]][:2]))
