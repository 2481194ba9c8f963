"""Meetings, what stood on their agenda, who came."""

import datetime

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable

from participation.common.addresses import address
from participation.resolutions.enums import MeetingState
from participation.resolutions.models.body import Body
from participation.resolutions.models.origin import OriginModel
from persian.jalali import from_gregorian


class MeetingQuerySet(models.QuerySet["Meeting"]):
    """Meetings as sentences."""

    def public(self) -> "MeetingQuerySet":
        """Return those that strangers see."""
        return self.filter(state=MeetingState.PUBLISHED, body__is_public=True)


class Meeting(OriginModel, ClusterableModel):  # type: ignore[django-manager-missing]
    """A session. What its minutes leave open (such as the day) stays empty."""

    body = models.ForeignKey(
        Body, verbose_name=_("body"), on_delete=models.PROTECT, related_name="meetings"
    )
    number = models.PositiveSmallIntegerField(_("number of the meeting"))
    title = models.CharField(
        _("title"), max_length=160, blank=True, help_text=_("Where it has one beside its number.")
    )
    # The Jalali year of the session, else of its invitation: part of the address.
    year = models.PositiveSmallIntegerField(_("year"), editable=False, db_index=True)
    session_date = models.DateField(_("day of the meeting"), null=True, blank=True)
    starts_at = models.TimeField(_("begins"), null=True, blank=True)
    ends_at = models.TimeField(_("ends"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=160, blank=True)
    invitation_number = models.CharField(_("number of the invitation"), max_length=40, blank=True)
    invitation_date = models.DateField(_("day of the invitation"), null=True, blank=True)
    notified_on = models.DateField(
        _("day of notification"),
        null=True,
        blank=True,
        help_text=_("When the resolutions were sent to those who carry them out."),
    )
    chair = models.CharField(_("chair"), max_length=160, blank=True)
    secretary = models.CharField(_("secretary"), max_length=160, blank=True)
    discussion = models.TextField(_("summary of the discussion"), blank=True)
    open_points = models.TextField(_("what the minutes leave open"), max_length=1000, blank=True)
    state = models.CharField(
        _("state"), max_length=20, choices=MeetingState.choices, default=MeetingState.DRAFT
    )
    version = models.PositiveIntegerField(default=0)
    updated_at = models.DateTimeField(_("changed"), auto_now=True, db_index=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        ordering = ("-year", "-number", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("body", "year", "number"),
                name="one_meeting_of_a_number_each_year",
                violation_error_message=_("This body has a meeting of this number in that year."),
            ),
        )
        indexes = (models.Index(fields=("state", "-year", "-number"), name="meeting_archive"),)

    def __str__(self) -> str:
        """Return the number and the body."""
        return f"{self.label}، {self.body}"

    @property
    def label(self) -> str:
        """Return what readers call it: its title or its number."""
        return label_of(self.title, self.number)

    label.fget.short_description = _("meeting")  # type: ignore[attr-defined]

    @property
    def day(self) -> datetime.date | None:
        """Return the day that it is known by: of the session, else of the invitation."""
        return self.session_date or self.invitation_date

    @property
    def is_public(self) -> bool:
        """Whether strangers see it."""
        return self.state == MeetingState.PUBLISHED and self.body.is_public

    def get_absolute_url(self) -> str:
        """Return the address of the meeting's page."""
        return address("resolutions:meeting", self.body.slug, self.year, self.number)

    def clean(self) -> None:
        """Tell the year. Raises ValidationError where neither day is known."""
        super().clean()
        if self.day is None:
            raise ValidationError(
                {"session_date": _("Write the day of the meeting or of its invitation.")}
            )
        self.year = from_gregorian(self.day).year
        if self.starts_at and self.ends_at and self.ends_at < self.starts_at:
            raise ValidationError({"ends_at": _("It ends before it begins.")})
        same = Meeting.objects.filter(body=self.body_id, year=self.year, number=self.number)
        if self.body_id and same.exclude(pk=self.pk).exists():
            raise ValidationError(
                {"number": _("This body has a meeting of this number in that year.")}
            )


def label_of(title: str, number: int) -> str:
    """Return what readers call a meeting: its title or its number."""
    return title or gettext("Meeting %(number)s") % {"number": number}


class AgendaItem(Orderable):
    """A point of the agenda; it may be about a case, named by its kind and id."""

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="agenda")
    title = models.CharField(_("title"), max_length=400)
    case_kind = models.CharField(_("kind of case"), max_length=30, blank=True)
    case_id = models.CharField(_("number of the case"), max_length=40, blank=True)

    class Meta(Orderable.Meta):
        verbose_name = _("agenda item")
        verbose_name_plural = _("agenda items")

    def __str__(self) -> str:
        """Return the title."""
        return self.title


class Attendance(Orderable):
    """Whether a post was represented at a meeting."""

    class Presence(models.TextChoices):
        """How somebody took part."""

        PRESENT = "present", _("Present")
        SUBSTITUTE = "substitute", _("By a substitute")
        ABSENT = "absent", _("Absent")

    meeting = ParentalKey(Meeting, on_delete=models.CASCADE, related_name="attendances")
    post = models.CharField(_("post"), max_length=160)
    presence = models.CharField(
        _("presence"), max_length=20, choices=Presence.choices, default=Presence.PRESENT
    )

    class Meta(Orderable.Meta):
        verbose_name = _("attendance")
        verbose_name_plural = _("attendances")

    def __str__(self) -> str:
        """Return the post."""
        return self.post
