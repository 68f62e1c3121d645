"""Letters of Vietnamese: each is a capital or a small one, never both."""

from __future__ import annotations

import re

import pytest

from extract.letters import LOWER, UPPER


@pytest.mark.parametrize("letter", "aàảãạăằẳẵặâầẩẫậđeèéẻẽẹêềểễệiìíỉĩịoòóỏõọôồổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵ")
def test_a_letter_is_of_one_class(letter: str) -> None:
    assert re.fullmatch(f"[{LOWER}]", letter)
    assert not re.fullmatch(f"[{UPPER}]", letter)
    assert re.fullmatch(f"[{UPPER}]", letter.upper())
    assert not re.fullmatch(f"[{LOWER}]", letter.upper())


def test_nothing_else_is_a_letter() -> None:
    assert not re.search(f"[{UPPER}{LOWER}]", " 0-.,×÷")
