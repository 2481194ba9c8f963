"""Filters that people keep for themselves."""

from collections.abc import Mapping
from urllib.parse import urlencode

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from participation.cases.models import SavedFilter
from participation.common.models import User

MOST = 20


def saved_filters(user: User) -> list[SavedFilter]:
    """Return the own ones, oldest first."""
    return list(SavedFilter.objects.filter(user=user)[:MOST])


@transaction.atomic
def save_filter(*, user: User, name: str, choices: Mapping[str, str]) -> SavedFilter:
    """Keep what the list is narrowed by; the same name again takes the new choices.

    Raises ValidationError without a name or a choice, and for one too many.
    """
    # Whoever saves from two windows at once waits here.
    User.objects.select_for_update().get(pk=user.pk)
    query = urlencode(sorted((key, value) for key, value in choices.items() if value))
    if not query:
        raise ValidationError(_("Choose a queue or a filter first; then it can be saved."))
    saved = SavedFilter.objects.filter(user=user, name=name).first() or SavedFilter(user=user)
    others = SavedFilter.objects.filter(user=user).exclude(pk=saved.pk)
    if saved.pk is None and others.count() >= MOST:
        raise ValidationError(_("You have 20 saved filters; remove one first."))
    saved.name, saved.query = name, query
    saved.full_clean(exclude={"user"})
    saved.save()
    return saved


def remove_filter(*, user: User, filter_id: int) -> bool:
    """Delete one of the own; return whether it was there."""
    deleted, _by_model = SavedFilter.objects.filter(user=user, pk=filter_id).delete()
    return bool(deleted)
