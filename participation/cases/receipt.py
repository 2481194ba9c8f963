"""The receipt of a case, as a paper to keep."""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from participation.common.pdf import (
    Block,
    Frame,
    Heading,
    Note,
    PdfDocument,
    Qr,
    Rows,
    Step,
    Steps,
    ltr,
)
from persian.digits import to_latin_digits, to_persian_digits
from persian.jalali import format_datetime, format_full

KEY_GROUP = 4


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """What the office does next, and by which day."""

    title: str
    by: datetime.date | None = None
    text: str = ""


def case_receipt(  # noqa: PLR0913  # what stands on a receipt, each by its name
    *,
    kind_title: str,
    number: str,
    follow_key: str | None,
    received_at: datetime.datetime,
    next_steps: Sequence[NextStep],
    tracking_address: str,
    office_name: str,
    parent_name: str = "",
    product_name: str = "",
    filed_by: str = "",
) -> PdfDocument:
    """Return the receipt of what was received at ``received_at``.

    ``number`` and ``follow_key`` may be in any digits; an anonymous report has no number (""), a
    receipt that is fetched later no key (None). The code for the camera holds the number behind a
    «#», which no server sees, and never the key. ``filed_by`` is who wrote it down for somebody and
    has seen the key therefore.
    """
    shown_number = to_persian_digits(number)
    blocks: list[Block] = [
        Rows(
            rows=(
                *(((_("Case number"), ltr(shown_number)),) if number else ()),
                (_("Subject"), kind_title),
                (_("Received"), format_datetime(received_at)),
                *(((_("Written down in"), filed_by),) if filed_by else ()),
            )
        ),
        _key(follow_key, filed_by),
        Heading(text=_("What happens next")),
        Steps(steps=(_registered(received_at), *map(_step, next_steps))),
        Qr(
            address=f"{tracking_address}#{to_latin_digits(number)}" if number else tracking_address,
            caption=_("To follow the case, point the camera of your phone here or go to:"),
        ),
    ]
    return PdfDocument(
        title=_("Receipt: %(kind)s") % {"kind": kind_title},
        blocks=tuple(blocks),
        office=office_name,
        parent=parent_name,
        product=product_name,
        footer=ltr(tracking_address),
        made_at=received_at,
    )


def _key(follow_key: str | None, filed_by: str) -> Block:
    if not follow_key:
        return Note(text=_("The follow key is not on this receipt: it was shown once, at the end."))
    digits = "".join(to_persian_digits(follow_key).split())
    groups = [digits[i : i + KEY_GROUP] for i in range(0, len(digits), KEY_GROUP)]
    hint = (
        _(
            "Whoever wrote this down for you has seen this key. Take the case over on the page of "
            "following: you get a new key that nobody else knows."
        )
        if filed_by
        else _("Keep this key in a safe place. Not even we know it, and no SMS tells it.")
    )
    return Frame(label=_("Follow key"), value=" ".join(groups), hint=hint)


def _registered(received_at: datetime.datetime) -> Step:
    return Step(title=_("Registered"), when=format_datetime(received_at), state="done")


def _step(step: NextStep) -> Step:
    when = _("by %(day)s") % {"day": format_full(step.by)} if step.by else ""
    return Step(title=step.title, when=when, text=step.text)
