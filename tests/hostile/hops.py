"""Redirects: to the article, in circles, and to where nobody may be led."""

from __future__ import annotations

from tests.hostile.wire import Answer, Asked, headed, honest, moved, once, reply


def moved_once(target: str, line: str = "301 Moved Permanently") -> Answer:
    """The address redirects to another form of itself, which is the article."""

    def answer(asked: Asked) -> bytes:
        return honest(asked) if "?" in asked.path else moved(target, line)(asked)

    return answer


def hopping(times: int) -> Answer:
    """So many hops, then the article."""

    def answer(asked: Asked) -> bytes:
        path, _, step = asked.path.partition("?hop=")
        at = int(step or 0)
        return honest(asked) if at >= times else moved(f"{path}?hop={at + 1}")(asked)

    return answer


def with_cookie(asked: Asked) -> bytes:
    """The article only for who brings the cookie back that the first answer sets."""
    if "phien=1" in asked.headers.get("cookie", ""):
        return headed(asked)
    return reply("", "302 Found", "text/html", "Set-Cookie: phien=1; Path=/; HttpOnly", f"Location: {asked.path}")


def ping_pong(asked: Asked) -> bytes:
    path = asked.path.partition("?")[0]
    return moved(f"{path}?b=1" if "?a" in asked.path else f"{path}?a=1")(asked)


def refreshing(target: str) -> Answer:
    """A page that only leads on."""

    def answer(asked: Asked) -> bytes:
        where = target.format(origin=asked.origin, canary=asked.canary, path=asked.path)
        return reply(f"<html><head><meta http-equiv='Refresh' content='0; URL={where}'></head><body></body></html>")

    return answer


STORED: dict[str, Answer] = {
    "moved": moved_once("{path}?moi=1"),
    "moved_whole": moved_once("{origin}{path}?moi=1"),
    "moved_308": moved_once("{path}?moi=1", "308 Permanent Redirect"),
    "moved_307": moved_once("{path}?moi=1", "307 Temporary Redirect"),
    "moved_303": moved_once("  {path}?utm_source=zalo  ", "303 See Other"),
    "moved_fragment": moved_once("{path}?moi=1#noi-dung"),
    "moved_accents": moved_once("{path}?ten=tỉnh nhà"),
    "hops": hopping(6),
    "cookie": with_cookie,
    "moved_nowhere_once": once(lambda asked: reply("", "302 Found")),
}

MISSING: dict[str, tuple[Answer, str]] = {
    "loop": (moved("{path}"), "redirect loop"),
    "ping_pong": (ping_pong, "redirect loop"),
    "many_hops": (hopping(10**6), "redirect loop"),
    "moved_nowhere": (lambda asked: reply("", "302 Found"), "http 302"),
    "elsewhere": (moved("{canary}{path}"), "refused"),
    "elsewhere_short": (moved("//example.com/a"), "refused"),
    "elsewhere_slashes": (moved("http:\\\\example.com\\a"), "refused"),
    "metadata": (moved("http://169.254.169.254/latest/meta-data/"), "refused"),
    "inner": (moved("http://10.0.0.1/"), "refused"),
    "other_port": (moved("http://127.0.0.1:22/"), "refused"),
    "number": (moved("http://2130706433/"), "refused"),
    "hexadecimal_host": (moved("http://0x7f000001/"), "refused"),
    "octal_host": (moved("http://0177.0.0.1/"), "refused"),
    "mapped": (moved("http://[::ffff:169.254.169.254]/"), "refused"),
    "any_address": (moved("http://0.0.0.0/"), "refused"),
    "file": (moved("file:///etc/passwd"), "refused"),
    "data": (moved("data:text/html,<h1>x</h1>"), "refused"),
    "script": (moved("javascript:alert(1)"), "refused"),
    "ftp": (moved("ftp://127.0.0.1/"), "refused"),
    "gopher": (moved("gopher://127.0.0.1:6379/_FLUSHALL"), "refused"),
    "user": (moved("http://a:b@{canary}/"), "refused"),
    "user_trick": (moved("{origin}@example.com/"), "refused"),
    "bad_port": (moved("http://127.0.0.1:99999/"), "refused"),
    "no_address": (moved("http://[::1/"), "refused"),
    "refresh_metadata": (refreshing("http://169.254.169.254/"), "refused"),
    "refresh_elsewhere": (refreshing("{canary}/bay"), "refused"),
    "refresh_file": (refreshing("file:///etc/passwd"), "refused"),
}
