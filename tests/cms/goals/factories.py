"""Goals and duties for tests."""

import factory
from factory.django import DjangoModelFactory

from cms.goals.models import Duty, DutyGroup, GoalsPage
from tests.cms.factories import PageFactory


class GoalsPageFactory(PageFactory):
    title = "اهداف و وظایف"

    class Meta:
        model = GoalsPage


class DutyGroupFactory(DjangoModelFactory):
    title = factory.Sequence(lambda n: f"گروه {n}")

    class Meta:
        model = DutyGroup


class DutyFactory(DjangoModelFactory):
    text = factory.Sequence(lambda n: f"رسیدگی به موضوع {n}")

    class Meta:
        model = Duty
