"""The README's commands, run as they stand there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def commands() -> list[str]:
    """The lines of the blocks marked ``sh``."""
    return [line for block in re.findall(r"```sh\n(.*?)```", README, re.S) for line in block.splitlines() if line]


def test_every_command_of_the_readme_runs(tmp_path: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = {k: v for k, v in os.environ.items() if not k.startswith("SOTIN_")} | {"PATH": path}
    assert len(commands()) >= 8
    for command in commands():
        done = subprocess.run(
            ["bash", "-c", command], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, f"{command}\n{done.stdout}\n{done.stderr}"
        assert (done.stdout + done.stderr).strip(), command
    assert (tmp_path / "figures.csv").stat().st_size > 1000


def test_the_readme_names_only_files_that_exist() -> None:
    named = set(re.findall(r"`((?:docs|tests|crawler|extract|load|review|portal|terminal)/[\w./-]*)`", README))
    assert named
    assert [name for name in named if not (ROOT / name).exists()] == []
