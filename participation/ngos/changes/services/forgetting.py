"""What of a change is taken out once it is to be forgotten."""

from participation.cases.models import Case
from participation.ngos.applications.models import Paper, Person
from participation.ngos.changes.models import Change


def anonymise_change(case: Case) -> None:
    """Take out everybody and every word; whose change of which sort it was, the office keeps."""
    Paper.objects.filter(case=case).delete()
    Person.objects.filter(case=case).delete()
    Change.objects.filter(case=case).update(said="", heard="")
