"""The WSGI entry point: ``granian --interface wsgi site/config/wsgi.py:application``."""

import os
import sys
from pathlib import Path

from django.core.wsgi import get_wsgi_application

# granian loads this file by its path, so the import root may not be on sys.path yet.
_SITE = str(Path(__file__).resolve().parents[1])
if _SITE not in sys.path:
    sys.path.insert(0, _SITE)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()
