"""The last form: read everything once more, agree, send."""

from collections.abc import Collection
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from participation.cases.models import CaseSettings
from participation.common.defence import HoneypotMixin, ProofMixin

# Why nothing was sent, in words that may stand in an address.
CONSENT, STALE, WORDS, WEBSITE, FILE_GONE = "consent", "stale", "words", "website", "file"


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

    @classmethod
    def telling(
        cls, reasons: Collection[str], *, consent: CaseSettings, version: int
    ) -> "CheckForm":
        """Return the form of a fresh page, or of one that says why nothing was sent.

        ``reasons`` are those of a refused form and FILE_GONE; unknown ones say nothing.
        """
        if {CONSENT, STALE, WORDS, WEBSITE, FILE_GONE}.isdisjoint(reasons):
            return cls(consent=consent, version=version)
        sent = {
            "consent": "" if CONSENT in reasons else "on",
            "consent_version": "" if WORDS in reasons else str(consent.consent_version),
            "seen": "" if STALE in reasons else str(version),
            "website": WEBSITE if WEBSITE in reasons else "",
        }
        form = cls(sent, consent=consent, version=version)
        if FILE_GONE in reasons:
            form.add_error(None, _("A file was removed in another window. Read it once more."))
        return form

    @property
    def reasons(self) -> list[str]:
        """Why it was refused."""
        fields = [name for name in (CONSENT, WEBSITE) if name in self.errors]
        return [*fields, *(str(error.code) for error in self.non_field_errors().as_data())]

    def hidden(self) -> dict[str, str]:
        """Return what the page carries unseen: always as it is now."""
        return self.now

    def clean(self) -> dict[str, Any]:
        """Refuse what was read in another state than it would be sent in."""
        values: dict[str, Any] = super().clean() or {}
        if values.get("seen") != self.now["seen"]:
            raise ValidationError(
                _("Something was changed in another window. Read it once more, then send."),
                code=STALE,
            )
        if values.get("consent_version") != self.now["consent_version"]:
            raise ValidationError(
                _("The text of the consent has changed. Read it once more, then send."),
                code=WORDS,
            )
        return values
