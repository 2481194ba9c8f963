"""The ASGI entry point, for servers that speak nothing else."""

import os
import sys
from pathlib import Path

from django.core.asgi import get_asgi_application

_SITE = str(Path(__file__).resolve().parents[1])
if _SITE not in sys.path:
    sys.path.insert(0, _SITE)

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_asgi_application()
