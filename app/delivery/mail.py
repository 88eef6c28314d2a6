"""E-mail, and the one to who sent a form: their reference, what happens next, what they told us."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator, Sequence
from email.message import EmailMessage
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

from app.council import council
from app.delivery.destination import NotDelivered
from app.directory.reaching import spaced
from app.languages import LANGUAGES
from app.settings import Settings
from app.submissions import Sent
from forms import written
from forms.journeys import JOURNEYS
from forms.text import _, speak

SECONDS_TO_WAIT = 20


def deliver(sent: Sent, settings: Settings) -> None:
    """Send the person what `compose` writes."""
    send(compose(sent, settings), settings, sent.reference)


def send(message: EmailMessage, settings: Settings, name: str) -> None:
    """Send it by SMTP_URL; without one, leave it in DATA_DIR/mail to look at, as development does.

    Raises NotDelivered.
    """
    if settings.smtp_url:
        _send(message, settings.smtp_url)
        return
    folder = settings.data_dir / "mail"
    folder.mkdir(mode=0o700, exist_ok=True)
    letter = folder / f"{name}.eml"
    letter.touch(mode=0o600)
    letter.write_bytes(message.as_bytes())


def compose(sent: Sent, settings: Settings) -> EmailMessage:
    """The e-mail, in the language the form was filled in."""
    language = LANGUAGES[sent.language]
    with speak(sent.language, language.catalogue.translator):
        subject = _("%(form)s: your reference is %(reference)s", form=_title(sent), reference=sent.reference)
        to = sent.record["email"]
        return message(settings, sent.reference, to, str(subject), _lines(sent), sent.language)


def message(
    settings: Settings, name: str, to: str, subject: str, lines: Sequence[str], language: str
) -> EmailMessage:
    """An e-mail from us. `name` becomes part of its Message-ID."""
    made = EmailMessage()
    made["Subject"] = subject
    made["From"] = settings.mail_from
    made["To"] = to
    made["Date"] = formatdate()
    made["Message-ID"] = make_msgid(name, settings.mail_from.rpartition("@")[2])
    made["Auto-Submitted"] = "auto-generated"
    made.set_content("\n".join(lines))
    made["Content-Language"] = language  # after the content, which clears what is said of it
    return made


def _title(sent: Sent) -> str:
    journey = JOURNEYS.get(sent.journey)
    return str(journey.title) if journey else sent.journey


def _lines(sent: Sent) -> list[str]:
    journey = JOURNEYS.get(sent.journey)
    number = spaced(council().contact_line.number)
    return [
        str(_("We have what you sent us. Your reference is %(reference)s.", reference=sent.reference)),
        str(_("You sent it on %(date)s.", date=written.long_date(sent.day))),
        "",
        str(_("What happens next")),
        *(
            str(step)
            for step in (journey.told(journey.happens_next, sent.record["answers"]) if journey else ())
        ),
        "",
        str(_("If you need to talk to us, call %(number)s and tell us your reference.", number=number)),
        "",
        str(_("What you told us")),
        *_told(sent),
        "",
        str(council().name),
    ]


def _told(sent: Sent) -> Iterator[str]:
    for group in sent.record["words"]:
        yield ""
        yield group["title"]
        for row in group["rows"]:
            yield row["question"]
            yield "  " + row["answer"].replace("\n", "\n  ")


def _send(message: EmailMessage, url: str) -> None:
    server = urlsplit(url)
    secure = server.scheme == "smtps"
    connect = smtplib.SMTP_SSL if secure else smtplib.SMTP
    try:
        with connect(server.hostname or "", server.port or 0, timeout=SECONDS_TO_WAIT) as smtp:
            if not secure and smtp.ehlo()[0] == 250 and smtp.has_extn("starttls"):
                smtp.starttls(context=ssl.create_default_context())
            if server.username:
                smtp.login(unquote(server.username), unquote(server.password or ""))
            smtp.send_message(message)
    except (OSError, smtplib.SMTPException) as problem:
        # The answer of a mail server can repeat the address; only its kind is kept.
        raise NotDelivered(f"The mail server did not take it ({type(problem).__name__}).") from None
