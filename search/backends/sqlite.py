"""modelsearch on FTS5, with our terms."""

from typing import Any

from modelsearch.backends.database.sqlite import sqlite
from modelsearch.backends.database.sqlite.query import Lexeme, SearchQueryExpression
from modelsearch.query import Phrase, PlainText

from search.backends.index import AnalysedIndex
from search.backends.texts import Texts, Typed, typed_words
from search.engines.fts import expression
from search.query import Mode


class _Expression(Lexeme):
    """A whole expression in FTS5's language, where a lexeme is one quoted word."""

    def as_sql(self, _compiler: Any, _connection: Any) -> tuple[str, list[str]]:
        return "%s", [self.value]


class _Index(AnalysedIndex, sqlite.SQLiteIndex):
    indexer_class = sqlite.ObjectIndexer

    def stored(self, texts: Texts) -> dict[str, str]:
        return {
            "title": " ".join(texts.title),
            "body": " ".join(texts.body),
            "autocomplete": " ".join(texts.autocomplete),
        }


class _SearchQueryCompiler(sqlite.SQLiteSearchQueryCompiler):
    def build_search_query_content(self, query: Any, config: Any = None) -> Any:
        if not isinstance(query, PlainText | Phrase):
            return super().build_search_query_content(query, config=config)
        words = typed_words(query.query_string, begun=self.LAST_TERM_IS_PREFIX)
        is_any = isinstance(query, PlainText) and query.operator.upper() == "OR"
        between = " OR " if is_any else " AND "
        # FTS5 has no word for "nothing"; an empty one is a phrase of no words, and finds nothing.
        found = between.join(map(_one, words)) or '""'
        return SearchQueryExpression(_Expression(f"({found})"), config=config)


class _AutocompleteQueryCompiler(_SearchQueryCompiler, sqlite.SQLiteAutocompleteQueryCompiler):
    """The same words in the other column, the last by its beginning."""


def _one(word: Typed) -> str:
    by_terms = expression([word.group], Mode.ALL)
    if not word.written:
        return by_terms
    quoted = [f'"{part}"' for part in word.written]
    if word.is_begun:
        quoted[-1] += "*"
    return f"({by_terms} OR ({' AND '.join(quoted)}))"


class SqliteSearchBackend(sqlite.SQLiteSearchBackend):
    """What `search.backends` gives on SQLite."""

    index_class = _Index
    query_compiler_class = _SearchQueryCompiler
    autocomplete_query_compiler_class = _AutocompleteQueryCompiler
