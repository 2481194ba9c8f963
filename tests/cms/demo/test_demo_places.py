"""The invented places of the demonstration."""

import pytest
from django.test import Client

from cms.demo.places import load_places
from participation.place_names import services
from participation.place_names.models import Place

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_places_are_made_once_and_say_that_they_are_samples(client: Client) -> None:
    made = load_places()
    assert made == Place.objects.filter(is_sample=True).count() > 29
    hidden = Place.objects.get(source_id="narenj")
    assert "نمونه" in client.get(hidden.get_absolute_url()).content.decode()
    services.hide_place(place=hidden)
    assert load_places() == 0
    assert not Place.objects.get(source_id="narenj").is_public
    assert Place.objects.get(source_id="gone").successor.source_id == "bagheno"
    assert Place.objects.filter(names__standing="coming").exists()
