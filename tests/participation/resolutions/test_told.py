"""What the API tells of resolutions."""

import json
from datetime import date

import pytest
from rest_framework.renderers import JSONRenderer

from participation.resolutions.api import told_rows
from participation.resolutions.serializers import ResolutionSerializer
from tests.participation.resolutions.factories import resolution

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("minutes")]


def test_what_is_told_by_hand_is_what_the_fields_say() -> None:
    resolution("نام میدان", phrase="دو هفته", due=date(2026, 1, 1), actors=("الف", "ب"))
    rows = list(told_rows())
    assert len(rows) > 6
    for row in rows:
        by_fields = super(ResolutionSerializer, ResolutionSerializer()).to_representation(row)
        told = ResolutionSerializer(row).data
        assert list(told) == list(by_fields)
        assert json.loads(JSONRenderer().render(told)) == json.loads(
            JSONRenderer().render(by_fields)
        )
