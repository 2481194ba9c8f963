from collections.abc import Callable

import participation.common.encryption
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F, TextField, Value
from django.db.models.functions import Cast

from participation.common.encryption import decrypt_text, encrypt_text

COLUMNS = (
    ("Letter", "attachments"),
    ("Letter", "signatory_name"),
    ("Letter", "signatory_post"),
    ("LetterCopy", "purpose"),
)


def _rewrite(change: Callable[..., str]) -> Callable[[Apps, BaseDatabaseSchemaEditor], None]:
    def rewrite(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
        for model, name in COLUMNS:
            rows = apps.get_model("common", model)._base_manager.annotate(
                stored=Cast(F(name), TextField())
            )
            place = f"common.{model.lower()}.{name}"
            for pk, stored in rows.exclude(stored="").values_list("pk", "stored").iterator():
                fresh = Value(change(stored, place=place), output_field=TextField())
                rows.filter(pk=pk).update(**{name: fresh})

    return rewrite


class Migration(migrations.Migration):
    dependencies = [("common", "0017_outbox_messages_end")]

    operations = [
        migrations.AlterField(
            model_name="letter",
            name="attachments",
            field=participation.common.encryption.EncryptedTextField(
                blank=True, verbose_name="attachments"
            ),
        ),
        migrations.AlterField(
            model_name="letter",
            name="signatory_name",
            field=participation.common.encryption.EncryptedTextField(
                blank=True, verbose_name="name of the signatory"
            ),
        ),
        migrations.AlterField(
            model_name="letter",
            name="signatory_post",
            field=participation.common.encryption.EncryptedTextField(
                blank=True, verbose_name="post of the signatory"
            ),
        ),
        migrations.AlterField(
            model_name="lettercopy",
            name="purpose",
            field=participation.common.encryption.EncryptedTextField(
                blank=True, verbose_name="purpose of the copy"
            ),
        ),
        migrations.RunPython(_rewrite(encrypt_text), _rewrite(decrypt_text)),
    ]
