"""How content a citizen was."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from participation.cases.models.case import Case
from participation.common.encryption import EncryptedTextField

LOWEST = 1
HIGHEST = 5


class Rating(models.Model):
    """Stars and a word, once the case is closed; it may be changed as long as it can be given."""

    case = models.OneToOneField(
        Case, on_delete=models.CASCADE, primary_key=True, related_name="rating"
    )
    stars = models.PositiveSmallIntegerField(
        _("stars"), validators=(MinValueValidator(LOWEST), MaxValueValidator(HIGHEST))
    )
    text = EncryptedTextField(_("text"), blank=True)
    rated_at = models.DateTimeField(_("rated"), default=timezone.now, editable=False)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("rating")
        verbose_name_plural = _("ratings")
        default_permissions = ()
        constraints = (
            models.CheckConstraint(
                condition=Q(stars__gte=LOWEST, stars__lte=HIGHEST), name="rating_in_its_range"
            ),
        )

    def __str__(self) -> str:
        """Return the stars."""
        return str(self.stars)
