"""The wheel holds all that an installation needs."""

import re
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from tests.installation import Installation

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    """The wheel, built once from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (path,) = folder.glob("*.whl")
    return path


@pytest.mark.slow
def test_the_wheel_holds_every_file(wheel):
    """Templates, translations, styles and courses are in the wheel; tests are not."""
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if "__pycache__" not in name}
    package = ROOT / "platform" / "academy"
    for folder, place in (
        (package, "academy"),
        (ROOT / "static", "academy/_data/static"),
        (ROOT / "courses", "academy/_data/courses"),
    ):
        files = (path for path in folder.rglob("*") if path.is_file())
        wanted = {
            f"{place}/{path.relative_to(folder)}"
            for path in files
            if "__pycache__" not in path.parts and not path.name.startswith(".")
        }
        assert wanted <= names, sorted(wanted - names)
    assert any(name.endswith("/LICENSE") for name in names)
    assert not any(name.startswith(("tests", "benchmarks")) for name in names)


@pytest.mark.slow
def test_the_wheel_starts_in_an_empty_folder(wheel, tmp_path, monkeypatch):
    """Installed elsewhere, it serves its own pages, styles and translations."""
    target = tmp_path / "target"
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*command, "--target", str(target), str(wheel)], check=True)
    monkeypatch.setenv("PYTHONPATH", str(target))
    empty = tmp_path / "empty"
    empty.mkdir()
    installation = Installation(empty, own_courses=True)
    found = installation.run("settings").stdout
    assert f"ACADEMY_COURSES={target}/academy/_data/courses" in found
    try:
        installation.start("--demo")
        page = read(installation, "/sign-in")
        assert "登录" in page
        for address in re.findall(r'(?:href|src)="(/static/[^"]+)"', page):
            assert read(installation, address)
    finally:
        assert installation.end() == 0
    assert sorted(path.name for path in empty.iterdir()) == ["data", "output"]


def read(installation: Installation, path: str) -> str:
    """Fetch a page or a file."""
    with urllib.request.urlopen(f"http://127.0.0.1:{installation.port}{path}") as answer:
        text: str = answer.read().decode()
    return text
