"""The page before applying."""

from dataclasses import dataclass
from datetime import timedelta

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from participation.common.defence.reading import slow_reading
from participation.common.defence.words import slow_answer, slow_words
from participation.common.listing import Crumb
from participation.ngos import names
from participation.ngos.guide.forms import NameCheckForm
from participation.ngos.guide.models import LevelGuide, Mode
from participation.ngos.models import IssuingAuthority, NgoSettings

MOST_AUTHORITIES = 30


@dataclass(frozen=True)
class Way:
    """A level with its authority."""

    guide: LevelGuide
    authority: IssuingAuthority | None

    @property
    def is_taken(self) -> bool:
        """Whether something can be begun here."""
        return self.guide.mode != Mode.GUIDE


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Say who issues permits for which level, what is needed, how long, who decides; check a name.

    Nothing personal is asked and nothing is kept.
    """
    authorities = list(IssuingAuthority.objects.offered()[:MOST_AUTHORITIES])
    by_level = {one.level: one for one in authorities if one.level}
    form = NameCheckForm(request.GET) if "name" in request.GET else NameCheckForm()
    checked, wait = None, slow_reading(request) if form.is_bound else timedelta(0)
    if form.is_bound and not wait and form.is_valid():
        checked = names.check(form.cleaned_data["name"])
    context = {
        "heading": _("The permit of a non-governmental organisation"),
        "lead": _("Who issues it, what is needed, and how it goes. It costs nothing."),
        "crumbs": [Crumb(_("Home"), "/"), Crumb(_("Permit of an organisation"), None)],
        "ways": [Way(one, by_level.get(one.level)) for one in LevelGuide.objects.all()],
        "others": [one for one in authorities if not one.level],
        "rules": NgoSettings.base_queryset().first() or NgoSettings(),
        "form": form,
        "checked": checked,
        "slow": slow_words(wait) if wait else "",
    }
    if wait:
        return slow_answer(render(request, "ngos/guide/index.html", context), wait)
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "ngos/guide/index.html", context, status=status)
