"""Column and field types that all tables share."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import DateTime, Dialect, Text, TypeDecorator
from sqlmodel import Field, SQLModel

SQLModel.metadata.naming_convention = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Moment(TypeDecorator[datetime]):
    """An aware instant, kept in UTC on both databases; a naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Refuse an instant without a zone before it reaches the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            message = f"an instant needs a zone: {value!r}"
            raise ValueError(message)
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Give back an aware instant; SQLite forgets the zone."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def moment(*, nullable: bool = False, index: bool = False) -> Any:
    """Field of an instant in UTC."""
    default: Any = None if nullable else ...
    return Field(default=default, sa_type=Moment, nullable=nullable, index=index)


def long_text(*, nullable: bool = False) -> Any:
    """Field of a text without a limit of its own; forms and parsers set the limits."""
    default: Any = None if nullable else ...
    return Field(default=default, sa_type=Text, nullable=nullable)


def belongs_to(column: str, *, nullable: bool = False, index: bool = True) -> Any:
    """Field of a foreign key, named as a string so that no domain imports another's tables."""
    default: Any = None if nullable else ...
    return Field(default=default, foreign_key=column, nullable=nullable, index=index)


def can_be_id(number: int) -> bool:
    """Whether a row could have this id; whatever an address names, no id has more than 31 bits."""
    return 0 < number < 2**31
