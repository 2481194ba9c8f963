"""Who else has a case open, by Wagtail's own editing sessions."""

from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.admin.ui.editing_sessions import EditingSessionsModule

from participation.cases.models import Case
from participation.common.models import User

MOST_SHOWN = 20


def forget_old() -> int:
    """Delete what is old: Wagtail does it where scripts ping, and here nobody's may."""
    EditingSession.cleanup()
    return 0


def enter(case: Case, user: User) -> tuple[EditingSessionsModule, list[str]]:
    """Note that ``user`` has a case open; return Wagtail's part that keeps it up to date by script,
    and the names of those who had it open in the last minutes, for whoever has none.
    """
    content_type = ContentType.objects.get_for_model(Case)
    others = (
        EditingSession.objects.filter(content_type=content_type, object_id=str(case.pk))
        .filter(last_seen_at__gte=timezone.now() - EditingSession.IDLE_TIMEOUT)
        .exclude(user=user)
        .select_related("user")
        .order_by("-last_seen_at")[:MOST_SHOWN]
    )
    names = list(dict.fromkeys(str(other.user) for other in others))
    own = EditingSession.objects.create(
        user=user, content_type=content_type, object_id=str(case.pk), last_seen_at=timezone.now()
    )
    ping = reverse(
        "wagtailadmin_editing_sessions:ping", args=("cases", "case", str(case.pk), own.pk)
    )
    release = reverse("wagtailadmin_editing_sessions:release", args=(own.pk,))
    return EditingSessionsModule(own, ping, release, []), names
