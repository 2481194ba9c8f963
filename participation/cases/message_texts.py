"""What citizens are told of a case: that it has arrived, that there is news; never what."""

from django.utils.translation import gettext_lazy as _

from participation.cases.numbers import plain_number
from participation.cases.services.notices import DIGEST
from participation.cases.services.notices import NEWS as STAFF_NEWS
from participation.cases.services.notifications import NEWS, RECEIVED
from participation.common.enums import Channel
from participation.common.messages import register_message

GAPS = {"number": _("case number")}
SAMPLES = {"number": plain_number("1405-738204-8")}

register_message(
    RECEIVED,
    Channel.SMS,
    GAPS,
    "",
    _("Received. Case number: {number}\nKeep it with your follow key."),
    _("A case has arrived"),
    SAMPLES,
)
register_message(
    RECEIVED,
    Channel.EMAIL,
    GAPS,
    _("We have received it"),
    _(
        "Hello,\n\nwe have received what you filed. Case number: {number}\n\n"
        "Keep it with the key that you were shown: with both you follow the case on our site. "
        "Nobody of ours asks for the key, and no message tells it.\n\nThis message was sent by a "
        "program; nobody reads replies to it."
    ),
    _("A case has arrived"),
    SAMPLES,
)
register_message(
    NEWS,
    Channel.SMS,
    GAPS,
    "",
    _("There is news about your case {number}; see “Follow up” on our site."),
    _("News of a case"),
    SAMPLES,
)
register_message(
    NEWS,
    Channel.EMAIL,
    GAPS,
    _("There is news"),
    _(
        "Hello,\n\nthere is news about your case {number}. See it on our site, under “Follow up”, "
        "with number and key.\n\nThis message was sent by a program; nobody reads replies to it."
    ),
    _("News of a case"),
    SAMPLES,
)
register_message(
    STAFF_NEWS,
    Channel.EMAIL,
    {"news": _("what happened"), "number": _("case number"), "address": _("address in the admin")},
    _("News in the participation desk"),
    _(
        "Hello,\n\n{news}: {number}\n{address}\n\nHow you are told, you choose in the desk under "
        "“News”."
    ),
    _("News for staff"),
    {"news": "پرونده‌ای به شما سپرده شد", **SAMPLES, "address": "https://example.ir/admin/cases/"},
)
register_message(
    DIGEST,
    Channel.EMAIL,
    {"day": _("the day"), "news": _("what happened"), "address": _("address in the admin")},
    _("What is new in the participation desk"),
    _(
        "Hello,\n\nnew until {day}:\n\n{news}\n\n{address}\n\nHow you are told, you choose in the "
        "desk under “News”."
    ),
    _("News for staff, once a day"),
    {
        "day": "۵ آذر ۱۴۰۵",
        "news": "۳: مهلت پرونده‌ای نزدیک است",
        "address": "https://example.ir/admin/",
    },
)
