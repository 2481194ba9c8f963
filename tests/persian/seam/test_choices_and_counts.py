"""Lists of the admin count as Persian does, and a select says in a word that nothing is chosen."""

import re

import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.test import Client
from django.utils import translation

from participation.common.models import Unit, User
from persian.digits import to_persian_digits

pytestmark = pytest.mark.django_db


@pytest.fixture
def administrator() -> Client:
    client = Client()
    client.force_login(User.objects.create_superuser("head", "head@example.org", "long password"))
    return client


def foot(client: Client, address: str) -> str:
    """What stands below a list."""
    soup = BeautifulSoup(client.get(address).content, "html.parser")
    return re.sub(r"\s+", " ", soup.select_one("nav.pagination").get_text(" ", strip=True))


def test_of_one_page_things_are_counted_in_the_singular_and_no_page_is_named(
    administrator: Client,
) -> None:
    Group.objects.all().delete()
    Group.objects.create(name="یکم")
    assert foot(administrator, "/admin/groups/") == "۱ گروه"
    Group.objects.create(name="دوم")
    assert foot(administrator, "/admin/groups/") == "۲ گروه"


def test_of_several_pages_the_number_and_the_way_on_are_shown(administrator: Client) -> None:
    Group.objects.bulk_create(Group(name=f"گروه {number}") for number in range(60))
    count = to_persian_digits(str(Group.objects.count()))
    shown = foot(administrator, "/admin/groups/")
    assert shown.startswith("صفحهٔ ۱ از ")
    assert shown.endswith(f"بعدی {count} گروه")


def test_an_empty_select_says_so_in_a_word(administrator: Client) -> None:
    form = BeautifulSoup(administrator.get("/admin/unit/new/").content, "html.parser")
    empty = {option.get_text() for option in form.select('select option[value=""]')}
    assert empty == {"انتخاب کنید"}
    listing = administrator.get("/admin/unit/").content.decode()
    assert "همه" in listing
    assert "---------" not in listing


def test_other_languages_keep_their_own_mark() -> None:
    with translation.override("en"):
        choices = Unit._meta.get_field("kind").get_choices()
        assert str(choices[0][1]) == "---------"


def test_nothing_in_the_admin_leads_to_a_guide_in_english(administrator: Client) -> None:
    page = administrator.get("/admin/").content.decode()
    assert "keyboard-shortcuts-dialog" in page
    assert "guide.wagtail.org" not in page
    assert "wagtail.org" not in page
