"""The units and manifests of docs/operations.md are what they are said to be."""

from __future__ import annotations

import configparser
import re
import shutil
import subprocess
import sys
from pathlib import Path

from click import Command

from load import health
from terminal.unattended import VERBS

PAGE = (Path(__file__).parents[1] / "docs" / "operations.md").read_text(encoding="utf-8")
UNITS = dict(re.findall(r"`(sotin[\w-]*\.(?:service|timer))`[^`]*?(?:`[^`]*`[^`]*?)*?\n\n```ini\n(.*?)```", PAGE, re.S))
PROGRAM = "/opt/sotin/.venv/bin/sotin"


def test_the_units_are_accepted(tmp_path: Path) -> None:
    assert sorted(UNITS) == ["sotin-due.service", "sotin-due.timer", "sotin.service"]
    for name, text in UNITS.items():
        parsed = configparser.ConfigParser(strict=False, interpolation=None)
        parsed.read_string(text)
        assert "Unit" in parsed
        (tmp_path / name).write_text(text.replace(PROGRAM, sys.executable), encoding="utf-8")
    checker = shutil.which("systemd-analyze")
    if checker is not None:  # where there is no systemd, there are no units either
        files = [str(tmp_path / name) for name in UNITS]
        checked = subprocess.run([checker, "verify", "--man=no", *files], capture_output=True, text=True, check=False)
        assert [line for line in checked.stderr.splitlines() if "sotin" in line] == []


def test_every_command_that_is_named_is_a_verb_with_these_options() -> None:
    verbs: dict[str, Command] = {str(verb.name): verb for verb in VERBS}
    named = re.findall(r"(?:`|bin/)sotin (\w+)((?: [^`\n|]+)?)", PAGE)
    ours = [(verb, rest) for verb, rest in named if verb in verbs]
    assert {verb for verb, _ in ours} == set(verbs)
    for verb, rest in ours:
        options = {option for parameter in verbs[verb].params for option in parameter.opts}
        assert set(re.findall(r"--[a-z-]+", rest)) <= options, (verb, rest)


def test_every_alarm_is_explained() -> None:
    explained = {
        kind for row in re.findall(r"^\| (`\w+`(?:, `\w+`)*) \|", PAGE, re.M) for kind in re.findall(r"\w+", row)
    }
    assert {*health.JUDGES, "late"} <= explained
