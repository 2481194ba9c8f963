"""Categories of complaints in Wagtail's admin."""

from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
)
from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.admin.views.generic import EditView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet

from participation.cases.checklists import MOST_ITEMS
from participation.common.views import KeepingDeleteView
from participation.complaints.category_forms import CategoryForm
from participation.complaints.models import Category
from participation.complaints.outcomes.following import follow_category
from persian.digits import to_persian_digits


def promised(category: Category) -> str:
    """Return the promised time in words."""
    return f"{to_persian_digits(category.promised_amount)} {category.get_promised_unit_display()}"


class CategoryIndexView(IndexView):
    """Categories with their unit, in one query."""

    def get_base_queryset(self) -> QuerySet[Category]:
        """Read what the columns show."""
        queryset: QuerySet[Category] = super().get_base_queryset()
        return queryset.select_related("unit")


class CategoryEditView(EditView):
    """A changed category: the form locks the row that it compares with."""

    def post(self, request: Any, *args: Any, **kwargs: Any) -> Any:
        """Look and write in one transaction."""
        with transaction.atomic():
            return super().post(request, *args, **kwargs)

    def save_instance(self) -> Any:
        """Save; what was published of a category that is restricted now is taken down."""
        category = super().save_instance()
        follow_category(category=category, by=self.request.user)
        return category


class CategoryViewSet(ModelViewSet):
    """What can be filed, with its questions, promised time and unit."""

    model = Category
    name = "complaint_categories"
    icon = "tag"
    menu_label = _("Categories of complaints")
    index_view_class = CategoryIndexView
    edit_view_class = CategoryEditView
    delete_view_class = KeepingDeleteView
    list_display = (
        "title",
        "kind",
        "unit",
        Column("promised", label=_("Answered within"), accessor=promised),
        BooleanColumn("is_restricted", label=_("Restricted")),
        BooleanColumn("is_active", label=_("Offered")),
    )
    list_filter = ("kind", "unit", "is_active")
    list_per_page = 50
    ordering = ("order", "pk")
    search_fields = ("title",)
    search_backend_name = None
    copy_view_enabled = False
    add_to_reference_index = False
    edit_handler = ObjectList(
        [
            FieldPanel("version", heading=_("version"), classname="w-hidden"),
            FieldPanel("title"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("is_active"), FieldPanel("order")]),
            FieldPanel("description"),
            FieldPanel("not_for"),
            FieldPanel("emergency"),
            FieldPanel("refers_to"),
            FieldPanel("against"),
            MultiFieldPanel(
                [
                    FieldRowPanel([FieldPanel("unit"), FieldPanel("goes_to_county")]),
                    FieldRowPanel([FieldPanel("promised_amount"), FieldPanel("promised_unit")]),
                    FieldRowPanel([FieldPanel("is_legal_term"), FieldPanel("is_restricted")]),
                    FieldPanel("is_social_referral"),
                    FieldPanel("priority"),
                ],
                heading=_("Where it goes, and by when it is answered"),
            ),
            InlinePanel(
                "questions",
                heading=_("Questions of the category"),
                label=_("Question"),
                panels=[
                    FieldPanel("label"),
                    FieldPanel("hint"),
                    FieldRowPanel([FieldPanel("kind"), FieldPanel("is_required")]),
                    FieldPanel("choices"),
                    FieldRowPanel([FieldPanel("stops_on"), FieldPanel("stop_text")]),
                ],
            ),
            InlinePanel(
                "checks",
                heading=_("Checklist of its cases"),
                label=_("Item"),
                max_num=MOST_ITEMS,
                panels=[FieldPanel("title"), FieldPanel("is_required")],
            ),
            FieldPanel("slug"),
        ],
        base_form_class=CategoryForm,
    )
