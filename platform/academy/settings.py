"""What an operator can set: ``ACADEMY_*`` variables or a ``.env`` file, read once at start."""

import difflib
import os
import secrets
from pathlib import Path
from typing import Literal

from dotenv import dotenv_values
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, SettingsConfigDict

from academy.errors import CannotStart

PREFIX = "ACADEMY_"
SECRET_LENGTH = 32
PROJECT = Path(__file__).resolve().parents[2]
PACKAGED = Path(__file__).resolve().parent / "_data"


def shipped(name: str) -> Path:
    """Return the folder *name* beside the checkout, or the copy inside an installed wheel."""
    if (PROJECT / "pyproject.toml").is_file():
        return PROJECT / name
    return PACKAGED / name


def is_weak(key: str) -> bool:
    """Say whether a key of cookies and tickets could be guessed."""
    return len(key) < SECRET_LENGTH or len(set(key)) < 10


class Settings(BaseSettings):
    """All settings of an installation. Unknown names and weak values are refused."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", extra="ignore", frozen=True
    )

    data: Path = Field(default=Path("data"), description="folder of database, files and secret")
    database_url: str = Field(default="", description="empty = SQLite in the data folder")
    secret: str = Field(default="", description="key of cookies and tickets; made when empty")
    courses: Path = Field(default=shipped("courses"), description="folder of the courses")
    host: str = Field(default="127.0.0.1", description="address to listen on")
    port: int = Field(default=8000, ge=1, le=65535, description="port to listen on")
    workers: int = Field(default=2, ge=1, le=64, description="processes that answer requests")
    threads: int = Field(default=64, ge=4, le=512, description="threads of each such process")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        default="info", description="least severe line that is logged"
    )
    https: bool = Field(default=False, description="reached by https only: secure cookies, HSTS")
    proxies: int = Field(default=0, ge=0, le=4, description="trusted proxies in front")
    sign_in_attempts: int = Field(
        default=10, ge=3, le=10_000, description="wrong sign-ins in five minutes"
    )

    @field_validator("data", "courses", mode="before")
    @classmethod
    def folder_has_a_name(cls, value: object) -> object:
        """Refuse an empty name: it would be whatever folder the start was made in."""
        if not str(value).strip():
            message = "must name a folder; leave it out for the usual one"
            raise ValueError(message)
        return value

    @field_validator("secret")
    @classmethod
    def secret_is_strong(cls, value: str) -> str:
        """Refuse a key that could be guessed."""
        if value and is_weak(value):
            message = f"must be at least {SECRET_LENGTH} random characters"
            raise ValueError(message)
        return value

    @field_validator("database_url")
    @classmethod
    def database_is_known(cls, value: str) -> str:
        """Accept PostgreSQL by psycopg 3, or nothing for SQLite."""
        if value and not value.startswith("postgresql+psycopg://"):
            message = "must begin with postgresql+psycopg:// (or be empty for SQLite)"
            raise ValueError(message)
        return value

    @property
    def url(self) -> str:
        """Address of the database."""
        return self.database_url or f"sqlite:///{self.data.absolute() / 'academy.db'}"


def read() -> Settings:
    """Read the settings; raise CannotStart with one readable sentence."""
    refuse_unknown_names()
    try:
        return Settings()
    except ValidationError as error:
        first = error.errors()[0]
        name = PREFIX + str(first["loc"][0]).upper()
        reason = str(first["msg"]).removeprefix("Value error, ")
        raise CannotStart(f"{name}: {reason}.") from error


def refuse_unknown_names() -> None:
    """Raise CannotStart on an ``ACADEMY_*`` name that means nothing: it is a typing mistake."""
    known = {PREFIX + name.upper() for name in Settings.model_fields} | INTERNAL
    given = {name.upper() for name in (*os.environ, *dotenv_values(".env"))}
    for name in sorted(name for name in given if name.startswith(PREFIX) and name not in known):
        near = difflib.get_close_matches(name, sorted(known), 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise CannotStart(f"{name} is not a setting.{hint}")


INTERNAL = {"ACADEMY_FORBID_SKIP"}
"""Names that the test suite uses."""


def secret_key(settings: Settings) -> str:
    """Return the key of cookies and tickets: the one set, or the one kept in the data folder."""
    if settings.secret:
        return settings.secret
    path = settings.data / "secret"
    return kept_key(path) or make_secret(path)


def kept_key(path: Path) -> str | None:
    """Return the key that the file *path* keeps; None when there is no such file.

    Raises:
        CannotStart: the file cannot be read, or what it holds could be guessed.
    """
    try:
        key = path.read_text(encoding="ascii").strip()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        raise CannotStart(f"{path} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError:
        key = ""
    if is_weak(key):
        advice = "take it away and a new one is made"
        raise CannotStart(f"{path} holds no {SECRET_LENGTH} random characters; {advice}.")
    return key


def make_secret(path: Path) -> str:
    """Write a new key, readable by the owner only, and return it.

    It is written beside its place and then named: whatever ends this, no half a key stays there.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = secrets.token_urlsafe(48)
    temporary = path.with_name(f".{path.name}-{secrets.token_hex(8)}")
    try:
        with os.fdopen(os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as new:
            new.write(made)
            new.flush()
            os.fsync(new.fileno())
        name_once(temporary, path)
    except FileExistsError:  # somebody else was first
        return kept_key(path) or made
    finally:
        temporary.unlink(missing_ok=True)
    return made


def name_once(temporary: Path, path: Path) -> None:
    """Give a file its name; raise FileExistsError when another has it already."""
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # some file systems, such as those of memory cards, know no second names
        temporary.rename(path)
