"""What keeps the house safe: headers, forgery tokens, limits on what is sent, keys."""

from __future__ import annotations

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from flask import Flask, Response, abort, current_app, g, request
from flask.sessions import SecureCookieSessionInterface, SessionMixin
from flask_wtf.csrf import CSRFProtect  # type: ignore[import-untyped]
from werkzeug.middleware.proxy_fix import ProxyFix

from app.settings import Settings

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

LARGEST_BODY = 2_000_000
LARGEST_FORM = 500_000
MOST_FIELDS = 1_000
LARGEST_BODY_READ_TO_ANSWER = 100_000_000


class CannotOpenError(ValueError):
    """Sealed with a key that is no longer here, or changed since."""


class Keys:
    """Seals what is kept, scrambles what must not be kept."""

    def __init__(self, secret_key: str, encryption_keys: Iterable[str]) -> None:
        self._secret = secret_key
        self._fernet = MultiFernet([Fernet(key) for key in encryption_keys])

    def seal(self, plain: bytes, at: datetime | None = None) -> bytes:
        """Encrypt. What is sealed tells in clear when it was sealed: `at` says another moment instead."""
        return self._fernet.encrypt_at_time(plain, int((at or datetime.now(UTC)).timestamp()))

    def open(self, sealed: bytes) -> bytes:
        """Undo `seal`. Raises CannotOpenError."""
        try:
            return self._fernet.decrypt(sealed)
        except InvalidToken:
            raise CannotOpenError("It was sealed with another key, or it was changed.") from None

    def sealed_at(self, sealed: bytes, at: datetime) -> bytes:
        """The same, as if it had been sealed at this moment; as it is when its key is gone."""
        try:
            return self.seal(self.open(sealed), at)
        except CannotOpenError:
            return sealed

    def scramble(self, value: str, purpose: str) -> str:
        """64 hexadecimal digits, the same for the same value and purpose. Without the secret key nobody can
        find the value; with it, all the likely values can be tried.
        """
        return hmac.new(self._secret.encode(), f"{purpose}\0{value}".encode(), hashlib.sha256).hexdigest()


def keys() -> Keys:
    """This application's keys."""
    found: Any = current_app.extensions["keys"]
    assert isinstance(found, Keys)
    return found


def content_policy(inline_scripts: Iterable[str], inline_styles: Iterable[str]) -> str:
    """Our files only. The layout's own inline text is allowed by its hash, so that pages need no nonce."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src 'self' {' '.join(_hash(text) for text in inline_scripts)}",
            f"style-src 'self' {' '.join(_hash(text) for text in inline_styles)}",
            "img-src 'self' data:",
            "connect-src 'self'",
            "form-action 'self'",
            "manifest-src 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
        )
    )


def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def init_app(app: Flask, settings: Settings, policy: str) -> None:
    app.extensions["keys"] = Keys(settings.secret_key, settings.encryption_keys)
    app.config.update(
        SECRET_KEY=settings.secret_key,
        # Browsers take a __Host- cookie from this site alone: none of its neighbours can plant one.
        SESSION_COOKIE_NAME="__Host-frontdoor" if settings.in_production else "frontdoor",
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=settings.in_production,
        WTF_CSRF_TIME_LIMIT=None,
        WTF_CSRF_SSL_STRICT=False,  # the token and the cookie prove enough, and some send no Referer
        MAX_CONTENT_LENGTH=LARGEST_BODY,
        MAX_FORM_MEMORY_SIZE=LARGEST_FORM,
        MAX_FORM_PARTS=MOST_FIELDS,
    )
    app.session_interface = _NobodysCookies()
    headers = {
        "Content-Security-Policy": policy,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
    }
    if settings.in_production:
        headers["Strict-Transport-Security"] = "max-age=31536000"

    @app.after_request
    def protect(response: Response) -> Response:
        if "position_allowed" in g:
            response.headers["Permissions-Policy"] = "camera=(), geolocation=(self), microphone=()"
        if "framing" in g:
            response.headers.update(_framing(policy, g.framing))
        for name, value in headers.items():
            response.headers.setdefault(name, value)
        if g.get("framing") == "anywhere":
            del response.headers["X-Frame-Options"]  # it has no word for anyone
        if response.location and response.location.startswith(request.host_url):
            # The router's own redirect repeats, in words too, whatever Host it was told; a path needs none.
            response.location = response.location.removeprefix(request.host_url.rstrip("/"))
            response.set_data("")
        if "Cache-Control" not in response.headers:
            # Shared computers: what one person typed must not be there for the next who presses Back.
            personal = request.cookies or "csrf_token" in g or request.method == "POST"
            response.headers["Cache-Control"] = "no-store" if personal else "no-cache"
        return response

    app.before_request(_refuse_what_no_address_has)
    app.before_request(_refuse_what_no_form_sends)
    csrf.init_app(app)
    app.wsgi_app = _ReadsToTheEnd(app.wsgi_app)  # type: ignore[method-assign]
    if settings.trusted_proxies:
        hops = settings.trusted_proxies
        app.wsgi_app = ProxyFix(app.wsgi_app, hops, hops, hops)  # type: ignore[method-assign]


def allow_position() -> None:
    """Let the page being made ask the person's device where it is; the browser still asks the person."""
    g.position_allowed = True


