"""Who stands for whom while somebody is away: one's own substitutes, or everybody's."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from participation.cases.desk.forms import BACKEND
from participation.cases.models import Substitution
from participation.cases.permissions import HANDLE, may_handle, may_manage_substitutions
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
        self.fields["substitute"].queryset = able.exclude(pk=self._own_id)
        if may_manage_substitutions(self.for_user):
            self.fields["person"].queryset = able
        else:
            self.fields["person"].queryset = able.filter(pk=self.for_user.pk)
            self.fields["person"].initial = self.for_user.pk

    @property
    def _own_id(self) -> int | None:
        return None if may_manage_substitutions(self.for_user) else self.for_user.pk

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
    """Substitutions with both people, in one query."""

    def get_base_queryset(self) -> QuerySet[Substitution]:
        """Read what the columns show."""
        queryset: QuerySet[Substitution] = super().get_base_queryset()
        return queryset.select_related("person", "substitute")


class SubstitutionViewSet(ModelViewSet):
    """Who stands for whom."""

    model = Substitution
    name = "substitutions"
    icon = "user"
    menu_label = _("Substitutes")
    index_view_class = SubstitutionIndexView
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
