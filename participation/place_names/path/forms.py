"""The form of a path: its stages in a new order keep their ways, and what was passed stays."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from wagtail.admin.forms.models import WagtailAdminModelForm

from participation.place_names.models.path import Move, NamingPath
from participation.place_names.models.visit import StageVisit


class PathForm(WagtailAdminModelForm):  # type: ignore[misc]
    """A path with its stages and their moves.

    Moves name their stage by its place. Where stages change places, a move whose number nobody
    touched follows its stage, or the next one that is left; one that was typed is meant as it
    stands. Refused: a stage taken out that proposals have passed, and a move to no stage.
    """

    def is_valid(self) -> bool:
        """Look at the stages together, once each of them is in order."""
        self.renumbered: dict[int, int] = {}
        if not super().is_valid():
            return False
        refused = [*self._passed_but_taken_out(), *self._leading_nowhere()]
        for form, field, message in refused:
            form.add_error(field, message)
        return not refused

    def save(self, commit: bool = True) -> NamingPath:
        """Save the path, and where its moves lead now."""
        path: NamingPath = super().save(commit)
        # A formset writes nothing of a form in which nothing was typed.
        for pk, target in self.renumbered.items():
            Move.objects.filter(pk=pk).update(target=target)
        return path

    @property
    def _stages(self) -> Any:
        return self.formsets["stages"]

    def _passed_but_taken_out(self) -> Iterator[tuple[Any, str, str]]:
        gone = {form.instance.pk: form for form in self._stages.deleted_forms if form.instance.pk}
        passed = StageVisit.objects.filter(stage__in=gone).values_list("stage", flat=True)
        for pk in passed.distinct():
            message = _("Proposals have passed this stage; it stays. Lead no move to it instead.")
            yield gone[pk], "title", message

    def _leading_nowhere(self) -> Iterator[tuple[Any, str, str]]:
        """Renumber the moves of stages that changed places; yield those that lead to none."""
        ordered = self._stages.ordered_forms
        places = {form.instance.pk: place for place, form in enumerate(ordered, 1)}
        earlier = self.instance.stages.model.objects.filter(path=self.instance.pk)
        stood = list(earlier.order_by("sort_order", "pk").values_list("pk", flat=True))
        for stage in ordered:
            for move in stage.formsets["moves"].forms:
                target = move.cleaned_data.get("target")
                if target is None or move in stage.formsets["moves"].deleted_forms:
                    continue
                if move.instance.pk and "target" not in move.changed_data and target <= len(stood):
                    left = (places[pk] for pk in stood[target - 1 :] if pk in places)
                    if (now := next(left, 0)) != target:
                        self.renumbered[move.instance.pk] = target = now
                if not 0 < target <= len(ordered):
                    yield move, "target", _("No stage of this path stands there.")
