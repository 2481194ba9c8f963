"""What programs are told of categories. Questions speak Open311's names (GeoReport v2)."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers

from participation.cases.enums import Identity, TermUnit
from participation.cases.subjects import subject_of
from participation.cases.wizard import consent_now
from participation.complaints.api.reading import fields_told, questions_told
from participation.complaints.enums import ComplaintClass
from participation.complaints.models import Category

# Open311's words for what an answer is, and «date» for a day without an hour.
DATATYPES = ("string", "text", "number", "date", "singlevaluelist")


class ChoiceSerializer(serializers.Serializer[Any]):
    """A value that can be chosen."""

    key = serializers.CharField(help_text=_("what is sent"))
    name = serializers.CharField(help_text=_("what people read"))


class FieldSerializer(serializers.Serializer[Any]):
    """Something that is asked, with the names of Open311's attributes."""

    code = serializers.CharField(help_text=_("name of the field that is sent"))
    description = serializers.CharField(help_text=_("what is asked"))
    datatype = serializers.ChoiceField(
        choices=DATATYPES, help_text=_("what the answer is; a day is ISO or Jalali")
    )
    datatype_description = serializers.CharField(help_text=_("a hint; may be empty"))
    required = serializers.BooleanField(  # type: ignore[assignment]
        help_text=_("whether it has to be answered")
    )
    values = ChoiceSerializer(many=True, help_text=_("what can be chosen; else empty"))


class AttributeSerializer(FieldSerializer):
    """A question of a category."""

    stops_on = serializers.CharField(
        help_text=_("the answer with which nothing can be filed here; else empty")
    )
    stop_text = serializers.CharField(help_text=_("what to tell somebody then"))


class PromiseSerializer(serializers.Serializer[Category]):
    """By when it is answered."""

    amount = serializers.IntegerField(source="promised_amount", help_text=_("how many"))
    unit = serializers.ChoiceField(
        source="promised_unit", choices=TermUnit.choices, help_text=_("of what")
    )
    is_legal = serializers.BooleanField(
        source="is_legal_term",
        help_text=_("set by law: it does not stop while the citizen is asked something"),
    )


class RegisterSerializer(serializers.Serializer[Any]):
    """A register from which somebody can be chosen."""

    kind = serializers.CharField(help_text=_("what “kind” of complaint-subjects takes"))
    label = serializers.CharField()  # type: ignore[assignment]


class CategorySerializer(serializers.ModelSerializer[Category]):
    """What can be filed."""

    slug = serializers.CharField(read_only=True)
    kind = serializers.ChoiceField(
        choices=ComplaintClass.choices,
        help_text=_("class: a report without identity, a request with a mobile, a complaint"),
    )
    kind_label = serializers.CharField(
        source="get_kind_display", read_only=True, help_text=_("the class in words")
    )
    identity = serializers.ChoiceField(
        choices=Identity.choices,
        read_only=True,
        help_text=_("how much of a person is asked: nothing, a mobile, everything"),
    )
    promised = PromiseSerializer(source="*", read_only=True, help_text=_("when it is answered"))
    against = serializers.SerializerMethodField(
        help_text=_("registers of whom it can be against; none: nobody is asked for")
    )
    needs_county = serializers.BooleanField(
        source="goes_to_county", read_only=True, help_text=_("whether “county” has to be sent")
    )

    class Meta:
        """Fields."""

        model = Category
        fields: tuple[str, ...] = (
            "id",
            "slug",
            "title",
            "kind",
            "kind_label",
            "description",
            "not_for",
            "emergency",
            "refers_to",
            "identity",
            "promised",
            "against",
            "needs_county",
            "updated_at",
        )

    def get_against(self, category: Category) -> RegisterSerializer(many=True):  # type: ignore[valid-type]
        """Return the registers that there are."""
        known = (subject_of(str(kind)) for kind in category.against)
        return [{"kind": one.kind, "label": str(one.label)} for one in known if one is not None]


class ConsentSerializer(serializers.Serializer[Any]):
    """What is agreed to."""

    version = serializers.IntegerField(
        source="consent_version", help_text=_("sent back as “consent_version”")
    )
    text = serializers.CharField(source="consent_text", help_text=_("what the citizen has to read"))


class CategoryDetailSerializer(CategorySerializer):
    """What can be filed, with its questions."""

    attributes = serializers.SerializerMethodField(help_text=_("the questions"))
    asked = serializers.SerializerMethodField(
        help_text=_("what else is asked, besides files and the consent")
    )
    consent = serializers.SerializerMethodField(help_text=_("what is agreed to by sending"))

    class Meta(CategorySerializer.Meta):
        """Fields."""

        fields = (*CategorySerializer.Meta.fields, "attributes", "asked", "consent")

    def get_attributes(self, category: Category) -> AttributeSerializer(many=True):  # type: ignore[valid-type]
        """Return the questions."""
        return questions_told(category)

    def get_asked(self, category: Category) -> FieldSerializer(many=True):  # type: ignore[valid-type]
        """Return the fields of the other steps."""
        return fields_told(category)

    def get_consent(self, category: Category) -> ConsentSerializer:
        """Return the consent in force."""
        return ConsentSerializer(consent_now()).data  # type: ignore[return-value]


class SubjectSerializer(serializers.Serializer[Any]):
    """Somebody whom a complaint can be against."""

    id = serializers.CharField(help_text=_("what is sent as “against”"))
    kind = serializers.CharField(help_text=_("its register"))
    name = serializers.CharField()


class SubjectsSerializer(serializers.Serializer[Any]):
    """What letters find."""

    results = SubjectSerializer(many=True)
    is_cut = serializers.BooleanField(
        help_text=_("whether there may be more; more letters find the rest")
    )
