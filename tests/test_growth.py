"""Reading time grows with the text and no faster: twice the text takes at most 2.5 times as long."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

import pytest

from extract.figures import read
from extract.text import Source

PARAGRAPH = (
    "Huyện đã mở 12 lớp cho 450 cán bộ, kinh phí 1,2 tỷ đồng, phát 2.500 tờ rơi và 35 (ba mươi lăm) bộ "
    "tài liệu; đạt 95,5% kế hoạch, trong đó nữ là 20, nam 15; "
)
TEXTS: dict[str, Callable[[int], str]] = {
    "one paragraph": lambda k: PARAGRAPH * (300 * k),
    # Below 100 kB this one is over in 20 ms, and what a larger text costs the processor's cache looks like growth.
    "section numbers": lambda k: "1." * (100_000 * k),
    "number words": lambda k: "một trăm " * (5_000 * k),
    "parentheses": lambda k: "(" * (10_000 * k) + ")" * (10_000 * k),
    "bracket pairs": lambda k: "(5) " * (5_000 * k),
    "digits": lambda k: "1" * (50_000 * k),
    "ratios": lambda k: "1/" * (5_000 * k),
    "dashes": lambda k: "5 - " * (10_000 * k),
    "full stops": lambda k: "." * (100_000 * k),
    "spaces": lambda k: "5" + " " * (100_000 * k) + "xã",
    "zero width": lambda k: "1\u200b2 xã " * (8_000 * k),
    "rates": lambda k: "mỗi xã 5 mô hình, " * (3_000 * k),
    "items": lambda k: "Mường Lay 82, " * (4_000 * k),
    "years": lambda k: "năm " * (10_000 * k),
    "slashes": lambda k: "5 tỷ/" + "năm/" * (10_000 * k),
    "magnitudes": lambda k: "5 " + "nghìn tỷ " * (5_000 * k),
}


def seconds(text: str) -> float:
    """Processor time of one reading, without the collector's pauses."""
    gc.collect()
    gc.disable()
    try:
        start = time.process_time()
        read(Source(text))
        return time.process_time() - start
    finally:
        gc.enable()


@pytest.mark.parametrize("name", TEXTS)
def test_twice_the_text_takes_at_most_two_and_a_half_times_as_long(name: str) -> None:
    single, quadruple = TEXTS[name](1), TEXTS[name](4)
    read(Source("5 xã"))
    # Doubled twice, so that one step of the processor's caches does not look like growth; a quadratic reader takes
    # sixteen times as long. A busy machine only makes a reading look slower: the best of a few tries of each counts.
    once, more = [seconds(single)], [seconds(quadruple)]
    while min(more) > 2.5**2 * max(min(once), 0.002) and len(once) < 4:
        once.append(seconds(single))
        more.append(seconds(quadruple))
    assert min(more) <= 2.5**2 * max(min(once), 0.002)
