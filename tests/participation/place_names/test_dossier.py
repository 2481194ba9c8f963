"""The dossier of a proposal: what a council needs on its table, and nothing of the proposer."""

import uuid

import pytest
from django.test import Client

from participation.place_names import services
from persian.jalali import format_date, today
from tests.participation.common.pdf.reading import text_of
from tests.participation.place_names.factories import place
from tests.participation.place_names.proposing import act, admit, proposed, screen

pytestmark = [pytest.mark.django_db, pytest.mark.db]


def test_the_dossier_has_place_names_opinions_stages_and_no_proposer(desk: Client) -> None:
    kaveh = place("کاوه", extent="از میدان شهدا تا ترمینال")
    services.add_former_name(place=kaveh, text="سی متری")
    made = proposed("نشاط اصفهانی", kaveh)
    admit(desk, made.case)
    act(
        desk,
        made.case,
        "opinion",
        token=uuid.uuid4(),
        organisation="ادارهٔ پست",
        kind="opposes",
        number="۱۲۳/۴",
        dated=format_date(today()),
    )
    answer = desk.get(f"{screen(made.case)}dossier/")

    assert answer["Content-Type"] == "application/pdf"
    words = text_of(b"".join(answer.streaming_content) if answer.streaming else answer.content)
    for told in ("نشاط اصفهانی", "سی متری", "ادارهٔ پست", "دبیرخانه", "میدان شهدا"):
        assert told in words, told
    assert "۰۹۱۳" not in words
    assert "09131234567" not in words


def test_a_stranger_finds_no_dossier(client: Client, desk: Client) -> None:
    made = proposed()
    assert client.get(f"{screen(made.case)}dossier/").status_code == 302
    assert desk.get(f"{screen(made.case)}dossier/").status_code == 200
    assert desk.get(f"{screen(type(made.case)(pk=uuid.uuid4()))}dossier/").status_code == 404
