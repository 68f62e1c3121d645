"""What can go wrong between an address and an article. Each message names the address and the way out."""

from __future__ import annotations

from extract.errors import SotinError, UsageError


class PageError(SotinError):
    """A page that gives no article; ``cause`` is one of the words of the failure ledger."""

    cause = "page"


class NotAnArticle(PageError):
    """The page is whole, but it is a list, a static page, or holds no text."""

    cause = "no text"


class BrokenPage(PageError):
    """The page is not what was asked for: cut, garbled, a block page, or another kind of file."""

    cause = "broken"


class BlockedPage(BrokenPage):
    """The site answered with a page that says it refuses or cannot serve, under status 200."""

    cause = "block page"


class SoftMissing(BrokenPage):
    """The site answered with a page that says the article is gone, under status 200."""

    cause = "soft 404"


class ErrorPage(BrokenPage):
    """The site answered with a page that tells of an error or of maintenance, under status 200."""

    cause = "error page"


class GarbledPage(BrokenPage):
    """The letters of the page were taken for others before it was sent, or lost."""

    cause = "garbled"


class ThinPage(NotAnArticle):
    """The page is whole and shows next to nothing: a picture, or a text that could not be loaded."""


class NeedsScript(NotAnArticle):
    """The page shows its text only once a script has run."""

    cause = "script"


class UnknownSite(UsageError):
    """No spider has this name."""
