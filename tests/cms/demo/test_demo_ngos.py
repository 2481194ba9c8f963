"""The invented NGOs of the demonstration."""

import pytest
from django.test import Client

from cms.demo.ngos import load_ngos
from participation.ngos import services
from participation.ngos.enums import NgoState
from participation.ngos.models import Ngo

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_ngos_are_made_once_in_every_state_and_say_that_they_are_samples(client: Client) -> None:
    made = load_ngos()
    assert made == Ngo.objects.filter(is_sample=True).count() == 25
    assert set(Ngo.objects.values_list("state", flat=True)) == set(NgoState.values)
    one = Ngo.objects.get(source_id="yaran")
    assert "نمونه" in client.get(one.get_absolute_url()).content.decode()
    services.hide_ngo(ngo=one)
    assert load_ngos() == 0
    assert not Ngo.objects.get(source_id="yaran").is_public
    assert Ngo.objects.get(source_id="sarv-kashan").branch_of.source_id == "sarv"
