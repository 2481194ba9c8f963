"""schema.org's description of an event."""

from typing import TYPE_CHECKING

from cms.core.structured_data import Thing, organization
from participation.common.models import OfficeSettings

if TYPE_CHECKING:
    from cms.events.models import EventPage


def event_thing(event: "EventPage", *, here: str, office: OfficeSettings) -> Thing:
    """Describe the event; what is unknown is left out."""
    described = {
        "@type": "EducationEvent" if event.kind == "training" else "Event",
        "name": event.title,
        "description": event.summary,
        "url": here,
        "startDate": event.starts_at,
        "endDate": event.ends_at,
        "location": {"@type": "Place", "name": event.place} if event.place else None,
        "organizer": organization(office),
        "inLanguage": "fa-IR",
    }
    return {key: value for key, value in described.items() if value}
