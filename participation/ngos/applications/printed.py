"""Forms that founders print, sign with pen and finger, and bring: the application, and the letter
that names their representative.
"""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from participation.common.clock import now
from participation.common.models import OfficeSettings
from participation.common.pdf import (
    Block,
    Column,
    Heading,
    Note,
    Paragraph,
    PdfDocument,
    Rows,
    Signature,
    Table,
    ltr,
)
from participation.ngos.applications.contents import Contents
from participation.ngos.applications.models import Appointment, Dossier
from participation.ngos.applications.people import ToldPerson
from participation.ngos.applications.selectors import ShownOriginal
from persian.digits import format_number, to_persian_digits
from persian.jalali import format_date, format_datetime

# A signature and the print of a finger need so many millimetres.
HAND, MARK = 22.0, 9.0


def application_form(contents: Contents) -> PdfDocument:
    """Return the application on paper, with room for each founder's hand."""
    counts = contents.counts
    blocks: list[Block] = [
        *_number(contents),
        Rows(
            rows=(
                (_("Name"), contents.title),
                (_("Short name"), contents.short_name),
                (_("Level"), str(contents.level.label)),
                (_("Where it works"), contents.where_it_works),
                (_("Fields of activity"), contents.fields),
                (_("Subject"), to_persian_digits(contents.subject)),
                (_("Initial capital in Rial"), counts.get("capital", "")),
                (_("County of the office"), contents.county),
                (_("Address of the office"), to_persian_digits(contents.full_address)),
                (_("Postal code"), ltr(to_persian_digits(contents.postal_code))),
                (_("Telephone"), ltr(to_persian_digits(contents.phone))),
                (_("E-mail"), ltr(contents.email)),
            )
        ),
    ]
    for one in contents.people:
        blocks += _person(one)
    declaration = _(
        "We, the founders named below, declare that what is written here is right, that “%(name)s” "
        "is non-governmental, non-political and not for profit, and that we apply for its permit."
    )
    blocks += [
        Heading(text=_("Declaration of the founders")),
        Paragraph(text=declaration % {"name": contents.title or "…"}),
        *_hands(contents),
    ]
    return _paper(_("Application for a permit"), blocks)


def letter_of_representative(contents: Contents) -> PdfDocument:
    """Return the letter that names who speaks for the founders, with room for their hands."""
    speaker = contents.representative
    blocks: list[Block] = [*_number(contents)]
    if speaker is None:
        blocks.append(Note(text=_("Nobody was named as representative yet."), tone="ochre"))
    told = {
        "name": contents.title or "…",
        "who": speaker.name if speaker else "…",
        "father": speaker.father_name if speaker else "…",
        "code": ltr(to_persian_digits(speaker.national_id)) if speaker else "…",
    }
    text = _(
        "We, the founders of “%(name)s”, name %(who)s, child of %(father)s, national id "
        "%(code)s, as our representative. This person files our application, receives what the "
        "office writes and brings our papers, until we name somebody else in writing."
    )
    blocks += [Paragraph(text=text % told), *_hands(contents)]
    return _paper(_("Letter naming the representative"), blocks)


def appointment_list(
    dossier: Dossier, at: Appointment, originals: Sequence[ShownOriginal]
) -> PdfDocument:
    """Return the one list of what is brought on one day, with a column for the officer's mark."""
    columns = (
        Column(label="", share=0.5),
        Column(label=_("Paper"), share=3),
        Column(label=_("Of whom"), share=3),
        Column(label=_("Original seen"), share=2),
    )
    rows = tuple(
        (
            format_number(place),
            one.kind,
            one.person or _("Of all together"),
            format_date(one.seen_on) if one.seen_on else "",
        )
        for place, one in enumerate(originals, start=1)
    )
    blocks: list[Block] = [
        Rows(
            rows=(
                (_("Case number"), ltr(dossier.number)),
                (_("Name"), dossier.title),
                (_("Day and hour"), format_datetime(at.at)),
                (_("Place"), at.place),
            )
        ),
        Heading(text=_("Originals that are brought")),
        Table(columns=columns, rows=rows, row_height=MARK),
        Signature(name=_("Officer"), post=_("Name and signature")),
    ]
    return _paper(_("Appointment for originals"), blocks)


def _number(contents: Contents) -> list[Block]:
    if not contents.number:
        return [Note(text=_("Draft: not sent yet."), tone="ochre")]
    return [Rows(rows=((_("Case number"), ltr(to_persian_digits(contents.number))),))]


def _person(one: ToldPerson) -> list[Block]:
    rows = (
        (_("Role"), "، ".join(one.role_names)),
        (_("Father's name"), one.father_name),
        (_("National id"), ltr(to_persian_digits(one.national_id))),
        (_("Date of birth"), format_date(one.born_on)),
        (_("Mobile"), ltr(to_persian_digits(one.mobile))),
        (_("Education"), to_persian_digits(one.education)),
        (_("Occupation"), to_persian_digits(one.occupation)),
    )
    return [Heading(text=one.name), Rows(rows=rows)]


def _hands(contents: Contents) -> list[Block]:
    """Return a ruled row for each founder; some empty ones where nobody was named yet."""
    columns = (
        Column(label=_("Founder"), share=2),
        Column(label=_("National id"), share=1.6),
        Column(label=_("Signature"), share=2.2),
        Column(label=_("Fingerprint"), share=1.4),
    )
    rows = tuple(
        (one.name, ltr(to_persian_digits(one.national_id)), "", "") for one in contents.founders
    )
    empty = (("", "", "", ""),) * 5
    return [Table(columns=columns, rows=rows or empty, row_height=HAND)]


def _paper(title: str, blocks: list[Block]) -> PdfDocument:
    office = OfficeSettings.base_queryset().first() or OfficeSettings()
    made_at = now()
    return PdfDocument(
        title=title,
        blocks=tuple(blocks),
        office=office.office_name,
        parent=office.parent_name,
        product=office.product_name,
        footer=_("Printed on %(when)s.") % {"when": format_datetime(made_at)},
        made_at=made_at,
    )
