"""Former memberships

Old code may still be running while this migration works: add first, remove in a later
version. Large tables are changed in steps.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "former_membership",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("team_id", sa.Integer(), nullable=False),
        sa.Column("role", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_former_membership_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["team_id"], ["team.id"], name=op.f("fk_former_membership_team_id_team")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_former_membership")),
    )
    with op.batch_alter_table("former_membership", schema=None) as batch_op:
        batch_op.create_index(
            batch_op.f("ix_former_membership_person_id"), ["person_id"], unique=False
        )


def downgrade() -> None:
    """Take the change back."""
    with op.batch_alter_table("former_membership", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_former_membership_person_id"))

    op.drop_table("former_membership")
