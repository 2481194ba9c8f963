"""Add the words that services are sorted by to Wagtail's admin."""

from wagtail.snippets.models import register_snippet

from cms.services.viewsets import ServiceTermsGroup

register_snippet(ServiceTermsGroup)
