"""Evidence is marked at exactly its offsets."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from review.highlight import Mark, paragraphs

TEXT = "Tỉnh đã in hơn 2.500 cuốn.\nNăm 2024 chưa in."


def test_marks_nest_and_stop_at_their_offsets() -> None:
    evidence, figure = Mark(0, 25, "evidence"), Mark(11, 25, "figure", "2.500")
    first, second = paragraphs(TEXT, [evidence, figure])
    assert [(p.text, p.names) for p in first] == [
        ("Tỉnh đã in ", "evidence"),
        ("hơn 2.500 cuốn", "evidence figure"),
        (".", ""),
    ]
    assert first[1].title == "2.500"
    assert [p.text for p in second] == ["Năm 2024 chưa in."]


@given(st.text("ab\n ", max_size=40), st.lists(st.tuples(st.integers(0, 45), st.integers(0, 45)), max_size=5))
def test_no_character_is_lost_or_doubled(text: str, spans: list[tuple[int, int]]) -> None:
    marks = [Mark(min(a, b), max(a, b), "evidence") for a, b in spans]
    lines = paragraphs(text, marks)
    assert "\n".join("".join(piece.text for piece in line) for line in lines) == text
    position = 0
    for line in lines:
        for piece in line:
            for index in range(position, position + len(piece.text)):
                assert bool(piece.marks) == any(m.start <= index < m.end for m in marks)
            position += len(piece.text)
        position += 1
