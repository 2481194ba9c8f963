"""The staff side, in Wagtail's admin."""

from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import URLPattern, URLResolver, include, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.widgets.button import Button

from participation.common.models import User
from participation.staff_access import services
from participation.staff_access.permissions import may_reset
from participation.staff_access.tokens.services import MADE, REVOKED
from participation.staff_access.views import account, administration, tokens

_URLS = (
    [
        path("account/two-step/", account.OverviewView.as_view(), name="overview"),
        path("account/two-step/app/", account.EnrolView.as_view(), name="enrol"),
        path(
            "account/two-step/recovery-codes/",
            account.RecoveryCodesView.as_view(),
            name="recovery_codes",
        ),
        path("account/two-step/off/", account.SwitchOffView.as_view(), name="switch_off"),
        path("account/tokens/", tokens.TokensView.as_view(), name="tokens"),
        path("account/tokens/new/", tokens.MakeTokenView.as_view(), name="new_token"),
        path("account/tokens/<int:pk>/revoke/", tokens.revoke, name="revoke_token"),
        path("account/sign-out-everywhere/", account.sign_out_everywhere, name="sign_out"),
        path("users/<int:pk>/two-step/", administration.ResetView.as_view(), name="reset"),
    ],
    "staff_access",
)

_ACTIONS = (
    (services.ENROLLED, _("Two-step sign-in: set up"), _("Two-step sign-in set up")),
    (services.REPLACED, _("Two-step sign-in: other phone"), _("Moved to another phone")),
    (services.RECOVERED, _("Recovery code: used"), _("Signed in with a recovery code")),
    (services.RENEWED, _("Recovery codes: new ones"), _("New recovery codes made")),
    (services.SWITCHED_OFF, _("Two-step sign-in: off"), _("Two-step sign-in switched off")),
    (services.RESET, _("Two-step sign-in: reset"), _("Two-step sign-in reset")),
    (MADE, _("Token: made"), _("A token for a program was made")),
    (REVOKED, _("Token: revoked"), _("A token for a program was revoked")),
    (services.SIGNED_OUT, _("Sessions: ended"), _("Signed out everywhere else")),
    (services.ENDED, _("Account: ended"), _("Account closed: the last unit has ended")),
)


@hooks.register("register_admin_urls")
def register_urls() -> list[URLPattern | URLResolver]:
    """Return the screens behind Wagtail's check of permissions."""
    return [path("", include(_URLS))]


@hooks.register("register_account_menu_item")
def register_account_item(request: HttpRequest) -> dict[str, Any]:
    """Return the way from the account page."""
    return {
        "url": reverse(account.OVERVIEW),
        "label": account.OverviewView.page_title,
        "help_text": _("The app on your phone, recovery codes, other sessions."),
    }


@hooks.register("register_account_menu_item")
def register_tokens_item(request: HttpRequest) -> dict[str, Any]:
    """Return the way to the tokens from the account page."""
    return {
        "url": reverse(tokens.TOKENS),
        "label": tokens.TokensView.page_title,
        "help_text": _("What programs show that work in your name."),
    }


@hooks.register("register_user_listing_buttons")
def register_reset_button(user: User, request_user: Any) -> Iterator[Button]:
    """Return the way from the list of users."""
    by: User = getattr(request_user, "_wrapped", request_user)
    if may_reset(by=by, of=user):
        yield Button(
            administration.ResetView.page_title,
            url=reverse("staff_access:reset", args=[user.pk]),
            icon_name="lock-open",
            priority=40,
        )


@hooks.register("register_log_actions")
def register_actions(actions: Any) -> None:
    """Name what the log holds."""
    for action, label, message in _ACTIONS:
        actions.register_action(action, label, message)


@hooks.register("insert_global_admin_css")
def link_style() -> SafeString:
    """Link the few rules of our own."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/staff-access.css"))


@hooks.register("insert_global_admin_js")
def link_scripts() -> SafeString:
    """Link what starts choosers and panels, and what shows the buttons to copy and to print."""
    return format_html_join(
        "",
        '<script src="{}"></script>',
        ((static(f"js/{name}.js"),) for name in ("admin-start", "staff-access")),
    )
