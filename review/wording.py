"""The words of the desk in Vietnamese and English (table: words.toml), with the labels of the data."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, get_args

from extract import display, kinds, labels
from extract import words as extractors
from extract.display import Amount
from extract.labels import Language

LANGUAGES: tuple[Language, ...] = get_args(Language)


@dataclass(frozen=True, slots=True)
class Words:
    """The desk's words in one language: ``words("save")``, ``words("found", count=3)``."""

    language: Language

    def __call__(self, key: str, **values: Any) -> str:
        """Raises KeyError for a word that the table lacks."""
        return table()[key][self.language].format(**values)

    def label(self, group: str, key: str | None) -> str:
        """A word of the data: a group of ``extract/labels.toml``, or ``kind``."""
        if group == "kind":
            return kinds.label(key or "", self.language)
        return labels.label(group, key, self.language) or self._of_the_desk(f"{group}_{key}")

    def value(self, figure: Amount) -> str:
        """A figure as an officer writes it."""
        return display.value(figure, self.language)

    def known(self, prefix: str, key: str) -> str:
        """The desk's word for one of an open list (causes, features, outcomes); the key itself where it has none."""
        return self._of_the_desk(f"{prefix}_{key}") or key

    def reason(self, feature: str) -> str:
        """Why a figure is doubted; what the extractors' table says of a feature that the desk has no word for."""
        said = self._of_the_desk(f"feature_{feature}")
        return said or str(extractors.table("confidence.toml").get(feature, {}).get("meaning", feature))

    def _of_the_desk(self, key: str) -> str:
        return table().get(key, {}).get(self.language, "")


@cache
def table() -> Mapping[str, Mapping[str, str]]:
    """Word → language → text."""
    return tomllib.loads(files("review").joinpath("words.toml").read_text(encoding="utf-8"))


def language_of(name: object, default: Language) -> Language:
    """The language of that name, or ``default``."""
    return next((language for language in LANGUAGES if language == name), default)
