"""Whether the web addresses of the directory still lead anywhere: looked at only when somebody asks.

Each address is asked for once, from here, and nothing but its status is read. No machine inside is ever
asked: a name is looked up once, and only what is public on the Internet is connected to, at each redirect.
"""

from __future__ import annotations

import socket
import ssl
from collections import defaultdict
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPConnection, HTTPException
from ipaddress import ip_address
from threading import Semaphore
from urllib.parse import urldefrag, urljoin, urlsplit

from ..models import Organisation, Service
from .everything import Everything
from .finding import Found
from .ownership import Entry

AT_ONCE = 16
AT_ONE_HOST = 2
SECONDS_TO_WAIT = 10.0
MOST_REDIRECTS = 5
REDIRECTS = (301, 302, 303, 307, 308)
GONE = (404, 410)
ASKED_AS = {"User-Agent": "Frontdoor link check", "Accept": "*/*"}

Allowed = Callable[[str], bool]
"""Whether to connect to this IP address."""


def is_public(address: str) -> bool:
    """Whether an IP address is one on the Internet, not one of this machine or its network."""
    found = ip_address(address.partition("%")[0])
    found = getattr(found, "ipv4_mapped", None) or found
    return found.is_global and not found.is_multicast


def unreachable_links(
    everything: Everything,
    progress: Callable[[int, int], None] | None = None,
    allowed: Allowed = is_public,
) -> Iterator[Found]:
    """The links that lead nowhere. `case` is why: see `trouble`."""
    linked: dict[str, list[Entry]] = defaultdict(list)
    for entry, url in _links(everything):
        linked[urldefrag(url).url].append(entry)
    hosts: dict[str, Semaphore] = defaultdict(lambda: Semaphore(AT_ONE_HOST))
    waits = {url: hosts[urlsplit(url).netloc] for url in linked}

    def look(url: str) -> str | None:
        with waits[url]:
            return trouble(url, allowed)

    with ThreadPoolExecutor(AT_ONCE) as pool:
        for number, (url, case) in enumerate(zip(linked, pool.map(look, linked), strict=True), 1):
            if progress:
                progress(number, len(linked))
            for entry in linked[url] if case else ():
                yield Found(entry.kind, entry.slug, entry.name, case or "", {"url": url})


def _links(everything: Everything) -> Iterator[tuple[Entry, str]]:
    for entry in everything.entries:
        url = entry.url if isinstance(entry, Service) else None
        website = entry.website if isinstance(entry, Organisation) else None
        yield from ((entry, link) for link in (url, website) if link)
    for contact, owner in everything.published():
        if contact.website:
            yield owner, contact.website


def trouble(url: str, allowed: Allowed = is_public) -> str | None:
    """Why nobody can open an address; None when they can, or when its site only answers browsers.

    "nowhere": no machine has this name; "silent": it does not answer; "untrusted": a browser would warn;
    "private": it is not on the Internet; "gone": the page is not there; "broken": the site is; "circle": it
    leads from one address to the next without an end.
    """
    for _ in range(MOST_REDIRECTS + 1):
        try:
            status, onward = _ask(url, allowed)
        except _NoAnswer as why:
            return str(why)
        if status in REDIRECTS and onward:
            url = urljoin(url, onward)
            continue
        return "gone" if status in GONE else "broken" if status >= 500 else None
    return "circle"


class _NoAnswer(Exception):  # noqa: N818 - it is no fault of the program
    """Nothing could be asked. The message is a case of `trouble`."""


def _ask(url: str, allowed: Allowed) -> tuple[int, str | None]:
    """The status and where it leads on to: by HEAD and, where a site does not like that, by GET."""
    status, onward = _asked(url, "HEAD", allowed)
    return _asked(url, "GET", allowed) if status >= 400 else (status, onward)


def _asked(url: str, method: str, allowed: Allowed) -> tuple[int, str | None]:
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
        host = (parts.hostname or "").encode("idna").decode()
    except (ValueError, UnicodeError):
        raise _NoAnswer("nowhere") from None
    if parts.scheme not in ("http", "https") or not host:
        raise _NoAnswer("nowhere")
    connection = HTTPConnection(host, port, timeout=SECONDS_TO_WAIT)
    try:
        connection.sock = _connected(host, port, parts.scheme == "https", allowed)
        path = parts._replace(scheme="", netloc="", path=parts.path or "/", fragment="").geturl()
        connection.request(method, path.encode("utf-8").decode("latin-1"), headers=ASKED_AS)
        answer = connection.getresponse()
        return answer.status, answer.getheader("Location")
    except ssl.SSLError:
        raise _NoAnswer("untrusted") from None
    except (OSError, HTTPException, ValueError):
        raise _NoAnswer("silent") from None
    finally:
        connection.close()


def _connected(host: str, port: int, secure: bool, allowed: Allowed) -> socket.socket:
    """Connected to the very address that was looked at: a second look-up could tell another."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise _NoAnswer("nowhere") from None
    addresses = list(dict.fromkeys(str(one[4][0]) for one in found))
    if not all(map(allowed, addresses)):
        raise _NoAnswer("private")
    plain = _first_that_answers(addresses, port)
    try:
        if not secure:
            return plain
        return ssl.create_default_context().wrap_socket(plain, server_hostname=host)
    except BaseException:
        plain.close()
        raise


def _first_that_answers(addresses: list[str], port: int) -> socket.socket:
    """Raises OSError when none does."""
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), SECONDS_TO_WAIT)
    return socket.create_connection((addresses[-1], port), SECONDS_TO_WAIT)
