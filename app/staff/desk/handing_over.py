"""What a caller takes away: a page in their language, by link, by e-mail, by text or on paper."""

from __future__ import annotations

from flask import current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from app import letters, short_addresses, texts
from app.council import council
from app.database import reading, writing
from app.delivery import sends_mail
from app.directory.reaching import reach, spaced
from app.directory.wording import words
from app.languages import LANGUAGES, public
from app.security import keys
from app.settings import Settings
from app.staff.desk import callers
from app.staff.desk.pages import names, recorded
from app.staff.views import staff
from directory.booklet import chosen
from forms.fields import PageForm
from forms.pages import Page
from forms.questions import Email, Telephone
from forms.text import _, speak

Answer = str | Response | tuple[str, int]


class ByEmail(Page):
    email = Email(
        _("Email address"),
        hint=_("We send the list once, then delete the address"),
        missing=_("Enter the caller’s email address"),
    )


class ByText(Page):
    mobile = Telephone(
        _("Mobile number"),
        hint=_("We send one text, then delete the number"),
        missing=_("Enter the caller’s mobile number"),
    )


@staff.get("/staff/caller")
def hand_over() -> Answer:
    """The caller's list, and every way to give it to them."""
    return show(ByEmail.form({}), ByText.form({}))


@staff.post("/staff/caller/language")
def caller_reads() -> Response:
    callers.reads(request.form.get("language", ""))
    return redirect(url_for("staff.hand_over", _anchor="language"), 303)


@staff.post("/staff/caller/given")
def given() -> Response:
    """The list is printed, or its page opened."""
    how = "print" if request.form.get("how") == "print" else "link"
    _record_the_rest(how)
    return redirect(_on_paper() if how == "print" else _page(), 303)


@staff.post("/staff/caller/short")
def short() -> Response:
    """Make an address that can be read out."""
    with writing() as session:
        short_addresses.shorten(session, _page())
    _record_the_rest("link")
    return redirect(url_for("staff.hand_over", _anchor="link"), 303)


@staff.post("/staff/caller/email")
def by_email() -> Answer:
    form = ByEmail.form({}, request.form)
    if not form.validate():
        return show(form, ByText.form({})), 422
    language = LANGUAGES[callers.language()]
    with speak(language.code, language.catalogue.translator):
        subject, lines = str(_("Who can help you")), _lines()
    letter = letters.Letter(str(form.answers["email"]), subject, lines, language.code)
    with writing() as session:
        letters.post(session, keys(), letter)
    _record_the_rest("email")
    return redirect(url_for("staff.hand_over", sent="email"), 303)


@staff.post("/staff/caller/text")
def by_text() -> Answer:
    form = ByText.form({}, request.form)
    if not form.validate():
        return show(ByEmail.form({}), form), 422
    language = LANGUAGES[callers.language()]
    with speak(language.code, language.catalogue.translator):
        said = _(
            "%(council)s: here is who can help you. %(link)s", council=council().name, link=public(_page())
        )
    if texts.are_sent(_settings()):
        with writing() as session:
            texts.post(session, keys(), texts.TextMessage(str(form.answers["mobile"]), str(said)))
        _record_the_rest("text")
    return redirect(url_for("staff.hand_over", sent="text"), 303)


def show(email: PageForm, text: PageForm) -> str:
    settings = _settings()
    with reading() as session:
        return render_template(
            "staff/desk/hand_over.html",
            needs=callers.needs(),
            names=names(session),
            reads=LANGUAGES[callers.language()],
            short=short_addresses.find_short(session, _page()),
            by_email=email if sends_mail(settings) else None,
            by_text=text if texts.are_sent(settings) else None,
            problems=[*email.summary, *text.summary],
            sent=request.args.get("sent"),
        )


def _record_the_rest(how: str) -> None:
    """Of each need that nothing was recorded of yet: the caller was given who can help."""
    for need in callers.needs():
        if need.signpost is None:
            recorded(need.slug, "", how, resolved=False)


def _lines() -> list[str]:
    """What an e-mail says, in the language being spoken: of each need its name, its number and its page."""
    with reading() as session:
        services = chosen(session, [need.slug for need in callers.needs()])
        lines = [str(_("You called %(council)s. This is who can help you.", council=council().name)), ""]
        for service in services:
            found = reach(service, service.team, service.organisation)
            phone = next((contact.phone for contact in found.contacts if contact.phone), None)
            link = url_for("directory.service", slug=service.slug, language=callers.language())
            lines += [words(service, "name").text, *([spaced(phone)] if phone else []), public(link), ""]
    line = spaced(council().contact_line.number)
    lines += [str(_("All of it on one page: %(link)s", link=public(_page())))]
    return [*lines, str(_("If you need anything else, call us on %(number)s.", number=line))]


def _page() -> str:
    """The page of the caller's list, in their language."""
    return _address("directory.told")


def _on_paper() -> str:
    return _address("directory.printed")


def _address(endpoint: str) -> str:
    slugs = [need.slug for need in callers.needs()]
    return url_for(endpoint, service=slugs, language=callers.language())


def _settings() -> Settings:
    settings: Settings = current_app.extensions["settings"]
    return settings
