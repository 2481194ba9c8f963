"""The screen of a text in a real browser."""

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, expect

from participation.common.messages.services import ensure_templates
from participation.common.models import MessageTemplate, User
from tests.browser import Watch, assert_axe_clean, follow, screenshot

pytestmark = [pytest.mark.browser, pytest.mark.django_db]


def test_a_text_is_looked_at_and_then_saved(browser: Browser, server: str) -> None:
    client = Client()
    chief = User.objects.create_superuser("chief")
    client.force_login(chief, backend="django.contrib.auth.backends.ModelBackend")
    ensure_templates()
    context = browser.new_context(locale="fa-IR", viewport={"width": 1280, "height": 900})
    session = client.cookies[settings.SESSION_COOKIE_NAME]
    context.add_cookies([{"name": session.key, "value": session.value, "url": server}])
    page = context.new_page()
    watch = Watch(page)

    page.goto(f"{server}/admin/message_texts/")
    screenshot(page, "message-texts")
    assert_axe_clean(page)
    follow(page.get_by_role("link", name="کد تأیید موبایل"))
    sample = page.locator(".message-sample")
    expect(sample).to_contain_text("کد تأیید: ۴۸۲۹۱۳")
    page.locator("textarea[name=body]").fill("کد شما {code} است.")
    page.get_by_role("button", name="پیش‌نمایش").click()
    expect(sample).to_contain_text("کد شما ۴۸۲۹۱۳ است.")
    expect(sample).to_contain_text("۱ بخش، ۱۸ نویسه")
    screenshot(page, "message-text")
    assert_axe_clean(page)
    assert MessageTemplate.objects.get(code="code").body == ""
    follow(page.get_by_role("button", name="ذخیره"))
    assert page.url.endswith("/message_texts/")

    assert MessageTemplate.objects.get(code="code").body == "کد شما {code} است."
    watch.assert_quiet(server)
    context.close()
