"""The table of sites: files, names and patterns agree, and every example address is what it says it is."""

import pkgutil
import re
import sys
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

import pytest

import crawler.spiders
from crawler import plans, selecting, sheet, sites
from crawler.addresses import canonical, is_article, key
from crawler.errors import UnknownSite
from crawler.sites import SITES, Site
from crawler.source import Source

NAMES = sorted(SITES)
SELECTORS = ("title", "lead", "body", "date", "author", "rubric", "credit", "drop")


def test_every_file_is_a_site() -> None:
    assert [module.name for module in pkgutil.iter_modules(crawler.spiders.__path__)] == NAMES
    assert len(NAMES) >= 110
    assert sum(SITES[name].kind == "paper" for name in NAMES) >= 30


@pytest.mark.parametrize("name", NAMES)
def test_file_class_and_name_agree_and_there_are_only_attributes(name: str) -> None:
    source = SITES[name].source
    assert SITES[name].spider == f"crawler.spiders.{name}.{sites.class_name(name)}"
    assert source.name == name
    assert [word for word, value in vars(source).items() if callable(value)] == []
    assert source.label
    assert source.__module__.startswith("crawler.spiders.")
    assert set(vars(source)) - {"__module__", "__doc__"} <= set(vars(Source)) | set(Source.__annotations__)


@pytest.mark.parametrize("name", NAMES)
def test_example_addresses(name: str) -> None:
    source = SITES[name].source
    assert source.articles
    assert source.sections
    for url in source.articles:
        assert is_article(url, source), url
        assert urlsplit(url).hostname in source.hosts
        assert key(url, source) == key(canonical(url, source.query), source)
    for url in source.sections:
        assert not is_article(url, source), url
    entries = (*source.lists, *source.feeds, *source.sitemaps)
    assert entries
    assert all(
        entry.startswith("/") and not is_article(f"https://{source.hosts[0]}{entry}", source) for entry in entries
    )


@pytest.mark.parametrize("name", NAMES)
def test_selectors_and_patterns_compile(name: str) -> None:
    source = SITES[name].source
    for attribute in SELECTORS:
        assert isinstance(getattr(source, attribute), tuple), attribute
        for selector in getattr(source, attribute):
            selecting.xpath(selector)
    for selector in (source.links, source.pager.next, *source.pager.fields.values()):
        if selector:
            selecting.xpath(selector)
    for pattern in (source.article, source.ignore, source.section, source.pager.parts):
        re.compile(pattern)
    assert re.fullmatch(r"\d\d", source.province or "00")
    assert source.title
    assert source.body


@pytest.mark.parametrize("name", NAMES)
def test_who_it_is_and_what_is_expected_of_it(name: str) -> None:
    source = SITES[name].source
    assert source.kind != "province" or source.province
    assert source.weekly > 0 or source.successors, "an expectation, or who took over"
    assert not set(source.successors) & set(source.hosts)
    assert (sys.modules[source.__module__].__doc__ or "").strip()


@pytest.mark.parametrize(
    ("name", "rhythm"),
    [("mic", "every 7d"), ("mst", "every 2h"), ("danang", "every 3h"), ("camthinh", "06:30, 17:30")],
)
def test_how_often_a_source_is_crawled(name: str, rhythm: str) -> None:
    assert plans.of_source(SITES[name].source).rhythm == rhythm


def test_hosts_belong_to_one_site_except_the_ministry_that_changed_its_system() -> None:
    owners: dict[str, set[str]] = {}
    for site in SITES.values():
        for host in site.hosts:
            owners.setdefault(host, set()).add(site.name)
    assert {host: names for host, names in owners.items() if len(names) > 1} == {
        "mic.gov.vn": {"mic", "mic_new"},
        "www.mic.gov.vn": {"mic", "mic_new"},
    }


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://danang.gov.vn/web/dng/-/x", "danang"),
        ("http://www.danang.gov.vn/", "danang"),
        ("https://mic.gov.vn/ten-bai-197159635.htm", "mic_new"),
        ("https://mic.gov.vn/mic_2020/Pages/TinTuc/152518/x.html", "mic"),
        ("https://stc.daknong.gov.vn/tin-tuc", "stc.daknong.gov.vn"),
    ],
)
def test_the_site_of_an_address(url: str, name: str) -> None:
    assert sites.at(url).name == name


@pytest.mark.parametrize("url", ["x", "ftp://x.vn/", "http://[", "http://x:99999/"])
def test_no_address(url: str) -> None:
    with pytest.raises(UnknownSite, match="is no web address"):
        sites.at(url)


def test_an_unknown_name_is_answered_with_near_ones() -> None:
    with pytest.raises(UnknownSite, match="baolaocai"):
        sites.find("baolaocay")


def test_a_paper_speaks_for_the_province_of_the_day() -> None:
    site: Site = sites.find("baolaocai")
    assert site.home_on(date(2024, 5, 1)) == "10"
    assert site.home_on(date(2025, 7, 1)) == "15"
    assert site.home_on(None) == site.home == "15"


def test_the_page_about_the_sites_is_up_to_date() -> None:
    page = Path(__file__).parent.parent / "docs" / "sites.md"
    assert page.read_text("utf-8") == sheet.markdown(), "run: python -m crawler.sheet > docs/sites.md"
