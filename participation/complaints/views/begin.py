"""The first page: what it is about. A draft begins when somebody says to begin."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_http_methods

from participation.cases.wizard.pages import UNPROCESSABLE
from participation.common.links import private_page
from participation.complaints.forms import CategoryForm
from participation.complaints.models import Category
from participation.complaints.views.pages import WIZARD
from participation.complaints.views.public import groups
from participation.complaints.wizard.filing import CATEGORY
from participation.complaints.wizard.steps import pages_of


@private_page
@csrf_protect
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponseBase:
    """Offer what can be filed; show what one is for before it begins; begin it."""
    is_sent = request.method == "POST"
    asked = request.POST if is_sent else request.GET
    form = CategoryForm(asked if is_sent or CATEGORY in asked else None)
    if not form.is_bound:
        return _choices(request, form)
    if not form.is_valid():
        return _choices(request, form, status=UNPROCESSABLE)
    category: Category = form.cleaned_data[CATEGORY]
    if not is_sent:
        return _about(request, category)
    begun = WIZARD.begin(request, CATEGORY, {CATEGORY: str(category.pk)})
    return _about(request, category, wait=begun) if isinstance(begun, timedelta) else begun


def _choices(request: HttpRequest, form: CategoryForm, *, status: int = 200) -> HttpResponse:
    context = {
        "heading": _("What is it about?"),
        "form": form,
        "groups": groups(),
        "draft": WIZARD.opened(request),
        "chosen": str(form.data.get(CATEGORY, "")),
    }
    return WIZARD.show(request, "choose", context, status=status)


def _about(
    request: HttpRequest, category: Category, *, wait: timedelta = timedelta(0)
) -> HttpResponse:
    context = {
        "heading": category.title,
        "category": category,
        "draft": WIZARD.opened(request),
        "total": pages_of(category),
    }
    if not wait:
        return WIZARD.show(request, "about", context)
    return WIZARD.slowly(request, "about", context, wait)
