"""Search: the engine that is asked first, and Wagtail's admin search."""

from config.settings import env

# "database" asks the engine inside the database (FTS5, PostgreSQL); "elasticsearch" asks that
# server, and the database where it does not answer.
SEARCH_ENGINE = env.choice("SEARCH_ENGINE", "database", "elasticsearch")
ELASTICSEARCH_URL = env.text("ELASTICSEARCH_URL", "http://127.0.0.1:9200")
# The beginning of the names of its indices.
ELASTICSEARCH_INDEX = env.text("ELASTICSEARCH_INDEX", "mosharekat")
ELASTICSEARCH_API_KEY = env.text("ELASTICSEARCH_API_KEY")

MODELSEARCH_BACKENDS = {"default": {"BACKEND": "search.backends"}}
WAGTAILSEARCH_BACKENDS = MODELSEARCH_BACKENDS
