"""Read the messages out of a library's own sources, without GNU gettext.

For libraries that come without an English catalogue: their Python files and Django templates.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from django.utils.translation.template import templatize

# Where the context, the message and its plural stand among the arguments.
PLACES = {
    "gettext": (None, 0, None),
    "ngettext": (None, 0, 1),
    "pgettext": (0, 1, None),
    "npgettext": (0, 1, 2),
}
# What Django makes of the tags of a template; `_` is how a template marks an argument.
IN_TEMPLATE = re.compile(
    r"""\b(?:_|n?p?gettext)\((?:[^()'"]|'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")*\)"""
)
UNREAD = {"tests", "testing", "migrations"}


class Text(NamedTuple):
    """One message as catalogues know it."""

    context: str | None
    singular: str
    plural: str = ""


def texts_of_sources(folder: Path) -> Iterator[Text]:
    """Give what the Python files and templates below ``folder`` mark for translation."""
    for file in sorted(folder.rglob("*.py")):
        if UNREAD.isdisjoint(file.relative_to(folder).parts):
            yield from texts_of_python(file.read_text(encoding="utf-8"))
    for file in sorted(folder.rglob("*.html")):
        if UNREAD.isdisjoint(file.relative_to(folder).parts):
            yield from texts_of_template(file.read_text(encoding="utf-8"))


def texts_of_python(source: str) -> Iterator[Text]:
    """Give the messages that calls of Django's translation functions name literally."""
    tree = ast.parse(source)
    names = {name: name for name in PLACES}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module == "django.utils.translation":
            names |= {alias.asname or alias.name: alias.name for alias in node.names}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            yield from _texts_of_call(node, names)


def texts_of_template(source: str) -> Iterator[Text]:
    """Give the messages of a Django template."""
    for call in IN_TEMPLATE.findall(templatize(source)):
        yield from texts_of_python("from django.utils.translation import gettext as _\n" + call)


def _texts_of_call(call: ast.Call, names: dict[str, str]) -> Iterator[Text]:
    called = call.func
    name = called.id if isinstance(called, ast.Name) else getattr(called, "attr", "")
    marker = re.sub(r"_(?:lazy|noop)$", "", names.get(name, name))
    if marker not in PLACES:
        return
    arguments = [given.value if isinstance(given, ast.Constant) else None for given in call.args]
    context, singular, plural = (
        arguments[place] if place is not None and place < len(arguments) else None
        for place in PLACES[marker]
    )
    if isinstance(singular, str) and singular:
        yield Text(
            context if isinstance(context, str) else None,
            singular,
            plural if isinstance(plural, str) else "",
        )
