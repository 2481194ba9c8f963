"""What an entry of the register says, in words: what its versions keep and compare."""

from typing import Any

from participation.ngos.models import Ngo, Permit, Seat

# In the order in which a page tells them. All values are texts, lists of texts or None.
ENTRY = (
    "name", "prefix", "bare_name", "short_name", "state", "level", "county", "scope",
    "activity_fields", "branch_of", "authority", "board", "address", "postal_code", "phone",
    "email", "website", "representative", "founded_on", "registration_number", "registered_on",
    "legal_id", "gazette_number", "gazette_date", "permit_number", "permit_issued_on",
    "permit_valid_until", "dissolved_on",
)  # fmt: skip
# Never shown to strangers, and shown to them only where the office says so.
NEVER_PUBLIC = frozenset({"board"})
WITHHELD = NEVER_PUBLIC | {"representative"}
_AS_IS = (
    "short_name", "state", "level", "scope", "address", "postal_code", "phone", "email", "website",
    "representative", "registration_number", "legal_id", "gazette_number",
)  # fmt: skip
_DAYS = ("founded_on", "registered_on", "gazette_date", "dissolved_on")


def entry_of(ngo: Ngo, permit: Permit | None) -> dict[str, Any]:
    """Return what the entry of an NGO says now; days as ISO."""
    told: dict[str, Any] = {name: getattr(ngo, name) for name in _AS_IS}
    told |= {name: _iso(getattr(ngo, name)) for name in _DAYS}
    told |= {
        "name": ngo.title,
        "prefix": ngo.prefix_word,
        "bare_name": ngo.name,
        "county": ngo.county.name,
        "authority": ngo.authority.name,
        # By their ids: who sits there is read from the seats alone.
        "board": [
            str(one) for one in Seat.objects.filter(ngo=ngo).taken().values_list("pk", flat=True)
        ],
        "branch_of": ngo.branch_of.title if ngo.branch_of else "",
        "activity_fields": [one.name for one in ngo.activity_fields.order_by("order", "pk")],
        "permit_number": permit.number if permit else "",
        "permit_issued_on": _iso(permit.issued_on) if permit else None,
        "permit_valid_until": _iso(permit.valid_until) if permit else None,
    }
    return {name: told[name] for name in ENTRY}


def changed(before: dict[str, Any], after: dict[str, Any]) -> list[str]:
    """Return the names of what two entries say otherwise, in the order of a page."""
    return [name for name in ENTRY if (before.get(name) or None) != (after.get(name) or None)]


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
