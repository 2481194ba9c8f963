"""Dates, times and counts as Django's own filters show them."""

import datetime

import pytest
from django.contrib.sitemaps.views import sitemap
from django.forms import DateInput, DateTimeInput
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import formats, timezone, translation
from django.utils.feedgenerator import Rss201rev2Feed
from wagtail.admin.localization import get_js_translation_strings
from wagtail.utils.timestamps import render_timestamp

from persian import jalali

DAY = datetime.date(2026, 11, 22)
MOMENT = datetime.datetime(2026, 11, 22, 11, 0, tzinfo=datetime.UTC)


def render(source: str, **context: object) -> str:
    return Template(source).render(Context({"day": DAY, "moment": MOMENT, **context}))


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("{{ day }}", "۱ آذر ۱۴۰۵"),
        ("{{ moment }}", "۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰"),
        ("{{ day|date }}", "۱ آذر ۱۴۰۵"),
        ('{{ day|date:"DATE_FORMAT" }}', "۱ آذر ۱۴۰۵"),
        ('{{ moment|date:"DATETIME_FORMAT" }}', "۱ آذر ۱۴۰۵، ساعت ۱۴:۳۰"),
        ('{{ day|date:"SHORT_DATE_FORMAT" }}', "۱۴۰۵/۹/۱"),
        ('{{ day|date:"YEAR_MONTH_FORMAT" }}', "آذر ۱۴۰۵"),
        ('{{ day|date:"MONTH_DAY_FORMAT" }}', "۱ آذر"),
        ('{{ day|date:"l j F Y" }}', "یکشنبه ۱ آذر ۱۴۰۵"),
        ('{{ day|date:"D d M y" }}', "یکشنبه ۰۱ آذر ۰۵"),
        ('{{ day|date:"E N b L z t w S o m n" }}', "آذر آذر آذر False ۲۴۷ ۳۰ ۱  ۱۴۰۵ ۰۹ ۹"),
        ("{{ moment|time }}", "۱۴:۳۰"),
        ("{% load l10n %}{{ day|localize }}", "۱ آذر ۱۴۰۵"),
        ("{% load l10n %}{{ day|unlocalize }}", "آذر ۱, ۱۴۰۵"),
        ("{% load humanize %}{{ 1234567|intcomma }}", "۱٬۲۳۴٬۵۶۷"),
        ("{{ 12582912|filesizeformat }}", "۱۲٫۰\xa0مگابایت"),
        ("{% load i18n %}{% blocktranslate with n=5 %}{{ n }} x{% endblocktranslate %}", "۵ x"),
    ],
)
def test_what_people_read_is_jalali_in_persian_digits(source: str, shown: str) -> None:
    assert render(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ('{{ day|date:"c" }}', "2026-11-22"),
        ('{{ moment|date:"c" }}', "2026-11-22T14:30:00+03:30"),
        ('{{ moment|date:"U" }}', "1795345200"),
        ('{{ moment|date:"r" }}', "Sun, 22 Nov 2026 14:30:00 +0330"),
        ('{{ day|date:"Y-m-d" }}', "2026-11-22"),
        ('{{ moment|time:"H:i" }}', "14:30"),
        ("{{ 1234567 }}", "1234567"),
        ("{{ 2.5 }}", "2.5"),
    ],
)
def test_what_machines_read_stays_gregorian_and_latin(source: str, shown: str) -> None:
    assert render(source) == shown


def test_the_last_and_first_day_of_a_year_are_told_apart() -> None:
    assert formats.date_format(datetime.date(2026, 3, 20)) == "۲۹ اسفند ۱۴۰۴"
    assert formats.date_format(datetime.date(2026, 3, 21)) == "۱ فروردین ۱۴۰۵"
    assert formats.date_format(datetime.date(2030, 3, 20)) == "۳۰ اسفند ۱۴۰۸"


def test_the_night_belongs_to_the_day_in_tehran() -> None:
    night = datetime.datetime(2026, 11, 21, 21, 0, tzinfo=datetime.UTC)
    assert render("{{ night }}", night=night) == "۱ آذر ۱۴۰۵، ساعت ۰:۳۰"
    assert render_timestamp(night) == "۱ آذر ۱۴۰۵، ساعت ۰:۳۰"


def test_a_day_before_the_calendar_does_not_break_the_page() -> None:
    assert formats.date_format(datetime.date(500, 1, 1)).endswith("500")


def test_another_language_keeps_its_own_calendar() -> None:
    with translation.override("en"):
        assert formats.date_format(DAY) == "Nov. 22, 2026"
        assert DateInput().format_value(DAY) == "2026-11-22"
        assert formats.number_format(1234567, force_grouping=True) == "1,234,567"
        assert "January" in get_js_translation_strings()["MONTHS"]


def test_how_long_ago_is_counted_in_persian() -> None:
    past = timezone.now() - datetime.timedelta(days=3, hours=5)
    assert render("{{ past|timesince }}", past=past).replace("\xa0", " ") == "۳ روز، ۵ ساعت"
    tag = "{% load wagtailadmin_tags %}{{ past|timesince_simple }}"
    assert render(tag, past=past).replace("\xa0", " ") == "۳ روز پیش"
    assert render(tag, past=timezone.now()) == "همین حالا"
    natural = render("{% load humanize %}{{ past|naturaltime }}", past=past)
    assert natural.replace("\xa0", " ") == "۳ روز، ۵ ساعت پیش"


def test_who_changed_a_page_when() -> None:
    tag = "{% load wagtailadmin_tags %}{% timesince_last_update past user_display_name=name %}"
    long_ago = timezone.now() - datetime.timedelta(days=40)
    assert render(tag, past=long_ago, name="سارا").replace("\xa0", " ") == "۱ ماه پیش، سارا"
    shown = render(tag, past=timezone.now(), name="")
    assert shown == formats.time_format(timezone.localtime(), "TIME_FORMAT").zfill(5) or shown


def test_boxes_show_jalali_unless_a_format_is_set_by_hand() -> None:
    assert DateInput().format_value(DAY) == "۱۴۰۵/۰۹/۰۱"
    assert DateTimeInput().format_value(timezone.localtime(MOMENT)) == "۱۴۰۵/۰۹/۰۱ ۱۴:۳۰"
    assert DateInput(format="%Y-%m-%d").format_value(DAY) == "2026-11-22"
    assert DateInput().format_value("فردا") == "فردا"


def test_scripts_get_the_months_of_the_calendar_that_is_shown() -> None:
    assert get_js_translation_strings()["MONTHS"] == list(jalali.MONTHS.values())


def test_feeds_and_sitemaps_stay_with_the_dates_of_machines() -> None:
    feed = Rss201rev2Feed("t", "/", "d")
    feed.add_item("t", "/", "d", pubdate=MOMENT)
    assert "Sun, 22 Nov 2026 11:00:00 +0000" in feed.writeString("utf-8")

    class Map:
        i18n = False

        def get_urls(self, **_kwargs: object) -> list[dict[str, object]]:
            return [{"location": "http://x/", "lastmod": MOMENT, "priority": "", "alternates": []}]

        paginator = type("P", (), {"num_pages": 1})()

    response = sitemap(RequestFactory().get("/sitemap.xml"), {"pages": Map()})
    assert "<lastmod>2026-11-22</lastmod>" in response.render().content.decode()
