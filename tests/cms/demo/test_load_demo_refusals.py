"""What loading the demonstration does not do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.demo.cases import HOW_MANY, load_cases
from cms.demo.complaints import load_categories
from cms.demo.reading import read_content
from cms.demo.units import load_units
from cms.offices.models import FacilitationOfficePage
from participation.cases.models import Case

pytestmark = pytest.mark.django_db


def test_a_dry_run_writes_nothing() -> None:
    before = Page.objects.count()
    out = StringIO()
    call_command("load_demo", "--dry-run", stdout=out)
    assert Page.objects.count() == before
    assert str(len(read_content().pages)) in out.getvalue()
    assert f"{HOW_MANY} cases" in out.getvalue()
    assert not Case.objects.exists()


def test_production_refuses_it(settings) -> None:
    settings.IS_PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("load_demo", verbosity=0)
    assert not FacilitationOfficePage.objects.exists()


def test_a_loading_that_was_killed_leaves_whole_cases_and_is_finished_by_the_next() -> None:
    class Killed(BaseException):
        """The process is gone."""

    told: list[str] = []

    def kill(name: str) -> None:
        told.append(name)
        if len(told) > 25:
            raise Killed

    units = load_units()
    categories = load_categories(units)
    with pytest.raises(Killed):
        load_cases(units, categories, many=40, step=kill)
    assert Case.objects.filter(complaint__isnull=False, events__type="received").count() == 25
    assert load_cases(units, categories, many=40) == 15
    assert Case.objects.filter(complaint__isnull=False, events__type="received").count() == 40
