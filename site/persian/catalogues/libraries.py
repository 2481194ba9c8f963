"""Which messages of the installed libraries lack Persian, and the catalogue that gives it to them.

The catalogue holds what no library has in Persian and, below it, what we say otherwise than a
library does; a comment there keeps the library's own words.
"""

import re
from functools import cache
from pathlib import Path
from sysconfig import get_paths

import django
import django_jalali
import polib
from django.apps import apps

from persian.catalogues.sources import Text, texts_of_sources

DOMAINS = ("django", "djangojs")
HEADER = {
    "Project-Id-Version": "mosharekat",
    "Language": "fa",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=utf-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n > 1);",
}
PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[srdi]")

# A catalogue has one entry for a context and a message, with or without a plural.
Key = tuple[str | None, str]
Entries = dict[Key, polib.POEntry]


def library_folders() -> list[Path]:
    """Give the folders of libraries in the order in which Django asks them for a translation."""
    installed = Path(get_paths()["purelib"]).resolve()
    found = [Path(config.path) for config in apps.get_app_configs()]
    return [
        *(folder for folder in found if folder.resolve().is_relative_to(installed)),
        Path(django.__file__).parent / "conf",
        # No app, but its fields speak.
        Path(django_jalali.__file__).parent,
    ]


@cache
def texts_of_libraries(domain: str) -> dict[Key, Text]:
    """Give all that the libraries can say."""
    said: dict[Key, Text] = {}
    for folder in library_folders():
        for text in _texts_of_library(folder, domain):
            key = (text.context, text.singular)
            if key not in said or text.plural:
                said[key] = text
    return said


@cache
def persian_of_libraries(domain: str) -> Entries:
    """Give what the libraries say in Persian by themselves."""
    given: Entries = {}
    for folder in library_folders():
        compiled = folder / "locale" / "fa" / "LC_MESSAGES" / f"{domain}.mo"
        if compiled.exists():
            for entry in polib.mofile(str(compiled)):
                given.setdefault(_key(entry), entry)
    return given


def refreshed(catalogue: polib.POFile, domain: str) -> polib.POFile:
    """Give the catalogue as the installed libraries want it, with what is translated in it.

    What is new has no Persian yet; what no library says any more, or says as we do, is gone.
    """
    given = persian_of_libraries(domain)
    ours = {_key(entry): entry for entry in catalogue if not entry.obsolete}
    lacking, replaced = [], []
    for key, text in texts_of_libraries(domain).items():
        theirs = given.get(key)
        if theirs is None or (text.plural and not theirs.msgid_plural):
            lacking.append(_entry(text, ours.get(key)))
        elif key in ours and _forms(ours[key]) != _forms(theirs):
            words = " ".join(" | ".join(_forms(theirs)).split())
            replaced.append(_entry(text, ours[key], comment=f"In place of: {words}"))
    fresh = polib.POFile(wrapwidth=0)
    fresh.metadata = dict(HEADER)
    fresh.extend([*sorted(lacking, key=_order), *sorted(replaced, key=_order)])
    return fresh


def _texts_of_library(folder: Path, domain: str) -> set[Text]:
    english = folder / "locale" / "en" / "LC_MESSAGES"
    if list(english.glob("*.po")):
        catalogue = english / f"{domain}.po"
        entries = polib.pofile(str(catalogue)) if catalogue.exists() else []
        return {_text(entry) for entry in entries if not entry.obsolete}
    return set(texts_of_sources(folder)) if domain == "django" else set()


def _text(entry: polib.POEntry) -> Text:
    return Text(entry.msgctxt, entry.msgid, entry.msgid_plural)


def _key(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid


def _forms(entry: polib.POEntry) -> list[str]:
    """Return the different forms: one and two equal ones say the same."""
    forms = [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)]
    return list(filter(None, dict.fromkeys([*forms, entry.msgstr])))


def _entry(text: Text, ours: polib.POEntry | None, comment: str = "") -> polib.POEntry:
    entry = polib.POEntry(
        msgctxt=text.context, msgid=text.singular, msgid_plural=text.plural, comment=comment
    )
    if text.plural:
        alone = ours.msgstr if ours else ""
        entry.msgstr_plural = dict((ours and ours.msgstr_plural) or {0: alone, 1: alone})
    elif ours:
        entry.msgstr = ours.msgstr or ours.msgstr_plural.get(0, "")
    if PLACEHOLDER.search(text.singular + text.plural):
        entry.flags = ["python-format"]
    return entry


def _order(entry: polib.POEntry) -> tuple[str, str]:
    return entry.msgid, entry.msgctxt or ""
