"""The accuracy floors hold on the project's own gold, and a broken floor fails."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests import evaluate
from tests.score import score

ROOT = Path(__file__).parents[1]


def test_every_score_on_our_own_gold_is_above_its_floor() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.evaluate", "--floors"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout[-3000:]
    assert "every score is above its floor" in done.stdout


def test_a_score_below_its_floor_fails(capsys: pytest.CaptureFixture[str]) -> None:
    figure = {"start": 0, "end": 5, "kind": "copies", "low": 5, "high": 5}
    missed = score([({"id": 1, "figures": [figure]}, [])])
    assert evaluate._check({"own/articles": missed}) == 1
    assert "below its floor" in capsys.readouterr().out


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "tests.evaluate", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, "no articles.jsonl" in done.stderr) == (2, True)
