"""The download handler: whole bodies or an error, never half of one, from addresses that may be asked only."""

from __future__ import annotations

import asyncio
import re
import socket
import ssl
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from scrapy.http import Headers, Request, Response
from scrapy.responsetypes import responsetypes

from crawler.bodies import Body, CutBody, TooLarge
from crawler.hosts import Refused, check_address, check_url
from crawler.pace import Pace

if TYPE_CHECKING:
    from scrapy.crawler import Crawler

_LINE = 64 * 1024
"""Bytes of one header line that are accepted: portals behind old gateways send cookies of dozens of kilobytes."""
_HEADERS = 500
"""Lines of a header that are accepted."""
_END = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)


class FetchError(Exception):
    """A request that brought no whole response; ``cause`` is one of the words of the failure ledger.

    ``wait`` is the pause in seconds that the site asked for, where it asked for one.
    """

    def __init__(self, cause: str, detail: str, status: int | None = None, wait: float | None = None) -> None:
        super().__init__(detail)
        self.cause, self.status, self.wait = cause, status, wait


class Resolver(AbstractResolver):
    """Resolves a name once and lets only public addresses through: what it returns is what is connected to."""

    def __init__(self, loopback: bool) -> None:
        self._loopback = loopback

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        loop = asyncio.get_running_loop()
        found = await loop.getaddrinfo(host, port, type=socket.SOCK_STREAM, family=family)
        usable = []
        for kind, _, protocol, _, address in found:
            check_address(str(address[0]), host, loopback=self._loopback)
            usable.append(
                ResolveResult(
                    hostname=host,
                    host=str(address[0]),
                    port=port,
                    family=kind,
                    proto=protocol,
                    flags=socket.AI_NUMERICHOST,
                )
            )
        return usable

    async def close(self) -> None:
        """Nothing is held."""


class Fetcher:
    """Scrapy's download handler for http and https on aiohttp."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        settings, desk = crawler.settings, crawler.spider.desk  # type: ignore[union-attr]
        self._deadline = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._maxsize = settings.getint("DOWNLOAD_MAXSIZE")
        self._hosts, self._loopback = desk.hosts, desk.loopback
        self._pace = desk.pace = Pace(settings.getfloat("DOWNLOAD_DELAY"))
        self._source = desk.site.source
        self._connections = settings.getint("CONCURRENT_REQUESTS_PER_DOMAIN")
        self._session: aiohttp.ClientSession | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Fetcher:
        return cls(crawler)

    @cached_property
    def _ssl(self) -> ssl.SSLContext:
        """Made for the first page that is asked by https: reading the certificates of all authorities takes a while."""
        return _ssl_context(self._source.weak_tls, self._source.broken_certificate)

    async def download_request(self, request: Request) -> Response:
        """The response with its body decompressed. Raises FetchError, or Refused for an address that is not asked."""
        check_url(request.url, self._hosts, loopback=self._loopback)
        async with self._pace.turn(urlsplit(request.url).netloc):
            return await self._whole(request)

    async def _whole(self, request: Request) -> Response:
        try:
            async with asyncio.timeout(self._deadline):
                return await self._fetch(request)
        except TimeoutError as error:
            raise FetchError("timeout", f"no whole answer within {self._deadline:g} s") from error
        except (TooLarge, CutBody) as error:
            raise FetchError(error.cause, str(error)) from error
        except aiohttp.ClientPayloadError as error:
            raise FetchError("cut", "the connection ended before the body did") from error
        except aiohttp.ClientConnectorDNSError as error:
            raise FetchError("name", f"the name of the host cannot be resolved: {error.os_error}") from error
        except aiohttp.ClientSSLError as error:
            raise FetchError("tls", f"no secure connection: {error}") from error
        except aiohttp.ClientResponseError as error:
            told = error.message.splitlines()[0] if error.message else "it is no HTTP"
            raise FetchError("malformed", f"the answer breaks the rules of HTTP: {told}") from error
        except (aiohttp.InvalidURL, UnicodeError) as error:
            raise Refused(f"{request.url[:200]} is no address that can be asked") from error
        except (aiohttp.ClientError, OSError) as error:
            raise FetchError("connection", f"the connection failed: {error or type(error).__name__}") from error

    async def _fetch(self, request: Request) -> Response:
        headers = [(name.decode("latin-1"), value.decode("latin-1")) for name, values in request.headers.items()
                   for value in values]  # fmt: skip
        loop = asyncio.get_running_loop()
        started = loop.time()
        async with self._open().request(
            request.method,
            request.url,
            data=request.body or None,
            headers=[*headers, ("Accept-Encoding", "gzip, deflate")],
            allow_redirects=False,
            ssl=self._ssl if request.url.startswith("https") else True,
        ) as answer:
            request.meta["download_latency"] = loop.time() - started  # what AutoThrottle goes by
            received = Headers(list(answer.raw_headers))
            body = await self._read(answer, received, request)
            kind = responsetypes.from_args(headers=received, url=request.url, body=body)
            return kind(request.url, status=answer.status, headers=received, body=body, request=request)

    async def _read(self, answer: aiohttp.ClientResponse, headers: Headers, request: Request) -> bytes:
        body = Body(answer.headers.get("Content-Encoding", ""), self._maxsize)
        async for chunk in answer.content.iter_any():
            body.add(chunk)
        whole = body.finish()
        if _is_half(whole, _says_its_end(answer)):
            raise CutBody("the page ends before its end")
        headers.pop("Content-Encoding", None)  # the body is decompressed; what is archived must say so
        return whole

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            connector = aiohttp.TCPConnector(
                resolver=Resolver(self._loopback), limit_per_host=self._connections, ttl_dns_cache=300
            )
            self._session = aiohttp.ClientSession(
                connector=connector,
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                max_line_size=_LINE,
                max_field_size=_LINE,
                max_headers=_HEADERS,
                skip_auto_headers=("Accept", "Accept-Encoding", "Content-Type", "User-Agent"),
                timeout=aiohttp.ClientTimeout(total=None),
            )
            # aiohttp would ask again at once where a connection breaks: a request that nobody counts or paces.
            self._session._retry_connection = False
        return self._session

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


def _says_its_end(answer: aiohttp.ClientResponse) -> bool:
    return "Content-Length" in answer.headers or "chunked" in answer.headers.get("Transfer-Encoding", "").lower()


def _is_half(page: bytes, measured: bool) -> bool:
    """Whether a page of HTML lacks its end.

    A false length, a proxy that gave up or (where no length was ``measured``) the end of the connection cut pages in a
    way that only the page itself tells. Those that never write their end are whole where what they opened is closed.
    """
    if b"<html" not in page[:3000].lower() or _END.search(page):
        return False
    opened, closed = (len(re.findall(tag, page, re.IGNORECASE)) for tag in (rb"<div\b", rb"</div\b"))
    return not measured or opened > closed or not page.rstrip().endswith(b">")


def _ssl_context(weak: bool, broken: bool) -> ssl.SSLContext:
    """A verifying context; weaker only for the site whose file says that it cannot do better."""
    context = ssl.create_default_context()
    if weak:
        context.set_ciphers("DEFAULT@SECLEVEL=1")
    if broken:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
    return context


__all__ = ["FetchError", "Fetcher", "Refused", "Resolver"]
