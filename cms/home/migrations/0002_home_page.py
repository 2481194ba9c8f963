"""Put our home page, and the site at PUBLIC_URL, in the place of Wagtail's welcome page."""

from urllib.parse import urlsplit

from django.conf import settings
from django.db import migrations

ROOT_PATH = "0001"
HOME_PATH = "00010001"


def create_home_page(apps, schema_editor):
    ContentType = apps.get_model("contenttypes", "ContentType")
    HomePage = apps.get_model("home", "HomePage")
    Locale = apps.get_model("wagtailcore", "Locale")
    Page = apps.get_model("wagtailcore", "Page")
    Site = apps.get_model("wagtailcore", "Site")
    if HomePage.objects.exists():
        return
    Page.objects.filter(
        content_type__app_label="wagtailcore", content_type__model="page", depth=2, slug="home"
    ).delete()
    content_type, _ = ContentType.objects.get_or_create(app_label="home", model="homepage")
    locale, _ = Locale.objects.get_or_create(language_code=settings.LANGUAGE_CODE)
    home_page = HomePage.objects.create(
        title="مشارکت",
        draft_title="مشارکت",
        slug="home",
        content_type=content_type,
        locale=locale,
        path=HOME_PATH,
        depth=2,
        numchild=0,
        url_path="/home/",
    )
    Page.objects.filter(path=ROOT_PATH).update(numchild=1)
    address = urlsplit(settings.PUBLIC_URL)
    Site.objects.create(
        hostname=address.hostname,
        port=address.port or (443 if address.scheme == "https" else 80),
        site_name="مشارکت",
        root_page=home_page,
        is_default_site=True,
    )


class Migration(migrations.Migration):
    dependencies = [("home", "0001_initial")]
    operations = [migrations.RunPython(create_home_page, migrations.RunPython.noop)]
