"""Reads of checklists: what the category of a case asks for, and what of it is done."""

import datetime
from dataclasses import dataclass

from participation.cases.kinds import kind_of
from participation.cases.models import Case, CheckedItem

MOST_ITEMS = 30


@dataclass(frozen=True, kw_only=True)
class Item:
    """An item of the checklist of a case, with who ticked or unticked it last.

    ``is_gone`` where the category has it no more: it was done, and stays so.
    """

    key: int
    title: str
    is_required: bool = False
    is_done: bool = False
    is_gone: bool = False
    by: str = ""
    at: datetime.datetime | None = None

    @property
    def is_missing(self) -> bool:
        """Whether the answer waits for it."""
        return self.is_required and not self.is_done


def checklist_of(case: Case) -> list[Item]:
    """Return the checklist of a case in the order of its category, two queries.

    What was ticked keeps the title that it had then; what the category has lost stands last.
    """
    asked = kind_of(case.kind).checklist(case)[:MOST_ITEMS]
    rows = CheckedItem.objects.filter(case=case).select_related("by")[: 2 * MOST_ITEMS]
    known = {row.item: row for row in rows}
    found = []
    for one in asked:
        row = known.pop(one.key, None)
        title = row.title if row is not None and row.is_done else one.title
        found.append(_item(one.key, title, row, is_required=one.is_required))
    gone = [row for row in known.values() if row.is_done]
    return [*found, *(_item(row.item, row.title, row, is_gone=True) for row in gone)]


def _item(
    key: int,
    title: str,
    row: CheckedItem | None,
    *,
    is_required: bool = False,
    is_gone: bool = False,
) -> Item:
    return Item(
        key=key,
        title=title,
        is_required=is_required,
        is_done=row is not None and row.is_done,
        is_gone=is_gone,
        by=str(row.by or "—") if row is not None else "",
        at=row.at if row is not None else None,
    )
