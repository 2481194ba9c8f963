"""What happens to published outcomes when their category or their case becomes another.

Each is called in the transaction of that change; who takes the case's lock has done so before.
"""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from participation.cases.models import Case
from participation.common.models import User
from participation.common.versions import touch
from participation.complaints.enums import OutcomeState
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes.guards import check_text
from participation.complaints.outcomes.services import take_down, text_of
from participation.complaints.outcomes.shelf import OUTCOMES
from search import services as search


@transaction.atomic
def follow_category(*, category: Category, by: User | None) -> int:
    """Bring outcomes into line with a changed category; return how many were taken down."""
    published = Outcome.objects.filter(category=category, state=OutcomeState.PUBLISHED)
    filed = Outcome.objects.filter(complaint__category=category, state=OutcomeState.PUBLISHED)
    if category.is_restricted:
        return take_down(published | filed, _("The category is restricted now."), by)
    search.refresh(*published)
    touch(OUTCOMES)
    return 0


@transaction.atomic
def follow_seal(*, case: Case, by: User) -> int:
    """Take down what was published of a case whose identity is sealed now; return how many."""
    return take_down(
        Outcome.objects.filter(complaint=case.pk, state=OutcomeState.PUBLISHED),
        _("The identity behind the case was sealed."),
        by,
    )


@transaction.atomic
def follow_reopening(*, case: Case, by: User | None) -> int:
    """Take down what was published of a case that is worked on again; return how many.

    What came of it is open once more. When the case is decided, its words are looked at, proposed
    and approved anew.
    """
    return take_down(
        Outcome.objects.filter(complaint=case.pk, state=OutcomeState.PUBLISHED),
        _("The case was opened again. Once it is decided, look at the words and propose them."),
        by,
    )


@transaction.atomic
def follow_accusation(*, case: Case, by: User) -> int:
    """Take down what may not be public now that it is noted whom the case is against.

    That is what one of them has written or approved, and what names one of them; return how many.
    """
    published = Outcome.objects.filter(complaint=case.pk, state=OutcomeState.PUBLISHED)
    row = published.select_related("written_by", "approved_by").first()
    reason = _why_not_any_more(row, case) if row is not None else ""
    return take_down([row], reason, by) if row is not None and reason else 0


def _why_not_any_more(row: Outcome, case: Case) -> str:
    for person in filter(None, (row.written_by, row.approved_by)):
        if not Case.objects.filter(pk=case.pk).not_against(person).exists():
            return _("The case is against somebody who wrote or approved it.")
    try:
        check_text(text_of(row), case)
    except ValidationError as error:
        return " ".join(error.messages)
    return ""
