"""Applications as a kind of case."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from participation.cases.errors import NotAllowedError
from participation.cases.kinds import CaseKind, Way, register_case_kind
from participation.cases.models import Case
from participation.common.models import User
from participation.ngos.applications.dossiers import DossierKind, register_dossier
from participation.ngos.applications.enums import WITHDRAWAL_REASONS, ApplicationState
from participation.ngos.applications.mendable import OF_APPLICATIONS, register_mendable
from participation.ngos.applications.models import Application, Inquiry
from participation.ngos.applications.selectors import appointment_of, approved_for
from participation.ngos.applications.services.filing import KIND
from participation.ngos.applications.services.forgetting import anonymise_application
from participation.ngos.applications.services.stays import enter_stage
from participation.ngos.applications.states import STATES, TRANSITIONS
from persian.digits import format_number
from persian.jalali import format_date, format_datetime, local_date, today

PARTS = [
    ("name", _("Name")),
    ("work", _("Field and subject")),
    ("place", _("Address and contacts")),
]


def parts(application: Application) -> list[tuple[str, Any]]:
    """Return what can be sent back beside people and papers."""
    statute = [("statute", _("Statute"))] if application.has_office_statute else []
    return [*PARTS, *statute]


def rows_of(case: Case) -> list[tuple[Any, Any]]:
    """Return what staff and applicant read of it; who the people are, its own screen says."""
    application: Application = case.ngo_application
    fields = "، ".join(str(one.field) for one in application.fields.select_related("field"))
    capital = format_number(application.capital) if application.capital is not None else ""
    outside = ""
    if application.outside_code and application.outside_on:
        outside = f"{application.outside_code}، {format_date(application.outside_on)}"
    told = [
        (_("Name"), application.title),
        (_("Short name"), application.short_name),
        (_("Level"), application.get_level_display()),
        (_("Fields of activity"), fields),
        (_("Subject"), application.subject),
        (_("County"), application.county.name),
        (_("City or village"), application.city),
        (_("Initial capital in Rial"), capital),
        (_("Applied at the ministry"), outside),
        (_("Number of people"), format_number(application.people.count())),
    ]
    return [(label, value) for label, value in told if value]


def public_title(case: Case) -> str:
    """Return what the applicant's own page calls the case."""
    return case.title


def ways(case: Case, user: User) -> list[Way]:
    """Return the way to what is done with the application."""
    screen = reverse("ngo_desk:screen", args=[case.pk])
    found = [Way(_("Work on the application"), screen)]
    application: Application = case.ngo_application
    if application.ngo is not None:
        found.append(Way(_("Its entry in the register"), application.ngo.get_absolute_url()))
    return found


def guard_words(case: Case, step: str) -> None:
    """Refuse free words as a reason once authorities were asked: then reasons come from the list.

    Raises NotAllowedError.
    """
    if step == "decline" and Inquiry.objects.filter(person__case=case.pk).exists():
        raise NotAllowedError(step)


def moved(case: Case, step: str) -> None:
    """Hear of a step: refuse the wrong words, and count the days of each stage."""
    guard_words(case, step)
    enter_stage(case)


def citizen_ways(case: Case) -> list[Way]:
    """Lead the applicant to what was sent back, while it is there, and to the appointment."""
    found = []
    if case.state == ApplicationState.RETURNED:
        found.append(Way(_("Put right what is marked"), reverse("ngo_applications:mend")))
    appointment = appointment_of(case)
    if appointment is not None and case.is_open and local_date(appointment.at) >= today():
        label = gettext("Bring the originals: %(when)s") % {"when": format_datetime(appointment.at)}
        found.append(Way(label, reverse("ngo_applications:appointment")))
    return found


def citizen_papers(case: Case) -> list[Way]:
    """Lead the applicant to what is printed and signed."""
    application: Application = case.ngo_application
    if case.anonymised_at or application.is_from_outside:
        return []
    names = ["statute"] if application.has_office_statute else []
    labels = {
        "statute": _("Your statute (Word)"),
        "form": _("The application, to be signed (PDF)"),
        "letter": _("The letter naming the representative (PDF)"),
    }
    return [
        Way(labels[name], reverse("ngo_applications:paper", args=[name]))
        for name in (*names, "form", "letter")
    ]


def inquiry(application: Application) -> tuple[str, str]:
    """Return subject and words of a letter about the people; their names follow."""
    told = {"name": application.title}
    body = gettext(
        "Whoever is named below has applied for the permit of “%(name)s”. Please tell us what you "
        "know of them in the matter of your competence."
    )
    return gettext("Inquiry about applicants for a permit: %(name)s") % told, body % told


def approved(_application: Application, told: dict[str, str]) -> str:
    """Return what the founders read once the board approves."""
    words = gettext(
        "%(body)s has approved the application (resolution %(number)s). Hold the founding "
        "assembly and bring its minutes."
    )
    return words % told


def refused(_application: Application, told: dict[str, str]) -> str:
    """Return what stands above the reasons of a refusal."""
    return gettext("%(body)s has refused the application (resolution %(number)s).") % told


def register() -> None:
    """Register the kind; called once the apps are ready."""
    register_dossier(
        KIND,
        DossierKind(
            model=Application,
            inquiry=inquiry,
            approved=approved,
            refused=refused,
            parts=parts,
        ),
    )
    register_mendable(KIND, OF_APPLICATIONS)
    register_case_kind(
        CaseKind(
            name=KIND,
            label=pgettext_lazy("kind of case", "Application for a permit"),
            first=ApplicationState.RECEIVED,
            states=STATES,
            transitions=TRANSITIONS,
            rows=rows_of,
            anonymise=anonymise_application,
            public_title=public_title,
            ways=ways,
            citizen_ways=citizen_ways,
            moved=moved,
            approved=approved_for,
            citizen_papers=citizen_papers,
            withdrawal_reasons=WITHDRAWAL_REASONS,
        )
    )
