"""Levels, states and acts, with their named sets beside them."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Level(models.TextChoices):
    """How far an NGO works; it says who licenses it."""

    COUNTY = "county", _("County (level)")
    PROVINCE = "province", _("Province (level)")
    NATION = "nation", _("Whole country (level)")


class NgoState(models.TextChoices):
    """Where an NGO stands; its permit says it, the services write it down."""

    WAITING = "waiting", _("Without a permit")
    ACTIVE = "active", _("Permit in force")
    EXPIRED = "expired", _("Permit run out")
    SUSPENDED = "suspended", _("Permit suspended")
    REVOKED = "revoked", _("Permit revoked")
    DISSOLVED = "dissolved", _("Dissolved")


class PermitState(models.TextChoices):
    """Where a permit stands."""

    ACTIVE = "active", _("In force (permit)")
    EXPIRED = "expired", _("Run out (permit)")
    SUSPENDED = "suspended", _("Suspended (permit)")
    REVOKED = "revoked", _("Revoked (permit)")
    DISSOLVED = "dissolved", _("Ended with the NGO (permit)")


# At most one of an NGO at a time.
LIVE = frozenset({PermitState.ACTIVE, PermitState.SUSPENDED})
# What can be made longer.
RENEWABLE = frozenset({PermitState.ACTIVE, PermitState.EXPIRED})
REVOCABLE = frozenset({PermitState.ACTIVE, PermitState.SUSPENDED, PermitState.EXPIRED})
# What an objection can bring back.
REINSTATABLE = frozenset({PermitState.SUSPENDED, PermitState.REVOKED})


class NumberSource(models.TextChoices):
    """Who has given a permit its number."""

    OFFICE = "office", _("The office's own sequence")
    MINISTRY = "ministry", _("The ministry or another authority")


class Post(models.TextChoices):
    """A place on the board of an NGO, in the order in which a page tells them."""

    DIRECTOR = "director", pgettext_lazy("post", "Director")
    ALTERNATE = "alternate", pgettext_lazy("post", "Alternate director")
    INSPECTOR = "inspector", pgettext_lazy("post", "Inspector")


class Act(models.TextChoices):
    """What has changed an entry of the register."""

    REGISTERED = "registered", _("Entered in the register")
    RENAMED = "renamed", _("Renamed")
    BOARD = "board", _("Board changed")
    CONTACT = "contact", _("Contact changed")
    CHANGED = "changed", _("Entry changed")
    ISSUED = "issued", _("Permit issued")
    RENEWED = "renewed", _("Permit renewed")
    SUSPENDED = "suspended", _("Permit suspended")
    REINSTATED = "reinstated", _("Permit in force again")
    REVOKED = "revoked", _("Permit revoked")
    EXPIRED = "expired", _("Permit run out")
    DISSOLVED = "dissolved", _("Dissolved")


# Acts against an NGO: it is told why, and so is everybody.
NEED_REASON = frozenset({Act.SUSPENDED, Act.REVOKED, Act.DISSOLVED, Act.REINSTATED})


class Reserved(models.TextChoices):
    """What a reserved word in a name means."""

    REFUSED = "refused", _("is not accepted")
    ASKS = "asks", _("needs somebody's consent")
