"""What a provider, or somebody between it and us, could say: what is believed, and what is not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from app.models import StaffAccount
from directory.models import AuditEntry, Person
from tests.app.browser import Client, Page
from tests.app.inspector import words
from tests.app.staff import openid
from tests.app.staff.openid import CLIENT, SECRET, Forger, a_forger
from tests.factories import a_person, a_team
from tests.staff import PASSWORDS, add_staff

LEVELS = "administrator=directory-administrators,editor=directory-editors,viewer=staff"
SIGN_IN = "Sign in to the pages for staff"
AGAIN = "It took too long, or it was begun in another window. Sign in again."
AWAY = "We cannot reach your council’s sign-in. Wait a few minutes, then try again."
NOT_ALLOWED = "Your work account may not use these pages. Ask whoever looks after accounts."


@pytest.fixture
def forger() -> Iterator[Forger]:
    with a_forger() as forger:
        yield forger


@pytest.fixture
def council(make_app: Callable[..., Flask], forger: Forger) -> Callable[..., Flask]:
    """council(OIDC_LEVELS=…) signs staff in with the forger."""

    def make(**told: str) -> Flask:
        usual = {
            "OIDC_URL": forger.url,
            "OIDC_CLIENT_ID": CLIENT,
            "OIDC_CLIENT_SECRET": SECRET,
            "OIDC_LEVELS": LEVELS,
        }
        return make_app(**{**usual, **told})

    return make


@pytest.fixture
def app(council: Callable[..., Flask]) -> Flask:
    return council()


def goes(client: Client, forger: Forger, code: str = "one", to: str = "/staff") -> dict[str, str]:
    """Goes to the provider, which will take this code from them: what they were sent there with."""
    answer = client.http.get("/staff/sign-in/council", query_string={"to": to})
    assert answer.status_code == 303
    asked = {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["Location"]).query).items()}
    forger.nonces[code] = asked.get("nonce", "")
    return asked


def comes_back(client: Client, **told: str) -> Page:
    """Comes back from the provider, and on to where that leads."""
    answer = client.http.get("/staff/sign-in/back", query_string=told)
    assert answer.status_code == 303, answer.status
    return client.get(answer.headers["Location"])


def signs_in(client: Client, forger: Forger) -> Page:
    return comes_back(client, code="one", state=goes(client, forger)["state"])


def said(page: Page) -> str:
    """Why they were not let in."""
    told = page.soup.select_one(".govuk-inset-text")
    return words(told) if told and page.h1 == "You have not been signed in" else ""


def accounts(app: Flask) -> list[StaffAccount]:
    with app.extensions["database"].reading() as session:
        return list(session.scalars(select(StaffAccount).order_by(StaffAccount.created_at)))


@pytest.mark.parametrize("alg", ["RS256", "ES256"])
def test_the_first_time_makes_an_account_and_says_what_it_may_do(
    client: Client, app: Flask, forger: Forger, alg: str
) -> None:
    forger.alg = alg
    assert "Esi Boateng" in signs_in(client, forger).source
    (account,) = accounts(app)
    assert (account.name, account.level, account.email, account.password) == (
        "Esi Boateng",
        "editor",
        "esi@wendlevale.example",
        None,
    )
    assert account.subject == f"{forger.url} 0001"


def test_what_is_asked_of_the_provider_is_bound_to_this_browser(client: Client, forger: Forger) -> None:
    asked = goes(client, forger)
    assert (asked["response_type"], asked["client_id"], asked["code_challenge_method"]) == (
        "code",
        CLIENT,
        "S256",
    )
    assert {"openid", "email", "profile"} <= set(asked["scope"].split())
    assert asked["redirect_uri"] == "http://127.0.0.1:5000/staff/sign-in/back"
    another = goes(client.another(), forger, "two")
    assert all(asked[each] != another[each] for each in ("state", "nonce", "code_challenge"))
    comes_back(client, code="one", state=asked["state"])
    path, posted, authorization = forger.asked[-1] if forger.asked[-1][0] == "/token" else forger.asked[-2]
    assert (path, posted["code"]) == ("/token", ["one"])
    assert len(posted["code_verifier"][0]) >= 43
    assert authorization.startswith("Basic ")


def test_the_cookie_comes_back_with_whom_the_provider_sends_back(client: Client) -> None:
    answer = client.http.get("/staff/sign-in/council")
    assert "SameSite=Lax" in answer.headers["Set-Cookie"]
    assert "HttpOnly" in answer.headers["Set-Cookie"]


LONG_AGO, LONG_FROM_NOW = 1_700_000_000, 4_000_000_000  # in seconds since 1970


@pytest.mark.parametrize(
    "claims",
    [
        {"nonce": "another"},
        {"nonce": None},
        {"aud": "another-client"},
        {"aud": ["another-client", "a-third"]},
        {"aud": "another-client", "azp": CLIENT},
        {"aud": [CLIENT, "another-client"], "azp": "another-client"},
        {"aud": None},
        {"iss": "https://evil.example"},
        {"iss": None},
        {"exp": LONG_AGO},
        {"exp": None},
        {"exp": "soon"},
        {"iat": LONG_FROM_NOW},
        {"nbf": LONG_FROM_NOW},
        {"sub": None},
        {"sub": ""},
        {"sub": {"a": 1}},
        {"at_hash": "bm90IGl0"},
    ],
    ids=str,
)
def test_a_token_that_says_something_wrong_lets_nobody_in(
    client: Client, app: Flask, forger: Forger, claims: dict[str, Any]
) -> None:
    forger.claims = claims
    page = signs_in(client, forger)
    assert said(page) == AGAIN
    assert accounts(app) == []
    assert client.get("/staff").h1 == SIGN_IN


@pytest.mark.parametrize(
    "forge",
    [
        openid.unsigned,
        openid.signed_by_somebody_else,
        openid.signed_with_the_secret,
        openid.signed_with_the_public_key,
        openid.changed_after_signing,
        lambda _claims: "not.a.token",
        lambda _claims: "",
        lambda _claims: "ﷺ",
    ],
)
def test_a_token_that_the_provider_did_not_sign_lets_nobody_in(
    client: Client, app: Flask, forger: Forger, forge: Callable[[dict[str, Any]], str]
) -> None:
    forger.forge = forge
    assert said(signs_in(client, forger)) == AGAIN
    assert accounts(app) == []


@pytest.mark.parametrize("answer", [{"id_token": None}, {"id_token": 7}, {"access_token": None}], ids=str)
def test_an_answer_without_its_tokens_is_no_fault_of_ours(
    client: Client, forger: Forger, answer: dict[str, Any]
) -> None:
    forger.answer = answer
    assert signs_in(client, forger).status == 200


def test_a_state_that_this_browser_was_not_given_lets_nobody_in(
    client: Client, app: Flask, forger: Forger
) -> None:
    """Or else somebody could be signed in, unknowing, as somebody else."""
    evil = goes(client.another(), forger)
    assert said(comes_back(client, code="one", state=evil["state"])) == AGAIN
    goes(client, forger)
    assert said(comes_back(client, code="one", state="made up")) == AGAIN
    assert said(comes_back(client, code="one")) == AGAIN
    assert accounts(app) == []


def test_a_code_is_good_once(client: Client, app: Flask, forger: Forger) -> None:
    state = goes(client, forger)["state"]
    comes_back(client, code="one", state=state)
    assert said(comes_back(client, code="one", state=state)) == AGAIN
    another = client.another()
    forger.nonces.clear()
    state = goes(another, forger, "unused")["state"]
    assert said(comes_back(another, code="one", state=state)) == AGAIN


def test_an_answer_in_the_name_of_another_provider_is_refused(client: Client, forger: Forger) -> None:
    state = goes(client, forger)["state"]
    page = comes_back(client, code="one", state=state, iss="https://evil.example")
    assert said(page) == AGAIN


def test_a_provider_that_calls_itself_something_else_is_not_asked(client: Client, forger: Forger) -> None:
    forger.metadata = {"issuer": "https://evil.example"}
    assert said(client.get("/staff/sign-in/council")) == AWAY


@pytest.mark.parametrize("broken", [{"issuer": None}, {"authorization_endpoint": None}], ids=str)
def test_a_provider_that_tells_nonsense_about_itself_is_no_fault_of_ours(
    client: Client, forger: Forger, broken: dict[str, Any]
) -> None:
    forger.metadata = broken
    assert said(client.get("/staff/sign-in/council")) in (AWAY, AGAIN)


def test_when_the_provider_is_away_the_sign_in_page_says_so(
    client: Client, council: Callable[..., Flask], forger: Forger
) -> None:
    state = goes(client, forger)["state"]
    forger.status = 503
    assert said(comes_back(client, code="one", state=state)) == AWAY
    away = Client(council(OIDC_URL="http://127.0.0.1:9", LOCAL_ACCOUNTS="off"))
    page = away.get("/es/staff/sign-in/council?to=/es/staff")
    assert (page.url, page.status) == ("/es/staff/sign-in", 200)
    assert page.soup.select_one(".govuk-inset-text")


@pytest.mark.parametrize(
    ("error", "told"),
    [("access_denied", "You stopped, or your council’s sign-in did not let you in. You can try again."),
     ("temporarily_unavailable", AWAY), ("<script>", AGAIN)],
)  # fmt: skip
def test_whoever_the_provider_refuses_is_told_in_our_own_words(
    client: Client, forger: Forger, error: str, told: str
) -> None:
    state = goes(client, forger)["state"]
    page = comes_back(client, error=error, error_description="You <b>fool</b>", state=state)
    assert said(page) == told
    assert "fool" not in page.source


@pytest.mark.parametrize(
    "claims", [{"email": None}, {"email": "nobody"}, {"email_verified": False}, {"email": "a@" + "b" * 300}]
)
def test_an_account_without_an_email_address_that_was_checked_is_not_let_in(
    client: Client, app: Flask, forger: Forger, claims: dict[str, Any]
) -> None:
    forger.claims = claims
    assert "email address" in said(signs_in(client, forger))
    assert accounts(app) == []


def test_what_is_not_in_the_token_is_asked_for_and_must_be_about_the_same_person(
    client: Client, app: Flask, forger: Forger
) -> None:
    forger.claims = {"email": None, "groups": None}
    forger.userinfo = {"sub": "0002", "email": "eve@wendlevale.example", "groups": ["directory-editors"]}
    assert said(signs_in(client, forger)) == AGAIN
    forger.userinfo["sub"] = "0001"
    signs_in(client, forger)
    assert [account.email for account in accounts(app)] == ["eve@wendlevale.example"]


@pytest.mark.parametrize(
    ("claims", "level"),
    [
        ({"groups": ["staff"]}, "viewer"),
        ({"groups": "staff"}, "viewer"),
        ({"groups": ["staff", "directory-administrators", "directory-editors"]}, "administrator"),
        ({"groups": ["Staff"]}, None),
        ({"groups": []}, None),
        ({"groups": None}, None),
        ({"groups": {"staff": 1}}, None),
        ({"groups": None, "_claim_names": {"groups": "src1"}}, None),
        ({"groups": ["staff"], "_claim_names": 7, "name": ["x"]}, "viewer"),
    ],
)
def test_groups_give_the_highest_of_their_levels_and_no_group_no_way_in(
    client: Client, app: Flask, forger: Forger, claims: dict[str, Any], level: str | None
) -> None:
    forger.claims = claims
    page = signs_in(client, forger)
    assert [account.level for account in accounts(app)] == ([level] if level else [])
    assert said(page) == ("" if level else NOT_ALLOWED)


def test_groups_may_lie_inside_other_claims(council: Callable[..., Flask], forger: Forger) -> None:
    app = council(OIDC_GROUPS_CLAIM="realm_access.roles", OIDC_LEVELS="administrator=boss,viewer=*")
    forger.claims = {"realm_access": {"roles": ["boss"]}}
    signs_in(Client(app), forger)
    forger.claims = {"sub": "0002", "realm_access": {"roles": []}}
    signs_in(Client(app), forger)
    assert [account.level for account in accounts(app)] == ["administrator", "viewer"]


def test_each_time_brings_level_name_address_and_teams_up_to_date(
    council: Callable[..., Flask], forger: Forger
) -> None:
    app = council(OIDC_TEAMS_CLAIM="teams")
    with app.extensions["database"].writing() as session:
        session.add(a_team("Waste and recycling", slug="waste"))
    forger.claims = {"teams": ["waste", "no-such"]}
    esi = Client(app)
    signs_in(esi, forger)
    assert [account.teams for account in accounts(app)] == [["waste"]]
    forger.claims = {"name": "Esi Mensah", "email": "mensah@wendlevale.example", "groups": ["staff"]}
    assert "Esi Mensah" in signs_in(esi, forger).source
    (account,) = accounts(app)
    assert (account.name, account.email, account.level, account.teams) == (
        "Esi Mensah",
        "mensah@wendlevale.example",
        "viewer",
        [],
    )
    with app.extensions["database"].reading() as session:
        trail = session.scalars(select(AuditEntry).where(AuditEntry.kind == "account")).all()
    assert [entry.after["level"] for entry in trail] == ["viewer", "editor", "viewer"]


def test_the_last_administrator_whose_groups_no_longer_say_so_is_none(
    client: Client, app: Flask, forger: Forger
) -> None:
    forger.claims = {"groups": ["directory-administrators"]}
    signs_in(client, forger)
    forger.claims = {"groups": ["staff"]}
    signs_in(client, forger)
    assert [account.level for account in accounts(app)] == ["viewer"]


def test_where_groups_give_no_more_than_a_look_higher_levels_are_given_here_and_kept(
    council: Callable[..., Flask], forger: Forger
) -> None:
    app = council(OIDC_GROUPS_CLAIM="hd", OIDC_LEVELS="viewer=wendlevale.example")
    forger.claims = {"hd": "wendlevale.example"}
    esi = Client(app)
    signs_in(esi, forger)
    told = app.test_cli_runner().invoke(args=["staff", "level", "Esi Boateng", "editor"])
    assert told.exit_code == 0, told.output
    signs_in(esi, forger)
    assert [account.level for account in accounts(app)] == ["editor"]
    forger.claims = {"sub": "0002", "hd": "gmail.example"}
    assert said(signs_in(esi.another(), forger)) == NOT_ALLOWED


def test_their_address_says_who_they_are_in_the_directory_unless_they_have_left(
    app: Flask, forger: Forger
) -> None:
    people = [
        a_person("Esi Boateng", slug="esi", email="Esi@wendlevale.example"),
        a_person("Old Post", slug="old", email="old@wendlevale.example", left_on=date(2020, 1, 1)),
        a_person("One", slug="one", email="shared@wendlevale.example"),
        a_person("Two", slug="two", email="shared@wendlevale.example"),
    ]
    with app.extensions["database"].writing() as session:
        session.add_all(people)
    signs_in(Client(app), forger)
    forger.claims = {"sub": "0002", "email": "old@wendlevale.example"}
    assert said(signs_in(Client(app), forger)) == NOT_ALLOWED
    forger.claims = {"sub": "0003", "email": "shared@wendlevale.example"}
    signs_in(Client(app), forger)
    assert [account.person for account in accounts(app)] == ["esi", None]


def test_whoever_left_comes_in_by_no_other_address(app: Flask, forger: Forger) -> None:
    with app.extensions["database"].writing() as session:
        session.add(a_person("Esi Boateng", slug="esi", email="esi@wendlevale.example"))
    esi = Client(app)
    signs_in(esi, forger)
    with app.extensions["database"].writing() as session:
        session.scalars(select(Person)).one().left_on = date(2020, 1, 1)
    assert esi.get("/staff").url == "/staff/sign-in"
    forger.claims = {"email": "esi.boateng@wendlevale.example"}
    assert said(signs_in(esi, forger)) == NOT_ALLOWED


def test_two_who_have_one_name_are_two(client: Client, app: Flask, forger: Forger) -> None:
    for sub in ("0001", "0002", "0003"):
        forger.claims = {"sub": sub}
        signs_in(client.another(), forger)
        signs_in(client.another(), forger)
    assert [account.name for account in accounts(app)] == [
        "Esi Boateng",
        "Esi Boateng (esi@wendlevale.example)",
        "Esi Boateng 2",
    ]


def test_nobody_is_called_what_the_history_has_for_no_person(app: Flask, forger: Forger) -> None:
    forger.claims = {"name": "Import"}
    signs_in(Client(app), forger)
    assert [account.name for account in accounts(app)] == ["Import (esi@wendlevale.example)"]


def test_nobody_becomes_a_local_account_by_having_its_name(
    client: Client, app: Flask, forger: Forger
) -> None:
    add_staff(app)
    forger.claims = {"name": "AMINA", "groups": ["staff"]}
    signs_in(client, forger)
    assert client.get("/staff/sign-in").source.count("AMINA (esi@wendlevale.example)")


def test_an_account_of_the_councils_has_no_password_to_guess(
    client: Client, app: Flask, forger: Forger
) -> None:
    signs_in(client, forger)
    for password in ("", "None", f"{forger.url} 0001"):
        tried = client.another().post("/staff/sign-in", {"name": "Esi Boateng", "password": password})
        assert tried.status == 422
    told = app.test_cli_runner().invoke(
        args=["staff", "password", "Esi Boateng", "--password-file", "-"], input="pebble lantern 42\n"
    )
    assert told.exit_code == 1


def test_an_account_made_again_after_it_was_removed_is_another(
    client: Client, app: Flask, forger: Forger
) -> None:
    signs_in(client, forger)
    app.test_cli_runner().invoke(args=["staff", "remove", "Esi Boateng"])
    signs_in(client.another(), forger)
    assert client.get("/staff").h1 == SIGN_IN


def test_a_lower_level_is_lower_at_the_next_page(client: Client, app: Flask, forger: Forger) -> None:
    forger.claims = {"groups": ["directory-administrators"]}
    signs_in(client, forger)
    assert client.get("/staff/accounts").h1 == "Accounts"
    told = app.test_cli_runner().invoke(args=["staff", "level", "Esi Boateng", "editor"])
    assert told.exit_code == 0, told.output
    assert client.get("/staff/accounts").status == 403


@pytest.mark.parametrize("to", ["https://evil.example", "//evil.example", "/\\evil.example", "/no-such"])
def test_it_leads_back_to_no_place_but_ours(client: Client, forger: Forger, to: str) -> None:
    state = goes(client, forger, to=to)["state"]
    answer = client.http.get("/staff/sign-in/back", query_string={"code": "one", "state": state})
    assert answer.headers["Location"] == "/staff"


def test_signing_in_begins_a_new_session_and_many_beginnings_keep_the_cookie_small(
    client: Client, forger: Forger
) -> None:
    states = [goes(client, forger, f"code {number}")["state"] for number in range(9)]
    with client.http.session_transaction() as session:
        assert len([key for key in session if key.startswith("_state_")]) == 3
        session["planted"] = "before"
    assert comes_back(client, code="code 7", state=states[7]).h1 == "Desk"
    with client.http.session_transaction() as session:
        assert set(session) <= {"staff", "csrf_token"}


def test_whoever_signs_out_is_asked_for_their_password_the_next_time(client: Client, forger: Forger) -> None:
    assert "prompt" not in goes(client, forger)
    signs_in(client, forger)
    assert client.get("/staff").click("Sign out").h1 == SIGN_IN
    assert goes(client, forger)["prompt"] == "login"


def test_signing_out_goes_on_to_sign_out_of_the_council_too(client: Client, forger: Forger) -> None:
    forger.metadata = {"end_session_endpoint": f"{forger.url}/out"}
    signs_in(client, forger)
    page = client.get("/staff").click("Sign out")
    assert page.h1 == "You are signed out of the pages for staff"
    assert page.response.headers["Refresh"].startswith(f"0; url={forger.url}/out?")
    assert client.get("/staff").h1 == SIGN_IN


def test_without_local_accounts_a_name_and_a_password_are_no_way_in(
    council: Callable[..., Flask], make_app: Callable[..., Flask]
) -> None:
    on = make_app()
    add_staff(on)
    amina = Client(on)
    amina.post("/staff/sign-in", {"name": "Amina", "password": PASSWORDS["Amina"]})
    cookie = amina.http.get_cookie("frontdoor")
    assert cookie is not None
    off = Client(council(LOCAL_ACCOUNTS="off"))
    assert not off.get("/staff/sign-in").soup.select("input[type=password]")
    assert off.post("/staff/sign-in", {"name": "Amina", "password": PASSWORDS["Amina"]}).status == 404
    off.http.set_cookie("frontdoor", cookie.value)
    assert off.get("/staff").h1 == SIGN_IN, "who signed in before it was switched off is signed out"


def test_nothing_of_a_token_is_in_the_logs(
    client: Client, forger: Forger, capfd: pytest.CaptureFixture[str]
) -> None:
    signs_in(client, forger)
    forger.claims = {"aud": "another-client"}
    signs_in(client, forger)
    logged = capfd.readouterr()
    lines = logged.out + logged.err
    assert "InvalidClaimError" in lines
    for secret in ("eyJ", SECRET, "esi@", "Boateng", "0001 ", "another-client", "code=", "state="):
        assert secret not in lines


def test_without_a_provider_there_is_no_way_to_one(make_app: Callable[..., Flask]) -> None:
    client = Client(make_app())
    assert client.get("/staff/sign-in/council").status == 404
    assert client.get("/staff/sign-in/back").status == 404
    assert client.get("/staff/sign-in?problem=away").h1 == SIGN_IN
