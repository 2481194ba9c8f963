"""The register keeps the mobile of whoever speaks for an NGO, and tells it to nobody."""

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from wagtail.models import ModelLogEntry

from participation.common.models import User
from participation.ngos import services
from participation.ngos.models import Ngo
from participation.ngos.representatives import mobile_of
from participation.ngos.services import Basis
from tests.participation.ngos.factories import licensed

pytestmark = [pytest.mark.django_db, pytest.mark.db]
MOBILE = "09131112233"


def keep(client: Client, ngo: Ngo, mobile: str, **more: object) -> tuple[int, str]:
    """Type a mobile on the screen of an NGO."""
    sent = {"do": "mobile", "mobile": mobile, "version": ngo.version, **more}
    answer = client.post(reverse("ngo_register:screen", args=[ngo.pk]), sent)
    return answer.status_code, answer.content.decode()


def test_the_mobile_is_kept_encrypted_and_shown_masked(client: Client, registrar: User) -> None:
    ngo = licensed().ngo
    assert keep(client, ngo, "۰۹۱۳ ۱۱۱ ۲۲۳۳")[0] == 302
    assert mobile_of(ngo) == MOBILE
    with connection.cursor() as cursor:
        cursor.execute("SELECT mobile FROM ngos_representativemobile")
        assert MOBILE not in cursor.fetchone()[0]
    page = client.get(reverse("ngo_register:screen", args=[ngo.pk])).content.decode()
    assert "2233" in page.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    assert MOBILE not in page.translate(str.maketrans("۰۱۲۳۴۵۶۷۸۹", "0123456789"))
    entries = ModelLogEntry.objects.filter(action="ngos.mobile")
    assert entries.count() == 1
    assert MOBILE not in str(entries.get().data)


def test_what_is_no_mobile_is_refused_beside_its_field(client: Client, registrar: User) -> None:
    ngo = licensed().ngo
    status, page = keep(client, ngo, "0311234")
    assert status == 422
    assert 'value="0311234"' in page
    assert mobile_of(ngo) == ""


def test_a_screen_older_than_the_entry_keeps_no_mobile(client: Client, registrar: User) -> None:
    ngo = licensed().ngo
    assert keep(client, ngo, MOBILE, version=ngo.version - 1)[0] == 409
    assert mobile_of(ngo) == ""


def test_nobody_speaks_for_a_dissolved_ngo() -> None:
    ngo = licensed().ngo
    services.keep_mobile(ngo=ngo, mobile=MOBILE, by=None)
    services.dissolve(ngo=ngo, basis=Basis(reason="مجمع به پایان کار رأی داد."))
    assert mobile_of(ngo) == ""
