"""What people type on the screens of sign-in."""

import time
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.conf import settings
from django.core import signing
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.auth import LoginForm, PasswordResetForm

from participation.common.models import User
from participation.common.outbox import enqueue_email
from participation.staff_access import codes
from participation.staff_access.access import SECOND_STEP
from participation.staff_access.services import CodeRefusedError
from persian.digits import to_persian_digits

if TYPE_CHECKING:
    from django.utils.functional import _StrOrPromise as StrOrPromise

_SALT = "staff_access.secret"
# One link an account and five minutes: nobody fills another's mailbox.
_RESET_EVERY_SECONDS = 300


class SignInForm(LoginForm):  # type: ignore[misc]
    """Wagtail's, in Persian, without "remember me": sessions end after a rest and some hours."""

    remember = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Name the field that Wagtail leaves to English."""
        super().__init__(*args, **kwargs)
        self.fields["password"].label = _("Password")


class ForgottenPasswordForm(PasswordResetForm):  # type: ignore[misc]
    """Wagtail's, through the outbox: the answer is as quick for addresses that nobody has."""

    def send_mail(  # noqa: PLR0913, PLR0917 - Django's signature
        self,
        subject_template_name: str,
        email_template_name: str,
        context: dict[str, Any],
        from_email: str | None,
        to_email: str,
        html_email_template_name: str | None = None,
    ) -> None:
        """Queue the link."""
        window = int(time.time()) // _RESET_EVERY_SECONDS
        enqueue_email(
            to=to_email,
            subject=" ".join(render_to_string(subject_template_name, context).split()),
            body=render_to_string(email_template_name, context),
            idempotency_key=f"password-reset:{context['user'].pk}:{window}",
            expires_at=timezone.now() + timedelta(seconds=settings.PASSWORD_RESET_TIMEOUT),
        )


class CodeField(forms.CharField):
    """Six digits of the app or twelve of a recovery code, in any digits, with any blanks."""

    def __init__(self, *, label: "StrOrPromise", help_text: "StrOrPromise" = "") -> None:
        """Take the words around it."""
        super().__init__(
            label=label,
            help_text=help_text,
            max_length=60,
            error_messages={"required": _("Write the code.")},
            widget=forms.TextInput(
                attrs={
                    "autocomplete": "one-time-code",
                    "inputmode": "numeric",
                    "dir": "ltr",
                    "spellcheck": "false",
                }
            ),
        )


class CodeForm(forms.Form):
    """One code, of the app or a recovery code."""

    code = CodeField(
        label=_("Code"),
        help_text=_("The six digits in the app on your phone; or one of your recovery codes."),
    )

    def refuse(self, error: CodeRefusedError, *, field: str = "code") -> None:
        """Say beside the field why the code did not do."""
        if error.wait:
            message = ngettext(
                "That was tried too often. Wait %(seconds)s second, then try again.",
                "That was tried too often. Wait %(seconds)s seconds, then try again.",
                error.wait,
            ) % {"seconds": to_persian_digits(error.wait)}
        else:
            message = gettext("This code does not fit. Wait for the app's next one and write that.")
        self.add_error(field, message)


class EnrolmentForm(CodeForm):
    """The first code of a new app. The secret travels in the form, signed for its owner.

    So showing the page writes nothing, and a page left open too long starts afresh.
    """

    code = CodeField(
        label=_("Code in the app"), help_text=_("Six digits; the app shows new ones all the time.")
    )

    def __init__(self, *args: Any, user: User, replaces: bool, **kwargs: Any) -> None:
        """Ask for a present code where an authenticator is about to be replaced."""
        super().__init__(*args, **kwargs)
        self.user = user
        self.token: str = self.data.get("token", "")
        secret = self._read(self.token)
        self.is_stale = self.is_bound and secret is None
        self.secret = secret or codes.new_secret()
        if secret is None:
            self.token = signing.dumps([user.pk, self.secret], salt=_SALT)
        if replaces:
            present = CodeField(
                label=_("Code of the present app"), help_text=_("Or one of your recovery codes.")
            )
            self.fields = {"present_code": present, **self.fields}

    def clean(self) -> dict[str, Any]:
        """Refuse a secret that we did not sign for this person a short while ago."""
        if self.is_stale:
            raise forms.ValidationError(
                _("The page was open for too long. Read the new picture with the app.")
            )
        return self.cleaned_data

    def _read(self, token: str) -> str | None:
        try:
            owner, secret = signing.loads(token, salt=_SALT, max_age=SECOND_STEP)
        except (signing.BadSignature, ValueError, TypeError):
            return None
        return str(secret) if owner == self.user.pk else None


class PasswordForm(forms.Form):
    """The person's own password, for who has no authenticator to answer with."""

    password = forms.CharField(
        label=_("Your password"),
        strip=False,
        max_length=4096,
        error_messages={"required": _("Write your password.")},
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
