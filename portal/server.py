"""The demo portal: every site on a loopback port of its own, every request remembered."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from types import TracebackType

from portal import furniture, truth
from portal.answers import Desk
from portal.errors import PortalError
from portal.listener import Listener, Visit
from portal.model import TrueArticle
from portal.newsroom import Newsroom
from portal.render import Pages
from portal.sites import SITES, Site

__all__ = ["Portal", "Visit"]


class Portal:
    """The portal as a context manager: it serves inside ``with`` and is gone after it.

    Without ``ports`` every site has its fixed port (see sites.toml), or a free one with a sentence in ``notes`` where
    that is taken. With ``ports`` (site name → port) a site that is not named, or has 0, gets a free port, so
    ``Portal({})`` suits tests. Raises PortalError when an article is inconsistent or a given port cannot be had.
    """

    def __init__(self, ports: Mapping[str, int] | None = None, articles: Sequence[TrueArticle] | None = None) -> None:
        self._ports = ports
        self._articles = truth.load() if articles is None else articles
        self._servers: dict[str, Listener] = {}
        self._visits: list[Visit] = []
        self.rooms: dict[str, Newsroom] = {}
        self.notes: list[str] = []

    @property
    def sites(self) -> dict[str, str]:
        """Site name → origin, like ``http://127.0.0.1:8711``, of the sites that have articles."""
        return {name: server.origin for name, server in self._servers.items()}

    @property
    def requests(self) -> tuple[Visit, ...]:
        """All requests so far, oldest first."""
        return tuple(self._visits)

    def forget(self) -> None:
        """Empties the list of requests."""
        self._visits.clear()

    def revise(self, site: str, article: str, old: str, new: str) -> None:
        """Corrects an article (by key, id, slug or name): ``old`` becomes ``new`` in its lead and body."""
        self._room(site).revise(article, old, new)

    def withdraw(self, site: str, article: str) -> None:
        """Takes an article (by key, id, slug or name) off its site: 404, and in no list."""
        self._room(site).withdraw(article)

    def __enter__(self) -> Portal:
        table = furniture.load()
        with ExitStack() as undo:
            undo.callback(self._close)
            for site in SITES.values():
                own = [article for article in self._articles if article.site == site.name]
                if own:
                    self._open(site, own, table)
            undo.pop_all()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._close()

    def _open(self, site: Site, articles: Sequence[TrueArticle], table: furniture.Furniture) -> None:
        moved = [article for article in self._articles if article.site == site.moved_from]
        room = Newsroom(site, articles, moved)
        server = self._bind(site)
        server.desk = Desk(room, Pages(room, table, server.origin))
        server.visits = self._visits
        self.rooms[site.name], self._servers[site.name] = room, server
        server.start()

    def _bind(self, site: Site) -> Listener:
        port = site.port if self._ports is None else self._ports.get(site.name, 0)
        try:
            return Listener(site, port)
        except OSError as error:
            if self._ports is not None:
                raise PortalError(
                    f"Port {port} of the demo site {site.name} cannot be had: {error.strerror}."
                ) from None
        server = Listener(site, 0)
        self.notes.append(f"Port {port} is taken, so {site.name} is served at {server.origin}.")
        return server

    def _close(self) -> None:
        for server in self._servers.values():
            server.stop()
        self._servers.clear()

    def _room(self, site: str) -> Newsroom:
        try:
            return self.rooms[site]
        except KeyError:
            raise PortalError(f"The demo portal has no site {site!r}; it has {', '.join(self.rooms)}.") from None
