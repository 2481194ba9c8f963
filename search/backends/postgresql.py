"""modelsearch on PostgreSQL, with our terms: they become a `tsvector` as they are, unparsed."""

from typing import Any

from django.contrib.postgres.search import SearchQuery, SearchVectorField
from django.db.models import F, Func, TextField, Value
from modelsearch.backends.database.postgres import postgres
from modelsearch.query import Phrase, PlainText

from search.backends.index import AnalysedIndex
from search.backends.texts import Texts, Typed, typed_words

# A `tsvector` counts positions up to here, and keeps 256 of a word.
MAX_POSITION = 16_383
MAX_PLACES = 256


class _Literal(Func):
    template = "(%(expressions)s)::tsvector"
    output_field = SearchVectorField()


class _Query(SearchQuery):
    """A query in the language of `tsquery`, whose words no parser takes apart."""

    template = "(%(expressions)s)::tsquery"

    def __init__(self, value: str, *, invert: bool = False) -> None:
        text = Value(value, output_field=TextField())
        super().__init__(text, search_type="raw", invert=invert)


class _Index(AnalysedIndex, postgres.PostgresIndex):
    indexer_class = postgres.ObjectIndexer

    def stored(self, texts: Texts) -> dict[str, Any]:
        return {
            "title": vector({"A": texts.title}),
            # All that it says, so that one index answers what the stock one asks of a sum of two.
            "body": vector({"A": texts.title, "D": texts.body}),
            "autocomplete": vector({"D": texts.autocomplete}),
            # For the similarity of `Fuzzy` queries, which need an extension.
            "title_text": "",
            "body_text": "",
        }


def vector(words: dict[str, list[str]]) -> _Literal:
    """Return words of letters and digits, given by their weight, as a value of type `tsvector`."""
    places: dict[str, list[str]] = {}
    weighed = [(word, weight) for weight, same in words.items() for word in same]
    for position, (word, weight) in enumerate(weighed, start=1):
        known = places.setdefault(word, [])
        if len(known) < MAX_PLACES:
            known.append(f"{min(position, MAX_POSITION)}{weight}")
    literal = " ".join(f"'{word}':{','.join(known)}" for word, known in places.items())
    return _Literal(Value(literal, output_field=TextField()))


class _Analysed(postgres.PostgresSearchQueryCompiler):
    def build_tsquery_content(self, query: Any, config: Any = None, invert: bool = False) -> Any:
        if not isinstance(query, PlainText | Phrase):
            return super().build_tsquery_content(query, config=config, invert=invert)
        words = typed_words(query.query_string, begun=self.LAST_TERM_IS_PREFIX)
        between = " | " if isinstance(query, PlainText) and query.operator == "or" else " & "
        return _Query(between.join(map(_one, words)), invert=invert)


class _SearchQueryCompiler(_Analysed):
    def get_search_vectors(self, _search_query: Any) -> list[tuple[Any, float]]:
        """Fields that somebody names are searched where their terms are: in the index."""
        is_title = self.fields is not None and set(self.fields) == {"title"}
        return [(F("index_entries__title" if is_title else "index_entries__body"), 1.0)]


class _AutocompleteQueryCompiler(_Analysed, postgres.PostgresAutocompleteQueryCompiler):
    def get_search_vectors(self, _search_query: Any) -> list[tuple[Any, float]]:
        return [(F("index_entries__autocomplete"), 1.0)]


def _one(word: Typed) -> str:
    twins = [f"'{term}'" for term in word.group.twins]
    whole = " & ".join(f"'{term}'" for term in word.group.terms)
    ways = [f"({whole})", *twins] if whole else twins
    if word.written:
        quoted = [f"'{part}'" for part in word.written]
        if word.is_begun:
            quoted[-1] += ":*"
        ways.append(f"({' & '.join(quoted)})")
    return f"({' | '.join(ways)})"


class PostgresqlSearchBackend(postgres.PostgresSearchBackend):
    """What `search.backends` gives on PostgreSQL."""

    index_class = _Index
    query_compiler_class = _SearchQueryCompiler
    autocomplete_query_compiler_class = _AutocompleteQueryCompiler
