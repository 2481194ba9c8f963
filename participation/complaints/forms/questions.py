"""The questions of a category."""

from participation.common.enums import QuestionKind
from participation.common.models import Organisation
from participation.common.models.question import agencies
from participation.common.questions import answer_in_words, field_of, name_of
from participation.complaints.forms.step import Row, StepForm
from participation.complaints.models import CategoryQuestion


class QuestionsForm(StepForm):
    """All questions of a category; ``question_<id>`` is the name of each."""

    def arrange(self) -> None:
        """Make a field of every question."""
        self.questions = {name_of(one): one for one in self.category.questions.all()}
        for name, question in self.questions.items():
            self.fields[name] = field_of(question)

    def stopped_by(self) -> CategoryQuestion | None:
        """Return the question whose answer goes no further, None where all go on."""
        for name, question in self.questions.items():
            answer = str(self.cleaned_data.get(name) or "")
            if question.stops_on and answer == question.stops_on.strip():
                return question
        return None

    def agency(self) -> Organisation | None:
        """Return the agency that a valid form names, if any."""
        for name, question in self.questions.items():
            if question.kind == QuestionKind.AGENCY and self.cleaned_data.get(name):
                found: Organisation | None = agencies().filter(name=self.cleaned_data[name]).first()
                return found
        return None

    def rows(self) -> list[Row]:
        """Return what was answered."""
        told = (
            (question.label, answer_in_words(question, self.cleaned_data.get(name)))
            for name, question in self.questions.items()
        )
        return [Row(label, words) for label, words in told if words]
