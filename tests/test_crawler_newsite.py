"""Proposing a spider for a site that nobody described."""

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from crawler import newsite, page, proposing, sites
from extract.errors import SotinError, UsageError
from portal.server import Portal
from tests.test_crawler_pages import load


@pytest.mark.parametrize("site", ["baolaocai", "sonla", "danang"])
def test_the_proposed_spider_reads_the_site(site: str, tmp_path: Path) -> None:
    with Portal({}) as portal:
        proposal = newsite.propose("thu", portal.sites[site] + "/", tmp_path, tmp_path / "pages")
        stories = {story.article.path.rpartition("/")[2]: story.article for story in portal.rooms[site].stories}
    assert proposal.looked_at >= 2
    assert proposal.selectors.missing == []
    ruff = [str(Path(sys.executable).with_name("ruff")), "format", "--check", "--line-length=120", proposal.spider]
    subprocess.run(ruff, check=True, capture_output=True)
    spec = importlib.util.spec_from_file_location("thu", proposal.spider)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    received, expected = load(proposal.fixture)
    found = page.article(received, sites.of(module.Thu))
    assert found.title == expected["title"]
    true = next(article for tail, article in stories.items() if received.url.endswith(tail))
    assert found.title == true.title
    assert true.body[0] in found.text


@pytest.mark.parametrize("name", ["Thử", "danang", "x/../y", ""])
def test_names_that_cannot_be_one(name: str, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be the name"):
        newsite.propose(name, "https://x.vn/", tmp_path, tmp_path)


def test_a_page_that_leads_to_no_article_is_said_to_be_one(tmp_path: Path) -> None:
    with pytest.raises(SotinError, match=r"127\.0\.0\.1:1/.*no article"):
        newsite.propose("thu", "http://127.0.0.1:1/", tmp_path, tmp_path)


@pytest.mark.parametrize(
    ("urls", "expected"),
    [
        (["https://x.vn/a/ten-bai-post123.html", "https://x.vn/b/bai-post9.html"], r"-post(\d+)\.html$"),
        (["https://x.vn/ten-bai-12345.htm", "https://x.vn/bai-67890.htm"], r"-(\d{3,})\.htm$"),
        (["https://x.vn/-/ten-bai", "https://x.vn/-/bai-hai"], r"^/\-/([^/?]+)/?$"),
        (["https://x.vn/Chi-tiet.aspx?ItemID=12", "https://x.vn/Chi-tiet.aspx?ItemID=44"], r"[?&]\w*[iI][dD]=(\d+)/?$"),
    ],
)
def test_patterns_of_addresses(urls: list[str], expected: str) -> None:
    assert proposing.pattern(urls) == expected
