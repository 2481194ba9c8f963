"""The list of a register in the admin: who reads it, how it is searched, which screens are ours."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.contrib.auth.models import Permission
from django.db.models import Model, QuerySet
from django.urls import URLPattern
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permission_policies import ModelPermissionPolicy

from participation.common.models import User
from persian.letters import clean_input
from search.selectors import found_ids

# Hidden rows are in no index; so many of them are looked through by their name of today.
MOST_HIDDEN = 500


class RegisterPolicy(ModelPermissionPolicy):
    """Whoever has anything to do with the register reads it; nothing in it is deleted."""

    def __init__(
        self,
        model: type[Model],
        *,
        may_read: Callable[[User], bool],
        may_add: Callable[[User], bool],
    ) -> None:
        """Take the register's own rules."""
        super().__init__(model)
        self.may_read, self.may_add = may_read, may_add

    def user_has_permission(self, user: Any, action: str) -> bool:
        """Ask the register's own rules."""
        if action == "delete":
            return False
        return self.may_add(user) if action == "add" else self.may_read(user)

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        """Ask the same for several."""
        return any(self.user_has_permission(user, action) for action in actions)


class RegisterIndexView(IndexView):
    """Rows in the order of their names, found by any name that they ever had.

    ``kind`` is that of their entries in search.
    """

    kind: ClassVar[str]
    default_ordering = ("sort_key", "pk")
    table_classname = "listing case-list"

    def search_queryset(self, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Find what readers find, and hidden rows by their name of today."""
        if not self.is_searching:
            return queryset
        typed = clean_input(self.search_query)
        hidden = self.model._default_manager.filter(is_public=False, name__icontains=typed)
        found = [int(pk) for pk in found_ids(typed, kind=self.kind)]
        return queryset.filter(pk__in=[*found, *hidden.values_list("pk", flat=True)[:MOST_HIDDEN]])


class OwnScreensViewSet(ModelViewSet):
    """A list of Wagtail's whose rows have screens of ours; nothing in it is deleted."""

    list_per_page = 50
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    list_export = ()
    panels = ()

    def get_index_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        """Offer no deleting: what was wrong is hidden, put right or taken back."""
        return super().get_index_view_kwargs(delete_url_name=None, **kwargs)

    def get_permissions_to_register(self) -> QuerySet[Permission]:
        """Offer to whoever edits groups what has an effect."""
        label, name = self.model._meta.app_label, self.model._meta.model_name
        own = {"content_type__app_label": label, "content_type__model": name}
        return Permission.objects.filter(**own).exclude(codename=f"delete_{name}")

    def get_urlpatterns(self) -> list[URLPattern]:
        """Keep the list alone; a subclass adds its screens."""
        kept = {"index", "index_results"}
        return [one for one in super().get_urlpatterns() if one.name in kept]
