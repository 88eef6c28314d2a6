"""Every setting, its default and what it means; long because this is the one place that knows them all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Self
from urllib.parse import urlsplit

from cryptography.fernet import Fernet
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from app.staff.levels import LEVELS

ROOT = Path(__file__).resolve().parent.parent
SEARCH_ENGINES = ("embedded",)
CRM_KINDS = ("webhook",)
PERIODS = {"minute": 60, "hour": 3600, "day": 86400}


class SettingsError(ValueError):
    """A setting cannot be used. The message is one sentence that begins with the setting's name."""


@dataclass(frozen=True)
class RateLimit:
    """At most `count` submissions in `seconds` from one client."""

    count: int
    seconds: int


def _text(value: str) -> str:
    return value


def _folder(value: str) -> Path:
    path = Path(value).expanduser().absolute()
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise ValueError(f"must be a folder that can be written to ({problem.strerror})") from problem
    if not os.access(path, os.W_OK):
        raise ValueError("must be a folder that can be written to")
    return path


def _file(value: str) -> Path:
    path = Path(value).expanduser().absolute()
    if not path.is_file() or not os.access(path, os.R_OK):
        raise ValueError("must be a file that can be read")
    return path


def _number(lowest: int, highest: int) -> Callable[[str], int]:
    def read(value: str) -> int:
        if not value.isascii() or not value.isdecimal() or not lowest <= int(value) <= highest:
            raise ValueError(f"must be a whole number from {lowest} to {highest}")
        return int(value)

    return read


def _numbers(value: str) -> tuple[int, ...]:
    parts = [part.strip() for part in value.split(",")]
    if not all(part.isascii() and part.isdecimal() for part in parts):
        raise ValueError("must be whole numbers of seconds with commas between them, like 60,300,3600")
    return tuple(int(part) for part in parts)


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(f"must be {' or '.join(allowed)}")
        return value

    return read


def _on(value: str) -> bool:
    return _one_of("on", "off")(value) == "on"


def _web_address(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("http", "https") or not parts.hostname):
        raise ValueError("must be a full address that begins with http:// or https://")
    return value.rstrip("/")


def _mail_server(value: str) -> str:
    parts = urlsplit(value)
    if value and (parts.scheme not in ("smtp", "smtps") or not parts.hostname):
        raise ValueError("must be a mail server's address that begins with smtp:// or smtps://")
    return value


def _virus_scanner(value: str) -> str:
    try:
        parts = urlsplit(value)
        right = parts.hostname and parts.port != 0 if parts.scheme == "tcp" else parts.path.startswith("/")
    except ValueError:
        right = False
    if value and not (right and parts.scheme in ("tcp", "unix")):
        raise ValueError("must be the address of clamd that begins with tcp:// or unix:///")
    return value


def _mail_address(value: str) -> str:
    if "@" not in value:
        raise ValueError("must be an email address")
    return value


def _levels(value: str) -> tuple[tuple[str, str], ...]:
    """Each group with the level of who is in it."""
    pairs = [tuple(map(str.strip, part.partition("=")[::2])) for part in value.split(",") if part.strip()]
    if not all(level in LEVELS and group for level, group in pairs):
        named = ", ".join(LEVELS)
        raise ValueError(f"must be like viewer=*,editor=directory-editors, of the levels {named}")
    return tuple((group, level) for level, group in pairs)


def _database(value: str) -> str:
    # Hosting companies hand out postgres://, which SQLAlchemy does not take.
    for short in ("postgres://", "postgresql://"):
        if value.startswith(short):
            value = "postgresql+psycopg://" + value.removeprefix(short)
    try:
        url = make_url(value)
    except ArgumentError:
        raise ValueError("must be a database address that begins with sqlite:/// or postgresql://") from None
    if url.get_backend_name() not in ("sqlite", "postgresql"):
        raise ValueError("must be a database address that begins with sqlite:/// or postgresql://")
    return value


def _encryption_keys(value: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in value.split(","))
    try:
        for key in keys:
            Fernet(key)
    except ValueError:
        raise ValueError("must be Fernet keys with commas between them, the newest first") from None
    return keys


def _long_secret(value: str) -> str:
    if len(value) < 32:
        raise ValueError("must be 32 characters or more")
    return value


def _rate_limits(value: str) -> tuple[RateLimit, ...]:
    if value == "off":
        return ()
    limits = []
    for part in value.split(","):
        match part.split():
            case [count, "per", period] if count.isascii() and count.isdecimal() and period in PERIODS:
                limits.append(RateLimit(int(count), PERIODS[period]))
            case _:
                raise ValueError("must be like 30 per hour, 100 per day, or off")
    return tuple(limits)


_DATA_DIR = str(ROOT / "instance")
_COUNCIL_FILE = str(ROOT / "app" / "council.yaml")


