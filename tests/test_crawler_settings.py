"""Polite by default, and wrong settings are refused before anything is asked."""

import pytest

from crawler import settings
from crawler.settings import CrawlerSettings
from extract.errors import UsageError


def test_polite_defaults() -> None:
    chosen = settings.scrapy_settings(CrawlerSettings(), loopback=False)
    assert chosen["DOWNLOAD_DELAY"] == 1
    assert chosen["DOWNLOAD_DELAY_JITTER"] == 0
    assert chosen["CONCURRENT_REQUESTS"] == chosen["CONCURRENT_REQUESTS_PER_DOMAIN"] == 1
    assert chosen["AUTOTHROTTLE_ENABLED"]
    assert not chosen["TELNETCONSOLE_ENABLED"]
    assert not chosen["COOKIES_ENABLED"]
    assert chosen["DOWNLOAD_HANDLERS"]["file"] is chosen["DOWNLOAD_HANDLERS"]["data"] is None
    assert chosen["DOWNLOAD_MAXSIZE"] == 10 * 2**20
    assert chosen["CONCURRENT_ITEMS"] == 8
    assert not any("retry" in name.lower() for name in chosen["DOWNLOADER_MIDDLEWARES_BASE"])


def test_nobody_can_be_less_polite_than_one_second_elsewhere() -> None:
    eager = CrawlerSettings(delay=0)
    assert settings.scrapy_settings(eager, loopback=False)["DOWNLOAD_DELAY"] == 1
    assert settings.scrapy_settings(eager, loopback=True)["DOWNLOAD_DELAY"] == 0


def test_the_user_agent_says_who_we_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTIN_CONTACT", "vanphong@example.gov.vn\r\nX-Evil: 1")
    assert "vanphong@example.gov.vn" in settings.user_agent()
    assert settings.user_agent().startswith("sotin/")
    assert settings.user_agent().isprintable()


@pytest.mark.parametrize(("name", "value"), [("SOTIN_CRAWL_DELAY", "fast"), ("SOTIN_CRAWL_CONNECTIONS", "99")])
def test_a_value_that_cannot_be_used_is_named(name: str, value: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(UsageError, match=f"{name} cannot be used.*{value}"):
        settings.load()


def test_an_unknown_setting_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOTIN_CRAWL_DELEY", "2")
    with pytest.raises(UsageError, match=r"SOTIN_CRAWL_DELEY is no setting.*SOTIN_CRAWL_DELAY"):
        settings.load()
