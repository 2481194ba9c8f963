"""The fixed words of the service card (شناسنامهٔ خدمت)."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ServiceType(models.TextChoices):
    """Whom the government serves with it."""

    TO_CITIZENS = "g2c", _("To citizens (G2C)")
    TO_BUSINESS = "g2b", _("To businesses and organisations (G2B)")
    TO_GOVERNMENT = "g2g", _("To government bodies (G2G)")


class Nature(models.TextChoices):
    """Whether only the state may do it."""

    SOVEREIGN = "sovereign", pgettext_lazy("nature of a service", "Sovereign")
    DELEGABLE = "delegable", pgettext_lazy("nature of a service", "Delegable")


class Level(models.TextChoices):
    """How wide it reaches."""

    NATIONAL = "national", pgettext_lazy("level of a service", "National")
    REGIONAL = "regional", pgettext_lazy("level of a service", "Regional")
    PROVINCIAL = "provincial", pgettext_lazy("level of a service", "Provincial")
    COUNTY = "county", pgettext_lazy("level of a service", "County")
    URBAN = "urban", pgettext_lazy("level of a service", "Urban")
    RURAL = "rural", pgettext_lazy("level of a service", "Rural")


class Channel(models.TextChoices):
    """How people reach it."""

    ONLINE = "online", pgettext_lazy("access channel", "Online")
    IN_PERSON = "in_person", pgettext_lazy("access channel", "In person")
    PHONE = "phone", pgettext_lazy("access channel", "By telephone")
    SMS = "sms", pgettext_lazy("access channel", "By text message")
    POST = "post", pgettext_lazy("access channel", "By post")
    SERVICE_DESK = "service_desk", pgettext_lazy("access channel", "At a service counter")
