"""Generated news with its truth: sentences from parts, so that three hundred articles differ and are all known."""

from __future__ import annotations

import random
import re
import unicodedata
from collections.abc import Iterator
from datetime import datetime, timedelta

from portal.addresses import article_key, article_path
from portal.furniture import VIETNAM
from portal.model import TrueArticle
from portal.sites import SITES, Site

NAMES = ("mic", "mst", "danang", "sonla", "baolaocai")
_PLACES = (
    "Nậm Cúm",
    "Tà Rụt",
    "Ea Kiết",
    "Đắk Ơ",
    "Phước Lộc",
    "Quảng Lợi",
    "Thuận Hưng",
    "Mường Bú",
    "Yên Thổ",
    "Cư Yang",
)
_WHO = ("Ủy ban nhân dân xã", "Phòng Văn hóa xã", "Đài truyền thanh xã", "Hội Nông dân xã", "Trạm Y tế xã")
_WHAT = ("mở lớp tập huấn", "phát tờ gấp tuyên truyền", "sửa cụm loa", "cấp máy tính", "tổ chức buổi nói chuyện")
_FOR = ("trưởng bản", "cán bộ thôn", "hộ nghèo", "thanh niên", "phụ nữ vùng cao", "người có uy tín")
_HOW = (
    "Buổi làm việc diễn ra tại nhà văn hóa, có đại diện các thôn và nhà trường cùng dự.",
    "Người dân được xem hình ảnh, nghe giải thích và đặt câu hỏi về quyền lợi của mình.",
    "Theo kế hoạch, đợt tiếp theo sẽ được tổ chức vào quý sau ở các thôn còn lại.",
    "Kinh phí lấy từ nguồn sự nghiệp của địa phương và phần đóng góp của doanh nghiệp.",
    "Nhiều hộ cho biết đây là lần đầu họ được hướng dẫn tận nơi bằng tiếng của dân tộc mình.",
    "Lãnh đạo xã đề nghị các thôn giữ gìn thiết bị và báo lại khi có hư hỏng.",
)


def stories(count: int, seed: int) -> list[TrueArticle]:
    """``count`` articles, spread over the sites, always the same for a seed."""
    chance = random.Random(seed)
    return [_story(SITES[NAMES[at % len(NAMES)]], at, chance) for at in range(count)]


def _story(site: Site, at: int, chance: random.Random) -> TrueArticle:
    who, what, place, group = (chance.choice(words) for words in (_WHO, _WHAT, _PLACES, _FOR))
    number = 11 + at * 7 % 900
    title = f"{who} {place} {what} cho {number} {group}"
    lead = f"Trong tháng {1 + at % 12}, {who} {place} đã {what} cho {number} {group} ở {2 + at % 9} thôn, bản."
    body = tuple(_body(chance, place, number, at))
    slug, section = (
        f"{_plain(title)}-dot-{at + 1}",
        chance.choice([s for s in site.sections.values() if s.slug != site.main]),
    )
    identifier = {
        "mic": f"{151000 + at}", "mst": f"197{250_601_081_500_000 + at}", "danang": "", "sonla": f"{950_000 + at}",
        "baolaocai": f"{880_000 + at}",
    }[site.name]  # fmt: skip
    return TrueArticle(
        name=f"{site.name}/{at}", site=site.name, id=identifier, slug=slug,
        key=article_key(site, identifier, slug), path=article_path(site, identifier, slug, section.slug),
        title=title, lead=lead, body=body, text="\n".join((lead, *body)), dateline=site.dateline,
        published=datetime(2025, 6, 1, 8, 15, tzinfo=VIETNAM) - timedelta(hours=5 * at, minutes=at % 60),
        section=section.name, section_slug=section.slug, author="Lò Thị Mai", source=None, captions=(),
        reprint_of=None, figures=(), activities=(),
    )  # fmt: skip


def _body(chance: random.Random, place: str, number: int, at: int) -> Iterator[str]:
    yield from chance.sample(_HOW, chance.randint(3, 6))
    yield f"Đến nay {place} đã cấp {number * 3} tài liệu và {at % 40 + 5} bộ thiết bị cho các điểm sinh hoạt cộng đồng."


def _plain(text: str) -> str:
    bare = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    return re.sub(r"[^a-z0-9]+", "-", bare.encode("ascii", "ignore").decode()).strip("-")
