"""What NGOs are told about their duties: that something is due, returned or accepted."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from participation.common.enums import Channel
from participation.common.messages import register_message
from participation.ngos.supervision.services.ladder import OFFICER, REMINDER, SAID
from participation.ngos.supervision.services.links import ACCEPTED, ASKED, CODE_MESSAGE, RETURNED

DUTY = {"duty": pgettext_lazy("ngo", "duty")}
DUE = {**DUTY, "due": _("due")}
LINKED = {**DUE, "address": _("address")}
STEP = {**DUE, "step": _("step")}
SAMPLES = {
    "step": "تذکر",
    "duty": "گزارش سالانهٔ فعالیت",
    "due": "۲۸ خرداد ۱۴۰۶",
    "address": "https://example.ir/ngos/report/open/…/",
}


def _samples(gaps: Mapping[str, object]) -> dict[str, str]:
    return {name: SAMPLES[name] for name in gaps}


register_message(
    CODE_MESSAGE,
    Channel.SMS,
    {"code": _("code")},
    "",
    _("Code to open the report of your organisation: {code}"),
    _("Code to open a report"),
    {"code": "۴۷۱۹۰۲"},
)
register_message(
    ASKED,
    Channel.SMS,
    LINKED,
    "",
    _("“{duty}” of your organisation is due by {due}. Fill it in here: {address}"),
    _("The link to a report"),
    _samples(LINKED),
)
register_message(
    ASKED,
    Channel.EMAIL,
    LINKED,
    _("A report of your organisation is due"),
    _(
        "Hello,\n\n“{duty}” of your organisation is due by {due}. Fill it in and send it here:\n"
        "{address}\n\nThe page opens with a code that comes to the mobile of your contact. What "
        "you have written is kept; nobody else sees it before you send it."
    ),
    _("The link to a report"),
    _samples(LINKED),
)
register_message(
    RETURNED,
    Channel.SMS,
    DUTY,
    "",
    _("“{duty}” of your organisation was returned. Open the link that you have once more."),
    _("A report was returned"),
    _samples(DUTY),
)
register_message(
    RETURNED,
    Channel.EMAIL,
    DUTY,
    _("A report of your organisation was returned"),
    _(
        "Hello,\n\n“{duty}” of your organisation was returned. The link that you have opens again; "
        "there stands why, and what you have sent is still there to be changed."
    ),
    _("A report was returned"),
    _samples(DUTY),
)
register_message(
    ACCEPTED,
    Channel.SMS,
    DUTY,
    "",
    _("“{duty}” of your organisation was accepted."),
    _("A report was accepted"),
    _samples(DUTY),
)
register_message(
    ACCEPTED,
    Channel.EMAIL,
    DUTY,
    _("A report of your organisation was accepted"),
    _("Hello,\n\n“{duty}” of your organisation was accepted. There is nothing more to be done."),
    _("A report was accepted"),
    _samples(DUTY),
)
register_message(
    REMINDER,
    Channel.SMS,
    DUE,
    "",
    _("Reminder: “{duty}” of your organisation is due by {due}."),
    _("A reminder of a duty"),
    _samples(DUE),
)
register_message(
    REMINDER,
    Channel.EMAIL,
    DUE,
    _("Reminder: something is due"),
    _(
        "Hello,\n\n“{duty}” of your organisation is due by {due}. If you have no link to fill it "
        "in, ask the office for one. If you have sent it already, nothing is left to do."
    ),
    _("A reminder of a duty"),
    _samples(DUE),
)
register_message(
    SAID,
    Channel.SMS,
    STEP,
    "",
    _("{step}: “{duty}” of your organisation was due by {due} and has not come."),
    _("An admonition or a warning"),
    _samples(STEP),
)
register_message(
    SAID,
    Channel.EMAIL,
    STEP,
    _("A duty of your organisation is overdue"),
    _(
        "Hello,\n\n{step}: “{duty}” of your organisation was due by {due} and has not come. Send "
        "it, or tell the office what keeps you from it."
    ),
    _("An admonition or a warning"),
    _samples(STEP),
)
register_message(
    OFFICER,
    Channel.EMAIL,
    {"count": _("how many"), "address": _("address")},
    _("Duties of NGOs wait for you"),
    _("{count} new steps about overdue duties of NGOs:\n{address}"),
    _("Overdue duties, for officers"),
    {"count": "۳", "address": "https://example.ir/admin/ngo-duties/"},
)
