"""Who answers for an entry, people and their absences, drafts of changes, levels of staff, figures.

Revision ID: 0004_kept_true
Revises: 0003_every_channel
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0004_kept_true"
down_revision = "0003_every_channel"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)
JSON_DATA = sa.JSON(none_as_null=True).with_variant(postgresql.JSONB(none_as_null=True), "postgresql")
KEPT = ("organisation", "team", "role", "location")
OF_A_PERSON = ("email", "phone", "mobile", "about", "how_to_reach", "working_days")
WEB = ("photo", "signpost", "short_address", "search_tally", "page_report", "reminder", "daily_job")


def upgrade() -> None:
    _directory()
    _people()
    _proposals()
    _staff()
    _web()


def _directory() -> None:
    for name in KEPT:
        with op.batch_alter_table(name) as table:
            table.add_column(sa.Column("owner_email", sa.Text))
            table.add_column(sa.Column("assured_date", sa.Date))
            _add_with_value(table, "check_every", sa.Integer, "12")
    with op.batch_alter_table("service") as table:
        _add_with_value(table, "check_every", sa.Integer, "12")
        _add_with_value(table, "audiences", JSON_DATA, "[]")
        table.add_column(sa.Column("tell_callers", sa.Text))
    for name in (*KEPT, "service"):
        _without_default(name, "check_every")
    _without_default("service", "audiences")
    with op.batch_alter_table("audit_entry") as table:
        table.add_column(sa.Column("together", sa.String(36)))
        table.add_column(sa.Column("row", sa.String(36)))
        table.add_column(sa.Column("of", sa.String(200)))
    for column in ("together", "row", "of"):
        op.create_index(f"ix_audit_entry_{column}", "audit_entry", [column])


def _people() -> None:
    with op.batch_alter_table("person") as table:
        for column in OF_A_PERSON:
            table.add_column(sa.Column(column, sa.Text))
        table.add_column(sa.Column("left_on", sa.Date))
        _add_with_value(table, "known_as", JSON_DATA, "[]")
        _add_with_value(table, "skills", JSON_DATA, "[]")
    _without_default("person", "known_as")
    _without_default("person", "skills")
    op.create_table(
        "absence",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("starts", sa.Date, nullable=False),
        sa.Column("ends", sa.Date, nullable=False),
        sa.Column("covered_by_id", sa.String(36)),
        sa.PrimaryKeyConstraint("id", name="pk_absence"),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name="fk_absence_person_id", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["covered_by_id"], ["person.id"], name="fk_absence_covered_by_id"),
    )
    op.create_index("ix_absence_person_id", "absence", ["person_id"])
    op.create_index("ix_absence_covered_by_id", "absence", ["covered_by_id"])
    op.create_table(
        "duty_shift",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("team_id", sa.String(36), nullable=False),
        sa.Column("person_id", sa.String(36), nullable=False),
        sa.Column("starts_at", MOMENT, nullable=False),
        sa.Column("ends_at", MOMENT, nullable=False),
        sa.Column("shift", sa.String(20), nullable=False),
        sa.Column("phone", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_duty_shift"),
        sa.ForeignKeyConstraint(["team_id"], ["team.id"], name="fk_duty_shift_team_id", ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["person_id"], ["person.id"], name="fk_duty_shift_person_id"),
    )
    op.create_index("ix_duty_shift_team_id", "duty_shift", ["team_id"])
    op.create_index("ix_duty_shift_person_id", "duty_shift", ["person_id"])


def _proposals() -> None:
    op.create_table(
        "proposal",
        sa.Column("id", sa.String(36), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("slug", sa.String(160), nullable=False),
        sa.Column("is_new", sa.Boolean, nullable=False),
        sa.Column("changes", JSON_DATA, nullable=False),
        sa.Column("who", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("publish_on", sa.Date),
        sa.Column("problem", sa.Text),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    op.create_index("ix_proposal_slug", "proposal", ["slug", "kind"])


def _staff() -> None:
    with op.batch_alter_table("staff_account") as table:
        table.alter_column("password", existing_type=sa.String(255), nullable=True)
        _add_with_value(table, "level", sa.String(20), "viewer")
        table.add_column(sa.Column("email", sa.String(254)))
        table.add_column(sa.Column("person", sa.String(160)))
        _add_with_value(table, "teams", sa.JSON, "[]")
        table.add_column(sa.Column("subject", sa.String(400)))
        table.create_unique_constraint("uq_staff_account_subject", ["subject"])
    _without_default("staff_account", "level")
    _without_default("staff_account", "teams")


def _web() -> None:
    op.create_table(
        "photo",
        sa.Column("person", sa.String(160), primary_key=True),
        sa.Column("type", sa.String(100), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "signpost",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("need", sa.String(160), nullable=False),
        sa.Column("topic", sa.String(160)),
        sa.Column("to", sa.String(180), nullable=False),
        sa.Column("how", sa.String(20), nullable=False),
        sa.Column("resolved", sa.Boolean, nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("sealed", sa.LargeBinary),
    )
    op.create_index("ix_signpost_made_at", "signpost", ["made_at"])
    op.create_table(
        "short_address",
        sa.Column("code", sa.String(20), primary_key=True),
        sa.Column("address", sa.Text, nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
    )
    op.create_index("ix_short_address_made_at", "short_address", ["made_at"])
    op.create_table(
        "search_tally",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("language", sa.String(20), primary_key=True),
        sa.Column("digest", sa.String(64), primary_key=True),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("searches", sa.Integer, nullable=False),
        sa.Column("empty", sa.Integer, nullable=False),
        sa.Column("clicks", sa.Integer, nullable=False),
    )
    op.create_table(
        "page_report",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("slug", sa.String(160), nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("made_at", MOMENT, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("done_at", MOMENT),
    )
    op.create_index("ix_page_report_done_at", "page_report", ["done_at"])
    op.create_table(
        "reminder",
        sa.Column("kind", sa.String(30), primary_key=True),
        sa.Column("slug", sa.String(160), primary_key=True),
        sa.Column("sent_at", MOMENT, nullable=False),
    )
    op.create_table(
        "daily_job",
        sa.Column("name", sa.String(60), primary_key=True),
        sa.Column("day", sa.Date, primary_key=True),
    )


def _add_with_value(table: object, name: str, kind: object, value: str) -> None:
    """A column that rows already there get this value in."""
    table.add_column(sa.Column(name, kind, nullable=False, server_default=value))  # type: ignore[attr-defined,arg-type]


def _without_default(name: str, column: str) -> None:
    with op.batch_alter_table(name) as table:
        table.alter_column(column, server_default=None)


def downgrade() -> None:
    for name in WEB:
        op.drop_table(name)
    with op.batch_alter_table("staff_account") as table:
        table.drop_constraint("uq_staff_account_subject", type_="unique")
        for column in ("subject", "teams", "person", "email", "level"):
            table.drop_column(column)
    op.execute("DELETE FROM staff_account WHERE password IS NULL")
    with op.batch_alter_table("staff_account") as table:
        table.alter_column("password", existing_type=sa.String(255), nullable=False)
    for name in ("proposal", "duty_shift", "absence"):
        op.drop_table(name)
    with op.batch_alter_table("person") as table:
        for column in ("skills", "known_as", "left_on", *reversed(OF_A_PERSON)):
            table.drop_column(column)
    for column in ("together", "row", "of"):
        op.drop_index(f"ix_audit_entry_{column}", "audit_entry")
    with op.batch_alter_table("audit_entry") as table:
        for column in ("of", "row", "together"):
            table.drop_column(column)
    with op.batch_alter_table("service") as table:
        for column in ("tell_callers", "audiences", "check_every"):
            table.drop_column(column)
    for name in KEPT:
        with op.batch_alter_table(name) as table:
            for column in ("check_every", "assured_date", "owner_email"):
                table.drop_column(column)
