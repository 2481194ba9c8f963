"""Papers of an application for the desk, for whoever sees who the people are."""

import uuid

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe
from wagtail.admin import messages

from participation.cases.desk.base import found_for
from participation.cases.permissions import may_see_identity
from participation.common.pdf import PdfError
from participation.ngos.applications.contents import of_application
from participation.ngos.applications.making import KINDS, STATUTE, made_response
from participation.ngos.applications.models import Application


@require_safe
def paper(request: HttpRequest, pk: uuid.UUID, name: str) -> HttpResponse:
    """Give out a paper of an application. Raises Http404."""
    case, user = found_for(request, pk)
    application = Application.of_case(case)
    if application is None or name not in KINDS or not may_see_identity(user, case):
        raise Http404
    if name == STATUTE and not application.has_office_statute:
        raise Http404
    try:
        return made_response(name, of_application(application))
    except PdfError:
        messages.error(request, _("The paper could not be made now; try once more."))
        return redirect("ngo_desk:screen", case.pk)
