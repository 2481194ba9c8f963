"""Invented NGOs with what became of their permits; the page of each says that it is a sample."""

import datetime as dt
import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from django.db import transaction

from cms.demo.places import SOURCE
from cms.demo.reading import Row
from participation.common.models import County
from participation.ngos import services
from participation.ngos.models import ActivityField, NamePrefix, Ngo
from participation.ngos.services import Basis
from persian.jalali import parse_date, today

CONTENT = Path(__file__).parent / "content" / "ngos.toml"
TOLD = (
    "short_name", "scope", "other_prefix", "address", "phone", "email", "website",
    "representative", "registration_number",
)  # fmt: skip
CONTACT = ("address", "phone")
PLAIN: dict[str, Callable[..., object]] = {
    "suspend": services.suspend,
    "reinstate": services.reinstate,
    "revoke": services.revoke,
    "dissolve": services.dissolve,
}


def load_ngos() -> int:
    """Make the invented NGOs that are missing; return how many.

    One that is there is left as staff made it, also where they have hidden it.
    """
    rows = tomllib.loads(CONTENT.read_text(encoding="utf-8"))["ngo"]
    there = set(Ngo.objects.filter(source=SOURCE).values_list("source_id", flat=True))
    missing = [row for row in rows if row["key"] not in there]
    if not missing:
        return 0
    words = {prefix.name: prefix for prefix in NamePrefix.objects.all()}
    works = {field.name: field for field in ActivityField.objects.all()}
    counties = {county.name: county for county in County.objects.all()}
    for row in missing:
        _tell(row, words, works, counties[row["county"]])
    services.expire_permits()
    return len(missing)


@transaction.atomic
def _tell(
    row: Row, words: dict[str, NamePrefix], works: dict[str, ActivityField], county: County
) -> None:
    """Tell the story of an NGO from its beginning."""
    branch_of = row.get("branch_of")
    ngo = services.register_ngo(
        name=row["name"],
        prefix=words.get(row.get("prefix", "")),
        level=row["level"],
        county=county,
        activity_fields=[works[name] for name in row["fields"]],
        branch_of=Ngo.objects.get(source=SOURCE, source_id=branch_of) if branch_of else None,
        on=_day(row["on"]),
        source=SOURCE,
        source_id=row["key"],
        is_sample=True,
        **{name: row[name] for name in TOLD if name in row},
    )
    if "permit" in row:
        services.issue_permit(
            ngo=ngo,
            issued_on=_day(row["permit"]),
            valid_until=_day(row["until"]) if "until" in row else None,
            number=row.get("number", ""),
            basis=Basis(reason="پروندهٔ تأسیس کامل بود و استعلام‌ها پاسخ داده شد."),
        )
    for told in row.get("acts", ()):
        _do(ngo, told, words)


def _do(ngo: Ngo, told: Row, words: dict[str, NamePrefix]) -> None:
    day = _day(told["day"])
    basis = Basis(
        reason=told.get("reason", ""),
        decision_number=told.get("number", ""),
        decision_body=told.get("body", ""),
    )
    if told["act"] == "renew":
        services.renew(ngo=ngo, on=day, valid_until=_day(told["until"]), basis=basis)
    elif told["act"] == "rename":
        prefix = words[told["prefix"]]
        services.rename(ngo=ngo, on=day, name=told["name"], prefix=prefix, basis=basis)
    elif told["act"] == "contact":
        changes: dict[str, Any] = {name: told[name] for name in CONTACT if name in told}
        services.change_contact(ngo=ngo, on=day, changes=changes, basis=basis)
    else:
        PLAIN[told["act"]](ngo=ngo, on=day, basis=basis)


def _day(written: str) -> dt.date:
    """Return a Jalali day, or one so many days from today."""
    if written.startswith(("+", "-")):
        return today() + dt.timedelta(days=int(written))
    return parse_date(written)
