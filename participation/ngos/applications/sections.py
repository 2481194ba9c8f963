"""The task list: which section is complete, which is not, which cannot be begun yet."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from participation.ngos.applications.filing import (
    FILES,
    NAME,
    OUTSIDE,
    PAPERS,
    PLACE,
    STATUTE,
    WORK,
    Filing,
)
from participation.ngos.applications.people import founders_of
from persian.digits import format_number

Address = Callable[..., str]


@dataclass(frozen=True)
class Section:
    """A row of the list; without an address it cannot be begun yet."""

    title: str
    told: str
    mark: str
    state: Any
    address: str = ""

    @property
    def is_done(self) -> bool:
        """Whether it is complete."""
        return self.mark == "done"


def sections_of(filing: Filing, address: Address) -> list[Section]:
    """Return the sections in their order; ``address`` gives that of a page by its name."""
    return [
        _plain(filing, address, NAME.name, _("Name"), filing.title),
        *_outside(filing, address),
        _plain(filing, address, WORK.name, _("Field and subject"), _first_row(filing, WORK.name)),
        _plain(
            filing, address, PLACE.name, _("Address and contacts"), _first_row(filing, PLACE.name)
        ),
        *_statute(filing, address),
        _people(filing, address),
        _papers(filing, address),
        _confirmations(filing, address),
        _sending(filing, address),
    ]


def _row(title: str, told: str, *, done: bool, begun: bool, address: str) -> Section:
    if done:
        return Section(title, told, "done", _("Complete"), address)
    if begun:
        return Section(title, told, "review", _("Half done"), address)
    return Section(title, told, "new", _("To be told"), address)


def _not_yet(title: str, told: str) -> Section:
    return Section(title, told, "shut", _("Not yet"))


def _plain(filing: Filing, address: Address, name: str, title: str, told: str) -> Section:
    done, begun = name in filing.answered, filing.draft.part(name) is not None
    return _row(title, told, done=done, begun=begun, address=address("step", name))


def _outside(filing: Filing, address: Address) -> list[Section]:
    if not filing.about.is_from_outside:
        return []
    told = _first_row(filing, OUTSIDE.name)
    return [_plain(filing, address, OUTSIDE.name, _("Application at the ministry"), told)]


def _statute(filing: Filing, address: Address) -> list[Section]:
    if filing.about.is_from_outside:
        return []
    return [_plain(filing, address, STATUTE.name, _("Statute"), _first_row(filing, STATUTE.name))]


def _first_row(filing: Filing, name: str) -> str:
    form = filing.answered.get(name)
    return form.rows()[0].value if form is not None else ""


def _people(filing: Filing, address: Address) -> Section:
    counts = {
        "is": format_number(len(founders_of(filing.people))),
        "least": format_number(filing.rules.founders_least),
    }
    told = _("%(is)s of at least %(least)s founders") % counts
    lack, begun = filing.lacking_people, bool(filing.people_steps)
    return _row(_("People"), told, done=not lack, begun=begun, address=address("people"))


def _papers(filing: Filing, address: Address) -> Section:
    if not filing.people:
        return _not_yet(pgettext("application", "Papers"), _("Opens once somebody was named"))
    begun = bool(filing.about.files)
    done = FILES.name in filing.answered and not filing.lacking_papers
    told = _("%(count)s papers") % {"count": format_number(len(filing.about.files))}
    missing = len(filing.lacking_papers)
    if begun and missing:
        told = _("Some papers are missing or not named yet")
    to = PAPERS.name if begun and FILES.name in filing.answered else FILES.name
    where = address("files") if to == FILES.name else address("step", to)
    return _row(pgettext("application", "Papers"), told, done=done, begun=begun, address=where)


def _confirmations(filing: Filing, address: Address) -> Section:
    title = _("Confirmation by the founders")
    if filing.lacking_people or not filing.title:
        return _not_yet(title, _("Opens once name and people are complete"))
    founders, left = len(founders_of(filing.people)), len(filing.unconfirmed)
    counts = {"is": format_number(founders - left), "all": format_number(founders)}
    told = _("%(is)s of %(all)s have confirmed by the code on their own mobile") % counts
    done, begun = not left, left < founders
    return _row(title, told, done=done, begun=begun, address=address("founders"))


def _sending(filing: Filing, address: Address) -> Section:
    title = _("Read it once more and send")
    if not filing.is_complete:
        return _not_yet(title, _("Opens once all sections are complete"))
    return Section(title, "", "new", _("Ready"), address("check"))
