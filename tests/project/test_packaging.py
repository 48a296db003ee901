"""What makes the checkout installable anywhere."""

import re
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ("requirements.lock", "requirements-dev.lock")


def pinned(name: str) -> dict[str, str]:
    """Return the versions that a lock file pins, by package."""
    text = (ROOT / name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9.-]+)==([^ ]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_a_lock_pins_every_package_by_hash_and_names_no_address(name):
    """Where packages come from is the machine's affair; what they are is ours."""
    text = (ROOT / name).read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.split(r"\n(?=[a-z0-9])", text.strip())
    assert all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_the_locks_agree():
    """Tests run on the versions that users run."""
    run, develop = (pinned(name) for name in LOCKS)
    assert run.items() <= develop.items()


def test_the_lock_holds_every_dependency():
    """A package in pyproject.toml is in the lock: else run `make lock`."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    names = {re.split(r"[\[<>=~ ]", entry)[0].lower() for entry in project["dependencies"]}
    assert names <= pinned("requirements.lock").keys()


def test_platform_is_no_package():
    """An __init__.py there would shadow the standard library's platform and break uuid."""
    assert not (ROOT / "platform" / "__init__.py").exists()
    assert [path.name for path in (ROOT / "platform").iterdir() if path.suffix != ".pyc"] == [
        "academy"
    ]
