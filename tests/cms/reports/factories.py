"""Reports for tests."""

import factory

from cms.reports.models import ReportIndexPage, ReportPage
from persian.jalali import to_gregorian
from tests.cms.factories import PageFactory


class ReportIndexPageFactory(PageFactory):
    title = "گزارش‌ها"

    class Meta:
        model = ReportIndexPage


class ReportPageFactory(PageFactory):
    title = factory.Sequence(lambda n: f"نیازسنجی محلهٔ {n}")
    parent = factory.SubFactory(ReportIndexPageFactory)
    date = factory.LazyFunction(lambda: to_gregorian(1405, 8, 10))

    class Meta:
        model = ReportPage
