"""Real servers for tests, measurements and development: Elasticsearch and PostgreSQL.

python -m tests.parts elasticsearch      start one and say where, until Ctrl-C
python -m tests.parts postgresql
"""

from tests.parts.elasticsearch import elasticsearch_server
from tests.parts.postgresql import postgresql_server

__all__ = ["elasticsearch_server", "postgresql_server"]
