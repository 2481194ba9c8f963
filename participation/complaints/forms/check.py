"""The last form: read everything once more, agree, send."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.models import CaseSettings
from participation.common.defence import HoneypotMixin, ProofMixin


class CheckForm(HoneypotMixin, ProofMixin):
    """The consent in the words that stood on the page, and what keeps programs away."""

    consent = forms.BooleanField(
        label=_("Consent"),
        error_messages={"required": _("Nothing is sent without your consent; mark it.")},
    )
    consent_version = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)
    seen = forms.CharField(required=False, max_length=20, widget=forms.HiddenInput)

    def __init__(self, *args: Any, consent: CaseSettings, version: int, **kwargs: Any) -> None:
        """Show the consent of today and the draft as it is in ``version``."""
        super().__init__(*args, **kwargs)
        self.fields["consent"].label = consent.consent_text
        self.now = {"consent_version": str(consent.consent_version), "seen": str(version)}

    def hidden(self) -> dict[str, str]:
        """Return what the page carries unseen: always as it is now."""
        return self.now

    def clean(self) -> dict[str, Any]:
        """Refuse what was read in another state than it would be sent in."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("seen") != self.now["seen"]:
            raise ValidationError(
                _("Something was changed in another window. Read it once more, then send."),
                code="stale",
            )
        if values.get("consent_version") != self.now["consent_version"]:
            raise ValidationError(
                _("The text of the consent has changed. Read it once more, then send."),
                code="consent",
            )
        return values
