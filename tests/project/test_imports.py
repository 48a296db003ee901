"""Tests of the order of the house: who may import whom, and what a file may touch.

When one fails, read "Ordered domains" in docs/decisions/0004-ordered-domains.md. Do not add
an exception for convenience: the thing you reach for has another owner.
"""

import ast
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "platform" / "academy"

ORDER = (
    "errors",
    "clock",
    "log",
    "settings",
    "database",
    "jobs",
    "files",
    "sheets",
    "web",
    "audit",
    "people",
    "catalog",
    "learning",
    "exams",
    "fieldwork",
    "checkins",
    "reports",
    "camps",
    "today",
    "tracking",
    "demo",
)
"""A domain may import those before it, never those after."""

ASSEMBLY = {
    "app",
    "cli",
    "serve",
    "prepare",
    "work",
    "work_beside",
    "web_server",
    "__main__",
    "__init__",
    "children",
    "courses_commands",
    "folder_watch",
    "lifeline",
    "nightly",
    "premises",
    "records",
    "release_commands",
    "release_courses",
    "show_settings",
}
"""Files that put the house together; nobody imports them but the entry points."""

GROUND = {"settings", "errors", "clock", "log", "database", "jobs", "web"}
"""Folders and files below the domains; they are named after what they touch themselves."""

DATABASE = {"sqlmodel", "sqlalchemy"}
TOUCHES = {
    "tables": DATABASE,
    "store": DATABASE,
    "disk": set(),
    "views": {
        "flask",
        "flask_babel",
        "flask_login",
        "flask_wtf",
        "werkzeug",
        "markupsafe",
        *DATABASE,
    },
    "forms": {"flask_wtf", "wtforms", "flask_babel", "werkzeug"},
    "commands": {"click", "rich"},
    "jobs": {"huey"},
}
"""First word of a file's name → the libraries that it may import, besides the standard ones."""

PURE_LIBRARIES = {
    "files/picture.py": {"PIL"},
    "people/passwords.py": {"argon2"},
    "catalog/header.py": {"yaml"},
    "catalog/render.py": {"markdown", "nh3"},
    "sheets/xlsx_file.py": {"xlsxwriter"},
}
"""A pure file → the pure library it is built on."""

KEPT_BY_A_PROCESS = {
    "catalog/activation.py": "the way back and forward: render, ask for records, activate",
    "catalog/activation_site.py": "the same for the site's own files",
    "catalog/live.py": "the releases that are live, kept in memory and read anew from the store",
    "catalog/live_html.py": "the HTML of their lessons, kept in the store",
    "catalog/live_search.py": "the index of their texts, kept in the store",
    "catalog/release_site.py": "the same way for the files of the site itself",
    "catalog/release.py": "the way from the folder to the store, course by course",
    "catalog/release_course.py": "the same way for one course: judge, render, write",
    "catalog/renderer.py": "the digest of the renderer's own files",
}
"""Files without a word of the outside world in their name that compose those which have one."""

OUTSIDE_WORLD = {"pathlib", "os", "socket", "subprocess", "shutil", "sqlite3", "tempfile"}
"""Parts of the standard library that a pure file does not need."""


def modules() -> list[str]:
    """Return the paths of all files of all domains."""
    return sorted(
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if "versions" not in path.parts
    )


def imports(name: str) -> list[tuple[str, int]]:
    """Return (imported module, line) of a file."""
    found: list[tuple[str, int]] = []
    for node in ast.walk(ast.parse((PACKAGE / name).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [(alias.name, node.lineno) for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            module = node.module or ""
            found.append((module, node.lineno))
            if module == "academy":
                found += [(f"academy.{alias.name}", node.lineno) for alias in node.names]
    return found


def touches(module: str) -> bool:
    """Whether a module of ours touches the outside world, by its name."""
    parts = module.split(".")
    if parts[0] != "academy" or len(parts) < 2:
        return False
    if parts[1] in {"database", "jobs"} or (parts[1] == "web" and parts[2:] != ["visitor"]):
        return True
    return len(parts) > 2 and parts[-1].split("_")[0] in TOUCHES


def domain_of(module: str) -> str:
    """Return the domain of "academy.people.store" or "people/store.py"."""
    parts = module.removeprefix("academy.").replace("/", ".").removesuffix(".py").split(".")
    return parts[0]


@pytest.mark.parametrize("name", modules())
def test_domains_import_only_those_before_them(name):
    """Lower domains never know higher ones."""
    own = domain_of(name)
    if own in ASSEMBLY:
        return
    assert own in ORDER, f"{own} is in no place of the order; give it one, with a decision note"
    for module, line in imports(name):
        if not module.startswith("academy."):
            continue
        other = domain_of(module)
        assert other not in ASSEMBLY, (
            f"{name}:{line} imports {module}; nothing imports the assembly"
        )
        assert other == own or ORDER.index(other) < ORDER.index(own), (
            f"{name}:{line} imports {module}, which stands after {own}. Turn it round: let the "
            f"view or command of the higher domain call both."
        )


@pytest.mark.parametrize("name", modules())
def test_a_file_touches_what_its_name_says(name):
    """A file is pure unless its name says which part of the outside world it touches."""
    own = domain_of(name)
    if own in ASSEMBLY or own in GROUND:
        return
    stem = Path(name).stem
    kind = stem.split("_")[0]
    allowed = TOUCHES.get(kind, set()) | PURE_LIBRARIES.get(name, set()) | {"academy"}
    pure = kind not in TOUCHES
    for module, line in imports(name):
        top = module.split(".")[0]
        if pure and name not in KEPT_BY_A_PROCESS:
            assert not touches(module), (
                f"{name}:{line} imports {module}, but its name says that it is pure. Let the "
                f"view or store that calls it hand over the value."
            )
        if top in allowed:
            continue
        assert top in sys.stdlib_module_names, (
            f"{name}:{line} imports {top}. A file that needs it is called after it "
            f"({', '.join(sorted(TOUCHES))}), or the library is pure and listed with its reason."
        )
        assert not (pure and top in OUTSIDE_WORLD), (
            f"{name}:{line} imports {top}, but its name says that it is pure. "
            f"Files are read in disk.py."
        )


@pytest.mark.parametrize("name", modules())
def test_no_import_is_hidden_in_a_function(name):
    """An import inside a function hides a circle; the order of the domains leaves none."""
    tree = ast.parse((PACKAGE / name).read_text(encoding="utf-8"))
    hidden = [
        node.lineno
        for function in ast.walk(tree)
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    ]
    assert not hidden, f"{name}: imports inside functions in lines {hidden}; move them to the top"


def test_nothing_is_called_after_nobody():
    """Files called utils, helpers or common have no owner."""
    ownerless = {"utils", "util", "helpers", "helper", "common", "core", "base", "misc", "manager"}
    assert not [name for name in modules() if Path(name).stem in ownerless]


def test_the_source_root_is_no_package():
    """platform/__init__.py would shadow the standard library's platform and break Flask."""
    assert not (PACKAGE.parent / "__init__.py").exists()


def test_every_domain_says_what_it_owns():
    """The docstring of a domain's package names what it owns and what it uses."""
    for folder in sorted(PACKAGE.iterdir()):
        if not any(folder.glob("*.py")):
            continue
        docstring = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8")))
        assert docstring and "Uses" in docstring, f"{folder.name}/__init__.py: what does it own?"
