"""The table of changes: of each what is asked, which papers, who is asked, who decides, what then.

A new sort is a row here, and a service in `services/carrying_out.py`.
"""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.clock import today
from participation.common.models import User
from participation.ngos.applications.enums import PaperKind
from participation.ngos.applications.rules import rules_now
from participation.ngos.changes.enums import Decider, Sort
from participation.ngos.changes.models import Change
from participation.ngos.changes.services import carrying_out
from participation.ngos.enums import REINSTATABLE, RENEWABLE, REVOCABLE, PermitState
from participation.ngos.models import Ngo, Permit
from participation.ngos.services import Basis

IN_FORCE = frozenset({PermitState.ACTIVE})
OWN_WISH = _("The organisation itself has asked for it.")
LIVING = REVOCABLE


def is_renewal_due(permit: Permit) -> bool:
    """Return whether a permit ends so soon that its renewal can be asked for."""
    first = permit.valid_until - datetime.timedelta(days=rules_now().renewal_days)
    return today() >= first


@dataclass(frozen=True, kw_only=True)
class ChangeSort:
    """How one sort of change goes.

    ``sections`` are names of steps of the form; ``head`` asks who heads what is new. ``papers`` are
    needed of all together, ``papers_each`` of each new person; ``asks`` says that authorities are
    asked about new people, ``needs_county`` that a county has its say, ``needs_hearing`` that the
    NGO is heard first. ``states`` are those of a permit that it fits, ``is_due`` when it comes.
    ``by_office`` is begun by the office, never by the NGO. ``carry_out`` acts on the register
    through its services; ``take_back`` undoes it where an objection is accepted. ``reason`` is what
    readers of the register find as the reason, where none is written.
    """

    name: Sort
    hint: Any
    sections: tuple[str, ...]
    states: frozenset[PermitState]
    carry_out: Callable[[Change, Basis, User | None], Ngo]
    head: bool = False
    papers: tuple[PaperKind, ...] = ()
    papers_each: tuple[PaperKind, ...] = ()
    asks: bool = False
    by_office: bool = False
    needs_hearing: bool = False
    needs_county: bool = False
    take_back: Callable[[Change, Basis, User | None], Ngo] | None = None
    is_due: Callable[[Permit], bool] = lambda _permit: True
    decider: Decider = Decider.BOARD
    reason: Any = OWN_WISH

    @property
    def label(self) -> Any:
        """What it is called."""
        return self.name.label

    def fits(self, ngo: Ngo, permit: Permit | None) -> bool:
        """Return whether an NGO as it stands can ask for it."""
        if ngo.is_dissolved or permit is None:
            return False
        return permit.state in self.states and self.is_due(permit)


SORTS: dict[str, ChangeSort] = {
    one.name: one
    for one in (
        ChangeSort(
            name=Sort.BOARD,
            hint=_("Somebody leaves the board, somebody joins, or another one speaks for it."),
            sections=("board",),
            papers=(PaperKind.ASSEMBLY,),
            papers_each=(PaperKind.CERTIFICATE, PaperKind.CARD),
            asks=True,
            states=LIVING,
            carry_out=carrying_out.change_board,
        ),
        # Minutes, gazette and yearly report: as the ministry's advice page says of renewals.
        ChangeSort(
            name=Sort.RENEWAL,
            hint=_("The permit holds for another term. Its number stays."),
            sections=("renewal",),
            papers=(PaperKind.ASSEMBLY, PaperKind.GAZETTE, PaperKind.REPORT),
            states=RENEWABLE,
            is_due=is_renewal_due,
            carry_out=carrying_out.renew,
        ),
        ChangeSort(
            name=Sort.BRANCH,
            hint=_("An office in another county. Its governorate has to agree."),
            sections=("branch",),
            head=True,
            papers=(PaperKind.ASSEMBLY,),
            papers_each=(PaperKind.CERTIFICATE, PaperKind.CARD),
            asks=True,
            needs_county=True,
            states=IN_FORCE,
            carry_out=carrying_out.open_branch,
        ),
        ChangeSort(
            name=Sort.NAME,
            hint=_("The name before stays findable. Compare the new one with the register first."),
            sections=("name",),
            papers=(PaperKind.ASSEMBLY,),
            states=IN_FORCE,
            carry_out=carrying_out.rename,
        ),
        ChangeSort(
            name=Sort.STATUTE,
            hint=_("Articles of the statute, what it works in and for whom."),
            sections=("statute",),
            papers=(PaperKind.ASSEMBLY, PaperKind.STATUTE),
            states=IN_FORCE,
            carry_out=carrying_out.change_statute,
        ),
        ChangeSort(
            name=Sort.CONTACT,
            hint=_("Address, telephone, e-mail, website, and the mobile for codes."),
            sections=("contact",),
            decider=Decider.OFFICE,
            states=LIVING,
            carry_out=carrying_out.change_contact,
        ),
        ChangeSort(
            name=Sort.DISSOLUTION,
            hint=_("The assembly has ended the organisation. That cannot be taken back."),
            sections=("end",),
            papers=(PaperKind.ASSEMBLY, PaperKind.GAZETTE),
            states=LIVING,
            carry_out=carrying_out.dissolve,
        ),
        ChangeSort(
            name=Sort.SUSPENSION,
            hint=_("The permit is not in force until it is brought back."),
            sections=("reason",),
            by_office=True,
            needs_hearing=True,
            states=IN_FORCE,
            carry_out=carrying_out.suspend,
            take_back=carrying_out.reinstate,
        ),
        ChangeSort(
            name=Sort.REINSTATEMENT,
            hint=_("A suspended or revoked permit is in force again."),
            sections=("reason",),
            by_office=True,
            states=REINSTATABLE,
            carry_out=carrying_out.reinstate,
        ),
        ChangeSort(
            name=Sort.REVOCATION,
            hint=_("The permit ends for good, unless an objection brings it back."),
            sections=("reason",),
            by_office=True,
            needs_hearing=True,
            states=REVOCABLE,
            carry_out=carrying_out.revoke,
            take_back=carrying_out.reinstate,
        ),
    )
}


def sort_of(change: Change) -> ChangeSort:
    """Return how a change goes."""
    return SORTS[change.sort]


def offered(ngo: Ngo, permit: Permit | None) -> list[ChangeSort]:
    """Return what an NGO itself can ask for as it stands."""
    return [one for one in SORTS.values() if not one.by_office and one.fits(ngo, permit)]