def _setting(
    meaning: str,
    default: str | None,
    read: Callable[[str], Any] = _text,
    *,
    shown: str | None = None,
    secret: bool = False,
    production: bool = False,
) -> Any:
    return field(
        metadata={
            "meaning": meaning,
            "default": default,
            "read": read,
            "shown": default if shown is None else shown,
            "secret": secret,
            "production": production,
        }
    )


@dataclass(frozen=True, kw_only=True)
class Settings:
    """What one running Frontdoor was told. Each field is an environment variable in capitals."""

    frontdoor_env: str = _setting(
        "development, or production, where every secret must be given",
        "development",
        _one_of("development", "production"),
    )
    host: str = _setting("The address to listen on", "127.0.0.1")
    port: int = _setting("The port to listen on", "5000", _number(1, 65535))
    data_dir: Path = _setting(  # noqa: RUF009 - a field, not a value
        "The folder for the database, the search index and, in development, the keys",
        _DATA_DIR,
        _folder,
        shown="instance/",
    )
    database_url: str = _setting(
        "The database: sqlite:///… or postgresql://…",
        None,
        _database,
        shown="SQLite in DATA_DIR",
        secret=True,
        production=True,
    )
    secret_key: str = _setting(
        "Signs cookies: 32 characters or more",
        None,
        _long_secret,
        shown="made once, kept in DATA_DIR",
        secret=True,
        production=True,
    )
    encryption_keys: tuple[str, ...] = _setting(
        "Encrypt answers at rest: Fernet keys with commas between them, the newest first",
        None,
        _encryption_keys,
        shown="made once, kept in DATA_DIR",
        secret=True,
        production=True,
    )
    public_url: str = _setting(
        "Where residents find the site, without a path: https://www.example.org",
        None,
        _web_address,
        shown="http://HOST:PORT",
        production=True,
    )
    trusted_proxies: int = _setting(
        "How many proxies of our own stand in front, so that X-Forwarded-… can be believed",
        "0",
        _number(0, 5),
    )
    council_file: Path = _setting(  # noqa: RUF009 - a field, not a value
        "The council: name, logo, colours, telephone numbers and hours",
        _COUNCIL_FILE,
        _file,
        shown="app/council.yaml",
    )
    sample: bool = _setting(
        "on loads the sample council's directory; off starts empty",
        None,
        _on,
        shown="on in development, off in production",
    )
    os_places_key: str = _setting(
        "The key for the Ordnance Survey's Places API, which finds addresses and places; "
        "empty uses the invented gazetteer of the sample, or nothing where SAMPLE is off",
        "",
        shown="empty",
        secret=True,
    )
    os_places_url: str = _setting("Where that API is", "https://api.os.uk/search/places/v1", _web_address)
    search_engine: str = _setting("What answers searches", "embedded", _one_of(*SEARCH_ENGINES))
    crm_url: str = _setting(
        "Where submissions are delivered; empty keeps them here", "", _web_address, shown="empty"
    )
    crm_secret: str = _setting(
        "Signs what is delivered; in production CRM_URL needs it", "", shown="empty", secret=True
    )
    crm_kind: str = _setting("How submissions are delivered", "webhook", _one_of(*CRM_KINDS))
    delivery_retry_seconds: tuple[int, ...] = _setting(
        "Seconds to wait after each failed delivery; after the last one staff decide",
        "10,60,300,1800,7200,43200",
        _numbers,
    )
    rate_limits: tuple[RateLimit, ...] = _setting(
        "How often one client may send a form, or off", "30 per hour, 100 per day", _rate_limits
    )
    smtp_url: str = _setting(
        "The mail server: smtp://user:password@host:587; without it no mail is sent, "
        "and development leaves it in DATA_DIR/mail",
        "",
        _mail_server,
        shown="empty",
        secret=True,
    )
    text_url: str = _setting(
        "The service that sends text messages for staff: what is sent is signed JSON; empty sends none",
        "",
        _web_address,
        shown="empty",
    )
    text_secret: str = _setting("Signs it; TEXT_URL needs it", "", shown="empty", secret=True)
    clamd_url: str = _setting(
        "The virus scanner that looks at every file: ClamAV's tcp://host:3310 or unix:///path; "
        "empty looks at none",
        "",
        _virus_scanner,
        shown="empty",
    )
    mail_from: str = _setting("Who our emails come from", "no-reply@wendlevale.example", _mail_address)
    oidc_url: str = _setting(
        "Staff sign in where your council signs in: the issuer of its OpenID Connect, as "
        "https://login.microsoftonline.com/TENANT/v2.0; empty has accounts here alone",
        "",
        _web_address,
        shown="empty",
    )
    oidc_client_id: str = _setting("What that service calls Frontdoor", "", shown="empty")
    oidc_client_secret: str = _setting(
        "The secret it gave Frontdoor; OIDC_URL needs both", "", shown="empty", secret=True
    )
    oidc_groups_claim: str = _setting(
        "The claim that names somebody's groups: groups, roles, hd, or a path like realm_access.roles",
        "groups",
    )
    oidc_levels: tuple[tuple[str, str], ...] = _setting(
        "The level of who is in each group, like viewer=*,editor=directory-editors; * is everyone who can "
        "sign in there, and who is in none is refused. Where only viewer is named, higher levels are "
        "given here. OIDC_URL needs it",
        "",
        _levels,
        shown="empty",
    )
    oidc_teams_claim: str = _setting(
        "The claim that names somebody's own teams, as the directory calls them; empty has them chosen here",
        "",
        shown="empty",
    )
    local_accounts: bool = _setting(
        "on lets staff sign in with a name and a password kept here",
        None,
        _on,
        shown="on, but off in production with OIDC_URL",
    )
    draft_hours: int = _setting(
        "Hours an unfinished form is kept after it was last used", "24", _number(1, 720)
    )
    saved_days: int = _setting(
        "Days a form that was saved for later is kept after it was last changed", "28", _number(1, 365)
    )
    left_kept_days: int = _setting(
        "Days what the directory says of somebody who left is kept after their last day",
        "180",
        _number(1, 3650),
    )

    @property
    def in_production(self) -> bool:
        return self.frontdoor_env == "production"

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Self:
        """Read every setting. Raises SettingsError with one sentence that names the first wrong one."""
        read: dict[str, Any] = {}
        production = environment.get("FRONTDOOR_ENV") == "production"
        for each in fields(cls):
            name = each.name.upper()
            given = environment.get(name, "").strip() or each.metadata["default"]
            if given is None:
                if production and each.metadata["production"]:
                    raise SettingsError(f"{name} must be set in production. {each.metadata['meaning']}.")
                given = _made_here(name, read)
            try:
                read[each.name] = each.metadata["read"](given)
            except ValueError as problem:
                value = "not right: it" if each.metadata["secret"] else f"“{given}”, but it"
                raise SettingsError(f"{name} is {value} {problem}.") from None
        if production and read["crm_url"] and not read["crm_secret"]:
            raise SettingsError(
                "CRM_SECRET must be set in production when CRM_URL is. It signs what is delivered."
            )
        if read["text_url"] and not read["text_secret"]:
            raise SettingsError("TEXT_SECRET must be set when TEXT_URL is. It signs what is sent.")
        _check_signing_in(read, production)
        return cls(**read)


