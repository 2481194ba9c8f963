from django.db import migrations, models
from django.db.models import Exists, F, OuterRef


def show_what_is_published(apps, schema_editor):
    """Tell the resolutions that are there; in one statement, at any number of them."""
    Meeting = apps.get_model('resolutions', 'Meeting')
    Resolution = apps.get_model('resolutions', 'Resolution')
    shown = Meeting.objects.filter(
        pk=OuterRef('meeting'), state='published', body__is_public=True
    )
    Resolution.objects.filter(Exists(shown)).update(is_public=True)


class Migration(migrations.Migration):

    dependencies = [
        ('resolutions', '0002_clause_due_date'),
    ]

    operations = [
        migrations.RemoveIndex(
            model_name='resolution',
            name='resolution_archive',
        ),
        migrations.AddField(
            model_name='resolution',
            name='is_public',
            field=models.BooleanField(default=False, editable=False, verbose_name='shown to everybody'),
        ),
        migrations.RunPython(show_what_is_published, migrations.RunPython.noop),
        migrations.AddIndex(
            model_name='resolution',
            index=models.Index(F('day').desc(), F('meeting').desc(), F('row'), condition=models.Q(is_public=True), name='resolution_public'),
        ),
    ]
