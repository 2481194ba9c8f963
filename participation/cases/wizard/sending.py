"""What goes along with a draft that becomes a case."""

from django.db.models import QuerySet

from participation.cases.models import CaseSettings
from participation.cases.wizard.filing import Filing
from participation.common.enums import WHOLE_FILE_STATES
from participation.common.models import PrivateFile


def consent_now() -> CaseSettings:
    """Return the settings with the consent in force. Writes nothing."""
    return CaseSettings.base_queryset().first() or CaseSettings()


def whole_files(filing: Filing) -> "QuerySet[PrivateFile]":
    """Return the files that go along: those that arrived whole and were not refused."""
    return filing.draft.files().filter(state__in=WHOLE_FILE_STATES)
