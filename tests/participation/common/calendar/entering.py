"""Entering days as the screens of the calendar do."""

from datetime import date, timedelta

MONDAY = date(2026, 11, 23)  # 2 Azar 1405


TUESDAY, WEDNESDAY = MONDAY + timedelta(days=1), MONDAY + timedelta(days=2)


def settings_of(office):
    names = ("product_name", "office_name", "parent_name", "province_name", "phone", "email")
    return {name: getattr(office, name) for name in names}


def entered(**more):
    """Return what the form of one day sends."""
    return {
        "version": "0", "day": "۱۴۰۵/۰۹/۰۳", "title": "آلودگی هوا", "kind": "closure", "county": "",
    } | more  # fmt: skip


def several(**more):
    """Return what the form of several days sends."""
    return {
        "since": "۱۴۰۵/۰۹/۰۳", "until": "۵ آذر ۱۴۰۵", "title": "برف",
        "kind": "closure", "county": "",
    } | more  # fmt: skip


WARNING = "تعطیلی ثابت و ۰ تعطیلی دیگر ثبت شده است"
