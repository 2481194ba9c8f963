"""Which boxes Wagtail's admin hands out for dates, wherever it names them."""

import datetime
import sys

import pytest
from django.db import models
from django.urls import get_resolver
from wagtail import blocks
from wagtail.admin.filters import DateRangePickerWidget
from wagtail.admin.forms.models import formfield_for_dbfield, registry
from wagtail.admin.panels import PublishingPanel
from wagtail.admin.telepath import JSContext
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.admin.views.reports.aging_pages import AgingPagesReportFilterSet
from wagtail.models import Page, Revision

from persian.seam import inputs

STOCK = {
    "wagtail.admin.widgets.datetime.AdminDateInput",
    "wagtail.admin.widgets.datetime.AdminDateTimeInput",
    "wagtail.admin.widgets.datetime.AdminTimeInput",
}


def names(thing: object) -> str:
    return f"{getattr(thing, '__module__', '')}.{getattr(thing, '__qualname__', '')}"


def test_no_module_is_left_with_a_gregorian_input() -> None:
    assert get_resolver().url_patterns  # every view is imported
    left = [
        (module.__name__, name)
        for module in list(sys.modules.values())
        for name, value in list(getattr(module, "__dict__", {}).items())
        if issubclass(type(value), type) and names(value) in STOCK
    ]
    assert left == []


@pytest.mark.parametrize(
    ("field", "widget"),
    [
        (models.DateField, inputs.JalaliAdminDateInput),
        (models.DateTimeField, inputs.JalaliAdminDateTimeInput),
        (models.TimeField, inputs.JalaliAdminTimeInput),
    ],
)
def test_forms_of_models_take_jalali(
    field: type[models.Field], widget: type[inputs.JalaliAdminDateInput]
) -> None:
    assert registry.get(field())["widget"] is widget


def test_a_form_of_the_admin_shows_what_is_stored_in_jalali() -> None:
    field = formfield_for_dbfield(Revision._meta.get_field("approved_go_live_at"))
    moment = datetime.datetime(2026, 11, 22, 11, 0, tzinfo=datetime.UTC)
    html = field.widget.render("when", field.prepare_value(moment))
    assert 'value="۱۴۰۵/۰۹/۰۱ ۱۴:۳۰"' in html
    assert 'data-controller="jalali" data-jalali-time-value="true"' in html
    assert "<script" not in html


def test_the_schedule_keeps_what_its_panel_asks_of_the_box() -> None:
    box = PublishingPanel().children[0].widget
    html = box.render("go_live_at", None)
    assert 'data-controller="w-action jalali"' in html
    assert 'data-w-dialog-target="notify"' in html


@pytest.mark.parametrize(
    "widget",
    [
        *DateRangePickerWidget().widgets,
        *PageFilterSet.base_filters["latest_revision_created_at"].field.widget.widgets,
        AgingPagesReportFilterSet.base_filters["last_published_at"].field.widget,
    ],
)
def test_filters_of_listings_and_reports_take_jalali(widget: object) -> None:
    assert isinstance(widget, inputs.JalaliAdminDateInput)


@pytest.mark.parametrize(
    ("block", "value", "shown"),
    [
        (blocks.DateBlock(), datetime.date(2026, 11, 22), "۱۴۰۵/۰۹/۰۱"),
        (blocks.TimeBlock(), datetime.time(14, 30), "۱۴:۳۰"),
        (blocks.DateTimeBlock(), datetime.datetime(2026, 11, 22, 14, 30), "۱۴۰۵/۰۹/۰۱ ۱۴:۳۰"),  # noqa: DTZ001
    ],
)
def test_blocks_draw_the_same_box_and_read_the_same_words(
    block: blocks.FieldBlock, value: object, shown: str
) -> None:
    block.set_name("when")
    assert block.get_form_state(value) == shown
    packed = str(JSContext().pack(block.field.widget))
    assert "wagtail.widgets.Widget" in packed
    assert "data-jalali" in packed or isinstance(block, blocks.TimeBlock)
    read = block.clean(block.value_from_datadict({"when": shown}, {}, "when"))
    assert getattr(read, "replace", None)
    assert block.get_form_state(read) == shown


def test_a_filter_reads_the_days_that_were_typed() -> None:
    data = {
        "latest_revision_created_at_from": "۱ آذر ۱۴۰۵",
        "latest_revision_created_at_to": "۱۴۰۵/۰۹/۳۰",
    }
    found = PageFilterSet(data, queryset=Page.objects.all())
    assert found.form.fields["latest_revision_created_at"].clean(
        [data["latest_revision_created_at_from"], data["latest_revision_created_at_to"]]
    ) == slice(
        datetime.datetime(2026, 11, 22, tzinfo=datetime.timezone(datetime.timedelta(hours=3.5))),
        datetime.datetime(
            2026, 12, 21, 23, 59, 59, 999999, datetime.timezone(datetime.timedelta(hours=3.5))
        ),
    )
