"""The demo portal: a small news server on loopback with six sites in the shape of real Vietnamese news portals.

Every site stands for one way of publishing (see ``sites.toml``): old SharePoint with PhanTrang lists (mic), VCCorp
with ``trang-N`` lists and feeds (mst) or ``timelinelist`` lists (baochinhphu), Liferay with twin addresses and
``_cur`` lists (danang), VNPT Portal with a pager by POST (sonla), Hemera ZCE with a sitemap (baolaocai). Paths are
those of the real sites; only the origin differs. ``server`` serves, ``truth`` says what a perfect reader would find.
"""
