"""The questions of a category."""

from participation.cases.wizard.forms import QuestionsForm as AnyQuestionsForm
from participation.common.enums import QuestionKind
from participation.common.models import Organisation
from participation.common.models.question import agencies
from participation.complaints.models import CategoryQuestion


class QuestionsForm(AnyQuestionsForm):
    """All questions of a category; some answers go no further."""

    def stopped_by(self) -> CategoryQuestion | None:
        """Return the question whose answer goes no further, None where all go on."""
        for name, question in self.questions.items():
            answer = str(self.cleaned_data.get(name) or "")
            if question.stops_on and answer == question.stops_on.strip():
                found: CategoryQuestion = question
                return found
        return None

    def agency(self) -> Organisation | None:
        """Return the agency that a valid form names, if any."""
        for name, question in self.questions.items():
            if question.kind == QuestionKind.AGENCY and self.cleaned_data.get(name):
                found: Organisation | None = agencies().filter(name=self.cleaned_data[name]).first()
                return found
        return None
