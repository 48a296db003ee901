"""Tests of what an operator can set."""

import stat

import pytest

from academy import settings
from academy.errors import CannotStart


@pytest.fixture(autouse=True)
def empty_folder(tmp_path, monkeypatch):
    """Read settings in a folder without .env and without variables of this machine."""
    monkeypatch.chdir(tmp_path)
    for name in settings.Settings.model_fields:
        monkeypatch.delenv(f"ACADEMY_{name.upper()}", raising=False)


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("ACADEMY_SECRT", "x", "ACADEMY_SECRT is not a setting. Did you mean ACADEMY_SECRET?"),
        ("ACADEMY_SECRET", "dev", "ACADEMY_SECRET: must be at least 32 random characters."),
        ("ACADEMY_SECRET", "a" * 64, "ACADEMY_SECRET: must be at least 32 random characters."),
        ("ACADEMY_DATA", "", "ACADEMY_DATA: must name a folder; leave it out for the usual one."),
        ("ACADEMY_PORT", "0", "ACADEMY_PORT: Input should be greater than or equal to 1."),
        (
            "ACADEMY_DATABASE_URL",
            "mysql://x",
            "ACADEMY_DATABASE_URL: must begin with postgresql+psycopg:// (or be empty for SQLite).",
        ),
    ],
    ids=["typing mistake", "weak", "one letter", "no folder", "no port", "unknown database"],
)
def test_what_cannot_work_is_refused_in_one_sentence(monkeypatch, name, value, sentence):
    """Unknown names and weak values stop the start with a sentence that says what to do."""
    monkeypatch.setenv(name, value)

    with pytest.raises(CannotStart) as refused:
        settings.read()
    assert refused.value.sentence == sentence


def test_a_file_is_read_too_and_checked_too(tmp_path):
    """Names in .env count like variables, mistakes as well."""
    (tmp_path / ".env").write_text("ACADEMY_PORT=8123\n")
    assert settings.read().port == 8123

    (tmp_path / ".env").write_text("ACADEMY_PROT=8123\n")
    with pytest.raises(CannotStart, match="ACADEMY_PROT is not a setting"):
        settings.read()


def test_the_secret_is_made_once_and_is_the_owners(tmp_path):
    """Without a set key one is made, kept in the data folder, and readable by its owner only."""
    chosen = settings.Settings(data=tmp_path / "data")
    made = settings.secret_key(chosen)

    assert len(made) >= 48
    assert settings.secret_key(chosen) == made
    assert stat.S_IMODE((tmp_path / "data" / "secret").stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "kept", [b"", b"short", b"a" * 64, bytes(64), b"\xff" * 64], ids=lambda kept: kept[:3].hex()
)
def test_a_kept_secret_that_could_be_guessed_is_refused(tmp_path, kept):
    """What a power cut or a hand left in the file is no key: the sentence says what to do."""
    (tmp_path / "secret").write_bytes(kept)

    with pytest.raises(CannotStart, match="take it away and a new one is made"):
        settings.secret_key(settings.Settings(data=tmp_path))
    assert (tmp_path / "secret").read_bytes() == kept


def test_no_half_a_secret_stays_behind(tmp_path, monkeypatch):
    """Ended while the key is being made, the folder is as before, and the next start makes one."""

    def killed(*_given):
        raise KeyboardInterrupt

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(settings.os, "link", killed)
        settings.make_secret(tmp_path / "secret")
    assert list(tmp_path.iterdir()) == []
    first = settings.make_secret(tmp_path / "secret")
    assert settings.make_secret(tmp_path / "secret") == first


def test_a_secret_is_made_where_files_have_one_name_only(tmp_path, monkeypatch):
    """A file system without second names for a file, as on memory cards, keeps the key too."""

    def refused(*_names):
        raise PermissionError

    monkeypatch.setattr(settings.os, "link", refused)
    made = settings.make_secret(tmp_path / "secret")
    assert (tmp_path / "secret").read_text(encoding="ascii") == made
    assert [each.name for each in tmp_path.iterdir()] == ["secret"]
