"""Compiles the translations: every ``.po`` becomes a ``.mo`` beside it.

Called by the build of the wheel and of an editable install, and by ``make``.
"""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface

TRANSLATIONS = Path(__file__).resolve().parent / "platform" / "academy" / "translations"


def compile_translations() -> None:
    """Write the ``.mo`` of every ``.po``, each whole or not at all."""
    for source in sorted(TRANSLATIONS.glob("*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        locale = source.parent.parent.name
        with source.open("rb") as text:
            catalog = read_po(text, locale=locale, domain=source.stem, abort_invalid=True)
        part = target.with_suffix(".part")
        with part.open("wb") as binary:
            write_mo(binary, catalog)
        part.replace(target)


class TranslationsHook(BuildHookInterface):  # type: ignore[type-arg]
    """Compiles the translations before the files of a build are gathered."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile them for a wheel and for an editable install."""
        compile_translations()


if __name__ == "__main__":
    compile_translations()
