"""Papers to print, of a draft and of an application that was sent."""

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.cases.numbers import show_number
from participation.cases.tracking.access import opened
from participation.cases.wizard import Filing as AnyFiling
from participation.cases.wizard.pages import Answer, page, with_filing
from participation.cases.wizard.views import Wizard
from participation.common.addresses import absolute
from participation.common.files.responses import paper_response
from participation.common.ics import CalendarEntry, calendar_response
from participation.common.links import private_page
from participation.common.listing import Crumb
from participation.common.pdf import PdfError, render_pdf
from participation.ngos.applications.contents import of_application, of_filing
from participation.ngos.applications.dossiers import dossier_of
from participation.ngos.applications.filing import Filing
from participation.ngos.applications.making import KINDS, PDF, STATUTE, made_response
from participation.ngos.applications.models import Application, Appointment, Dossier
from participation.ngos.applications.printed import appointment_list
from participation.ngos.applications.selectors import appointment_of, originals_of


class PapersPages(Wizard):
    """The papers of a draft, as a part of the wizard of applications."""

    @page(private_page, require_safe)
    @with_filing
    def paper(self, request: HttpRequest, filing: AnyFiling, *, name: str) -> Answer:
        """Give out a paper as far as it was told. Raises Http404."""
        assert isinstance(filing, Filing)  # noqa: S101 (tells mypy)
        if name not in KINDS or filing.about.is_from_outside:
            raise Http404
        try:
            return made_response(name, of_filing(filing))
        except PdfError:
            return redirect(f"{self.address('tasks')}?paper=failed")


@private_page
@require_safe
def paper(request: HttpRequest, name: str) -> HttpResponseBase:
    """Give out a paper of the application that this browser has opened. Raises Http404."""
    there = opened(request)
    application = Application.of_case(there[0]) if there else None
    if application is None:
        return redirect("track-case")
    if name not in KINDS or (name == STATUTE and not application.has_office_statute):
        raise Http404
    try:
        return made_response(name, of_application(application))
    except PdfError:
        return redirect(f"{reverse('track-case')}?paper=failed")


def _appointment(request: HttpRequest) -> tuple[Dossier, Appointment] | None:
    there = opened(request)
    dossier = dossier_of(there[0]) if there else None
    appointment = appointment_of(dossier.case) if dossier is not None else None
    if dossier is None or appointment is None:
        return None
    return dossier, appointment


@private_page
@require_safe
def appointment(request: HttpRequest) -> HttpResponseBase:
    """Show when and where which originals are brought."""
    found = _appointment(request)
    if found is None:
        return redirect("track-case")
    dossier, at = found
    context = {
        "heading": _("Appointment for originals"),
        "crumbs": [
            Crumb(_("Home"), "/"),
            Crumb(_("Follow a case"), reverse("track")),
            Crumb(show_number(dossier.case.number), reverse("track-case")),
            Crumb(_("Appointment for originals"), None),
        ],
        "appointment": at,
        "originals": originals_of(at),
        "no_paper": request.GET.get("paper") == "failed",
    }
    return render(request, "ngos/applications/appointment.html", context)


@private_page
@require_safe
def appointment_list_paper(request: HttpRequest) -> HttpResponseBase:
    """Give out the list to be printed."""
    found = _appointment(request)
    if found is None:
        return redirect("track-case")
    dossier, at = found
    try:
        content = render_pdf(appointment_list(dossier, at, originals_of(at)))
    except PdfError:
        return redirect(f"{reverse('ngo_applications:appointment')}?paper=failed")
    return paper_response(content, PDF, name=f"originals-{dossier.case.number}.pdf")


@private_page
@require_safe
def appointment_calendar(request: HttpRequest) -> HttpResponseBase:
    """Give out the appointment for the applicant's own calendar."""
    found = _appointment(request)
    if found is None:
        return redirect("track-case")
    dossier, at = found
    entry = CalendarEntry(
        key=f"originals-{at.pk}",
        title=_("Bring the originals, case %(number)s") % {"number": dossier.number},
        start=at.at,
        changed=at.made_at,
        url=absolute(reverse("track")),
        place=at.place,
    )
    return calendar_response([entry], filename="originals.ics")
