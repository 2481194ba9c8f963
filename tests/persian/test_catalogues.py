"""What the libraries leave in English is collected, translated, and kept so."""

import json
import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.test import Client
from pytest_django.fixtures import Settings

from participation.common.models import User
from persian.catalogues.libraries import (
    library_folders,
    persian_of_libraries,
    texts_of_libraries,
)
from persian.catalogues.sources import Text, texts_of_python, texts_of_template

PLACEHOLDERS = re.compile(r"%\(\w+\)[a-z]|%[srd]|\{\w*\}|<[a-z]+")
PERSIAN = re.compile("[آ-ی]")
# Names that a Persian reader knows in Latin letters, and patterns that hold no word.
LATIN = {"IPv4", "IPv6", "URL", "HTML", "JSON", "UUID", "CSV", "XLSX"}
WRONG_LETTERS = re.compile("[يكىۀ٠-٩]|\u200c[\\s،.]|\\s\u200c| [،؛:!؟](?:\\s|$)")


@pytest.fixture
def catalogue(tmp_path: Path, settings: Settings) -> Path:
    """Lend the libraries' catalogue to the commands, as a copy."""
    shutil.copytree(settings.LIBRARY_LOCALE_PATH, tmp_path / "libraries")
    settings.LIBRARY_LOCALE_PATH = tmp_path / "libraries"
    settings.LOCALE_PATHS = [tmp_path / "libraries"]
    return tmp_path / "libraries" / "fa" / "LC_MESSAGES" / "django.po"


def find(file: Path, message: str) -> polib.POEntry | None:
    return polib.pofile(str(file)).find(message)


def all_translations() -> Iterator[tuple[polib.POEntry, str]]:
    for folder in settings.LOCALE_PATHS:
        for file in sorted(folder.glob("fa/LC_MESSAGES/*.po")):
            for entry in polib.pofile(str(file)):
                for form in [*entry.msgstr_plural.values()] or [entry.msgstr]:
                    yield entry, form


def test_a_message_that_a_library_says_anew_is_collected_and_the_check_wants_it(
    catalogue: Path,
) -> None:
    known = polib.pofile(str(catalogue), wrapwidth=0)
    known.remove(known.find("All keyboard shortcuts"))
    known.save(str(catalogue))
    call_command("compile_catalogue")
    with pytest.raises(CommandError, match="All keyboard shortcuts"):
        call_command("compile_catalogue", check=True)

    call_command("collect_library_texts")

    assert find(catalogue, "All keyboard shortcuts").msgstr == ""
    with pytest.raises(CommandError, match="1 texts lack Persian"):
        call_command("compile_catalogue", check=True)


def test_a_message_that_no_library_says_any_more_goes(catalogue: Path) -> None:
    known = polib.pofile(str(catalogue), wrapwidth=0)
    known.append(polib.POEntry(msgid="Said by an older Wagtail", msgstr="گفتهٔ پیشین"))
    known.save(str(catalogue))
    with pytest.raises(CommandError, match="Said by an older Wagtail"):
        call_command("compile_catalogue", check=True)

    call_command("collect_library_texts")

    assert find(catalogue, "Said by an older Wagtail") is None
    call_command("compile_catalogue")
    call_command("compile_catalogue", check=True)


def said_by_a_library(catalogue: Path) -> polib.POEntry:
    """Find a message with Persian of its library's own, which we leave as it is."""
    ours = {entry.msgid for entry in polib.pofile(str(catalogue))}
    return next(
        entry
        for key, entry in sorted(persian_of_libraries("django").items(), key=str)
        if key in texts_of_libraries("django") and not {key[0], entry.msgid_plural} - {None, ""}
        if entry.msgid not in ours and PERSIAN.search(entry.msgstr)
    )


def test_what_we_say_otherwise_than_a_library_stands_apart_with_its_words(catalogue: Path) -> None:
    theirs = said_by_a_library(catalogue)
    known = polib.pofile(str(catalogue), wrapwidth=0)
    known.insert(0, polib.POEntry(msgid=theirs.msgid, msgstr="به زبان ما"))
    known.save(str(catalogue))

    call_command("collect_library_texts")

    collected = polib.pofile(str(catalogue))
    replaced = collected.find(theirs.msgid)
    assert replaced.msgstr == "به زبان ما"
    assert replaced.comment == f"In place of: {theirs.msgstr}"
    comments = [bool(entry.comment) for entry in collected]
    assert comments == sorted(comments), "those that replace come after those that are missing"


