"""The programming interface: JSON, paged, read-only unless a view says otherwise."""

from django.utils.translation import gettext_lazy as _

from config.settings import env

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_THROTTLE_RATES": {"public-read": "240/min", "staff-token": "120/min"},
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "EXCEPTION_HANDLER": "participation.common.api.problems.handle",
    "URL_FORMAT_OVERRIDE": None,
}

SPECTACULAR_SETTINGS = {
    "TITLE": "Mosharekat",
    "DESCRIPTION": _(
        "Everything public of the office. Days are ISO 8601, each with a Jalali twin. "
        "Errors are problem documents (RFC 9457)."
    ),
    "VERSION": "1",
    # What the resources are called on the page that explains them.
    "TAGS": [
        {"name": "search", "description": _("Search")},
        {"name": "resolutions", "description": _("Resolutions")},
        {"name": "meetings", "description": _("Meetings")},
        {"name": "bodies", "description": _("Bodies")},
        {"name": "organisations", "description": _("Organisations")},
        {"name": "complaint-categories", "description": _("What can be filed")},
        {"name": "complaint-subjects", "description": _("Whom a complaint can be against")},
        {"name": "complaints", "description": _("Filing")},
        {"name": "cases", "description": _("Following a case")},
        {"name": "outcomes", "description": _("Outcomes of complaints")},
        {"name": "naming-decisions", "description": _("Names that councils gave")},
        {"name": "ngo-calls", "description": _("Calls for projects")},
        {"name": "ngo-projects", "description": _("Projects of NGOs")},
        {"name": "places", "description": _("Place names")},
        {"name": "place-name-proposals", "description": _("Proposed names of places")},
        {"name": "place-name-check", "description": _("Whether a name is borne already")},
        {"name": "statistics", "description": _("Statistics")},
        {"name": "staff", "description": _("Working on cases, with a token")},
        {"name": "challenge", "description": _("Proof of work")},
    ],
    "ENUM_NAME_OVERRIDES": {
        "ComplaintClassEnum": "participation.complaints.enums.ComplaintClass",
        "NgoStateEnum": "participation.ngos.enums.NgoState",
        "PermitStateEnum": "participation.ngos.enums.PermitState",
        "NgoCallStateEnum": "participation.ngos.projects.serializers.PUBLIC_STATES",
        "NgoProjectStateEnum": "participation.ngos.projects.enums.ProjectState",
        "MilestoneStateEnum": "participation.ngos.projects.enums.MilestoneState",
    },
    "OAS_VERSION": "3.1.0",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1/",
    "PREPROCESSING_HOOKS": ["participation.common.api.schema.only_v1"],
    "POSTPROCESSING_HOOKS": [
        "drf_spectacular.hooks.postprocess_schema_enums",
        "participation.common.api.schema.tell_problems",
    ],
}

# Pages of other origins may read what is public. None may send anything for a citizen: a key is
# typed on this site alone; and nothing of staff is told to a page. Programs need no permission.
CORS_URLS_REGEX = r"^/api/(?!v1/(complaints|cases|staff)/)"
CORS_ALLOWED_ORIGINS = env.items("CORS_ALLOWED_ORIGINS")
CORS_ALLOW_METHODS = ("GET", "HEAD", "OPTIONS")
CORS_ALLOW_CREDENTIALS = False
CORS_EXPOSE_HEADERS = ("ETag",)
