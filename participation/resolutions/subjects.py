"""Bodies as something that a case can be about or against."""

from django.utils.translation import gettext_lazy as _

from participation.cases.own_subjects import found, name_in
from participation.cases.subjects import Subject, register_subject
from participation.common.models.named import NamedQuerySet
from participation.resolutions.enums import BodyKind
from participation.resolutions.models import Body


def _councils() -> NamedQuerySet:
    return Body.objects.public().filter(kind=BodyKind.COUNCIL)


def _bodies() -> NamedQuerySet:
    return Body.objects.public().exclude(kind=BodyKind.COUNCIL)


def register() -> None:
    """Register them; called once the apps are ready."""
    register_subject(
        Subject(
            kind="council",
            label=_("A council"),
            find=lambda typed: found(_councils(), typed),
            name=lambda given: name_in(_councils(), given),
        )
    )
    register_subject(
        Subject(
            kind="body",
            label=_("A working group or board"),
            find=lambda typed: found(_bodies(), typed),
            name=lambda given: name_in(_bodies(), given),
        )
    )
