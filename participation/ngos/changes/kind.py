"""Changes as a kind of case."""

from typing import Any
from uuid import UUID

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from participation.cases.kinds import CaseKind, Way, register_case_kind
from participation.cases.models import Case
from participation.cases.wizard.forms import StepForm
from participation.common.models import User
from participation.ngos.applications.dossiers import DossierKind, register_dossier
from participation.ngos.applications.enums import ApplicationState
from participation.ngos.applications.handler import handle
from participation.ngos.applications.kind import citizen_ways, guard_words
from participation.ngos.applications.mendable import Mendable, people_asked, register_mendable
from participation.ngos.applications.selectors import approved_for
from participation.ngos.applications.services import mending
from participation.ngos.changes.enums import KIND, WITHDRAWAL_REASONS, Decider
from participation.ngos.changes.filing import SECTIONS, asked_of
from participation.ngos.changes.forms import Asked, HeadForm, NewcomerForm, SaidForm
from participation.ngos.changes.models import Change
from participation.ngos.changes.models.change import packed
from participation.ngos.changes.services.deciding import carry_out, refuse_early, take_back
from participation.ngos.changes.services.forgetting import anonymise_change
from participation.ngos.changes.sorts import sort_of
from participation.ngos.changes.states import STATES, TRANSITIONS
from persian.digits import format_number


def rows_of(case: Case) -> list[tuple[Any, Any]]:
    """Return what staff and applicant read of it; who the people are, its own screen says."""
    change: Change = case.ngo_change
    people = change.people.count()
    told = [
        (_("NGO"), change.title),
        (_("What changes"), change.get_sort_display()),
        (_("Number of new people"), format_number(people) if people else ""),
    ]
    return [(label, value) for label, value in told if value]


def ways(case: Case, _user: User) -> list[Way]:
    """Return the way to what is done with the change, and to the organisation."""
    change: Change = case.ngo_change
    return [
        Way(_("Work on the change"), reverse("ngo_changes_desk:screen", args=[case.pk])),
        Way(_("Its entry in the register"), change.ngo.get_absolute_url()),
    ]


def filed_by_staff() -> list[Way]:
    """Return the ways to where staff file for an NGO, and to where the office begins something."""
    return [
        Way(_("Change of a licensed NGO"), reverse("ngo_changes_desk:choose")),
        Way(_("Suspension, revocation, return of a permit"), reverse("ngo_changes_desk:open")),
    ]


def inquiry(change: Change) -> tuple[str, str]:
    """Return subject and words of a letter about the new people; their names follow."""
    told = {"name": change.title}
    body = gettext(
        "Whoever is named below has been elected in “%(name)s”, which has a permit. Please tell us "
        "what you know of them in the matter of your competence. The others were asked about "
        "before."
    )
    return gettext("Inquiry about new people of: %(name)s") % told, body % told


def approved(change: Change, told: dict[str, str]) -> str:
    """Return what the NGO reads once the board approves; of what is against it, the reasons."""
    if sort_of(change).take_back is not None:
        words = gettext("%(body)s has decided (resolution %(number)s): %(what)s.")
        head = words % (told | {"what": change.get_sort_display()})
        return f"{head}\n{gettext('Reasons')}:\n{change.value('reason', 'reason')}"
    words = gettext(
        "%(body)s has approved it (resolution %(number)s): %(what)s. The register of organisations "
        "is changed."
    )
    return words % (told | {"what": change.get_sort_display()})


def refused(change: Change, told: dict[str, str]) -> str:
    """Return what stands above the reasons of a refusal."""
    words = gettext("%(body)s has refused it (resolution %(number)s): %(what)s.")
    return words % (told | {"what": change.get_sort_display()})


def parts(change: Change) -> list[tuple[str, Any]]:
    """Return what can be sent back beside people and papers."""
    return [(name, SECTIONS[name].title) for name in sort_of(change).sections]


def asked(change: Change) -> Asked:
    """Return what the forms are about when something is put right."""
    leaving = frozenset(change.value("board", "leaving", []))
    people = people_asked(change)
    # Nobody is added or taken out then: who is new was named.
    many = len(people)
    return asked_of(change.ngo, sort_of(change), people=people, leaving=leaving, joining=many)


@transaction.atomic
def mend(case_id: UUID, part: str, form: StepForm, seen: int) -> None:
    """Write a section anew. Raises StaleFlagError, NotAllowedError."""
    mending.open_part(case_id, part, seen)
    assert isinstance(form, SaidForm)  # noqa: S101 (tells mypy)
    change = Change.objects.select_for_update().get(case=case_id)
    change.said = packed({**change.sections, part: form.said()})
    change.save(update_fields=["said"])


def register() -> None:
    """Register the kind; called once the apps are ready."""
    register_dossier(
        KIND,
        DossierKind(
            model=Change,
            inquiry=inquiry,
            approved=approved,
            refused=refused,
            parts=parts,
            carry_out=carry_out,
            take_back=take_back,
            is_against=lambda change: sort_of(change).take_back is not None,
            asks=lambda change: sort_of(change).asks and change.people.exists(),
            has_board=lambda change: sort_of(change).decider == Decider.BOARD,
            refuse_early=refuse_early,
        ),
    )
    register_mendable(
        KIND,
        Mendable(
            asked=asked,
            sections=lambda change: {
                name: SECTIONS[name].form for name in sort_of(change).sections
            },
            typed=lambda change, part: change.sections.get(part, {}).get("typed", {}),
            mend=mend,
            person_form=lambda about, *args, **kwargs: (
                HeadForm if about.sort.head else NewcomerForm
            )(about, *args, **kwargs),
        ),
    )
    register_case_kind(
        CaseKind(
            name=KIND,
            label=pgettext_lazy("kind of case", "Change of an organisation"),
            label_of=lambda case: case.ngo_change.get_sort_display(),
            first=ApplicationState.RECEIVED,
            states=STATES,
            transitions=TRANSITIONS,
            rows=rows_of,
            anonymise=anonymise_change,
            public_title=lambda case: case.title,
            ways=ways,
            citizen_ways=citizen_ways,
            approved=approved_for,
            moved=guard_words,
            withdrawal_reasons=WITHDRAWAL_REASONS,
            filed_by_staff=filed_by_staff,
        )
    )
    handle(KIND)
