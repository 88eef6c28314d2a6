"""Drafts, submissions, their deliveries, and the count of what is sent.

Revision ID: 0002_submissions
Revises: 0001_directory
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002_submissions"
down_revision = "0001_directory"
branch_labels = None
depends_on = None

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    op.create_table(
        "draft",
        sa.Column("token", sa.String(64), primary_key=True),
        sa.Column("journey", sa.String(100), nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
    )
    op.create_index("ix_draft_expires_at", "draft", ["expires_at"])
    op.create_table("issued_reference", sa.Column("reference", sa.String(20), primary_key=True))
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column(
            "reference",
            sa.String(20),
            sa.ForeignKey("issued_reference.reference"),
            nullable=False,
            unique=True,
        ),
        sa.Column("token", sa.String(64), unique=True),
        sa.Column("journey", sa.String(100), nullable=False),
        sa.Column("version", sa.String(20), nullable=False),
        sa.Column("language", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(20), nullable=False),
        sa.Column("anonymous", sa.Boolean, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.Column("sealed", sa.LargeBinary, nullable=False),
    )
    op.create_index("ix_submission_journey", "submission", ["journey"])
    op.create_table(
        "delivery",
        sa.Column("id", sa.Integer, primary_key=True),
        sa.Column("submission_id", sa.Integer, sa.ForeignKey("submission.id"), nullable=False),
        sa.Column("destination", sa.String(40), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("due_at", MOMENT, nullable=False),
        sa.Column("leased_until", MOMENT),
        sa.Column("problem", sa.Text, nullable=False),
    )
    op.create_index("ix_delivery_submission_id", "delivery", ["submission_id"])
    op.create_index("delivery_due", "delivery", ["state", "due_at"])
    op.create_table(
        "sendings",
        sa.Column("client", sa.String(64), primary_key=True),
        sa.Column("ends", sa.Integer, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    for table in ("sendings", "delivery", "submission", "issued_reference", "draft"):
        op.drop_table(table)
