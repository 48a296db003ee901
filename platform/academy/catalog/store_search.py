"""The index of the search: FTS5 on SQLite, tsvector on PostgreSQL, the same tokens in both."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import Connection, TextClause, bindparam, delete, insert, select, text

from academy.catalog.search import SIGNS, VERSION, Token, all_tokens, looked_up, needs_comparing
from academy.catalog.search_entries import Entry, Piece, Prepared, stored_pieces
from academy.catalog.tables import SearchEntry, SearchState, SearchText
from academy.database import table_of, upsert

entry = table_of(SearchEntry)
texts = table_of(SearchText)
state = table_of(SearchState)

MOST_RANKED = 4
states = select(state.c.course_id, state.c.version, state.c.digest)
of_course = select(entry.c.id, entry.c.kind, entry.c.target, entry.c.digest).where(
    entry.c.course_id == bindparam("course")
)
texts_of_rows = select(texts).where(texts.c.entry_id.in_(bindparam("ids", expanding=True)))
without_texts = delete(texts).where(texts.c.entry_id.in_(bindparam("ids", expanding=True)))
without_rows = delete(entry).where(entry.c.id.in_(bindparam("ids", expanding=True)))
without_state = delete(state).where(state.c.course_id == bindparam("course"))
new_row = insert(entry).returning(entry.c.id)

INDEX = {
    "sqlite": text("INSERT INTO search_words (rowid, tokens) VALUES (:id, :tokens)"),
    "postgresql": text("INSERT INTO search_words VALUES (:id, CAST(:tokens AS tsvector))"),
}
FORGET = text(
    "INSERT INTO search_words (search_words, rowid, tokens) VALUES ('delete', :id, :tokens)"
)
FORGET_ALL = {
    "sqlite": "INSERT INTO search_words (search_words) VALUES ('delete-all')",
    "postgresql": "DELETE FROM search_words",
}
MATCH = {
    "sqlite": ("rowid", "search_words MATCH :{}", "instr"),
    "postgresql": ("id", "tokens @@ CAST(:{} AS tsquery)", "strpos"),
}
FOLDED = ("words", "title", "headings", "spoken")
BETTER = "WHEN e.id IN (SELECT {key} FROM search_words WHERE {match}) THEN {rank}"
FOUND = """
    WITH found AS (
        SELECT e.id, e.course_id, e.position, {rank} AS place
        FROM search_words JOIN search_entry e ON e.id = search_words.{key} {texts}
        WHERE {match} AND e.course_id IN :courses{whole}
    ), best AS (
        SELECT *, count(*) OVER () AS total FROM found
        ORDER BY place, course_id, position, id LIMIT :most OFFSET :skipped
    )
    SELECT e.course_id, e.kind, e.target, t.pieces, best.total
    FROM best JOIN search_entry e ON e.id = best.id JOIN search_text t ON t.entry_id = e.id
    ORDER BY best.place, best.course_id, best.position, best.id
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A row in which all words stand; ``total`` counts all such rows, not only these."""

    course_id: str
    kind: str
    target: str
    pieces: tuple[Piece, ...]
    total: int


def indexed(connection: Connection) -> dict[str, tuple[str, str]]:
    """Return the version and the digest of what stands in the index, by course."""
    return {row.course_id: (row.version, row.digest) for row in connection.execute(states)}


def keep(connection: Connection, made: Prepared) -> None:
    """Write the entries of a course, as this version cuts them into tokens."""
    replace(connection, made.course_id, made.entries, str(VERSION), made.digest)


def replace(
    connection: Connection, course_id: str, entries: Sequence[Entry], version: str, digest: str
) -> None:
    """Put *entries* in the place of what a course had; rows that have not changed stay.

    Rows of another *version* have tokens that nobody can take out one by one: then the whole
    index is emptied, and filled again course by course.
    """
    if any(known != version for known, _ in indexed(connection).values()):
        clear(connection)
    kept: dict[tuple[str, str, str], int] = {}
    for row in connection.execute(of_course, {"course": course_id}):
        kept[(row.kind, row.target, row.digest)] = row.id
    wanted = {(each.kind, each.target, each.digest): each for each in entries}
    forget(connection, [row_id for key, row_id in kept.items() if key not in wanted])
    for key, each in wanted.items():
        if key not in kept:
            add(connection, course_id, each)
    values = {"course_id": course_id, "version": version, "digest": digest}
    upsert(connection, state, values, ["course_id"], ["version", "digest"])


def add(connection: Connection, course_id: str, made: Entry) -> None:
    """Write one row with its texts and tokens."""
    values = {
        "course_id": course_id,
        "kind": made.kind,
        "target": made.target,
        "position": made.position,
        "digest": made.digest,
    }
    row_id = connection.execute(new_row, values).scalar_one()
    shown = {"entry_id": row_id, "pieces": made.pieces}
    folded = {name: getattr(made, name) for name in FOLDED}
    connection.execute(insert(texts), shown | folded)
    dialect = connection.dialect.name
    tokens = as_stored(dialect, *folded.values())
    connection.execute(INDEX[dialect], {"id": row_id, "tokens": tokens})


def as_stored(dialect: str, *folded: str) -> str:
    """Write the tokens of the texts of a row as the index reads them."""
    tokens = all_tokens(*folded)
    return " ".join(tokens) if dialect == "sqlite" else " ".join(f"'{each}'" for each in tokens)


def forget(connection: Connection, ids: Sequence[int]) -> None:
    """Take rows out."""
    if not ids:
        return
    if connection.dialect.name == "sqlite":
        for row in connection.execute(texts_of_rows, {"ids": list(ids)}).all():
            tokens = as_stored("sqlite", *(getattr(row, name) for name in FOLDED))
            connection.execute(FORGET, {"id": row.entry_id, "tokens": tokens})
    connection.execute(without_texts, {"ids": list(ids)})
    connection.execute(without_rows, {"ids": list(ids)})


def remove(connection: Connection, course_id: str) -> None:
    """Take a course out."""
    found = connection.execute(of_course, {"course": course_id}).all()
    forget(connection, [row.id for row in found])
    connection.execute(without_state, {"course": course_id})


def clear(connection: Connection) -> None:
    """Empty the index."""
    connection.exec_driver_sql(FORGET_ALL[connection.dialect.name])
    for table in (texts, entry, state):
        connection.execute(delete(table))


def search(
    connection: Connection,
    words: Sequence[str],
    course_ids: Collection[str],
    most: int,
    skipped: int = 0,
) -> list[Hit]:
    """Return rows in which all *words* stand: those that have them in the title first.

    Args:
        connection: any; one statement is run.
        words: folded; without any nothing is found.
        course_ids: what may be looked at.
        most: how many rows are returned.
        skipped: how many come before them.

    Source:
        Rules R120 "what is found" and R123 "what comes first" in docs/rules.md.
    """
    if not course_ids or not words:
        return []
    dialect = connection.dialect.name
    compared = tuple(at for at, word in enumerate(words) if needs_comparing(word))
    tokens = {token.text: token for word in words for token in looked_up(word)}
    values: dict[str, object] = {f"word{at}": words[at] for at in compared}
    values["match"] = expression(dialect, tokens.values())
    for at, word in enumerate(words[:MOST_RANKED]):
        for place, sign in enumerate(SIGNS):
            values[f"rank{at}_{place}"] = expression(dialect, looked_up(word), sign)
    values |= {"courses": list(course_ids), "most": most, "skipped": skipped}
    found = connection.execute(statement(dialect, len(words), compared), values)
    return [
        Hit(row.course_id, row.kind, row.target, stored_pieces(row.pieces), row.total)
        for row in found
    ]


def expression(dialect: str, tokens: Iterable[Token], sign: str = "") -> str:
    """Write what is looked up in the language of the index; all tokens must be there."""
    if dialect == "sqlite":
        return " AND ".join(f'"{sign}{each.text}"{"" if each.whole else " *"}' for each in tokens)
    return " & ".join(f"'{sign}{each.text}'{'' if each.whole else ':*'}" for each in tokens)


@lru_cache(maxsize=64)
def statement(dialect: str, count: int, compared: tuple[int, ...]) -> TextClause:
    """Return the statement for *count* words, of which those at *compared* are compared whole.

    It is put together from fixed parts and numbers; what was typed is bound to it.
    """
    key, match, place = MATCH[dialect]
    ranks = []
    for at in range(min(count, MOST_RANKED)):
        better = (
            BETTER.format(key=key, match=match.format(f"rank{at}_{rank}"), rank=rank)
            for rank in range(len(SIGNS))
        )
        ranks.append(f"CASE {' '.join(better)} ELSE {len(SIGNS)} END")
    return text(
        FOUND.format(
            key=key,
            match=match.format("match"),
            rank=" + ".join(ranks),
            texts="JOIN search_text t ON t.entry_id = e.id" if compared else "",
            whole="".join(f" AND {place}(t.words, :word{at}) > 0" for at in compared),
        )
    ).bindparams(bindparam("courses", expanding=True))
