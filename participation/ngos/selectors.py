"""Reads worth a name: what the pages of the register show."""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from participation.common.pdf import ltr
from participation.ngos.enums import Act, Level, NgoState
from participation.ngos.models import Ngo, NgoSettings, NgoVersion, Permit, Seat
from participation.ngos.services.entry import NEVER_PUBLIC, WITHHELD, changed
from participation.resolutions.models import Resolution
from persian.digits import to_persian_digits
from persian.jalali import format_date, today

# The newest of its acts that a page of an NGO tells.
MOST_VERSIONS = 100
BRANCHES = 50
MARKS = {
    NgoState.WAITING: "new",
    NgoState.ACTIVE: "done",
    NgoState.EXPIRED: "late",
    NgoState.SUSPENDED: "wait",
    NgoState.REVOKED: "late",
    NgoState.DISSOLVED: "shut",
}
ACT_MARKS = {
    Act.ISSUED: "done",
    Act.RENEWED: "done",
    Act.REINSTATED: "done",
    Act.SUSPENDED: "wait",
    Act.EXPIRED: "late",
    Act.REVOKED: "late",
    Act.DISSOLVED: "shut",
}
LABELS = {
    "name": _("name"),
    "short_name": _("short name"),
    "state": _("state"),
    "level": _("level"),
    "county": _("county"),
    "scope": _("where and for whom it works"),
    "activity_fields": _("fields of activity"),
    "branch_of": _("branch of"),
    "authority": _("issuing authority"),
    "board": _("board"),
    "address": _("address"),
    "postal_code": _("postal code"),
    "phone": _("telephone"),
    "email": _("e-mail"),
    "website": _("website"),
    "representative": _("representative"),
    "founded_on": _("founded on"),
    "registration_number": _("registration number"),
    "registered_on": _("registered on"),
    "legal_id": _("national id of the NGO"),
    "gazette_number": _("number of the gazette"),
    "gazette_date": _("day of the gazette"),
    "permit_number": _("permit number"),
    "permit_issued_on": _("issued on"),
    "permit_valid_until": _("valid until"),
    "dissolved_on": _("dissolved on"),
}
_DAYS = frozenset(name for name in LABELS if name.endswith(("_on", "_until", "_date")))
_KINDS: dict[str, Any] = {"state": NgoState, "level": Level}
# What is read from the left, wherever it stands.
_ADDRESSES = frozenset({"email", "website"})
_NUMBERS = frozenset(
    {"postal_code", "phone", "registration_number", "legal_id", "gazette_number", "permit_number"}
)


@dataclass(frozen=True)
class Change:
    """What an act changed in an entry, in words; empty texts where there was or is nothing."""

    label: str
    before: str
    after: str


@dataclass(frozen=True)
class ShownVersion:
    """A version as the timeline of an NGO shows it, with what its act changed."""

    version: NgoVersion
    mark: str
    changes: Sequence[Change]
    # Only minutes that strangers read.
    decision: Resolution | None

    @property
    def is_told(self) -> bool:
        """Whether somebody said who decided."""
        one = self.version
        return bool(one.decision_number or one.decision_body or one.decision_date)


def state_of(ngo: Ngo) -> NgoState:
    """Return where an NGO stands today, also before the clock has written that a permit ran out."""
    is_over = ngo.valid_until is not None and ngo.valid_until < today()
    return NgoState.EXPIRED if ngo.state == NgoState.ACTIVE and is_over else NgoState(ngo.state)


def publishes_representative() -> bool:
    """Return whether the office shows everybody who represents an NGO."""
    return (NgoSettings.base_queryset().first() or NgoSettings()).publishes_representative


def public_ngo(pk: int) -> Ngo | None:
    """Return an NGO with what its page shows of it, or None where strangers see none."""
    return (
        Ngo.objects.public()
        .filter(pk=pk)
        .select_related("prefix", "county", "authority", "branch_of__prefix")
        .prefetch_related("activity_fields")
        .first()
    )


def permits_of(ngo: Ngo) -> list[Permit]:
    """Return the permits of an NGO, the one entered last first."""
    return list(Permit.objects.filter(ngo=ngo).order_by("-pk")[:MOST_VERSIONS])


