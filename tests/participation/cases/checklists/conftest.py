"""A category that asks for a call and a visit, and a case of it."""

import pytest

from participation.cases.services.submission import Submitted
from participation.complaints.models import Category, CategoryCheck
from tests.participation.cases.cast import Province, category, filed
from tests.participation.cases.checklists.ticking import CALL, VISIT


@pytest.fixture
def asked(province: Province) -> Category:
    """A category whose answer waits for a visit, and that asks for a call besides."""
    made = category(province.desk)
    CategoryCheck.objects.create(category=made, title=CALL, sort_order=0)
    CategoryCheck.objects.create(category=made, title=VISIT, is_required=True, sort_order=1)
    return made


@pytest.fixture
def mine(asked: Category) -> Submitted:
    """A complaint of this category."""
    return filed(asked)


@pytest.fixture
def call(asked: Category) -> int:
    """The key of the first item."""
    return int(CategoryCheck.objects.get(title=CALL).pk)


@pytest.fixture
def visit(asked: Category) -> int:
    """The key of the second item."""
    return int(CategoryCheck.objects.get(title=VISIT).pk)
