"""Two OpenID providers on this machine: one certified, which does all as it should, and one that can lie."""

from __future__ import annotations

import base64
import json
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from joserfc import jwt
from joserfc.jwk import ECKey, KeySet, OctKey, RSAKey
from joserfc.jws import JWSRegistry

CLIENT, SECRET = "frontdoor", "a secret / with: odd+characters"
ROOT = Path(__file__).parents[3]


@contextmanager
def a_certified_provider(redirect: str, afterwards: str) -> Iterator[str]:
    """Its issuer. It lets Esi and Femi in."""
    node = shutil.which("node") or str(ROOT / ".venv" / "bin" / "node")
    if not Path(node).exists() or not (ROOT / "node_modules" / "oidc-provider").exists():
        pytest.skip("the certified OpenID provider of package.json is not installed")
    program = [node, str(Path(__file__).with_name("certified.mjs")), redirect, afterwards]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as running:
        assert running.stdout is not None
        try:
            yield next(line.strip() for line in running.stdout if line.startswith("http"))
        finally:
            running.terminate()


@cache
def _rsa() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "rsa"})


@cache
def _other_rsa() -> RSAKey:
    return RSAKey.generate_key(2048, {"kid": "rsa"})


@cache
def _ec() -> ECKey:
    return ECKey.generate_key("P-256", {"kid": "ec"})


KEYS: dict[str, Callable[[], Any]] = {"RS256": _rsa, "ES256": _ec}


@dataclass
class Forger:
    """A provider that says what it is told to. `claims` are changed in each token, None takes one away."""

    url: str
    claims: dict[str, Any] = field(default_factory=dict)
    metadata: dict[str, Any] = field(default_factory=dict)
    userinfo: dict[str, Any] = field(default_factory=dict)
    answer: dict[str, Any] = field(default_factory=dict)
    alg: str = "RS256"
    forge: Callable[[dict[str, Any]], str] | None = None
    status: int = 200
    nonces: dict[str, str] = field(default_factory=dict)
    """By code."""
    asked: list[tuple[str, dict[str, list[str]], str]] = field(default_factory=list)
    """The path, what was posted and the Authorization of each request."""

    def told(self, code: str) -> dict[str, Any]:
        now = int(time.time())
        usual = {
            "iss": self.url,
            "aud": CLIENT,
            "sub": "0001",
            "iat": now,
            "exp": now + 300,
            "nonce": self.nonces.get(code, ""),
            "name": "Esi Boateng",
            "email": "esi@wendlevale.example",
            "groups": ["directory-editors"],
        }
        return {name: value for name, value in {**usual, **self.claims}.items() if value is not None}

    def signed(self, claims: dict[str, Any]) -> str:
        if self.forge is not None:
            return self.forge(claims)
        key = KEYS[self.alg]()
        return jwt.encode({"alg": self.alg, "kid": key.kid}, claims, key)

    def says(self, path: str, posted: dict[str, list[str]]) -> Any:
        match path:
            case "/.well-known/openid-configuration":
                usual = {
                    "issuer": self.url,
                    "authorization_endpoint": f"{self.url}/authorize",
                    "token_endpoint": f"{self.url}/token",
                    "userinfo_endpoint": f"{self.url}/userinfo",
                    "jwks_uri": f"{self.url}/keys",
                    "id_token_signing_alg_values_supported": ["RS256", "ES256", "HS256", "none"],
                }
                return {**usual, **self.metadata}
            case "/keys":
                return KeySet([_rsa(), _ec()]).as_dict()
            case "/userinfo":
                return {"sub": "0001", **self.userinfo}
            case _:
                code = posted.get("code", [""])[0]
                if code not in self.nonces:
                    return {"error": "invalid_grant"}
                claims = self.told(code)
                del self.nonces[code]
                token = {"id_token": self.signed(claims), "access_token": "opaque", "token_type": "Bearer"}
                return {**token, **self.answer}


@contextmanager
def a_forger() -> Iterator[Forger]:
    class Desk(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            posted = parse_qs(self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode())
            path = urlsplit(self.path).path
            forger.asked.append((path, posted, self.headers.get("Authorization", "")))
            body = json.dumps(forger.says(path, posted)).encode()
            self.send_response(forger.status if path == "/token" else 200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def do_GET(self) -> None:
            self.do_POST()

        def log_message(self, *_told: object) -> None:
            """Says nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Desk)
    forger = Forger(f"http://127.0.0.1:{server.server_address[1]}")
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    try:
        yield forger
    finally:
        server.shutdown()
        server.server_close()


def unsigned(claims: dict[str, Any]) -> str:
    return f"{_in_base64({'alg': 'none'})}.{_in_base64(claims)}."


def signed_by_somebody_else(claims: dict[str, Any]) -> str:
    return jwt.encode({"alg": "RS256", "kid": "rsa"}, claims, _other_rsa())


def signed_with_the_secret(claims: dict[str, Any]) -> str:
    return _hs256(claims, SECRET)


def signed_with_the_public_key(claims: dict[str, Any]) -> str:
    return _hs256(claims, _rsa().as_pem(private=False).decode())


def _hs256(claims: dict[str, Any], secret: str) -> str:
    key = OctKey.import_key(base64.urlsafe_b64encode(secret.encode()).decode())
    return jwt.encode({"alg": "HS256"}, claims, key, registry=JWSRegistry(algorithms=["HS256"]))


def changed_after_signing(claims: dict[str, Any]) -> str:
    header, _body, mark = jwt.encode({"alg": "RS256", "kid": "rsa"}, claims, _rsa()).split(".")
    return f"{header}.{_in_base64({**claims, 'groups': ['directory-administrators']})}.{mark}"


def _in_base64(told: dict[str, Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(told).encode()).rstrip(b"=").decode()