def branches_of(ngo: Ngo) -> list[Ngo]:
    """Return the public branches of an NGO."""
    rows = Ngo.objects.public().filter(branch_of=ngo).select_related("prefix", "county")
    return list(rows.order_by("sort_key", "pk")[:BRANCHES])


def history_of(
    ngo: Ngo, *, for_staff: bool = False, tells_representative: bool = False
) -> list[ShownVersion]:
    """Return the versions of an entry, newest first, with what each act changed.

    Strangers are told nothing of what is withheld, unless the office publishes it
    (``tells_representative``, see `publishes_representative`).
    """
    rows = NgoVersion.objects.filter(ngo=ngo).through_time()
    rows = rows.select_related("decision__meeting__body", "by" if for_staff else "ngo")
    versions = list(rows[: MOST_VERSIONS + 1])
    if for_staff:
        withheld: frozenset[str] = frozenset()
    else:
        withheld = NEVER_PUBLIC if tells_representative else WITHHELD
    names = names_on_boards(versions) if for_staff else {}
    shown = []
    for version, before in zip(versions, [*versions[1:], None], strict=True):
        # Where it stands, the act itself says.
        hidden = withheld | {"state"}
        changes = changes_between(before, version, hidden, names) if before is not None else []
        is_kept_back = version.act == Act.CONTACT and not changes and not for_staff
        if not is_kept_back:
            shown.append(_shown(version, changes))
    return shown[:MOST_VERSIONS]


def _shown(version: NgoVersion, changes: list[Change]) -> ShownVersion:
    decision = version.decision if version.decision and version.decision.is_public else None
    mark = ACT_MARKS.get(Act(version.act), "new")
    return ShownVersion(
        version, mark, changes, decision if decision and decision.is_public else None
    )


def changes_between(
    before: NgoVersion,
    after: NgoVersion,
    withheld: frozenset[str] = frozenset(),
    names: Mapping[str, str] | None = None,
) -> list[Change]:
    """Return what two versions say otherwise, in words, in the order of a page.

    ``names`` are those of `names_on_boards`, asked for here where they are not given.
    """
    if names is None:
        names = names_on_boards([before, after]) if "board" not in withheld else {}
    told = []
    for name in changed(before.entry, after.entry):
        was, now = before.entry.get(name), after.entry.get(name)
        if name == "board":
            # Who stayed is no change.
            was, now = _without(was, now), _without(now, was)
        if name in LABELS and name not in withheld:
            words = in_words(name, was, names), in_words(name, now, names)
            told.append(Change(str(LABELS[name]), *words))
    return told


def _without(some: list[str] | None, others: list[str] | None) -> list[str]:
    return [one for one in some or () if one not in (others or ())]


def names_on_boards(versions: Iterable[NgoVersion]) -> dict[str, str]:
    """Return who sat on the boards of these versions, by the ids in their entries, for staff."""
    wanted = {one for version in versions for one in version.entry.get("board") or ()}
    if not wanted:
        return {}
    return {str(one.pk): one.told for one in Seat.objects.filter(pk__in=wanted)}


def in_words(name: str, value: Any, names: Mapping[str, str] | None = None) -> str:
    """Return a value of an entry for readers; ``names`` are those of `names_on_boards`."""
    if not value:
        return ""
    if name in _KINDS:
        return str(_KINDS[name](value).label)
    if isinstance(value, list):
        shown = ((names or {}).get(one, "–") for one in value) if name == "board" else value
        return "، ".join(shown)
    if name in _DAYS:
        return format_date(dt.date.fromisoformat(value))
    told = str(value) if name in _ADDRESSES else to_persian_digits(str(value))
    return ltr(told) if name in _ADDRESSES | _NUMBERS else told


def names_before(ngo: Ngo, history: Iterable[NgoVersion]) -> list[str]:
    """Return the names that an NGO bore before that of today, newest first, each once."""
    told = dict.fromkeys(str(one.entry.get("name", "")) for one in history)
    return [name for name in told if name and name != ngo.title]
