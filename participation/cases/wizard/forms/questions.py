"""A step of the questions that the office has written."""

from participation.cases.wizard.forms.step import Row, StepForm
from participation.common.questions import answer_in_words, field_of, name_of


class QuestionsForm(StepForm):
    """The ``questions`` of what it is about; ``question_<id>`` is the name of each."""

    def arrange(self) -> None:
        """Make a field of every question."""
        self.questions = {name_of(one): one for one in self.about.questions.all()}
        for name, question in self.questions.items():
            self.fields[name] = field_of(question)

    def rows(self) -> list[Row]:
        """Return what was answered."""
        told = (
            (question.label, answer_in_words(question, self.cleaned_data.get(name)))
            for name, question in self.questions.items()
        )
        return [Row(label, words) for label, words in told if words]
