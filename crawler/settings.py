"""How the crawler behaves on other people's servers; every departure from Scrapy's defaults has its reason."""

from __future__ import annotations

import os
from typing import Annotated, Any

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from extract.errors import UsageError

MEGABYTE = 2**20
_PREFIX = "SOTIN_CRAWL_"


class CrawlerSettings(BaseSettings):
    """What the environment may set, as ``SOTIN_CRAWL_…`` (and ``SOTIN_CONTACT``); an unknown name is an error."""

    model_config = SettingsConfigDict(env_prefix=_PREFIX, extra="forbid", frozen=True)

    delay: Annotated[float, Field(ge=0, le=600)] = 1.0
    """Seconds between two requests to one host. AutoThrottle and Crawl-delay may raise it, nothing lowers it."""
    connections: Annotated[int, Field(ge=1, le=16)] = 1
    """Connections to one host at a time."""
    deadline: Annotated[float, Field(gt=0, le=600)] = 60.0
    """Seconds that a whole request may take, from the name look-up to the last byte."""
    maxsize: Annotated[int, Field(ge=10_000)] = 10 * MEGABYTE
    """Bytes that a page may have, before and after decompression."""
    pages: Annotated[int, Field(ge=1, le=10_000)] = 40
    """How many pages of a listing are walked the first time; later walks stop where nothing is new."""
    tries: Annotated[int, Field(ge=1, le=10)] = 4
    """How often an address is tried in one run."""
    backoff: Annotated[float, Field(ge=0, le=600)] = 2.0
    """Seconds before the second try; each further try waits twice as long."""
    requests: Annotated[int, Field(ge=1)] = 2_000
    """Requests to one site in one run; what is left stays due for the next."""
    lease: Annotated[float, Field(ge=1, le=86_400)] = 300.0
    """Seconds after which a site whose worker gave no sign of life may be crawled by another machine."""
    at_once: Annotated[int, Field(ge=1, le=100)] = 8
    """How many sites one worker crawls at the same time."""


class _Contact(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="SOTIN_", extra="ignore")
    contact: str = ""


def load() -> CrawlerSettings:
    """The settings of the environment. Raises UsageError naming the variable that cannot be used."""
    known = {f"{_PREFIX}{name}".upper() for name in CrawlerSettings.model_fields}
    odd = next(
        (name for name in sorted(os.environ) if name.upper().startswith(_PREFIX) and name.upper() not in known), ""
    )
    if odd:
        raise UsageError(f"{odd} is no setting of the crawler; there are {', '.join(sorted(known))}.")
    try:
        return CrawlerSettings()
    except ValidationError as error:
        first = error.errors()[0]
        name = _PREFIX + "_".join(str(part) for part in first["loc"]).upper()
        raise UsageError(f"{name} cannot be used: {first['msg'].lower()} (given: {first.get('input')!r}).") from None


def user_agent() -> str:
    """An honest name: what we are, and where to write (``SOTIN_CONTACT``: a web or mail address)."""
    contact = _Contact().contact.strip()
    printable = "".join(letter for letter in contact if letter.isprintable() and letter.isascii())
    return f"sotin/1 (news collector of a government office{f'; {printable}' if printable else ''})"


def scrapy_settings(chosen: CrawlerSettings, *, loopback: bool) -> dict[str, Any]:
    """Scrapy's settings for one site. ``loopback``: the site is served on this machine (the demo portal, tests)."""
    # Politeness protects other people's servers; the demo portal on loopback is ours, so that it may be quick unless
    # somebody wants it otherwise.
    asked = chosen.delay if "delay" in chosen.model_fields_set else 0.0
    delay = asked if loopback else max(chosen.delay, 1.0)
    return {
        # asyncio without the Twisted reactor: a process can crawl any number of times, and aiohttp lets us check the
        # address that is really connected to.
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": {
            "http": "crawler.fetch.Fetcher",
            "https": "crawler.fetch.Fetcher",
            # A page must never make us read local files or call other services.
            "file": None, "data": None, "ftp": None, "s3": None,
        },
        "SCHEDULER": "crawler.frontier.FrontierScheduler",  # the default one forgets everything on kill -9
        "DOWNLOADER_MIDDLEWARES_BASE": {
            # Scrapy's robots middleware allows all when robots.txt cannot be read; its retry knows no Retry-After; its
            # redirects go anywhere; its gunzip returns half a page. Ours replace them.
            "crawler.robots.Robots": 100,
            "scrapy.downloadermiddlewares.defaultheaders.DefaultHeadersMiddleware": 400,
            "scrapy.downloadermiddlewares.useragent.UserAgentMiddleware": 500,
            "crawler.guards.Verdict": 550,
            "crawler.hops.Redirects": 600,
            "crawler.rendering.Rendering": 700,
            "scrapy.downloadermiddlewares.stats.DownloaderStats": 850,
        },
        # None of the defaults: referers leak, Referrer-Policy was a way in, and patterns decide depth and hosts.
        "SPIDER_MIDDLEWARES_BASE": {"scrapy.spidermiddlewares.start.StartSpiderMiddleware": 25},
        "ITEM_PIPELINES": {"crawler.pipelines.Archive": 100},
        "EXTENSIONS_BASE": {
            "scrapy.extensions.corestats.CoreStats": 0,
            "scrapy.extensions.throttle.AutoThrottle": 0,
            "crawler.faults.Faults": 0,
        },  # no telnet console, no remote control, no state files
        "TELNETCONSOLE_ENABLED": False,
        "USER_AGENT": user_agent(),
        "DEFAULT_REQUEST_HEADERS": {
            "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.5",
            "Accept-Language": "vi,en;q=0.5",
        },
        "CONCURRENT_REQUESTS": chosen.connections,  # no queue before the host, so that a pause holds at once
        "CONCURRENT_REQUESTS_PER_DOMAIN": chosen.connections,
        "DOWNLOAD_DELAY": delay,
        "DOWNLOAD_DELAY_JITTER": 0,  # Scrapy's jitter of ±50 % would undercut the delay that we promise
        "AUTOTHROTTLE_ENABLED": not loopback,
        "AUTOTHROTTLE_START_DELAY": delay,
        "AUTOTHROTTLE_MAX_DELAY": 60.0,
        "AUTOTHROTTLE_TARGET_CONCURRENCY": 1.0,
        "DOWNLOAD_MAXSIZE": chosen.maxsize,
        "DOWNLOAD_TIMEOUT": chosen.deadline,
        "COOKIES_ENABLED": False,  # articles need no session, and sessions make addresses differ
        "CONCURRENT_ITEMS": 8,  # the default of 100 starts a hundred tasks for every response
        "WARN_ON_GENERATOR_RETURN_VALUE": False,  # it parses the source of every callback at every response
        "LOG_ENABLED": False,  # our own log says what an operator needs
        "SOTIN": chosen,
    }  # fmt: skip
