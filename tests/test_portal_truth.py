"""The truth about the demo portal's articles: offsets are right, and what is inconsistent is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from portal import truth
from portal.errors import PortalError
from portal.model import TrueArticle
from portal.sites import SITES
from tests.visiting import ARTICLES


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.name)
def test_every_offset_points_at_its_words(article: TrueArticle) -> None:
    assert article.text == "\n".join((article.lead, *article.body))
    for index, activity in enumerate(article.activities):
        assert article.text[activity.start : activity.end] == activity.text
        assert all(article.figures[at].activity == index for at in activity.figures)
    for figure in article.figures:
        assert article.text[figure.start : figure.end] == figure.text
    assert sum(len(activity.figures) for activity in article.activities) == len(article.figures)


def test_the_portal_is_large_and_varied_enough() -> None:
    assert {article.site for article in ARTICLES} == set(SITES)
    assert len(ARTICLES) >= 40
    reprints = [article for article in ARTICLES if article.reprint_of]
    assert any(article.reprint_of and not article.reprint_of.startswith(article.site) for article in reprints)


SAMPLE = """
site = "mic"
id = "152518"
slug = "Ten-bai"
section = "Tin địa phương"
section_slug = "tin-dia-phuong"
title = "Tên bài"
lead = "Sở đã in 1.500 cuốn sổ tay."
published = 2024-03-05T08:30:00+07:00
body = ["Sở phát 500 cuốn cho 500 hộ.", "Xong."]
captions = [{after = 1, text = "Ảnh minh họa"}]
[[activities]]
type = "printing"
status = "done"
period = []
text = "đã in 1.500 cuốn"
figures = [{text = "500 cuốn", kind = "copies", unit = "cuốn", low = 500}]
"""


def write(folder: Path, text: str, name: str = "a") -> None:
    (folder / "mic").mkdir(exist_ok=True)
    (folder / "mic" / f"{name}.toml").write_text(text, "utf-8")


def test_an_article_file_is_read(tmp_path: Path) -> None:
    write(tmp_path, SAMPLE)
    (article,) = truth.load(tmp_path)
    assert (article.name, article.key) == ("mic/a", "mic:152518")
    assert article.path == "/mic_2020/Pages/TinTuc/152518/Ten-bai.html"
    assert article.dateline == "(Mic.gov.vn) - "
    (figure,) = article.figures
    assert article.text[figure.start - 4 : figure.end] == "phát 500 cuốn"[-len("500 cuốn") - 4 :]
    assert (figure.low, figure.high, figure.bound, figure.currency) == (500, 500, "exact", None)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ('text = "500 cuốn"', 'text = "600 cuốn"', "text: '600 cuốn' stands 0 times"),
        ('text = "500 cuốn"', 'text = "500 cuốn", nth = 2', "text: '500 cuốn' stands 1 times"),
        ('kind = "copies"', 'kind = "copy"', "kind: 'copy' is unknown"),
        ('status = "done"', 'status = "finished"', "status: 'finished' is unknown"),
        ('type = "printing"', 'type = "print"', "type: 'print' is unknown"),
        ('unit = "cuốn"', 'units = "cuốn"', "unit: is missing"),
        ("low = 500}", 'low = "many"}', "low: 'many' is no number"),
        ("low = 500}", "low = 500, high = 400}", "high: 400 is below low"),
        ("low = 500}", 'low = 500, bond = "over"}', "bond: is no field"),
        ("period = []", 'period = ["2024-01-01"]', "period:"),
        ("period = []", 'period = ["2024-02-01", "2024-01-01"]', "period:"),
        ("period = []", 'period = []\nprovince = "Hà Nội"', "province:"),
        ("after = 1", "after = 3", "after: 3 is not between 0 and 2"),
        ('id = "152518"', 'id = "15-2518"', "id:"),
        ('slug = "Ten-bai"', 'slug = "Tên bài"', "slug:"),
        ('site = "mic"', 'site = "mst"', "site: 'mst' is unknown"),
        ("T08:30:00+07:00", "T08:30:00", "published:"),
        ('title = "Tên bài"', 'title = ""', "title: is missing"),
        ('title = "Tên bài"', "title = 7", "title: must be a text"),
        ('body = ["Sở', 'body = ["", "Sở', "body:"),
        ('title = "Tên bài"', 'title = "Tên bài"\nreprint_of = "mst/none"', "reprint_of:"),
        ('title = "Tên bài"', "title = Tên bài", "is no TOML file"),
    ],
)
def test_an_inconsistent_file_is_refused_with_file_and_field(tmp_path: Path, old: str, new: str, field: str) -> None:
    assert old in SAMPLE
    write(tmp_path, SAMPLE.replace(old, new, 1))
    with pytest.raises(PortalError) as error:
        truth.load(tmp_path)
    assert str(error.value).startswith("portal/articles/mic/a.toml: ")
    assert field in str(error.value)


def test_overlapping_figures_and_shared_keys_are_refused(tmp_path: Path) -> None:
    figures = (
        '{text = "500 hộ", kind = "households", unit = "hộ", low = 500}, {text = "cho 500 hộ", kind = "households"'
    )
    write(tmp_path, SAMPLE.replace("figures = [", f'figures = [{figures}, unit = "hộ", low = 500}}, '))
    with pytest.raises(PortalError, match="overlap"):
        truth.load(tmp_path)
    write(tmp_path, SAMPLE)
    write(tmp_path, SAMPLE, "b")
    with pytest.raises(PortalError, match=r"b\.toml: id: the key mic:152518 is also that of mic/a"):
        truth.load(tmp_path)
