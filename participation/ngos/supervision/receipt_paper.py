"""The receipt of a report as a paper to keep: that it came and when, none of what it says."""

from django.utils.translation import gettext as _

from participation.common.models import OfficeSettings
from participation.common.pdf import Note, PdfDocument, Rows, ltr
from participation.ngos.supervision.models import Duty, Sending
from participation.ngos.supervision.services.reports import files_of_sending
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_date, format_datetime


def receipt_paper(duty: Duty, sending: Sending, *, office: OfficeSettings) -> PdfDocument:
    """Return the receipt of a sending."""
    rows = (
        (_("Number of this receipt"), ltr(to_persian_digits(sending.number))),
        (_("NGO"), duty.ngo.title),
        (_("Period"), _("from %(first)s until %(last)s") % {
            "first": format_date(duty.period_from), "last": format_date(duty.period_until),
        }),
        (_("Received"), format_datetime(sending.sent_at)),
        (_("Files"), format_number(files_of_sending(sending).count())),
    )  # fmt: skip
    return PdfDocument(
        title=_("Receipt: %(kind)s") % {"kind": duty.title},
        blocks=(
            Rows(rows=rows),
            Note(text=_("The report has been received; that it is accepted, is told separately.")),
        ),
        office=office.office_name,
        parent=office.parent_name,
        product=office.product_name,
        made_at=sending.sent_at,
    )