def _made_here(name: str, read: dict[str, Any]) -> str:
    """A default that is worked out."""
    match name:
        case "DATABASE_URL":
            return f"sqlite:///{read['data_dir'] / 'frontdoor.sqlite'}"
        case "SECRET_KEY":
            return _kept(read["data_dir"] / "secret_key", secrets.token_urlsafe(48))
        case "ENCRYPTION_KEYS":
            return _kept(read["data_dir"] / "encryption_keys", Fernet.generate_key().decode())
        case "SAMPLE":
            return "off" if read["frontdoor_env"] == "production" else "on"
        case "LOCAL_ACCOUNTS":
            return "off" if read["frontdoor_env"] == "production" and read["oidc_url"] else "on"
        case _:
            return f"http://{read['host']}:{read['port']}"


def _check_signing_in(read: dict[str, Any], production: bool) -> None:
    if not read["oidc_url"]:
        if not read["local_accounts"]:
            raise SettingsError("LOCAL_ACCOUNTS is off, but without OIDC_URL nobody could sign in.")
        return
    for name in ("oidc_client_id", "oidc_client_secret", "oidc_levels"):
        if not read[name]:
            meaning = next(each.metadata["meaning"] for each in fields(Settings) if each.name == name)
            raise SettingsError(f"{name.upper()} must be set when OIDC_URL is. {meaning}.")
    if production and not read["oidc_url"].startswith("https://"):
        raise SettingsError("OIDC_URL must begin with https:// in production.")


def _kept(path: Path, new: str) -> str:
    """The secret in this file, which only its owner can read. The first of several starters makes it."""
    if not path.exists():
        draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        draft.touch(mode=0o600)
        draft.write_text(new, encoding="utf-8")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return path.read_text(encoding="utf-8").strip()


@dataclass(frozen=True)
class Row:
    """One line of the README's table of settings."""

    name: str
    default: str
    meaning: str
    secret: bool


def table() -> list[Row]:
    """Every setting, in the order of the README's table."""
    return [
        Row(each.name.upper(), each.metadata["shown"], each.metadata["meaning"], each.metadata["secret"])
        for each in fields(Settings)
    ]
