"""The council's own sign-in, by OpenID Connect: the way there, the way back, and who it says has come.

What it says is believed when its signature, issuer, audience, time and nonce are right, and when it answers
what this very browser asked: the state is in its cookie, and the code is no use without the verifier there.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import structlog
from authlib.common.errors import AuthlibBaseError
from authlib.integrations.flask_client import FlaskIntegration, FlaskOAuth2App
from flask import current_app, request, session
from joserfc.errors import JoseError
from requests import RequestException

from app.settings import Settings

SECONDS_TO_WAIT = 10
CLOCKS_DIFFER = 60  # seconds
KEPT_FOR = 86400  # seconds that what the provider says about itself is believed
MOST_BEGUN = 3  # in tabs beside each other, so that the cookie stays small
ONLY_THE_PROVIDER_SIGNS_SO = {f"{kind}{bits}" for kind in ("RS", "PS", "ES") for bits in (256, 384, 512)}
OUT_OF_ORDER = {"server_error", "temporarily_unavailable", "invalid_client", "unauthorized_client"}

log = structlog.get_logger()


class CannotSignIn(Exception):  # noqa: N818 - it is not an error of ours
    """`problem` is away, refused, not-allowed, no-email or again: what the sign-in page will say."""

    def __init__(self, problem: str, kind: str) -> None:
        super().__init__(problem)
        self.problem = problem
        log.warning("sign-in refused", problem=problem, kind=kind)


class Provider:
    """Asks and understands one provider. Every method but `begun` raises CannotSignIn."""

    def __init__(self, settings: Settings) -> None:
        self._url = settings.oidc_url
        self._told = {"client_id": settings.oidc_client_id, "client_secret": settings.oidc_client_secret}
        self._wanted = ["email", "name", settings.oidc_groups_claim.partition(".")[0]]
        self._client: Any = None

    def way_there(self, back: str, *, afresh: bool, **kept: str) -> str:
        """Where to send the browser, to come back to the address `back`. `kept` is for `begun`. With `afresh`
        the provider asks for the password, even if it still knows who that is.
        """
        with _understood():
            client = self._ready()
            prompt = {"prompt": "login"} if afresh else {}
            asked = client.create_authorization_url(back, **prompt)
            url: str = asked.pop("url")
        begun = [key for key in session if key.startswith("_state_staff_")]
        for old in sorted(begun, key=lambda key: session[key]["exp"])[: 1 - MOST_BEGUN]:
            session.pop(old)
        client.save_authorize_data(redirect_uri=back, **asked, **kept)
        return url

    def begun(self) -> Mapping[str, str]:
        """What was kept when this browser was sent there; nothing when it was not, or long ago."""
        found = FlaskIntegration("staff").get_state_data(session, request.args.get("state", ""))
        return found if isinstance(found, dict) else {}

    def claims(self) -> dict[str, Any]:
        """What the provider says about who has come back, once for each time they were sent there."""
        if not self.begun():
            raise CannotSignIn("again", "UnknownState")
        with _understood():
            client = self._ready()
            issuer = client.server_metadata["issuer"]
            promised = client.server_metadata.get("authorization_response_iss_parameter_supported")
            if request.args.get("iss", None if promised else issuer) != issuer:
                raise CannotSignIn("again", "AnotherIssuer")
            try:
                token = client.authorize_access_token(
                    leeway=CLOCKS_DIFFER,
                    claims_options={
                        "iss": {"essential": True, "value": issuer},
                        "aud": {"essential": True, "value": self._told["client_id"]},
                        "sub": {"essential": True, "allow_blank": False},
                    },
                )
            finally:
                client.framework.clear_state_data(session, request.args.get("state"))
            return self._all_of(token)

    def way_out(self, back: str) -> str | None:
        """Where to sign out of the provider as well, if there is such a place."""
        try:
            with _understood():
                client = self._ready()
                if "end_session_endpoint" not in client.server_metadata:
                    return None
                asked = client.create_logout_url(back, client_id=self._told["client_id"])
        except CannotSignIn:
            return None
        url: str = asked["url"]
        return url

    def _all_of(self, token: dict[str, Any]) -> dict[str, Any]:
        claims: dict[str, Any] = token.get("userinfo") or {}
        if not claims:
            raise CannotSignIn("again", "NoIdToken")
        if all(name in claims for name in self._wanted):
            return claims
        if "userinfo_endpoint" not in self._client.server_metadata:
            return claims
        more = self._client.userinfo(token=token)
        if more.get("sub") != claims["sub"]:
            raise CannotSignIn("again", "AnotherSubject")
        return {**more, **claims}

    def _ready(self) -> Any:
        """Authlib's client, which knows the provider's addresses and keys."""
        if self._client is None or time.time() - self._client.server_metadata["_loaded_at"] > KEPT_FOR:
            self._client = self._discovered()
        return self._client

    def _discovered(self) -> Any:
        client = FlaskOAuth2App(
            FlaskIntegration("staff"),
            "staff",
            server_metadata_url=f"{self._url}/.well-known/openid-configuration",
            client_kwargs={"code_challenge_method": "S256", "default_timeout": SECONDS_TO_WAIT},
            **self._told,
        )
        said = client.load_server_metadata()
        if said["issuer"].rstrip("/") != self._url:
            raise CannotSignIn("away", "AnotherIssuer")
        offered = set(said.get("id_token_signing_alg_values_supported", ["RS256"]))
        said["id_token_signing_alg_values_supported"] = sorted(offered & ONLY_THE_PROVIDER_SIGNS_SO)
        scopes = ["openid", "profile", "email", "groups"]
        known = said.get("scopes_supported", [])
        client.client_kwargs["scope"] = " ".join(each for each in scopes if each != "groups" or each in known)
        if "client_secret_post" in said.get("token_endpoint_auth_methods_supported", []):
            # In the other way Authlib sends a secret with odd characters as only some providers read it.
            client.client_kwargs.update(token_endpoint_auth_method="client_secret_post")  # noqa: S106
        return client


def provider() -> Provider | None:
    """The council's sign-in; None where there are accounts of our own alone."""
    found: Provider | None = current_app.extensions["oidc"]
    return found


@contextmanager
def _understood() -> Iterator[None]:
    """Whatever the provider does wrong becomes CannotSignIn; only the kind of mistake is in the log, for the
    words can hold a token.
    """
    try:
        yield
    except RequestException as problem:
        raise CannotSignIn("away", type(problem).__name__) from None
    except JoseError as problem:
        raise CannotSignIn("again", type(problem).__name__) from None
    except AuthlibBaseError as problem:
        kinds = {"access_denied": "refused", **dict.fromkeys(OUT_OF_ORDER, "away")}
        raise CannotSignIn(kinds.get(str(problem.error), "again"), type(problem).__name__) from None
    except (ValueError, KeyError, TypeError, AttributeError, RuntimeError) as problem:
        raise CannotSignIn("again", type(problem).__name__) from None
