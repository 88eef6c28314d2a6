from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.fernet import Fernet

from app.settings import RateLimit, Settings, SettingsError, table


def sentence(tmp_path: Path, **environment: str) -> str:
    with pytest.raises(SettingsError) as mistake:
        Settings.from_environment({"DATA_DIR": str(tmp_path), **environment})
    return str(mistake.value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PORT", "http"),
        ("PORT", "70000"),
        ("PORT", "٥٠٠٠"),
        ("COUNCIL_FILE", "no-such-file.yaml"),
        ("CRM_URL", "crm.example"),
        ("PUBLIC_URL", "www.example.org"),
        ("DATABASE_URL", "mysql://localhost/x"),
        ("DATABASE_URL", "not an address"),
        ("ENCRYPTION_KEYS", "short"),
        ("SECRET_KEY", "short"),
        ("RATE_LIMITS", "a few"),
        ("DELIVERY_RETRY_SECONDS", "soon"),
        ("SMTP_URL", "http://mail.example"),
        ("SEARCH_ENGINE", "lucene"),
        ("SAMPLE", "perhaps"),
        ("FRONTDOOR_ENV", "test"),
        ("DRAFT_HOURS", "0"),
        ("OIDC_URL", "login.example"),
        ("OIDC_LEVELS", "boss=staff"),
        ("OIDC_LEVELS", "viewer"),
        ("LOCAL_ACCOUNTS", "perhaps"),
    ],
)
def test_a_wrong_setting_is_named_in_one_sentence(tmp_path: Path, name: str, value: str) -> None:
    said = sentence(tmp_path, **{name: value})
    assert said.startswith(f"{name} is ")
    assert said.endswith(".")
    assert "\n" not in said


@pytest.mark.parametrize("name", ["SECRET_KEY", "ENCRYPTION_KEYS", "DATABASE_URL"])
def test_a_secret_is_never_said_aloud(tmp_path: Path, name: str) -> None:
    assert "hunter2" not in sentence(tmp_path, **{name: "hunter2"})


PRODUCTION = {
    "FRONTDOOR_ENV": "production",
    "SECRET_KEY": "s" * 40,
    "ENCRYPTION_KEYS": Fernet.generate_key().decode(),
    "PUBLIC_URL": "https://www.wendlevale.example",
    "DATABASE_URL": "sqlite:///:memory:",
}


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ENCRYPTION_KEYS", "PUBLIC_URL", "DATABASE_URL"])
def test_production_does_not_start_without_its_secrets(tmp_path: Path, missing: str) -> None:
    told = {name: value for name, value in PRODUCTION.items() if name != missing}
    assert sentence(tmp_path, **told).startswith(f"{missing} must be set in production")


def test_production_does_not_deliver_what_is_not_signed(tmp_path: Path) -> None:
    told = {**PRODUCTION, "CRM_URL": "https://crm.wendlevale.example/take"}
    assert sentence(tmp_path, **told) == (
        "CRM_SECRET must be set in production when CRM_URL is. It signs what is delivered."
    )
    assert Settings.from_environment({"DATA_DIR": str(tmp_path), **told, "CRM_SECRET": "s" * 40}).crm_url


def test_development_delivers_without_a_secret(tmp_path: Path) -> None:
    told = {"DATA_DIR": str(tmp_path), "CRM_URL": "http://127.0.0.1:5001"}
    assert Settings.from_environment(told).crm_secret == ""


def test_a_folder_that_we_make_is_its_owners_alone(tmp_path: Path) -> None:
    made = Settings.from_environment({"DATA_DIR": str(tmp_path / "new" / "instance")}).data_dir
    assert made.stat().st_mode & 0o777 == 0o700


def test_development_makes_its_keys_once_and_only_their_owner_can_read_them(tmp_path: Path) -> None:
    first = Settings.from_environment({"DATA_DIR": str(tmp_path)})
    second = Settings.from_environment({"DATA_DIR": str(tmp_path)})
    assert (first.secret_key, first.encryption_keys) == (second.secret_key, second.encryption_keys)
    kept = sorted(path.name for path in tmp_path.iterdir())
    assert kept == ["encryption_keys", "secret_key"]
    assert {(tmp_path / name).stat().st_mode & 0o777 for name in kept} == {0o600}


def test_an_empty_setting_is_its_default(tmp_path: Path) -> None:
    assert Settings.from_environment({"DATA_DIR": str(tmp_path), "PORT": ""}).port == 5000


def test_a_hosting_companys_postgres_address_works(tmp_path: Path) -> None:
    told = Settings.from_environment({"DATA_DIR": str(tmp_path), "DATABASE_URL": "postgres://u@db/x"})
    assert told.database_url == "postgresql+psycopg://u@db/x"


def test_rate_limits_are_counts_for_a_time(tmp_path: Path) -> None:
    told = Settings.from_environment({"DATA_DIR": str(tmp_path), "RATE_LIMITS": "3 per minute, 9 per day"})
    assert told.rate_limits == (RateLimit(3, 60), RateLimit(9, 86400))


def test_every_setting_says_what_it_means() -> None:
    assert all(row.meaning and row.default for row in table())


OIDC = {
    "OIDC_URL": "https://login.example/",
    "OIDC_CLIENT_ID": "frontdoor",
    "OIDC_CLIENT_SECRET": "secret",
    "OIDC_LEVELS": "viewer=*, editor = Directory editors,",
}


@pytest.mark.parametrize("missing", ["OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET", "OIDC_LEVELS"])
def test_a_councils_sign_in_needs_all_of_its_settings(tmp_path: Path, missing: str) -> None:
    told = {name: value for name, value in OIDC.items() if name != missing}
    assert sentence(tmp_path, **told).startswith(f"{missing} must be set when OIDC_URL is. ")


def test_a_council_sign_in_is_over_https_in_production(tmp_path: Path) -> None:
    told = {**PRODUCTION, **OIDC, "OIDC_URL": "http://login.example"}
    assert sentence(tmp_path, **told) == "OIDC_URL must begin with https:// in production."


def test_somebody_can_always_sign_in(tmp_path: Path) -> None:
    assert sentence(tmp_path, LOCAL_ACCOUNTS="off").startswith("LOCAL_ACCOUNTS is off")


def test_passwords_are_for_development_and_for_production_without_a_councils_sign_in(tmp_path: Path) -> None:
    def local(**told: str) -> bool:
        return Settings.from_environment({"DATA_DIR": str(tmp_path), **told}).local_accounts

    assert local(**OIDC)
    assert local(**PRODUCTION)
    assert not local(**PRODUCTION, **OIDC)
    assert local(**PRODUCTION, **OIDC, LOCAL_ACCOUNTS="on")


def test_groups_are_named_as_they_are(tmp_path: Path) -> None:
    read = Settings.from_environment({"DATA_DIR": str(tmp_path), **OIDC})
    assert read.oidc_levels == (("*", "viewer"), ("Directory editors", "editor"))
    assert read.oidc_url == "https://login.example"
