"""The demonstration of supervision: told once, as staff left it."""

import pytest
from django.test import Client

from cms.demo.ngos import load_ngos
from cms.demo.supervision import load_supervision
from participation.common.models import User
from participation.ngos.models import Ngo
from participation.ngos.supervision.models import Duty, Sending, Support
from participation.visits.models import Visit
from tests.participation.ngos.supervision.stage import soup

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_some_invented_ngos_owe_reported_and_were_given(client: Client, registrar: User) -> None:
    load_ngos()
    assert load_supervision() == 6
    states = sorted(Duty.objects.values_list("state", flat=True))
    assert states == ["accepted", "delivered", "open", "open", "returned", "waived"]
    Duty.objects.filter(state="open").update(title="نامی که کارشناس نوشت")
    assert load_supervision() == 0
    counts = Duty.objects.count(), Sending.objects.count(), Support.objects.count()
    assert (*counts, Visit.objects.count()) == (6, 3, 3, 1)
    ngo = Ngo.objects.get(source_id="yaran", is_sample=True)
    page = soup(client.get(f"/admin/ngos/{ngo.pk}/"))
    assert "پذیرفته" in page.select_one("#duties-section").get_text()
    assert "۳۵۰٬۰۰۰٬۰۰۰ ریال" in page.select_one("#support-section").get_text()
