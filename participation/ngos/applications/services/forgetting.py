"""What of an application is taken out once it is to be forgotten."""

from participation.cases.models import Case
from participation.ngos.applications.models import Application, Paper, Person


def anonymise_application(case: Case) -> None:
    """Take out everybody and every word; level, county, fields and dates are the office's own."""
    Paper.objects.filter(case=case.pk).delete()
    Person.objects.filter(case=case.pk).delete()
    Application.objects.filter(case=case).update(
        name="-",
        name_key="-",
        short_name="",
        subject="",
        city="",
        address="",
        postal_code="",
        phone="",
        email="",
        outside_code="",
        scope="",
    )