def allow_frames() -> None:
    """Let the page being made show pages of ours in frames."""
    g.framing = "frames"


def allow_to_be_framed() -> None:
    """Let the page being made be shown in a frame of ours; nobody else may."""
    g.framing = "framed"


def allow_to_be_framed_by_anyone() -> None:
    """Let the page being made be shown in a frame on any site. Only for one on which there is nothing that
    anybody could be tricked into pressing.
    """
    g.framing = "anywhere"


def _framing(policy: str, which: str) -> dict[str, str]:
    if which == "frames":
        return {"Content-Security-Policy": f"{policy}; frame-src 'self'"}
    if which == "anywhere":
        anyone = policy.replace("frame-ancestors 'none'", "frame-ancestors *")
        return {"Content-Security-Policy": anyone, "Cross-Origin-Resource-Policy": "cross-origin"}
    ours = policy.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
    return {"Content-Security-Policy": ours, "X-Frame-Options": "SAMEORIGIN"}


csrf = CSRFProtect()
"""An API that takes no cookie says `@csrf.exempt`."""


def _refuse_what_no_address_has() -> None:
    if "\0" in request.path:  # and no database but SQLite takes one
        abort(404)


def _refuse_what_no_form_sends() -> None:
    if request.mimetype == "application/x-www-form-urlencoded":  # werkzeug counts the other kind alone
        request.max_content_length = LARGEST_FORM
    if request.method == "POST" and sum(map(len, request.form.listvalues())) > MOST_FIELDS:
        abort(413)
    if request.method == "POST" and None in request.form:  # a part without a name
        abort(400)


class _NobodysCookies(SecureCookieSessionInterface):
    """What caches may share never carries a cookie: one that takes no notice of Vary would hand it on."""

    def save_session(self, app: Flask, session: SessionMixin, response: Response) -> None:
        if not response.cache_control.public:
            super().save_session(app, session, response)


class _ReadsToTheEnd:
    """Reads what is left of a body after answering: a browser that is cut off shows no answer at all."""

    def __init__(self, application: WSGIApplication) -> None:
        self.application = application

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        length = environ.get("CONTENT_LENGTH") or "0"
        if length in ("", "0") or not length.isdecimal() or int(length) > LARGEST_BODY_READ_TO_ANSWER:
            return self.application(environ, start_response)
        body = _Counted(environ["wsgi.input"], int(length))
        environ["wsgi.input"] = body
        answer = self.application(environ, start_response)
        while body.read(65536):
            pass
        return answer


class _Counted:
    """A body that ends where its length says, so that reading on can never wait."""

    def __init__(self, stream: Any, length: int) -> None:
        self._stream = stream
        self._left = length

    def read(self, size: int = -1) -> bytes:
        data: bytes = self._stream.read(self._left if size < 0 else min(size, self._left))
        self._left = self._left - len(data) if data else 0
        return data

    def readline(self, size: int = -1) -> bytes:
        data: bytes = self._stream.readline(self._left if size < 0 else min(size, self._left))
        self._left -= len(data)
        return data

    def readinto(self, buffer: bytearray) -> int:
        data = self.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
