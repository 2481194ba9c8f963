"""The calendar in Wagtail's admin."""

from typing import Any

from django.db.models import Max, Min, QuerySet
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, ModelChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.viewsets.model import ModelViewSet

from participation.common.calendar import views
from participation.common.calendar.forms import HolidayForm
from participation.common.models import County, Holiday
from persian.digits import to_persian_digits
from persian.jalali import from_gregorian, year_range

PROVINCE = "province"


def entered_years() -> list[tuple[str, str]]:
    """Return the Jalali years from the last day to the first, as choices."""
    ends = Holiday.objects.aggregate(first=Min("day"), last=Max("day"))
    if ends["first"] is None:
        return []
    first, last = from_gregorian(ends["first"]).year, from_gregorian(ends["last"]).year
    return [(str(year), to_persian_digits(str(year))) for year in range(last, first - 1, -1)]


class HolidayFilterSet(WagtailFilterSet):
    """By Jalali year, place and kind."""

    year = ChoiceFilter(label=_("Year"), choices=entered_years, method="filter_year")
    county = ModelChoiceFilter(
        label=_("County"),
        queryset=County.objects.all(),
        null_label=_("Whole province"),
        null_value=PROVINCE,
    )

    class Meta:
        """Fields that are filtered as they are."""

        model = Holiday
        fields = ("year", "county", "kind")

    def filter_year(self, queryset: QuerySet[Any], name: str, value: str) -> QuerySet[Any]:
        """Keep the days of a Jalali year."""
        first, last = year_range(int(value))
        return queryset.filter(day__range=(first, last))


class HolidayViewSet(ModelViewSet):
    """Holidays, closures and extra working days."""

    model = Holiday
    icon = "calendar-alt"
    menu_label = _("Working calendar")
    index_view_class = views.HolidayIndexView
    add_view_class = views.HolidayCreateView
    edit_view_class = views.HolidayEditView
    delete_view_class = views.HolidayDeleteView
    list_display = ("listed_day", "title", "kind", "listed_place")
    list_per_page = 50
    filterset_class = HolidayFilterSet
    search_fields = ()
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("day"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("county")]),
        ],
        base_form_class=HolidayForm,
    )

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Tell the list where several days are entered."""
        more = {
            "several_url_name": self.get_url_name("several"),
            "fixed_url_name": self.get_url_name("fixed"),
        }
        return super().get_index_view_kwargs(**more, **kwargs)

    def get_urlpatterns(self) -> list[URLPattern]:
        """Add the two screens that enter several days."""
        index = self.get_url_name("index")
        return [
            *super().get_urlpatterns(),
            path("several/", views.SeveralDaysView.as_view(index_url_name=index), name="several"),
            path("fixed/", views.FixedHolidaysView.as_view(index_url_name=index), name="fixed"),
        ]