def test_saying_what_the_library_says_is_no_entry(catalogue: Path) -> None:
    theirs = said_by_a_library(catalogue)
    known = polib.pofile(str(catalogue), wrapwidth=0)
    known.append(polib.POEntry(msgid=theirs.msgid, msgstr=theirs.msgstr))
    known.save(str(catalogue))
    call_command("collect_library_texts")
    assert find(catalogue, theirs.msgid) is None


def test_the_catalogue_is_the_same_on_every_machine(catalogue: Path) -> None:
    before = catalogue.read_text(encoding="utf-8")
    call_command("collect_library_texts")
    assert catalogue.read_text(encoding="utf-8") == before
    assert "site-packages" not in before
    assert "/" + Path.cwd().parts[1] not in before


def test_every_library_is_asked() -> None:
    names = {folder.name for folder in library_folders()}
    assert names >= {"admin", "users", "images", "rest_framework", "modelsearch", "django_jalali"}
    said = {text.singular for text in texts_of_libraries("django").values()}
    # Of catalogues, of Python files, of templates.
    assert said >= {"All keyboard shortcuts", "index entry", "Get OTP Challenge"}


def test_sources_are_read_for_all_that_marks_a_message() -> None:
    source = """
from django.utils.translation import gettext_lazy as _, ngettext, pgettext_lazy as p
from django.utils import translation
a = _("One"), p("ctx", "Two"), ngettext("%d day", "%d days", n), translation.gettext('Three')
b = _(variable), other("No message")
"""
    assert set(texts_of_python(source)) == {
        Text(None, "One"),
        Text("ctx", "Two"),
        Text(None, "%d day", "%d days"),
        Text(None, "Three"),
    }


def test_templates_are_read_for_all_that_marks_a_message() -> None:
    source = """{% load i18n %}{% translate "One (1)" %}{{ x|default:_("Two") }}
{% blocktranslate count n=n trimmed %}{{ n }} day{% plural %}{{ n }} days{% endblocktranslate %}
{% translate "Three" context "ctx" %}<p title="gettext">No message</p>"""
    assert set(texts_of_template(source)) == {
        Text(None, "One (1)"),
        Text(None, "Two"),
        Text(None, "%(n)s day", "%(n)s days"),
        Text("ctx", "Three"),
    }


def test_every_translation_keeps_what_is_filled_in() -> None:
    """A form for one thing may name it in words; none may name what is not given."""
    wrong = []
    for entry, persian in all_translations():
        wanted = set(PLACEHOLDERS.findall(entry.msgid))
        allowed = wanted | set(PLACEHOLDERS.findall(entry.msgid_plural))
        used = set(PLACEHOLDERS.findall(persian))
        if not used <= allowed or (not entry.msgid_plural and used != wanted):
            wrong.append(f"{entry.msgid} → {persian}")
    assert not wrong, "\n".join(wrong)


def test_every_translation_is_persian_in_persian_letters() -> None:
    wrong = []
    for entry, persian in all_translations():
        words = re.sub(r"%\(\w+\)[a-z]|%[srd]|\{\w*\}|&\w+;|<[^>]*>", "۱", persian)
        latin = set(re.findall("[A-Za-z][A-Za-z0-9]+", words))
        if WRONG_LETTERS.search(words) or (latin - LATIN and not PERSIAN.search(words)):
            wrong.append(f"{entry.msgid} → {persian}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.django_db
def test_the_admins_scripts_get_every_message_in_persian(client: Client) -> None:
    user = User.objects.create_superuser("scripts", "scripts@example.org", "a long password")
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    script = client.get("/admin/jsi18n/").content.decode()
    served = json.loads(re.search(r"const newcatalog = (\{.*?\n  \});", script, re.S)[1])
    said = [text.singular for text in texts_of_libraries("djangojs").values()]
    assert len(said) > 50
    english = [text for text in said if not PERSIAN.search(str(served.get(text, "")))]
    assert set(english) <= {"%(time_zone_option)s: %(localized_time_zone_label)s"}
