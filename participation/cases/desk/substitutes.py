"""Who stands for whom while somebody is away: one's own substitutes, or everybody's."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views.generic import DeleteView, EditView, IndexView, UsageView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from participation.cases.models import Substitution
from participation.cases.permissions import BACKEND, HANDLE, may_handle, may_manage_substitutions
from participation.common.models import User
from persian.jalali import today

LONGEST_DAYS = 180


class SubstitutionPolicy(ModelPermissionPolicy):
    """Whoever works on cases names the own substitutes; a manager everybody's."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask whether somebody works on cases at all."""
        return may_handle(user) or may_manage_substitutions(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Ask the same for several."""
        return any(self.user_has_permission(user, action) for action in actions)

    def user_has_permission_for_instance(self, user: Any, action: str, instance: Any) -> bool:
        """Ask whether it is the own one."""
        is_own = instance.person_id == user.pk and may_handle(user)
        return is_own or may_manage_substitutions(user)

    def instances_user_has_any_permission_for(
        self, user: Any, actions: Any
    ) -> QuerySet[Substitution]:
        """Return the own ones, or all."""
        rows = Substitution.objects.select_related("person", "substitute")
        if may_manage_substitutions(user):
            return rows
        return rows.filter(person=user.pk) if may_handle(user) else rows.none()


class SubstitutionForm(WagtailAdminModelForm):
    """Two people and the days; who is no manager speaks for himself alone."""

    for_user: Any

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those who work on cases."""
        super().__init__(*args, **kwargs)
        able = User.objects.with_perm(HANDLE, backend=BACKEND).order_by("last_name", "username")
        person, substitute = self.fields["person"], self.fields["substitute"]
        person.queryset = substitute.queryset = able
        if not may_manage_substitutions(self.for_user):
            substitute.queryset = able.exclude(pk=self.for_user.pk)
            person.queryset = able.filter(pk=self.for_user.pk)
            person.initial = self.for_user.pk

    def clean(self) -> dict[str, Any]:
        """Refuse days without an end in sight, and a change of who was away."""
        cleaned: dict[str, Any] = super().clean()
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and (until - since).days > LONGEST_DAYS:
            self.add_error("until", ValidationError(_("This is longer than half a year.")))
        if until and until < today() and self.instance.pk is None:
            self.add_error("until", ValidationError(_("This day is over.")))
        return cleaned


class SubstitutionIndexView(IndexView):
    """One's own substitutions, or all, with both people in one query."""

    def get_base_queryset(self) -> QuerySet[Substitution]:
        """Read what the columns show."""
        policy = SubstitutionPolicy(Substitution)
        return policy.instances_user_has_any_permission_for(self.request.user, {"view"})


class OwnMixin:
    """Another's substitution is not there for whoever is no manager."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> Any:
        """Return the row. Raises Http404."""
        found = super().get_object(*args, **kwargs)  # type: ignore[misc]
        policy = SubstitutionPolicy(Substitution)
        if not policy.user_has_permission_for_instance(self.request.user, "change", found):
            raise Http404
        return found


class SubstitutionEditView(OwnMixin, EditView):
    """Change one's own."""


class SubstitutionDeleteView(OwnMixin, DeleteView):
    """End one's own."""


class SubstitutionHistoryView(OwnMixin, HistoryView):
    """Who changed one's own."""


class SubstitutionUsageView(OwnMixin, UsageView):
    """What refers to one's own: nothing."""


class SubstitutionViewSet(ModelViewSet):
    """Who stands for whom."""

    model = Substitution
    name = "substitutions"
    icon = "user"
    menu_label = _("Substitutes")
    index_view_class = SubstitutionIndexView
    edit_view_class = SubstitutionEditView
    delete_view_class = SubstitutionDeleteView
    history_view_class = SubstitutionHistoryView
    usage_view_class = SubstitutionUsageView
    list_display = ("person", "substitute", "since", "until")
    list_per_page = 50
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("person"),
            FieldPanel("substitute"),
            FieldRowPanel([FieldPanel("since"), FieldPanel("until")]),
        ],
        base_form_class=SubstitutionForm,
    )
