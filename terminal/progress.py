"""Progress on standard error while long work runs."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

from crawler.run import Event


@contextmanager
def crawling(console: Console, sites: Sequence[str]) -> Iterator[Callable[[Event], None]]:
    """A line a site: how many of the articles that are known of are in, and what happened last."""
    with _bars(console) as bars:
        tasks = {site: bars.add_task(site, total=None, note="") for site in sites}

        def follow(event: Event) -> None:
            if event.site not in tasks:
                tasks[event.site] = bars.add_task(event.site, total=None, note="")
            ended = event.kind == "finished"
            total = event.total or (1 if ended else None)
            done = total if ended and not event.detail else event.done
            bars.update(tasks[event.site], completed=done, total=total, note=event.detail[:60])

        yield follow


@contextmanager
def counting(console: Console, name: str) -> Iterator[Callable[[int, int | None], None]]:
    """One bar: how much is done, of how much where that is known."""
    with _bars(console) as bars:
        task = bars.add_task(name, total=None, note="")
        yield lambda done, total: bars.update(task, completed=done, total=total)


def _bars(console: Console) -> Progress:
    return Progress(
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(bar_width=24),
        MofNCompleteColumn(),
        TextColumn("{task.fields[note]}", style="yellow"),
        TimeElapsedColumn(),
        console=console,
    )
