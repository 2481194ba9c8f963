"""Marks in modules of ours: which lines and branches ran is known without a tracer.

A tracer is called for each line of every library. Here a module gets a mark before each of its own
statements when it is loaded, and nothing else becomes slower. What the marks mean is told in the
arcs of ``coverage`` (from line, to line), which reads and judges them as if it had traced. What
has no mark is not counted (the line of an ``except`` that catches nothing), and an arc that
``coverage`` does not know counts for nothing.
"""

import ast
from collections.abc import Callable
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

MARKS = "__marks__"
Arc = tuple[int, int]
Body = list[ast.stmt]
# Where a line comes from that is reached at all; `coverage` takes any negative number.
ENTRY = -1


class Marker:
    """Puts the marks into a module; ``arcs`` says what each of them means."""

    def __init__(self) -> None:
        self.arcs: list[Arc] = []

    def mark_module(self, tree: ast.Module) -> ast.Module:
        """Mark all statements of a module."""
        self._mark(tree.body, after=ENTRY)
        return ast.fix_missing_locations(tree)

    def _mark(self, body: Body, after: int) -> None:
        """Mark a body in place; ``after`` is the line that follows it."""
        marked: Body = []
        follows = [*(_line(one) for one in body[1:]), after][: len(body)]
        for place, (one, next_line) in enumerate(zip(body, follows, strict=True)):
            lines = [] if place == 0 and _is_text(one) else _lines(one)
            marks = [self._new_mark((ENTRY, line), one) for line in lines]
            self._inside(one, next_line)
            # Nothing may stand before an import from the future.
            is_first = isinstance(one, ast.ImportFrom) and one.module == "__future__"
            marked += [one, *marks] if is_first else [*marks, one]
        body[:] = marked

    def _inside(self, one: ast.stmt, after: int) -> None:
        """Mark the bodies of a statement and where it branches."""
        match one:
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.ClassDef():
                self._mark(one.body, after=-_line(one))
            case ast.If():
                self._fork(one, one.test.lineno, after, after)
            case ast.While():
                self._fork(one, one.test.lineno, one.test.lineno, after)
            case ast.For() | ast.AsyncFor():
                self._fork(one, one.iter.lineno, one.iter.lineno, after)
            case ast.With() | ast.AsyncWith():
                self._mark(one.body, after)
            case ast.Match():
                self._cases(one, after)
            case ast.Try() | ast.TryStar():
                self._attempt(one, after)

    def _fork(self, one: Any, start: int, after_body: int, after: int) -> None:
        """Mark both ways on from a condition or a loop."""
        yes, no = _line(one.body[0]), _line(one.orelse[0]) if one.orelse else after
        self._mark(one.body, after_body)
        self._mark(one.orelse, after)
        one.body.insert(0, self._new_mark((start, yes), one.body[0]))
        if not (isinstance(one, ast.While) and isinstance(one.test, ast.Constant)):
            one.orelse.insert(0, self._new_mark((start, no), one))

    def _cases(self, one: ast.Match, after: int) -> None:
        """Mark each case, with the cases above it that did not match."""
        passed: list[Arc] = []
        starts = [case.pattern.lineno for case in one.cases]
        for case, start, below in zip(one.cases, starts, [*starts[1:], after], strict=True):
            entered = (start, _line(case.body[0]))
            self._mark(case.body, after)
            case.body[:0] = [self._new_mark(arc, case.pattern) for arc in (*passed, entered)]
            passed.append((start, below))
        if not _takes_all(one.cases[-1]):
            nothing: Body = [self._new_mark(arc, one) for arc in passed]
            one.cases.append(ast.match_case(ast.MatchAs(), None, nothing))

    def _attempt(self, one: ast.Try | ast.TryStar, after: int) -> None:
        """Mark an attempt, its handlers and what is done in any case."""
        last = _line(one.finalbody[0]) if one.finalbody else after
        self._mark(one.body, _line(one.orelse[0]) if one.orelse else last)
        for handler in one.handlers:
            self._mark(handler.body, last)
            handler.body.insert(0, self._new_mark((ENTRY, handler.lineno), handler))
        self._mark(one.orelse, last)
        self._mark(one.finalbody, after)

    def _new_mark(self, arc: Arc, near: ast.AST) -> ast.stmt:
        """Return the statement that remembers an arc: ``__marks__[number] = 1``."""
        self.arcs.append(arc)
        target = ast.Subscript(
            ast.Name(MARKS, ast.Load()), ast.Constant(len(self.arcs) - 1), ast.Store()
        )
        mark = ast.Assign([target], ast.Constant(1))
        for node in ast.walk(mark):
            ast.copy_location(node, near)
        return mark


def _lines(one: ast.stmt) -> list[int]:
    """Return where a statement begins, with its decorators."""
    return [*(each.lineno for each in getattr(one, "decorator_list", [])), one.lineno]


def _line(one: ast.stmt) -> int:
    return _lines(one)[0]


def _is_text(one: ast.stmt) -> bool:
    return (
        isinstance(one, ast.Expr)
        and isinstance(one.value, ast.Constant)
        and isinstance(one.value.value, str)
    )


def _takes_all(case: ast.match_case) -> bool:
    """Say whether nothing passes a case, like ``case _``."""
    is_bare = isinstance(case.pattern, ast.MatchAs) and case.pattern.pattern is None
    return is_bare and case.guard is None


# What the marks of each file mean, and which of them were passed.
COUNTED: dict[str, tuple[list[Arc], bytearray]] = {}


def passed() -> dict[str, set[Arc]]:
    """Return the arcs that were passed until now, by file."""
    return {
        file: {arc for arc, mark in zip(arcs, marks, strict=True) if mark}
        for file, (arcs, marks) in COUNTED.items()
    }


class MarkingLoader(SourceFileLoader):
    """Loads a module with its marks; nothing of that goes into ``__pycache__``."""

    def get_code(self, fullname: str) -> CodeType:
        """Compile the marked source."""
        tree = ast.parse(Path(self.path).read_bytes(), self.path)
        marker = Marker()
        code: CodeType = compile(marker.mark_module(tree), self.path, "exec", dont_inherit=True)
        # A module that is loaded again goes on with its marks.
        COUNTED.setdefault(self.path, (marker.arcs, bytearray(len(marker.arcs))))
        return code

    def exec_module(self, module: ModuleType) -> None:
        """Run the module with its marks at hand."""
        code = self.get_code(module.__name__)
        module.__dict__[MARKS] = COUNTED[self.path][1]
        exec(code, module.__dict__)  # noqa: S102 (what every loader does)


class MarkingFinder(MetaPathFinder):
    """Finds what is counted, before anybody else does."""

    def __init__(self, packages: set[str], is_counted: Callable[[str], bool]) -> None:
        """Take the packages of ours, and what says of a path whether it is counted."""
        self.packages, self.is_counted = packages, is_counted

    def find_spec(
        self, fullname: str, path: Any = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Give a module of ours a loader that marks it."""
        if fullname.partition(".")[0] not in self.packages:
            return None
        spec = PathFinder.find_spec(fullname, path, target)
        if spec and isinstance(spec.loader, SourceFileLoader) and self.is_counted(spec.loader.path):
            spec.loader = MarkingLoader(fullname, spec.loader.path)
        return spec
