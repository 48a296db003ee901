"""${message}

Old code may still be running while this migration works: add first, remove in a later
version. Large tables are changed in steps.
"""

import sqlalchemy as sa
import sqlmodel
from alembic import op

import academy.database.columns

revision = ${repr(up_revision)}
down_revision = ${repr(down_revision)}
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the change."""
    ${upgrades if upgrades else "pass"}


def downgrade() -> None:
    """Take the change back."""
    ${downgrades if downgrades else "pass"}
