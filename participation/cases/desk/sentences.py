"""The timeline in sentences for staff: what changed, by names and days instead of ids."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from participation.cases.enums import (
    ActorKind,
    EventType,
    ForwardGround,
    Intake,
    Priority,
    ReferralPurpose,
    ReferralState,
)
from participation.cases.kinds import kind_of
from participation.cases.models import Case, CaseEvent
from participation.cases.services.enclosing import ENCLOSED
from participation.common.letters import services as letters
from participation.common.models import Letter, Unit, User
from persian.digits import to_persian_digits
from persian.jalali import format_date

UNIT_DATA = ("unit", "units", "gone")
USER_DATA = ("to", "users", "officers")


class Story:
    """Tells the events of one case. Names of units and people are read once, in two queries;
    ``people`` are ids of whom the caller names besides, ``units`` and ``letters`` known already.
    """

    def __init__(
        self,
        case: Case,
        events: Iterable[CaseEvent],
        *,
        units: Mapping[int, Unit] | None = None,
        people: Iterable[int] = (),
        letters: Iterable[Letter] = (),
    ) -> None:
        """Read the names that the events mention."""
        self.kind = kind_of(case.kind)
        events = list(events)
        self.units = {pk: unit.name for pk, unit in (units or {}).items()}
        elsewhere = Unit.objects.filter(pk__in=_ids(events, UNIT_DATA) - self.units.keys())
        self.units |= dict(elsewhere.values_list("pk", "name"))
        # Not kept in the timeline, which nothing can be taken out of.
        self.numbers = {str(letter.pk): letter.number for letter in letters}
        said = {event.data["letter"] for event in events if event.data.get("letter")}
        others = Letter.objects.filter(pk__in=said - self.numbers.keys())
        self.numbers |= {str(pk): number for pk, number in others.values_list("pk", "number")}
        named = User.objects.filter(pk__in={*people, *_ids(events, USER_DATA)})
        self.people = {person.pk: str(person) for person in named}

    def tell(self, event: CaseEvent) -> str:
        """Return what happened."""
        known = TOLD.get(EventType(event.type))
        return known(self, event.data) if known else str(event.get_type_display())

    def state(self, name: str) -> str:
        """Return a state in words."""
        return str(self.kind.state(name).label)

    def names(self, ids: Iterable[Any], known: dict[int, str]) -> str:
        """Return names, joined; an account that is gone has none."""
        return "، ".join(known.get(one, _("somebody who is gone")) for one in ids)


def who_did(event: CaseEvent) -> str:
    """Return who did something, as staff read it."""
    if event.actor is not None:
        return str(event.actor)
    return str(ActorKind(event.actor_kind).label)


def _ids(events: Iterable[CaseEvent], names: tuple[str, ...]) -> set[int]:
    found: set[int] = set()
    for event in events:
        for name in names:
            value = event.data.get(name)
            found.update(value if isinstance(value, list) else [value] if value else [])
    return found


def _received(story: Story, data: dict[str, Any]) -> str:
    return _("The case was filed; way in: %(way)s.") % {
        "way": Intake(data.get("intake", Intake.WEB)).label
    }


def _moved(story: Story, data: dict[str, Any]) -> str:
    if data.get("step") == "release":
        return _("It was read: a citizen wrote it.")
    return _("%(step)s: from “%(before)s” to “%(after)s”.") % {
        "step": story.kind.transition(data["step"]).label,
        "before": story.state(data["before"]),
        "after": story.state(data["after"]),
    }


def _assigned(story: Story, data: dict[str, Any]) -> str:
    if "to" not in data:
        return _("It was taken from its officer and waits for another.")
    return _("Given to %(name)s.") % {"name": story.names([data["to"]], story.people)}


def _referred(story: Story, data: dict[str, Any]) -> str:
    if "unit" not in data:
        return _("It was referred within the unit.")
    if data.get("cause") == "ended":
        return _("“%(gone)s” has ended its work; it went on to “%(unit)s”.") % {
            "gone": story.names([data["gone"]], story.units),
            "unit": story.names([data["unit"]], story.units),
        }
    return _("Referred to “%(unit)s”.") % {"unit": story.names([data["unit"]], story.units)}


def _asked(story: Story, data: dict[str, Any]) -> str:
    return _("The citizen was asked something.")


def _replied(story: Story, data: dict[str, Any]) -> str:
    return _("The citizen replied.")


def _added(story: Story, data: dict[str, Any]) -> str:
    return _("The citizen added something.")


def _answered(story: Story, data: dict[str, Any]) -> str:
    if "after" not in data:
        return _("The citizen was told something meanwhile.")
    return _("The answer was sent; the case is now “%(state)s”.") % {
        "state": story.state(data["after"])
    }


def _proposed(story: Story, data: dict[str, Any]) -> str:
    return _("An answer was written and waits for a second person.")


def _returned(story: Story, data: dict[str, Any]) -> str:
    return _("The proposed answer was sent back to its author.")


def _accused(story: Story, data: dict[str, Any]) -> str:
    units = story.names(data.get("units", []), story.units)
    people = story.names(data.get("users", []), story.people)
    names = "، ".join(filter(None, (units, people)))
    if data.get("cause") == "part":
        return _("It was noted with another part that the submission is against %(names)s.") % {
            "names": names
        }
    told = _("It was noted that the case is against %(names)s.") % {"names": names}
    if left := data.get("left"):
        parts = _("Not so in %(number)s other parts of the submission.")
        told += " " + parts % {"number": to_persian_digits(left)}
    return told


def _prioritised(story: Story, data: dict[str, Any]) -> str:
    return _("Priority: “%(after)s” instead of “%(before)s”.") % {
        name: Priority(data[name]).label for name in ("before", "after")
    }


def _sealed(story: Story, data: dict[str, Any]) -> str:
    names = story.names(data.get("officers", []), story.people) or _("nobody")
    if data.get("cause") == "part":
        return _("The identity was sealed with another part; it is shown to %(names)s.") % {
            "names": names
        }
    return _("The identity was sealed; it is shown to %(names)s.") % {"names": names}


def _shown(story: Story, data: dict[str, Any]) -> str:
    return _("The sealed identity was looked at.")


def _deadline(story: Story, data: dict[str, Any]) -> str:
    days = {
        name: format_date(datetime.date.fromisoformat(data[name])) for name in ("before", "after")
    }
    if data.get("cause") == "calendar":
        return _("The calendar has changed; due on %(after)s instead of %(before)s.") % days
    return _("The count goes on; due on %(after)s instead of %(before)s.") % days


def _letter(story: Story, data: dict[str, Any]) -> str:
    said = {
        letters.DRAFTED: _("A letter was written."),
        letters.CHANGED: _("The draft of a letter was changed."),
        letters.APPROVED: _("A letter was approved."),
        letters.RETURNED: _("A letter went back to draft."),
        letters.ISSUED: _("A letter was issued under the number %(number)s."),
        letters.RECEIVED: _("A letter came in under the number %(number)s."),
        letters.SCANNED: _("The signed page of a letter was kept."),
        ENCLOSED: _("What goes along with a letter was changed."),
    }
    kept = data.get("number") or story.numbers.get(data.get("letter", ""), "")
    number = to_persian_digits(kept)
    return said.get(data.get("act", ""), _("Letter")) % {"number": number}


def _rated(story: Story, data: dict[str, Any]) -> str:
    return _("The citizen gave %(stars)s of 5 stars.") % {
        "stars": to_persian_digits(data.get("stars", 0))
    }


def _anonymised(story: Story, data: dict[str, Any]) -> str:
    return _("Everybody and every word was taken out, for ever.")


def _consulted(story: Story, data: dict[str, Any]) -> str:
    return _("Referred to %(names)s for: %(purpose)s.") % {
        "names": _recipients(story, data),
        "purpose": ReferralPurpose(data["purpose"]).label,
    }


def _consultation_ended(story: Story, data: dict[str, Any]) -> str:
    return _("Referral to %(names)s: %(state)s.") % {
        "names": _recipients(story, data),
        "state": ReferralState(data["state"]).label,
    }


def _recipients(story: Story, data: dict[str, Any]) -> str:
    units = story.names(data.get("units", []), story.units)
    people = story.names(data.get("users", []), story.people)
    return "، ".join(filter(None, (units, people)))


def _split(story: Story, data: dict[str, Any]) -> str:
    return _("A part of it was split off and is followed on its own.")


def _part_of(story: Story, data: dict[str, Any]) -> str:
    return _("It was split off another case.")


def _forwarded(story: Story, data: dict[str, Any]) -> str:
    if not data.get("ground"):
        return _("A letter to an authority outside was drafted, without who submitted it.")
    return _("A letter to an authority outside was drafted; who submitted it %(ground)s.") % {
        "ground": ForwardGround(data["ground"]).label
    }


def _masked(story: Story, data: dict[str, Any]) -> str:
    return _("A masked copy of a file was made; parts of it that are covered: %(number)s.") % {
        "number": to_persian_digits(data.get("areas", 0))
    }


def _removed(story: Story, data: dict[str, Any]) -> str:
    return _("A masked copy of a file was removed; the file itself stays.")


TOLD: dict[EventType, Callable[[Story, dict[str, Any]], str]] = {
    EventType.RECEIVED: _received,
    EventType.MOVED: _moved,
    EventType.ASSIGNED: _assigned,
    EventType.REFERRED: _referred,
    EventType.ASKED: _asked,
    EventType.REPLIED: _replied,
    EventType.ADDED: _added,
    EventType.ANSWERED: _answered,
    EventType.PROPOSED: _proposed,
    EventType.RETURNED: _returned,
    EventType.ACCUSED: _accused,
    EventType.PRIORITISED: _prioritised,
    EventType.SEALED: _sealed,
    EventType.IDENTITY_SHOWN: _shown,
    EventType.DEADLINE_MOVED: _deadline,
    EventType.LETTER: _letter,
    EventType.RATED: _rated,
    EventType.ANONYMISED: _anonymised,
    EventType.CONSULTED: _consulted,
    EventType.FORWARDED: _forwarded,
    EventType.SPLIT: _split,
    EventType.PART_OF: _part_of,
    EventType.CONSULTATION_ENDED: _consultation_ended,
    EventType.MASKED: _masked,
    EventType.FILE_REMOVED: _removed,
}
