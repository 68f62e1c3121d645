"""The articles of one site while it is being served: in order, in sections, corrected or withdrawn."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from portal.addresses import article_path
from portal.errors import PortalError
from portal.model import TrueArticle
from portal.sites import Section, Site


@dataclass(frozen=True, slots=True)
class Story:
    """An article as served now: ``revision`` counts its corrections, ``modified`` is when it last changed."""

    article: TrueArticle
    revision: int
    modified: datetime


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a section's list, newest first; ``pages`` is how many there are."""

    section: Section
    page: int
    pages: int
    stories: tuple[Story, ...]


class Newsroom:
    """The live articles of one site. Every change replaces one entry, so readers need no lock."""

    def __init__(self, site: Site, articles: Iterable[TrueArticle], moved: Iterable[TrueArticle] = ()) -> None:
        self.site = site
        self._moved = {f"197{article.id}": _moved(site, article) for article in moved}
        newest_first = sorted(articles, key=lambda article: (article.published, article.key), reverse=True)
        self._stories = {article.key: Story(article, 0, article.published) for article in newest_first}
        self.sections: Mapping[str, Section] = {**site.sections, **_further_sections(site, newest_first)}

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, newest first."""
        return tuple(self._stories.values())

    @property
    def main(self) -> Section:
        """The section that lists every story."""
        return self.sections[self.site.main]

    def story(self, word: str) -> Story | None:
        """The story with this key, id, slug or name."""
        if word in self._stories:
            return self._stories[word]
        for story in self.stories:
            if word in (story.article.id, story.article.slug, story.article.name):
                return story
        return self._moved.get(word)

    def listing(self, section: Section, page: int) -> Listing:
        """Page ``page`` (from 1) of a section; a page beyond the last is empty."""
        size = self.site.page_size
        own = [story for story in self.stories if self._in(story, section)]
        pages = max(1, -(-len(own) // size))
        return Listing(section, page, pages, tuple(own[(page - 1) * size : page * size]))

    def revise(self, word: str, old: str, new: str) -> Story:
        """Replaces ``old`` by ``new`` in a story's lead and body, as a portal corrects a figure."""
        story = self._known(word)
        article = story.article
        if old not in article.text:
            raise PortalError(f"{article.name}: {old!r} does not stand in the article, so it cannot be corrected.")
        lead = article.lead.replace(old, new)
        body = tuple(paragraph.replace(old, new) for paragraph in article.body)
        changed = replace(article, lead=lead, body=body, text="\n".join((lead, *body)))
        revised = Story(changed, story.revision + 1, datetime.now(UTC))
        self._stories[article.key] = revised
        return revised

    def withdraw(self, word: str) -> Story:
        """Takes a story off the site: its address answers 404 and no list names it."""
        story = self._known(word)
        self._stories = {key: kept for key, kept in self._stories.items() if kept is not story}
        return story

    def _known(self, word: str) -> Story:
        story = self.story(word)
        if story is None or story.article.key not in self._stories:
            raise PortalError(f"The demo site {self.site.name} has no article {word!r}.")
        return story

    def _in(self, story: Story, section: Section) -> bool:
        own = self.sections[story.article.section_slug]
        return section.slug in (self.site.main, own.slug, own.within)


def _moved(site: Site, article: TrueArticle) -> Story:
    """The article of a predecessor as it stands on this site: same id behind the prefix, same key."""
    number, slug = f"197{article.id}", article.slug.lower()
    path = article_path(site, number, slug, article.section_slug)
    return Story(replace(article, site=site.name, id=number, slug=slug, path=path), 0, article.published)


def _further_sections(site: Site, articles: Iterable[TrueArticle]) -> dict[str, Section]:
    """Sections that articles name and the table does not, numbered after those of the table."""
    named = {article.section_slug: article.section for article in articles if article.section_slug not in site.sections}
    return {slug: Section(slug, name, str(9001 + at)) for at, (slug, name) in enumerate(sorted(named.items()))}
