"""Full-text index of the search.

``search_words`` holds the tokens of each row of ``search_entry``: an FTS5 table without content
on SQLite, a tsvector with a GIN index on PostgreSQL. No model knows it, so comparisons of tables
and models leave it out by its name.
"""

from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_words
    USING fts5(tokens, content='', detail=none, prefix='1 2', tokenize='ascii')
    """,
)
POSTGRESQL = (
    """
    CREATE TABLE search_words (
        id bigint PRIMARY KEY REFERENCES search_entry (id) ON DELETE CASCADE,
        tokens tsvector NOT NULL
    )
    """,
    "CREATE INDEX ix_search_words_tokens ON search_words USING gin (tokens)",
)


def upgrade() -> None:
    """Make the change."""
    for statement in SQLITE if op.get_bind().dialect.name == "sqlite" else POSTGRESQL:
        op.execute(statement)


def downgrade() -> None:
    """Take the change back."""
    op.execute("DROP TABLE search_words")
