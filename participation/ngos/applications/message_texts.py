"""What founders are told by SMS."""

from django.utils.translation import gettext_lazy as _

from participation.cases.numbers import plain_number
from participation.common.enums import Channel
from participation.common.messages import register_message
from participation.ngos.applications.confirming import MESSAGE
from participation.ngos.applications.services.appointing import MESSAGE as APPOINTMENT

APPOINTED = {"number": _("case number"), "day": _("the day"), "hour": _("the hour")}
SAMPLES = {
    "number": plain_number("1405-738204-8"),
    "day": "شنبه ۱۴ آذر ۱۴۰۵",
    "hour": "۱۰:۳۰",
}

register_message(
    MESSAGE,
    Channel.SMS,
    {"code": _("code"), "name": _("name of the organisation")},
    "",
    _(
        "You are named as a founder of “{name}”. If that is so, give this code to the others: "
        "{code}"
    ),
    _("A founder confirms"),
    {"code": "۴۷۱۹۰۲", "name": "انجمن نمونه"},
)
register_message(
    APPOINTMENT,
    Channel.SMS,
    APPOINTED,
    "",
    _(
        "Case {number}: please bring the originals on {day} at {hour}. What to bring and where, "
        "you read on our site under “Follow up”."
    ),
    _("Appointment for originals"),
    SAMPLES,
)
register_message(
    APPOINTMENT,
    Channel.EMAIL,
    APPOINTED,
    _("Appointment for your originals"),
    _(
        "Hello,\n\nplease bring the originals of case {number} on {day} at {hour}. What to bring "
        "and where, you read on our site under “Follow up”, with number and key.\n\nThis message "
        "was sent by a program; nobody reads replies to it."
    ),
    _("Appointment for originals"),
    SAMPLES,
)
