"""What the crawler must know of a site: the attributes that a file in ``crawler/spiders`` fills in, nothing else.

A family (``crawler/families.py``) fills in what its content management system has in common, a site the rest. Paths
are written from the root; the origin is ``scheme`` and the first of ``hosts``. Selectors are CSS, tried in order.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import ClassVar, Literal

from crawler.dates import Order

Names = tuple[str, ...]
Kind = Literal["ministry", "province", "department", "paper", "other"]


@dataclass(frozen=True, slots=True)
class Pager:
    """How page 2, 3, … of a listing are reached.

    ``url`` is a template over ``{list}`` (the listing's address), ``{stem}`` (the same without its ending ``.htm`` or
    the like), ``{n}``, ``{before}`` (n - 1), ``{offset}`` and ``{reach}`` (how many articles of ``size`` a page lie
    before page n, and up to its end), the names in ``fields``, which are CSS selectors read on the listing's first
    page, those in ``scripts``, regular expressions over what its scripts say, and the groups of ``parts``, a regular
    expression over the listing's path. With ``form`` or ``json`` (templates over the same names) the request is a
    POST. Without ``url`` the link at ``next`` is followed, and without that any link or ``__doPostBack`` that says so.

    ``begin`` is the first page that comes this way: 2, or 1 where the listing's own page holds no articles.
    """

    url: str = ""
    next: str = ""
    parts: str = ""
    fields: Mapping[str, str] = field(default_factory=dict)
    scripts: Mapping[str, str] = field(default_factory=dict)
    form: Mapping[str, str] = field(default_factory=dict)
    json: Mapping[str, str] = field(default_factory=dict)
    size: int = 0
    begin: int = 2


@dataclass(frozen=True, slots=True)
class Api:
    """Where a site's JSON, made for its own script, holds what lists and articles show.

    Places are dotted paths of names; a string on the way that is JSON itself is opened. ``items`` leads to a list's
    articles, ``title`` and ``date`` lead on inside each. ``address`` are templates of the article's address, as people
    see it, over the fields of the item, the names of the pager and ``{title_slug}`` (the title as an address has it);
    the first that can be filled is taken. ``ask`` is the address that holds an article's JSON, a template over
    ``{id}`` (what the pattern of articles found) and ``answer`` says where its parts are: title, lead, body, date,
    author, rubric, credit. Without ``ask`` the article is a page like any other, or, with ``inline``, wholly in the
    item.
    """

    items: str
    address: Names
    title: str
    date: str = ""
    ask: str = ""
    answer: Mapping[str, str] = field(default_factory=dict)
    inline: bool = False
    noise: str = ""
    """What editors leave in titles and nobody sees."""


class Source:
    """A site. Every attribute but ``name``, ``label`` and ``hosts`` has a default that suits an unknown portal."""

    name: ClassVar[str]
    """The word that people type: also the file's name."""
    label: ClassVar[str]
    """What officers see, in Vietnamese."""
    hosts: ClassVar[Names]
    """Every host that serves this site; the first is asked, the others are allowed in links and redirects."""
    kind: ClassVar[Kind] = "other"
    province: ClassVar[str | None] = None
    """Two-digit code of the province that the site speaks for today; None for the whole country."""
    old_province: ClassVar[str | None] = None
    """The code of the unit that it spoke for before July 2025, where that was another."""
    scheme: ClassVar[str] = "https"
    weekly: ClassVar[int] = 0
    """Articles that a usual week brings; 0 where nobody knows."""
    rhythm: ClassVar[str] = ""
    """How often it is crawled, as ``load/rhythm.py`` reads it; empty: as often as its kind (``crawler/plans.py``)."""
    predecessors: ClassVar[Names] = ()
    """Hosts whose articles this site continues after the reforms of 2025."""
    successors: ClassVar[Names] = ()
    """Hosts that went on with what this site did, where it brings nothing new any more."""
    inferred: ClassVar[str] = ""
    """What of this file is a conclusion from the family and not seen on the site."""
    weak_tls: ClassVar[bool] = False
    """True where the site only speaks ciphers or key sizes that OpenSSL refuses by default."""
    broken_certificate: ClassVar[bool] = False
    """True where the certificate names another host or its chain is incomplete; the connection is then unverified."""
    needs_script: ClassVar[bool] = False
    """True where articles or lists show their text only once a script has run: they are then rendered in headless
    Chromium (``crawler/rendering.py``), which takes the extra ``scripts`` and a second or two a page."""

    feeds: ClassVar[Names] = ()
    sitemaps: ClassVar[Names] = ()
    lists: ClassVar[Names] = ()
    section: ClassVar[str] = ""
    """Regular expression over path and query of further listings, followed where the listed ones link to them."""
    links: ClassVar[str] = ""
    """CSS of the links to articles on a listing; empty: every link whose address looks like an article's."""
    pager: ClassVar[Pager] = Pager()

    article: ClassVar[str] = ""
    """Regular expression over path and query of an article's address; the group that matched is the id.

    A named group gives ids that sites share: ``(?P<mic>…)`` makes the key ``mic:<id>``.
    """
    ignore: ClassVar[str] = r"(?!)"
    """Regular expression over path and query of addresses that look like articles and are none."""
    key: ClassVar[str] = "{id}"
    """Template of the key: sites that share articles share the key."""
    query: ClassVar[Names] = ()
    """Names of query fields that belong to the address; the rest of the query is dropped. ``*`` keeps all."""

    title: ClassVar[Names] = ()
    lead: ClassVar[Names] = ()
    body: ClassVar[Names] = ()
    """CSS of the element (or elements) that hold the text."""
    date: ClassVar[Names] = ()
    author: ClassVar[Names] = ()
    rubric: ClassVar[Names] = ()
    """CSS of the name of the section that the article stands in."""
    credit: ClassVar[Names] = ()
    """CSS of the source credit ("Nguồn: …")."""
    drop: ClassVar[Names] = ()
    """CSS of what stands inside the body and is no text of the article: boxes, tools, captions."""
    date_order: ClassVar[Order] = "dmy"
    injected: ClassVar[Names] = ()
    """Regular expressions over the page: where a script holds the text in a string, the group is its markup, which is
    read as an element of the class ``injected``."""
    first_is_lead: ClassVar[bool] = False
    """True where the lead is the first paragraph of the body and has no element of its own."""

    api: ClassVar[Api | None] = None

    articles: ClassVar[Names] = ()
    """Addresses of articles in the site's form: the tests hold them against ``article``."""
    sections: ClassVar[Names] = ()
    """Addresses of listings and other pages that are no articles, in the site's form."""
