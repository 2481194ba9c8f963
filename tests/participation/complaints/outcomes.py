"""Outcomes as an office writes them: a decided case, one who writes, one who approves."""

from typing import Any

from participation.cases.models import Case
from participation.cases.services import correspondence
from participation.common.models import User
from participation.complaints.models import Category, Outcome
from participation.complaints.outcomes.guards import OutcomeText
from participation.complaints.outcomes.services import (
    approve_outcome,
    propose_outcome,
    write_outcome,
)
from tests.participation.cases.cast import Province, category, filed, officer

WRITES = ("view_case", "handle_case", "view_outcome", "add_outcome", "change_outcome")
APPROVES = ("view_case", "handle_case", "view_outcome", "change_outcome", "approve_outcome")
WORDS = {
    "title": "روشنایی بوستان برگشت",
    "problem": "شب‌ها چراغ‌های بوستان خاموش بود و خانواده‌ها از آن نمی‌گذشتند.",
    "result": "شهرداری چراغ‌ها را تعمیر کرد و نوبت بازدید ماهانه گذاشت.",
}


class Press:
    """Who writes and who approves, in one desk, and a category that they write of."""

    def __init__(self) -> None:
        self.province = Province()
        self.category = category(self.province.desk, title="رسیدگی به یک مکان عمومی")
        self.writer = officer("writer", self.province.desk, permissions=WRITES)
        self.approver = officer("approver", self.province.desk, permissions=APPROVES)

    def decided(self, **fields: Any) -> Case:
        """A case that was answered."""
        case = filed(fields.pop("category", self.category), **fields).case
        correspondence.answer(
            case_id=case.pk, text="چراغ‌ها تعمیر شد.", by=self.writer, seen=case.version
        )
        return Case.objects.get(pk=case.pk)

    def text(self, **fields: Any) -> OutcomeText:
        """Words that nothing can be said against."""
        told: dict[str, Any] = {
            "category": self.category, "county": self.province.county, **WORDS, **fields,
        }  # fmt: skip
        return OutcomeText(**told)

    def written(
        self, *, case: Case | None = None, by: User | None = None, **fields: Any
    ) -> Outcome:
        """A draft."""
        return write_outcome(text=self.text(**fields), case=case, by=by or self.writer)

    def proposed(self, **fields: Any) -> Outcome:
        """A draft that waits for the approver."""
        draft = self.written(**fields)
        return propose_outcome(outcome=draft, version=draft.version, by=self.writer)

    def published(self, **fields: Any) -> Outcome:
        """What readers see."""
        waiting = self.proposed(**fields)
        return approve_outcome(outcome=waiting, version=waiting.version, by=self.approver)


def other_category(press: Press, **fields: Any) -> Category:
    """Another category of the same desk."""
    return category(press.province.desk, **{"title": "دسترسی به اطلاعات", **fields})
