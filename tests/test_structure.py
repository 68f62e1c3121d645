"""What holds for the code as a whole: who may import what, how long a module may be, which excepts are allowed."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("crawler", "extract", "load", "portal", "review", "terminal")
LONGEST = 300
MODULES = sorted(
    [ROOT / "sotin.py", *(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))],
    key=lambda path: path.relative_to(ROOT),
)


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _importing(name: str) -> list[str]:
    return [
        path.relative_to(ROOT).as_posix()
        for path in MODULES
        if any(module == name or module.startswith(f"{name}.") for module in _imports(path))
    ]


def test_nothing_imports_the_command_line() -> None:
    assert _importing("sotin") == []


def test_one_module_knows_the_tagger() -> None:
    assert _importing("underthesea") == ["extract/text.py"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_is_short_and_swallows_nothing(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    assert len(source.splitlines()) <= LONGEST, "split it by what it is about"
    broad = [
        node.lineno
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
        and not any(isinstance(inner, ast.Raise) for inner in ast.walk(node))
    ]
    assert broad == [], f"lines {broad} catch everything and go on"


def test_every_package_has_its_docstring() -> None:
    bare = [
        path
        for path in MODULES
        if path.read_text("utf-8").strip() and not ast.get_docstring(ast.parse(path.read_text("utf-8")))
    ]
    assert bare == []
