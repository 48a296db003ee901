"""Extra tries

Old code may still be running while this migration works: add first, remove in a later
version. Large tables are changed in steps.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import academy.database.columns

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    op.create_table(
        "extra_try",
        sa.Column("person_id", sa.Integer(), nullable=False),
        sa.Column("exam_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("course_id", sqlmodel.sql.sqltypes.AutoString(), nullable=False),
        sa.Column("given_by", sa.Integer(), nullable=False),
        sa.Column("given_at", academy.database.columns.Moment(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["given_by"], ["person.id"], name=op.f("fk_extra_try_given_by_person")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_extra_try_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", "exam_id", "number", name=op.f("pk_extra_try")),
    )


def downgrade() -> None:
    """Take the change back."""
    op.drop_table("extra_try")
