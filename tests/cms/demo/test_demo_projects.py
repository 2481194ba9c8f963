"""The invented calls and projects of the demonstration."""

import pytest
from django.test import Client

from cms.demo.ngos import load_ngos
from cms.demo.projects import load_projects
from cms.demo.units import load_units
from participation.ngos.projects.models import Call, Project

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_a_decided_call_with_its_projects_and_an_open_one_are_made_once(client: Client) -> None:
    load_units()
    load_ngos()
    assert load_projects() == 2
    assert load_projects() == 0
    assert list(Call.objects.order_by("pk").values_list("state", flat=True)) == ["decided", "open"]
    made = Project.objects.filter(is_sample=True)
    assert made.count() == 3
    told = client.get(made.get(title__startswith="کارگاه").get_absolute_url()).content.decode()
    assert "نمونه" in told
    assert "دورهٔ نخست" in told
    late = client.get(made.get(title__startswith="آشپزخانه").get_absolute_url()).content.decode()
    assert "تأخیر" in late
