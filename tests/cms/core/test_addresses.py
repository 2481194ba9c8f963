"""Which addresses pages may take."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, streamfield

from cms.core.slugs import RESERVED, page_slug
from cms.standard_pages.models import StandardPage
from tests.cms.factories import home_page
from tests.cms.standard_pages.factories import StandardIndexPageFactory, StandardPageFactory

pytestmark = pytest.mark.django_db
REFUSAL = "این نشانی از آنِ یکی از بخش‌های وب‌گاه است"


def page_form(title: str, slug: str) -> dict[str, str]:
    return nested_form_data(
        {
            "title": title,
            "slug": slug,
            "summary": "",
            "body": streamfield([]),
            "comments": {
                "TOTAL_FORMS": "0",
                "INITIAL_FORMS": "0",
                "MIN_NUM_FORMS": "0",
                "MAX_NUM_FORMS": "1000",
            },
        }
    )


def add(client: Client, parent: Page, *, title: str, slug: str) -> str:
    url = reverse("wagtailadmin_pages:add", args=["standard_pages", "standardpage", parent.pk])
    return client.post(url, page_form(title, slug), follow=True).text


@pytest.mark.parametrize("slug", ["search", "track", "admin", "place-names"])
def test_no_page_below_the_first_takes_the_address_of_a_part_of_the_site(
    admin_client: Client, slug: str
) -> None:
    assert slug in RESERVED
    text = add(admin_client, home_page(), title="صفحه", slug=slug)
    assert REFUSAL in text
    assert not Page.objects.filter(slug=slug).exists()


def test_the_refusal_stands_in_the_model_too() -> None:
    with pytest.raises(ValidationError) as refusal:
        StandardPageFactory(slug="complaints")
    assert list(refusal.value.message_dict) == ["slug"]


def test_deeper_in_the_tree_the_word_is_free(admin_client: Client) -> None:
    index = StandardIndexPageFactory()
    add(admin_client, index, title="جست‌وجو", slug="search")
    assert Page.objects.get(slug="search").get_parent().pk == index.pk


def test_a_page_is_not_moved_to_a_reserved_address(admin_client: Client) -> None:
    index = StandardIndexPageFactory()
    page = StandardPageFactory(parent=index, slug="track")
    url = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home_page().pk])
    text = admin_client.post(url, follow=True).text
    assert REFUSAL in text
    page.refresh_from_db()
    assert page.get_parent().pk == index.pk


def test_a_page_is_not_copied_to_a_reserved_address(admin_client: Client) -> None:
    page = StandardPageFactory(slug="before")
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    form = {"new_title": "پس", "new_slug": "ngos", "new_parent_page": home_page().pk}
    assert REFUSAL in admin_client.post(url, form, follow=True).text
    assert not Page.objects.filter(slug="ngos").exists()
    admin_client.post(url, {**form, "new_slug": "after"}, follow=True)
    assert Page.objects.filter(slug="after").exists()


def test_a_zero_width_non_joiner_becomes_a_hyphen(admin_client: Client) -> None:
    assert page_slug("دربارهٔ سمن\u200cها") == "درباره-سمن-ها"
    add(admin_client, home_page(), title="سمن‌ها", slug="سمن\u200cهای_استان")
    assert StandardPage.objects.get().slug == "سمن-های-استان"


def test_a_slug_made_from_the_title_keeps_words_apart() -> None:
    assert StandardPageFactory(title="دفترهای ملک\u200cشهر").slug == "دفترهای-ملک-شهر"
    assert StandardPageFactory(title="دفترهای ملک\u200cشهر").slug == "دفترهای-ملک-شهر-2"
