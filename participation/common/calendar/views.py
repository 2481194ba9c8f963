"""Staff views of the calendar: what they write, the services write."""

from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import FormView
from wagtail.admin import messages
from wagtail.admin.views.generic import CreateView, DeleteView, EditView, IndexView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.admin.widgets.button import Button

from participation.common.calendar.forms import FixedHolidaysForm, SeveralDaysForm
from participation.common.calendar.gaps import calendar_gaps
from participation.common.calendar.reading import weekend_days
from participation.common.calendar.services import (
    add_holidays,
    changing_calendar,
    delete_holiday,
    fill_fixed_holidays,
    save_holiday,
)
from participation.common.enums import WeekendDay
from participation.common.models import Holiday, User
from persian.digits import to_persian_digits
from persian.jalali import today


class HolidayIndexView(IndexView):
    """The days, with what is missing and which days of the week are closed."""

    template_name = "common/calendar.html"
    results_template_name = "common/calendar_results.html"
    verbose_name_plural = gettext_lazy("days of the calendar")
    several_url_name = fixed_url_name = ""

    def get_base_queryset(self) -> Any:
        """Read what the columns show."""
        return super().get_base_queryset().select_related("county")

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Add what stands above the list."""
        weekend = weekend_days()
        closed = [str(day.label) for day in WeekendDay if day.value in weekend]
        return super().get_context_data(
            gaps=calendar_gaps(today()), weekend="، ".join(closed), **kwargs
        )

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        """Offer what enters several days at once, to who may add one."""
        buttons: list[Button] = super().header_more_buttons
        if self.user_has_permission("add"):
            buttons += [
                Button(
                    _("Several days at once"),
                    url=reverse(self.several_url_name),
                    icon_name="calendar-alt",
                    priority=10,
                ),
                Button(
                    _("Fixed holidays of a year"),
                    url=reverse(self.fixed_url_name),
                    icon_name="calendar-check",
                    priority=20,
                ),
            ]
        return buttons


class RefusalMixin:
    """Shows what a service refuses beside the field, as a form would."""

    def form_valid(self, form: Any) -> HttpResponse:
        """Save; what somebody else entered a moment before is refused like what was there."""
        try:
            return super().form_valid(form)  # type: ignore[misc]
        except ValidationError as refusal:
            form.add_error(None, refusal)
            self.produced_error_message = self.get_error_message()  # type: ignore[attr-defined]
            return self.form_invalid(form)  # type: ignore[attr-defined]


class HolidayCreateView(RefusalMixin, CreateView):
    """A new day."""

    def save_instance(self) -> Holiday:
        """Save through the service."""
        save_holiday(holiday=self.form.instance, user=self.request.user)
        return self.form.instance


class HolidayEditView(RefusalMixin, EditView):
    """A changed day."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Look and write under the lock: the form compares its version with the row's."""
        with changing_calendar():
            return super().post(request, *args, **kwargs)

    def save_instance(self) -> Holiday:
        """Save through the service."""
        save_holiday(holiday=self.form.instance, user=self.request.user)
        return self.form.instance


class HolidayDeleteView(DeleteView):
    """A day that is taken out."""

    def delete_action(self) -> None:
        """Delete through the service; the second of two clicks finds nothing left to do."""
        delete_holiday(holiday=self.object, user=self.request.user)


class CalendarFormView(PermissionCheckedMixin, WagtailAdminTemplateMixin, FormView[Any]):
    """A screen beside the list that enters several days."""

    model = Holiday
    permission_required = "add"
    template_name = "wagtailadmin/generic/form.html"
    header_icon = "calendar-alt"
    index_url_name = ""
    submit_button_label = gettext_lazy("Enter")

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Lead back to the list."""
        name = capfirst(Holiday._meta.verbose_name_plural)
        return [
            *self.breadcrumbs_items,
            {"url": reverse(self.index_url_name), "label": name},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        """Say where the form goes."""
        context: dict[str, Any] = super().get_context_data(**kwargs)
        return context | {
            "action_url": self.request.path,
            "media": context["form"].media,
            "submit_button_label": self.submit_button_label,
            "submit_button_active_label": gettext_lazy("Saving…"),
        }

    def form_invalid(self, form: Any) -> HttpResponse:
        """Say above the form what is wrong."""
        messages.validation_error(self.request, _("Nothing was entered."), form)
        return super().form_invalid(form)

    def _user(self) -> User | None:
        return self.request.user if isinstance(self.request.user, User) else None

    def _done(self, count: int) -> HttpResponse:
        said = ngettext("%(count)s day was entered.", "%(count)s days were entered.", count)
        messages.success(self.request, said % {"count": to_persian_digits(str(count))})
        return redirect(self.index_url_name)


class SeveralDaysView(CalendarFormView):
    """Enters a closure of several days."""

    form_class = SeveralDaysForm
    page_title = gettext_lazy("Several days at once")

    def form_valid(self, form: SeveralDaysForm) -> HttpResponse:
        """Enter all of them, or none."""
        try:
            count = add_holidays(holidays=form.holidays(), user=self._user())
        except ValidationError as refusal:
            form.add_error(None, refusal.messages)
            return self.form_invalid(form)
        return self._done(count)


class FixedHolidaysView(CalendarFormView):
    """Enters the fixed holidays of a year."""

    form_class = FixedHolidaysForm
    page_title = gettext_lazy("Fixed holidays of a year")

    def form_valid(self, form: FixedHolidaysForm) -> HttpResponse:
        """Enter those whose day is free."""
        count = fill_fixed_holidays(year=form.cleaned_data["year"], user=self._user())
        return self._done(count)
