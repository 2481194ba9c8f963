"""Who sits on the board of an NGO, from which version of its entry until which."""

import uuid

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from participation.common.encryption import EncryptedTextField
from participation.ngos.enums import Post
from participation.ngos.models.ngo import Ngo


class SeatQuerySet(models.QuerySet["Seat"]):
    """Seats as sentences."""

    def taken(self) -> "SeatQuerySet":
        """Return those of today, directors first."""
        return self.filter(until__isnull=True)


class Seat(models.Model):
    """Somebody's place on a board. The entry of the register names places by their ids, so that
    who sat there is readable here alone, encrypted, and two versions can be compared.

    ``since`` is the number of the version that named it first, ``until`` of the one that names it
    no more. ``person_hash`` is empty where no national id is known.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    ngo = models.ForeignKey(Ngo, on_delete=models.PROTECT, related_name="seats")
    post = models.CharField(_("post"), max_length=10, choices=Post.choices)
    # The order in which posts are told, and the people of one version within a post.
    order = models.PositiveSmallIntegerField(default=0, editable=False)
    place = models.PositiveSmallIntegerField(default=0, editable=False)
    name = EncryptedTextField(_("name"))
    person_hash = models.CharField(max_length=64, blank=True, editable=False)
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True)

    objects = SeatQuerySet.as_manager()

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("seat on a board")
        verbose_name_plural = _("seats on boards")
        ordering = ("order", "since", "place", "pk")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(until__isnull=True) | Q(until__gt=F("since")),
                name="a_seat_is_left_after_it_is_taken",
            ),
            models.UniqueConstraint(
                fields=("ngo", "person_hash", "post"),
                condition=Q(until__isnull=True) & ~Q(person_hash=""),
                name="nobody_sits_twice_on_a_board",
            ),
        )
        indexes = (models.Index(fields=("ngo", "until"), name="ngo_seats_taken"),)

    def __str__(self) -> str:
        """Return the id: nothing of who it is."""
        return str(self.pk)

    @property
    def told(self) -> str:
        """Name and post, for whoever may read them."""
        return f"{self.name} ({self.get_post_display()})"
