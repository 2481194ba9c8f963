"""What Wagtail's admin writes without asking Django's formatter."""

import datetime
from collections.abc import Iterator
from typing import Any

import django_filters
from django.forms.utils import pretty_name
from django.utils import formats, timesince, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import localization
from wagtail.admin.active_filters import (
    ActiveFilter,
    BaseFilterAdapter,
    register_filter_adapter_class,
)
from wagtail.admin.templatetags import wagtailadmin_tags
from wagtail.models import Site
from wagtail.sites import views as sites

from persian.jalali import MONTHS, format_time
from persian.seam import is_active, wrap

# Boxes to which Wagtail gives no name but that of its code.
BOXES = {
    "body": gettext_lazy("Text of the message"),
    "email_address": gettext_lazy("Email address"),
    "link_text": gettext_lazy("Link text"),
    "page": gettext_lazy("Page"),
    "phone_number": gettext_lazy("Phone number"),
    "subject": gettext_lazy("Subject"),
}


def timesince_simple(moment: datetime.datetime) -> str:
    """«۳ روز پیش», as Wagtail has it; it cuts at a Latin comma, which Persian does not write."""
    period = timesince.timesince(moment, depth=1)
    no_time = timesince.timesince(moment, now=moment)
    if period == no_time:
        return str(_("just now"))
    return str(_("%(time_period)s ago") % {"time_period": period})


def timesince_last_update(
    last_update: datetime.datetime,
    show_time_prefix: bool = False,
    user_display_name: str = "",
    use_shorthand: bool = True,
) -> str:
    """The hour of a change made today, else how long ago it was, and by whom."""
    local = timezone.localtime(last_update)
    if local.date() == timezone.localdate():
        words = {"time": format_time(local), "user_display_name": user_display_name}
        if show_time_prefix:
            shown = (
                _("at %(time)s by %(user_display_name)s") if user_display_name else _("at %(time)s")
            )
        else:
            shown = _("%(time)s by %(user_display_name)s") if user_display_name else "%(time)s"
        return str(shown % words)
    depth = 1 if use_shorthand else 2
    words = {
        "time_period": timesince.timesince(local, depth=depth),
        "user_display_name": user_display_name,
    }
    if user_display_name:
        return str(_("%(time_period)s ago by %(user_display_name)s") % words)
    return str(_("%(time_period)s ago") % words)


def _script_strings() -> None:
    """Give scripts the month names of the calendar that is shown; no box is left for the other."""
    original = localization.get_js_translation_strings

    def get_js_translation_strings() -> dict[str, Any]:
        strings: dict[str, Any] = original()
        return {**strings, "MONTHS": list(MONTHS.values())} if is_active() else strings

    wrap(original, get_js_translation_strings)


class DateFilterAdapter(BaseFilterAdapter):  # type: ignore[misc]
    """Shows a day that a listing is filtered by; Wagtail writes it as machines do."""

    def get_active_filters(self) -> Iterator[ActiveFilter]:
        """One pill, as for every filter."""
        for shown in super().get_active_filters():
            yield shown._replace(value=formats.date_format(self.value))


def _names() -> None:
    """Name what Wagtail shows by the English names of its code: columns, and boxes of forms."""
    for column in sites.IndexView.columns:
        if column.name in {"port", "site_name", "root_page"}:
            column.label = capfirst(Site._meta.get_field(column.name).verbose_name)
    original = pretty_name

    def named(name: str) -> str:
        return str(BOXES.get(name) or original(name))

    wrap(original, named)


def install() -> None:
    """Take the places of Wagtail's own, once."""
    _script_strings()
    _names()
    library = wagtailadmin_tags.register
    library.filter("timesince_simple", timesince_simple)
    library.simple_tag(timesince_last_update)
    for dated in (django_filters.DateFilter, django_filters.DateTimeFilter):
        register_filter_adapter_class(dated, DateFilterAdapter)
