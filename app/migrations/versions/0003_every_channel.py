"""Forms that are saved for later, files, staff accounts, who entered a submission, deliveries to teams.

Revision ID: 0003_every_channel
Revises: 0002_submissions
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003_every_channel"
down_revision = "0002_submissions"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "saved_form",
        sa.Column("code", sa.String(64), primary_key=True),
        sa.Column("token", sa.String(64), nullable=False),
        sa.Column("journey", sa.String(100), nullable=False),
        sa.Column("email", sa.String(64)),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    for column in ("token", "email", "expires_at"):
        op.create_index(f"ix_saved_form_{column}", "saved_form", [column])
    op.create_table(
        "staff_account",
        sa.Column("name", sa.String(100), primary_key=True),
        sa.Column("password", sa.String(255), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
    )
    op.create_table(
        "upload",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("token", sa.String(64)),
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submission.id")),
        sa.Column("details", sa.LargeBinary, nullable=False),
        sa.Column("type", sa.String(100), nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", MOMENT),
    )
    for column in ("token", "submission_id", "expires_at"):
        op.create_index(f"ix_upload_{column}", "upload", [column])
    with op.batch_alter_table("submission") as submission:
        submission.add_column(sa.Column("entered_by", sa.String(100)))
    with op.batch_alter_table("delivery") as delivery:
        delivery.add_column(sa.Column("team", sa.String(100)))
        delivery.add_column(sa.Column("sealed", sa.LargeBinary))
        delivery.alter_column("submission_id", existing_type=sa.Integer, nullable=True)


def downgrade() -> None:
    with op.batch_alter_table("delivery") as delivery:
        delivery.alter_column("submission_id", existing_type=sa.Integer, nullable=False)
        delivery.drop_column("sealed")
        delivery.drop_column("team")
    with op.batch_alter_table("submission") as submission:
        submission.drop_column("entered_by")
    for table in ("upload", "staff_account", "saved_form"):
        op.drop_table(table)
