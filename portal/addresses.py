"""What the addresses of articles and lists look like in each CMS family, and the article's key in them.

Examples, in the order of the functions below: ``/mic_2020/Pages/TinTuc/152518/Ten-bai.html``,
``/ten-bai-102250813125148488.htm``, ``/web/dng/-/ten-bai``, ``/tin-kinh-te/ten-bai-950942``,
``/xa-hoi/ten-bai-post887214.html``.
"""

from __future__ import annotations

import posixpath
from urllib.parse import quote

from portal.sites import Section, Site

SLUG_LIMIT = 100
"""VNPT Portal cuts slugs at about this many characters."""

PORTLET = "com_liferay_asset_publisher_web_portlet_AssetPublisherPortlet_INSTANCE_"


def article_path(site: Site, number: str, slug: str, section: str) -> str:
    """The path of an article on its site; the site's family decides which of the parts it shows."""
    match site.family:
        case "sharepoint":
            return f"/mic_2020/Pages/TinTuc/{number}/{quote(slug)}.html"
        case "vccorp":
            return f"/{slug}-{number}.htm"
        case "liferay":
            return f"/web/dng/-/{slug}"
        case "vnpt":
            return f"/{section}/{slug[:SLUG_LIMIT].rstrip('-')}-{number}"
        case "zce":
            return f"/{section}/{slug}-post{number}.html"


def article_key(site: Site, number: str, slug: str) -> str:
    """The key of an article: its id, shared by mic.gov.vn and mst.gov.vn for what was moved; on Liferay its slug.

    An id of old mic.gov.vn appears on the VCCorp hosts with the prefix 197 before it: 152518 and 197152518 are one.
    """
    match site.family:
        case "sharepoint":
            return f"mic:{number}"
        case "vccorp" if len(number) < 18:
            return f"mic:{number.removeprefix('197')}"
        case "liferay":
            return slug
        case _:
            return number


def list_path(site: Site, section: Section, page: int) -> str:
    """The address of one page of a section's list, as a link in a page would carry it."""
    match site.family:
        case "sharepoint":
            name = section.slug.title()
            return f"/mic_2020/Pages/ChuyenMuc/PhanTrang/{section.number}/{page}/{name}.html"
        case "vccorp":
            return _vccorp_list(site, section, page)
        case "liferay":
            return _liferay_list(section, page)
        case "vnpt":
            return f"/{section.slug}"
        case "zce":
            return f"/{section.slug}/" + (f"?page={page}" if page > 1 else "")


def _vccorp_list(site: Site, section: Section, page: int) -> str:
    below = site.name == "mst" and section.slug != site.main
    path = f"{site.main}/{section.slug}" if below else section.slug
    if page == 1:
        return f"/{path}.htm"
    return f"/{path}/trang-{page}.htm" if site.name == "mst" else f"/timelinelist/{section.number}/{page}.htm"


def _liferay_list(section: Section, page: int) -> str:
    if page == 1:
        return f"/{section.slug}"
    portlet = PORTLET + section.number
    return (
        f"/{section.slug}?p_p_id={portlet}&p_p_lifecycle=0&p_p_state=normal&p_p_mode=view"
        f"&_{portlet}_delta=5&p_r_p_resetCur=false&_{portlet}_cur={page}"
    )


def relative(path: str, page: str) -> str:
    """``path`` as old SharePoint lists write it, relative to the page it stands on."""
    return posixpath.relpath(path, posixpath.dirname(page))
