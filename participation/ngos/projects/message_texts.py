"""What NGOs are told by SMS about their reports: by when, and where; nothing of the project."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.enums import Channel
from participation.common.messages import register_message

GAPS: dict[str, Any] = {
    "number": _("number of the milestone"),
    "day": pgettext_lazy("gap of a message", "the day on which it is due"),
    "address": _("address of the report"),
}
SAMPLES = {"number": "۲", "day": "۳۰ آذر ۱۴۰۵", "address": "https://example.ir/r/"}


def _sms(code: str, text: Any, label: Any) -> None:
    register_message(code, Channel.SMS, GAPS, "", text, label, SAMPLES)


_sms(
    "project_report_due",
    _("Report {number} of your project is due on {day}: {address}"),
    _("A report of a project is due"),
)
_sms(
    "project_report_late",
    _("Report {number} of your project was due on {day} and has not come: {address}"),
    _("A report of a project is late"),
)
_sms(
    "project_report_returned",
    _("Report {number} of your project (due on {day}) was sent back; see why: {address}"),
    _("A report of a project was sent back"),
)
