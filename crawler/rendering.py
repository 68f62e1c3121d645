"""Pages that show their text only once a script has run: rendered in headless Chromium, which never reaches the net.

The browser is cut off; whatever a page asks for is fetched by the crawler itself, so that hosts, robots.txt, pause,
deadline and size hold for scripts and their data as for pages. Needs the extra ``scripts`` (Playwright) and Chromium.
"""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from scrapy import signals
from scrapy.exceptions import IgnoreRequest, NotConfigured
from scrapy.http import Request, Response
from scrapy.http.request import NO_CALLBACK

from crawler.fetch import FetchError
from crawler.hosts import Refused

if TYPE_CHECKING:
    from playwright.async_api import Browser, Page, Playwright, Route
    from scrapy.crawler import Crawler

    from crawler.desk import Desk

Fetch = Callable[[str], Awaitable[Response | None]]
"""Fetches what a page asks for; None where it must not be asked, or did not come."""

_NEEDED = ("script", "xhr", "fetch")
"""Kinds of requests that bring text; pictures, styles, films and sockets do not."""
_PROGRAMS = ("chromium", "chromium-browser", "google-chrome")
_CUT_OFF = (
    "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--disable-gpu", "--no-first-run", "--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
)  # fmt: skip
_MOST = 60
"""Requests that one page may make."""
_QUIET = 0.5
"""Seconds without a request after which a page has said all it will say."""


class Rendering:
    """Downloader middleware of a site with ``needs_script``: its articles and lists pass through the browser."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._desk: Desk = crawler.spider.desk  # type: ignore[union-attr]
        if not self._desk.site.source.needs_script:
            raise NotConfigured
        self._renderer = Renderer()
        crawler.signals.connect(self._renderer.close, signals.spider_closed)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Rendering:
        return cls(crawler)

    async def process_response(self, request: Request, response: Response) -> Response:
        if not (_is_wanted(request) and _is_page(response)):
            return response
        deadline = self._desk.settings.deadline
        try:
            async with asyncio.timeout(deadline):
                shown = await self._renderer.render(response, self._part)
        except TimeoutError as error:
            raise FetchError("timeout", f"the scripts of the page did not end within {deadline:g} s") from error
        if len(shown) > self._desk.settings.maxsize:
            raise FetchError("too large", "the page is larger than a page may be once its scripts have run")
        response.headers["Content-Type"] = "text/html; charset=utf-8"
        return response.replace(body=shown)

    async def _part(self, url: str) -> Response | None:
        """A script or its data, asked for as any page is."""
        assert self._crawler.engine is not None
        self._desk.counts["requests"] += 1
        asked = Request(url, meta={"part": True}, callback=NO_CALLBACK, priority=1000, dont_filter=True)
        try:
            return await self._crawler.engine.download_async(asked)
        except (FetchError, Refused, IgnoreRequest):
            return None


class Renderer:
    """Chromium, started when the first page needs it. Where it cannot be had or fails, FetchError says so."""

    def __init__(self) -> None:
        self._playwright: Playwright | None = None
        self._browser: Browser | None = None
        self._starting = asyncio.Lock()

    async def render(self, response: Response, fetch: Fetch) -> bytes:
        """The page as it stands once its scripts have run."""
        browser = await self._open()
        from playwright.async_api import Error

        try:
            context = await browser.new_context(service_workers="block", accept_downloads=False, locale="vi-VN")
            try:
                return await _Visit(await context.new_page(), response, fetch).shown()
            finally:
                await context.close()
        except Error as error:
            if not browser.is_connected():
                self._browser = None
            raise FetchError("script", f"the browser failed: {str(error).splitlines()[0]}") from error

    async def _open(self) -> Browser:
        async with self._starting:
            if self._browser is None:
                self._browser = await self._launch()
            return self._browser

    async def _launch(self) -> Browser:
        program = os.environ.get("SOTIN_CHROMIUM") or next(filter(None, map(shutil.which, _PROGRAMS)), None)
        if program is None:
            raise FetchError("script", "the page needs a browser: install Chromium, or name it in SOTIN_CHROMIUM")
        try:
            from playwright.async_api import Error, async_playwright
        except ImportError:
            raise FetchError("script", "the page needs a browser: install the extra scripts") from None
        self._playwright = self._playwright or await async_playwright().start()
        try:
            # Chromium refuses its sandbox to root; an office runs sotin as a user of its own.
            return await self._playwright.chromium.launch(
                executable_path=program, args=_CUT_OFF, chromium_sandbox=os.geteuid() != 0
            )
        except Error as error:
            raise FetchError("script", f"{program} does not start: {str(error).splitlines()[0]}") from error

    async def close(self) -> None:
        """End the browser."""
        if self._browser is not None:
            await self._browser.close()
        if self._playwright is not None:
            await self._playwright.stop()


class _Visit:
    """One page in the browser, and what it asks for."""

    def __init__(self, page: Page, response: Response, fetch: Fetch) -> None:
        self.page, self.response, self._fetch = page, response, fetch
        self._open = self._asked = 0
        self._opened = False

    async def shown(self) -> bytes:
        """The page once its scripts have run."""
        await self.page.route("**/*", self._answer)
        await self.page.goto(self.response.url, wait_until="load", timeout=0)
        await self._quiet()
        return (await self.page.content()).encode("utf-8", "replace")

    async def _answer(self, route: Route) -> None:
        """Give the page itself once, scripts and data by the crawler, and nothing else."""
        request = route.request
        if request.resource_type == "document" and not self._opened and request.frame == self.page.main_frame:
            self._opened = True
            await route.fulfill(status=200, body=self.response.body, headers=_headers(self.response))
            return
        self._asked += 1
        if request.resource_type not in _NEEDED or request.method != "GET" or self._asked > _MOST:
            await route.abort()
            return
        self._open += 1
        try:
            brought = await self._fetch(request.url)
        finally:
            self._open -= 1
        if brought is None:
            await route.abort()
        else:
            await route.fulfill(status=brought.status, body=brought.body, headers=_headers(brought))

    async def _quiet(self) -> None:
        """Wait until the page asks for nothing more."""
        still, asked = 0.0, self._asked
        while still < _QUIET:
            await asyncio.sleep(_QUIET / 5)
            still = 0.0 if self._open or asked != self._asked else still + _QUIET / 5
            asked = self._asked


def _is_page(response: Response) -> bool:
    """Whether a response is a whole page of HTML, which scripts may fill."""
    kind = (response.headers.get("Content-Type") or b"text/html").lower()
    return response.status == 200 and b"html" in kind and b"<html" in response.body[:3000].lower()


def _is_wanted(request: Request) -> bool:
    """Whether what is asked for is an article or a list."""
    return request.method == "GET" and not request.meta.get("robots") and bool({"key", "walk"} & set(request.meta))


def _headers(response: Response) -> dict[str, str]:
    """What the browser must know of a body; its security headers would only stop scripts that we let through."""
    return {"content-type": (response.headers.get("Content-Type") or b"text/html").decode("latin-1")}
