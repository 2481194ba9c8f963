"""What the office has changed about a text that the program sends."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from participation.common.enums import Channel


class MessageTemplate(models.Model):
    """One text on one way out. What is empty is as the program has it."""

    code = models.CharField(_("message"), max_length=40, editable=False)
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, editable=False)
    subject = models.CharField(_("subject"), max_length=200, blank=True)
    body = models.TextField(_("text"), blank=True)
    pattern_id = models.CharField(
        _("the operator's id of the text"),
        max_length=60,
        blank=True,
        help_text=_(
            "The SMS operator sends the text that it has approved under this id. Have a changed "
            "text approved before you save it here. Empty: as the settings of the server say."
        ),
    )
    version = models.PositiveIntegerField(default=0)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("message text")
        verbose_name_plural = _("message texts")
        ordering = ("code", "channel")
        # The program says which there are: nobody adds or deletes one.
        default_permissions = ("view", "change")
        constraints = (
            models.UniqueConstraint(fields=("code", "channel"), name="one_text_each_channel"),
        )

    def __str__(self) -> str:
        """Return what staff know the message by."""
        # The declarations need the models, which need this class.
        from participation.common.messages.registry import message_for  # noqa: PLC0415

        message = message_for(self.code, self.channel)
        return str(message.label) if message else self.code

    def is_changed(self) -> bool:
        """Return whether the office has words of its own."""
        return bool(self.subject or self.body)

    def whose_words(self) -> str:
        """Return whose words are sent."""
        return str(_("of the office") if self.is_changed() else _("of the program"))

    whose_words.short_description = _("words")  # type: ignore[attr-defined]
