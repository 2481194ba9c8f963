"""What loading the demonstration does not do."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page

from cms.demo.reading import read_content
from cms.offices.models import FacilitationOfficePage

pytestmark = pytest.mark.django_db


def test_a_dry_run_writes_nothing() -> None:
    before = Page.objects.count()
    out = StringIO()
    call_command("load_demo", "--dry-run", stdout=out)
    assert Page.objects.count() == before
    assert str(len(read_content().pages)) in out.getvalue()


def test_production_refuses_it(settings) -> None:
    settings.IS_PRODUCTION = True
    with pytest.raises(CommandError, match="production"):
        call_command("load_demo", verbosity=0)
    assert not FacilitationOfficePage.objects.exists()
