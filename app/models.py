"""What the web keeps for itself: drafts, submissions and their deliveries."""

from __future__ import annotations

from datetime import UTC, date, datetime

from sqlalchemy import JSON, Date, DateTime, ForeignKey, Index, LargeBinary, String, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship


class Base(DeclarativeBase):
    """The tables of `app`."""


class Moment(TypeDecorator[datetime]):
    """A moment in UTC, aware in Python on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_result_value(self, value: datetime | None, dialect: object) -> datetime | None:
        return value.replace(tzinfo=UTC) if value and value.tzinfo is None else value


class Draft(Base):
    """A form somebody is filling in. `token` is a digest of the id in their cookie, which we do not keep."""

    __tablename__ = "draft"

    token: Mapped[str] = mapped_column(String(64), primary_key=True)
    journey: Mapped[str] = mapped_column(String(100))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class SavedForm(Base):
    """A way back to a draft for someone who has no account: a code, and perhaps a link sent by e-mail.

    `code` and `email` are digests (`Keys.scramble`), so that neither can be read here; `sealed` holds what is
    needed to take the draft up again: {"draft": the id for the cookie, "renewals": of a link that was lost}.
    """

    __tablename__ = "saved_form"

    code: Mapped[str] = mapped_column(String(64), primary_key=True)
    token: Mapped[str] = mapped_column(String(64), index=True)
    journey: Mapped[str] = mapped_column(String(100))
    email: Mapped[str | None] = mapped_column(String(64), index=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    expires_at: Mapped[datetime] = mapped_column(Moment, index=True)


class StaffAccount(Base):
    """Somebody who works here and signs in. `password` is a salted hash, None for who signs in elsewhere.

    `level` is one of `app.staff.levels`. `person` and `teams` are slugs of the directory: who they are there,
    and the teams that are their own. `subject` is how a provider of OpenID Connect knows them.
    """

    __tablename__ = "staff_account"

    name: Mapped[str] = mapped_column(String(100), primary_key=True)
    password: Mapped[str | None] = mapped_column(String(255))
    created_at: Mapped[datetime] = mapped_column(Moment)
    level: Mapped[str] = mapped_column(String(20), default="viewer")
    email: Mapped[str | None] = mapped_column(String(254))
    person: Mapped[str | None] = mapped_column(String(160))
    teams: Mapped[list[str]] = mapped_column(JSON, default=list)
    subject: Mapped[str | None] = mapped_column(String(400), unique=True)


class Photo(Base):
    """The photograph of a person of the directory, by their slug. Only staff see it."""

    __tablename__ = "photo"

    person: Mapped[str] = mapped_column(String(160), primary_key=True)
    type: Mapped[str] = mapped_column(String(100))
    sealed: Mapped[bytes] = mapped_column(LargeBinary)


class Signpost(Base):
    """That somebody who works here pointed a caller to who can help. Nothing in it names either of them.

    `need` is the slug of the service that the caller needed, `topic` that of a topic it is about; `to` is
    whom they were pointed to, as "service:slug", "team:slug", "role:slug" or "organisation:slug". `how` is
    told, transferred, form, email, text, print or link.
    """

    __tablename__ = "signpost"

    id: Mapped[int] = mapped_column(primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Moment, index=True)
    need: Mapped[str] = mapped_column(String(160))
    topic: Mapped[str | None] = mapped_column(String(160))
    to: Mapped[str] = mapped_column(String(180))
    how: Mapped[str] = mapped_column(String(20))
    resolved: Mapped[bool]
    """Whether the caller needed nobody else for it: at first contact."""
    language: Mapped[str] = mapped_column(String(20))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    """What the caller agreed that we keep about them."""


class ShortAddress(Base):
    """A short code for a page of ours, which somebody can write down on the telephone."""

    __tablename__ = "short_address"

    code: Mapped[str] = mapped_column(String(20), primary_key=True)
    address: Mapped[str] = mapped_column(Text)
    made_at: Mapped[datetime] = mapped_column(Moment, index=True)


class SearchTally(Base):
    """How often the same words were searched for on one day in one language. `digest` stands for the words.

    `sealed` holds them. Both are empty for searches whose words are not kept: see `app.tally`.
    """

    __tablename__ = "search_tally"

    day: Mapped[date] = mapped_column(Date, primary_key=True)
    language: Mapped[str] = mapped_column(String(20), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    searches: Mapped[int] = mapped_column(default=0)
    empty: Mapped[int] = mapped_column(default=0)
    """Of these, how many found nothing."""
    clicks: Mapped[int] = mapped_column(default=0)
    """Of these, after how many a result was opened."""


class PageReport(Base):
    """What somebody says is wrong on a page of the directory, until its owner has dealt with it.

    `sealed` is JSON: {"words": what is wrong, "email": where to answer, or "", or null once it is deleted}.
    """

    __tablename__ = "page_report"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(30))
    slug: Mapped[str] = mapped_column(String(160))
    language: Mapped[str] = mapped_column(String(20))
    made_at: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    done_at: Mapped[datetime | None] = mapped_column(Moment, index=True)


class Reminder(Base):
    """When the owner of an entry was last asked to check it."""

    __tablename__ = "reminder"

    kind: Mapped[str] = mapped_column(String(30), primary_key=True)
    slug: Mapped[str] = mapped_column(String(160), primary_key=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)


class DailyJob(Base):
    """That a job of a day has been taken on, so that it is done once however many workers there are."""

    __tablename__ = "daily_job"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)


class IssuedReference(Base):
    """Every reference ever given out: kept when its submission is deleted, so that none is given twice."""

    __tablename__ = "issued_reference"

    reference: Mapped[str] = mapped_column(String(20), primary_key=True)


class Submission(Base):
    """A form that was sent. `sealed` holds the answers as codes and as the words the person saw.

    `token` is the draft's: a submission is stored once however often it is sent. It is emptied when the
    browser that sent it need no longer be recognised. `channel` is web, telephone or api; `entered_by` the
    staff account that entered it for somebody.
    """

    __tablename__ = "submission"

    id: Mapped[int] = mapped_column(primary_key=True)
    reference: Mapped[str] = mapped_column(ForeignKey(IssuedReference.reference), unique=True)
    token: Mapped[str | None] = mapped_column(String(64), unique=True)
    journey: Mapped[str] = mapped_column(String(100), index=True)
    version: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    channel: Mapped[str] = mapped_column(String(20))
    entered_by: Mapped[str | None] = mapped_column(String(100))
    anonymous: Mapped[bool]
    received_at: Mapped[datetime] = mapped_column(Moment)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    deliveries: Mapped[list[Delivery]] = relationship(back_populates="submission")


class Upload(Base):
    """A file somebody sent with a form. `sealed` is its content, `details` sealed JSON: {"name", "sha256"}.

    It belongs to the draft with this `token` until that is sent, then to the submission, and goes with it.
    """

    __tablename__ = "upload"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    token: Mapped[str | None] = mapped_column(String(64), index=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey(Submission.id), index=True)
    details: Mapped[bytes] = mapped_column(LargeBinary)
    type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sealed: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    expires_at: Mapped[datetime | None] = mapped_column(Moment, index=True)


class Delivery(Base):
    """One thing on its way to one destination: a row of the outbox. A submission, to the `team` with this
    slug where several have to have it; or a letter, which is `sealed` here whole.

    `state` is waiting, delivered or given-up. A worker that takes a row holds it until `leased_until`.
    """

    __tablename__ = "delivery"
    __table_args__ = (Index("delivery_due", "state", "due_at"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    submission_id: Mapped[int | None] = mapped_column(ForeignKey(Submission.id), index=True)
    team: Mapped[str | None] = mapped_column(String(100))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    destination: Mapped[str] = mapped_column(String(40))
    state: Mapped[str] = mapped_column(String(20), default="waiting")
    attempts: Mapped[int] = mapped_column(default=0)
    due_at: Mapped[datetime] = mapped_column(Moment)
    leased_until: Mapped[datetime | None] = mapped_column(Moment)
    problem: Mapped[str] = mapped_column(Text, default="")
    submission: Mapped[Submission | None] = relationship(back_populates="deliveries")
