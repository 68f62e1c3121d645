"""Score the extractor on gold: ``python -m tests.evaluate [GOLD ...] [--show N] [--floors] [--write FILE]``.

GOLD is a folder that holds ``articles.jsonl`` and/or ``clauses.jsonl``, or one such file; without it, the project's own
gold (the demo portal's articles and tests/gold/clauses). ``--floors`` fails (exit code 1) when a score is below
tests/gold/floors.toml; ``--write`` renews the comparison table of docs/accuracy.md.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from extract import VERSION, extract
from extract.document import parse_date
from extract.encode import extraction
from extract.model import Document
from tests import baseline
from tests.score import CONTEXT, LEVELS, Scores, score, with_context

FLOORS = Path(__file__).with_name("gold") / "floors.toml"
ACCURACY = Path(__file__).parents[1] / "docs" / "accuracy.md"


def main() -> int:
    """Print the scores of every set; 1 when a floor is broken, 2 when a gold folder cannot be read."""
    options = _options()
    sets = _own() if not options.gold else {k: v for path in options.gold for k, v in _read(path).items()}
    if not sets:
        print(f"no articles.jsonl or clauses.jsonl in {', '.join(map(str, options.gold))}", file=sys.stderr)
        return 2
    results = {name: score((doc, _predict(doc)) for doc in docs) for name, docs in sets.items()}
    for name, scores in results.items():
        _print(name, scores, options.show)
    if options.write:
        _write(sets, results)
    return _check(results) if options.floors else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="*", type=Path)
    parser.add_argument("--show", type=int, default=0, metavar="N", help="print the first N errors of each set")
    parser.add_argument("--floors", action="store_true", help="fail below tests/gold/floors.toml")
    parser.add_argument("--write", action="store_true", help="renew the table of docs/accuracy.md")
    return parser.parse_args()


def _own() -> dict[str, list[dict[str, Any]]]:
    from tests.gold import load

    return {"own/articles": load.articles(), "own/clauses": load.clauses()}


def _read(path: Path) -> dict[str, list[dict[str, Any]]]:
    files = [path] if path.is_file() else [path / "articles.jsonl", path / "clauses.jsonl"]
    return {
        f"{file.parent.name}/{file.stem}": [json.loads(line) for line in file.open(encoding="utf-8") if line.strip()]
        for file in files
        if file.exists()
    }


def _predict(doc: Mapping[str, Any]) -> list[dict[str, Any]]:
    published = doc.get("published")
    day = parse_date(published) if published else None
    document = Document(doc["text"], doc.get("title") or "", day, doc.get("home"))
    return with_context(extraction(extract(document)))


def _print(name: str, scores: Scores, show: int) -> None:
    print(f"\n== {name}")
    for level, tally in scores.levels.items():
        print(
            f"  {level:7} P {tally.precision:.3f}  R {tally.recall:.3f}  F1 {tally.f1:.3f}"
            f"   (asked {tally.asked}, given {tally.given}, right {tally.right})"
        )
    for kind, tallies in sorted(scores.kinds.items()):
        print(f"    {kind:10} " + "  ".join(f"{level} {tallies[level].f1:.3f}" for level in LEVELS))
    print("  " + "  ".join(f"{name} {share:.3f}" for name in CONTEXT if (share := scores.share(name)) is not None))
    if scores.traps:
        print(f"  texts without a figure: {scores.traps[True]} of {scores.traps.total()} left alone")
    for doc, tag, gold, predicted in scores.errors[:show]:
        print(f"  {tag:12} {doc}: gold {_short(gold)} predicted {_short(predicted)}")


def _short(figure: Mapping[str, Any] | None) -> object:
    names = ("text", "kind", "low", "high", "bound", "per", *CONTEXT)
    return figure and [figure.get(name) for name in names if name in figure]


def _measures(scores: Scores) -> Iterator[tuple[str, float]]:
    yield from ((level, scores.levels[level].f1) for level in LEVELS)
    yield from ((name, share) for name in CONTEXT if (share := scores.share(name)) is not None)
    if scores.traps:
        yield "traps", scores.traps[True] / scores.traps.total()


def _check(results: Mapping[str, Scores]) -> int:
    floors = tomllib.loads(FLOORS.read_text(encoding="utf-8"))
    if unknown := [name for name in results if name not in floors]:
        print(f"no floors for {', '.join(unknown)} in {FLOORS.name}")
    broken = [
        f"{name}: {measure} {value:.3f} is below its floor {floor}"
        for name, scores in results.items()
        for measure, value in _measures(scores)
        if (floor := floors.get(name, {}).get(measure)) is not None and value < floor
    ]
    print("\n".join(broken) or "\nevery score is above its floor")
    return 1 if broken else 0


def _write(sets: Mapping[str, list[dict[str, Any]]], results: Mapping[str, Scores]) -> None:
    rows = []
    for name, scores in results.items():
        simple = score((doc, baseline.figures(doc["text"])) for doc in sets[name])
        for label, measured in (("sotin", scores), ("one regular expression", simple)):
            cells = (f"{measured.levels[level].f1:.3f}" for level in LEVELS)
            context = (f"{s:.3f}" if (s := measured.share(n)) and measured is scores else "–" for n in CONTEXT)
            rows.append(f"| {name} | {label} | {' | '.join(cells)} | {' | '.join(context)} |")
    table = "\n".join(
        [
            f"Extractor version {VERSION}; F1 of found, value and strict, share of right context.",
            "",
            "| gold | extractor | found | value | strict | status | period | type |",
            "|---|---|---|---|---|---|---|---|",
            *rows,
        ]
    )
    before, _, rest = ACCURACY.read_text(encoding="utf-8").partition("<!-- measured -->")
    after = rest.partition("<!-- end -->")[2]
    ACCURACY.write_text(f"{before}<!-- measured -->\n{table}\n<!-- end -->{after}", encoding="utf-8")
    print(f"\nwrote {ACCURACY.relative_to(Path.cwd())}")


if __name__ == "__main__":
    sys.exit(main())
