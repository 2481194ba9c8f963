"""Narrowing the services to an audience or a group, by links that can be shared."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpRequest
from django.utils.functional import cached_property

from cms.services.managers import ServiceQuerySet
from cms.services.models.terms import Audience, ServiceGroup, Term

MAX_TERMS = 40


@dataclass(frozen=True, kw_only=True)
class Choice:
    """A link that narrows the list; the present one is marked."""

    title: str
    query: str
    is_current: bool


class ServiceFilter:
    """What the address asks for. A term that does not exist narrows nothing."""

    def __init__(self, request: HttpRequest) -> None:
        """Read the terms and find those that the address names."""
        self._terms: dict[str, list[Term]] = {
            "audience": list(Audience.objects.all()[:MAX_TERMS]),
            "group": list(ServiceGroup.objects.all()[:MAX_TERMS]),
        }
        self._chosen = {
            name: next((term for term in terms if term.slug == request.GET.get(name)), None)
            for name, terms in self._terms.items()
        }

    @property
    def is_active(self) -> bool:
        """Tell whether the list is narrowed."""
        return any(self._chosen.values())

    @cached_property
    def audiences(self) -> list[Choice]:
        """Return the links of the audiences."""
        return self._choices("audience")

    @cached_property
    def groups(self) -> list[Choice]:
        """Return the links of the groups."""
        return self._choices("group")

    def apply(self, services: ServiceQuerySet) -> ServiceQuerySet:
        """Return the services that were asked for."""
        if self._chosen["audience"]:
            services = services.filter(audiences=self._chosen["audience"])
        if self._chosen["group"]:
            services = services.filter(group=self._chosen["group"])
        return services

    def _choices(self, name: str) -> list[Choice]:
        chosen = self._chosen[name]
        return [
            Choice(title=term.title, query=self._query(name, term), is_current=term == chosen)
            for term in self._terms[name]
        ]

    def _query(self, name: str, term: Term) -> str:
        """Return the address's parameters with ``term``; a second press lets it go."""
        wanted = {**self._chosen, name: None if self._chosen[name] == term else term}
        return "?" + urlencode({key: value.slug for key, value in wanted.items() if value})
