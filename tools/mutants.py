"""Small faults put into the rule engine one at a time: how many of them a test notices.

    python tools/mutants.py [--group facts] [--sample 300] [--seed 1] [--survivors] [--record]

A mutant differs from the source in one place: a comparison, a boundary, a constant, `and` for `or`, a condition turned round,
a result or a statement that is gone. Texts are left alone. The tests of SUITE run once under coverage, in this process; then
each mutant gets a forked child, which exchanges the code of one function and runs the tests that reach the place, the
quickest first, until one fails or their time is up. Those listed in tools/equivalent.json behave as the source does, for the reason given there.
`--record` stores the score for the table in docs/reliability.md, beside those of the other groups.
"""

from __future__ import annotations

import argparse
import ast
import copy
import functools
import gc
import json
import os
import random
import re
import resource
import sys
import time
import traceback
from itertools import accumulate
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

import coverage
import pytest
from _pytest.runner import runtestprotocol

import results

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parent.parent
SOURCE = ROOT / "src" / "designlint"
GROUPS = {"checks": "checks/*.py", "facts": "facts/*.py", "linter": "linter.py", "suppress": "suppress.py", "baseline": "baseline.py", "crosschecks": "crosschecks/*.py"}
SUITE = ["tests/rules/test_examples.py", "tests/rules/test_documents.py", "tests/rules/test_linter.py", "tests/checks", "tests/facts", "tests/crosschecks", "tests/gate/test_suppressions.py", "tests/gate/test_accepted.py"]
CPU, MEMORY = 3, 4 << 30  # seconds beyond four times the usual, and bytes, that a mutant may take: one that never ends is noticed by that
ENOUGH = 1.5  # seconds of tests for one mutant: whole documents are run only where few tests reach a place
EQUIVALENT = Path(__file__).with_name("equivalent.json")
OTHERS: dict[type[ast.AST], tuple[type[ast.AST], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE), ast.LtE: (ast.Lt, ast.Gt), ast.Gt: (ast.GtE, ast.LtE), ast.GtE: (ast.Gt, ast.Lt), ast.Eq: (ast.NotEq,), ast.NotEq: (ast.Eq,),
    ast.In: (ast.NotIn,), ast.NotIn: (ast.In,), ast.Is: (ast.IsNot,), ast.IsNot: (ast.Is,), ast.And: (ast.Or,), ast.Or: (ast.And,),
    ast.Add: (ast.Sub,), ast.Sub: (ast.Add,), ast.Mult: (ast.Div,), ast.Div: (ast.Mult,), ast.Mod: (ast.Mult,), ast.Pow: (ast.Mult,),
    ast.BitAnd: (ast.BitOr,), ast.BitOr: (ast.BitAnd,), ast.FloorDiv: (ast.Mult,),
}
SWAPPED = {"any": "all", "all": "any", "min": "max", "max": "min", "bisect_left": "bisect_right", "bisect_right": "bisect_left"}
PLAIN = (int, float, str, tuple, list, dict, frozenset, re.Pattern)


class Mutant(NamedTuple):
    """One fault: where it is and what it changes; `number` and `which` lead to the node and to what stands in its place."""

    group: str
    path: Path
    owner: str  # the function or method, "" for a value of the module
    first: int
    last: int
    number: int
    which: int
    change: str

    @property
    def key(self) -> str:
        """A name that stays while other lines move."""
        return f"{self.path.relative_to(SOURCE)} {self.owner}: {self.change}"

    def tree(self) -> ast.stmt:
        """The definition with the fault in it."""
        definition = next(d for owner, d in definitions(_parsed(self.path)) if owner == self.owner and d.lineno <= self.first <= (d.end_lineno or 0))
        changed = copy.deepcopy(definition)
        old = list(ast.walk(changed))[self.number]
        return ast.fix_missing_locations(_Exchange(old, list(variants(old))[self.which]).visit(changed))


@functools.cache
def _parsed(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def variants(node: ast.AST) -> Iterator[ast.AST]:
    """What may stand in the place of a node."""
    if isinstance(node, ast.Compare):
        for n, op in enumerate(node.ops):
            for other in OTHERS.get(type(op), ()):
                changed = copy.deepcopy(node)
                changed.ops[n] = other()  # type: ignore[call-overload]
                yield changed
    elif isinstance(node, ast.BoolOp):
        yield ast.BoolOp(OTHERS[type(node.op)][0](), node.values)  # type: ignore[arg-type]
        yield from (ast.BoolOp(node.op, node.values[:n] + node.values[n + 1 :]) if len(node.values) > 2 else node.values[1 - n] for n in range(len(node.values)))
    elif isinstance(node, ast.BinOp) and type(node.op) in OTHERS and not any(isinstance(side, ast.JoinedStr | ast.List) or _text(side) for side in (node.left, node.right)):
        yield ast.BinOp(node.left, OTHERS[type(node.op)][0](), node.right)  # type: ignore[arg-type]
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not | ast.USub):
        yield node.operand
    elif isinstance(node, ast.Constant) and type(node.value) in (bool, int, float):
        yield from ([ast.Constant(not node.value)] if isinstance(node.value, bool) else [ast.Constant(node.value + 1), ast.Constant(node.value - 1)])
    elif isinstance(node, ast.If | ast.While | ast.IfExp) and not isinstance(node.test, ast.UnaryOp):
        changed = copy.deepcopy(node)
        changed.test = ast.UnaryOp(ast.Not(), node.test)
        yield changed
    elif isinstance(node, ast.comprehension):
        for n, test in enumerate(node.ifs):
            for other in (ast.UnaryOp(ast.Not(), test), ast.Constant(value=True)):
                changed = copy.deepcopy(node)
                changed.ifs[n] = other
                yield changed
    elif isinstance(node, ast.Return) and node.value is not None and not (isinstance(node.value, ast.Constant) and not node.value.value):
        yield ast.Return(ast.Constant(None))
    elif isinstance(node, ast.Continue):
        yield from (ast.Pass(), ast.Break())
    elif isinstance(node, ast.Break | ast.AugAssign) or (isinstance(node, ast.Expr) and not isinstance(node.value, ast.Constant)):
        yield ast.Pass()
    elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SWAPPED:
        yield ast.Call(ast.Name(SWAPPED[node.func.id], ast.Load()), node.args, node.keywords)


def _text(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _left_alone(definition: ast.AST) -> set[int]:
    """Nodes that say nothing at run time: annotations, types to cast to, assertions (they are for the type checker)."""
    left: set[int] = set()
    for node in ast.walk(definition):
        parts = [getattr(node, name, None) for name in ("annotation", "returns")]
        if isinstance(node, ast.Assert):
            parts.append(node)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "cast":
            parts.append(node.args[0])
        left |= {id(n) for part in parts if part is not None for n in ast.walk(part)}
    return left


class _Exchange(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        return self.new if node is self.old else self.generic_visit(node)


def definitions(tree: ast.Module) -> Iterator[tuple[str, ast.stmt]]:
    """The functions and methods of a module, and its assignments (under no name)."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, node
        elif isinstance(node, ast.ClassDef):
            yield from ((f"{node.name}.{inner.name}", inner) for inner in node.body if isinstance(inner, ast.FunctionDef) and not inner.decorator_list)
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            yield "", node


def mutants(group: str) -> list[Mutant]:
    """All mutants of a group, in order of place."""
    made: list[Mutant] = []
    for path in sorted(SOURCE.glob(GROUPS[group])):
        for owner, definition in definitions(_parsed(path)):
            left = _left_alone(definition)
            statement_of = {id(n): s for s in ast.walk(definition) if isinstance(s, ast.stmt) for n in ast.walk(s)}  # the innermost comes last
            seen: dict[str, int] = {}
            for number, node in enumerate(ast.walk(definition)):
                if id(node) in left:
                    continue
                statement = statement_of[id(node)]
                for which, other in enumerate(variants(node)):
                    change = f"{_words(node)} => {_words(other)}" + (f" in {_words(statement)}" if node is not statement else "")
                    seen[change] = seen.get(change, 0) + 1
                    change += f" ({seen[change]})" if seen[change] > 1 else ""
                    last = getattr(node, "end_lineno", None) or statement.lineno
                    last = min(last, node.body[0].lineno - 1) if isinstance(node, ast.If | ast.While) else last
                    made.append(Mutant(group, path, owner, statement.lineno, max(last, statement.lineno), number, which, change))
    return made


def _words(node: ast.AST) -> str:
    return ast.unparse(node).split("\n")[0][:150]


def plant(mutant: Mutant) -> None:
    """Exchange the code of a function, or a value of a module wherever it is known, for the mutant's."""
    name = "designlint." + ".".join(mutant.path.relative_to(SOURCE).with_suffix("").parts).removesuffix(".__init__")
    module = sys.modules[name]
    if not mutant.owner:
        _plant_values(module, mutant)
        return
    space = dict(vars(module))
    exec(compile(ast.Module([mutant.tree()], []), str(mutant.path), "exec", dont_inherit=True, flags=ast_flags()), space)
    made = space[mutant.owner.rpartition(".")[2]]
    target: Any = module
    for part in mutant.owner.split("."):
        target = vars(target)[part]
    assert isinstance(target, FunctionType)
    target.__code__, target.__defaults__, target.__kwdefaults__ = made.__code__, made.__defaults__, made.__kwdefaults__


def ast_flags() -> int:
    """As every module of the project begins."""
    import __future__

    return __future__.annotations.compiler_flag


def _plant_values(module: Any, mutant: Mutant) -> None:
    changed = mutant.tree()
    tree = ast.Module([changed if getattr(node, "lineno", 0) == changed.lineno else node for node in _parsed(mutant.path).body], [])
    space = {"__name__": module.__name__, "__package__": module.__package__, "__file__": str(mutant.path)}
    exec(compile(tree, str(mutant.path), "exec", dont_inherit=True), space)
    for name, value in space.items():
        old = vars(module).get(name)
        if isinstance(value, PLAIN) and isinstance(old, PLAIN) and old != value and not name.startswith("__"):
            for other in [m for n, m in sys.modules.items() if n.startswith("designlint")]:
                if vars(other).get(name) is old:
                    setattr(other, name, value)


class Judge:
    """A pytest plug-in whose loop runs the suite once, then each mutant against the tests that reach it."""

    def __init__(self, chosen: list[Mutant], *, telling: bool) -> None:
        self.chosen = chosen
        self.telling = telling
        self.survived: list[Mutant] = []
        self.healthy = False

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Take the place of pytest's own loop."""
        items = session.items
        cover = coverage.Coverage(data_file=None, include=[f"{SOURCE}/*"], config_file=False)
        took: dict[str, float] = {}
        for n, item in enumerate(items):
            cover.start()
            cover.switch_context(item.nodeid)
            begun = time.perf_counter()
            reports = runtestprotocol(item, log=False, nextitem=items[n + 1] if n + 1 < len(items) else items[0])
            took[item.nodeid] = time.perf_counter() - begun
            cover.stop()
            if any(r.failed for r in reports):
                sys.stderr.write(f"{item.nodeid} fails without a mutant\n")
                return True
        gc.collect()
        gc.freeze()  # children that collect what the parent made would copy it first
        if self.noticed(None, items, 600):
            sys.stderr.write("the suite fails in a child without a mutant\n")
            return True
        self.healthy = True
        data = cover.get_data()
        reach = {str(path): data.contexts_by_lineno(str(path)) for path in {m.path for m in self.chosen}}
        by_name = {item.nodeid: item for item in items}
        for mutant in self.chosen:
            lines = reach[str(mutant.path)]
            names = {name for line in range(mutant.first, mutant.last + 1) for name in lines.get(line, ())}
            if not names and not mutant.owner:
                names = {name for found in lines.values() for name in found}
            # A value may matter anywhere: the tests named after its group come first, and more of them are run.
            own, enough = ("", ENOUGH) if mutant.owner else (f"tests/{mutant.group}/", 3 * ENOUGH)
            order = sorted(names & set(by_name), key=lambda name: (not name.startswith(own), took[name], name))
            spent = accumulate(took[name] for name in order)
            tests = [by_name[name] for name, before in zip(order, [0.0, *spent], strict=False) if before < enough]
            if not self.noticed(mutant, tests, CPU + int(4 * sum(took[t.nodeid] for t in tests))):
                self.survived.append(mutant)
                if self.telling:
                    sys.stdout.write(f"{mutant.first}: {mutant.key}\n")
                    sys.stdout.flush()
        return True

    def noticed(self, mutant: Mutant | None, tests: list[pytest.Item], seconds: int) -> bool:
        """Whether a test fails, or never ends, with the mutant in place."""
        child = os.fork()
        if child:
            return os.waitpid(child, 0)[1] != 0
        status = 1
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
            resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
            if mutant is not None:
                plant(mutant)
            for test, following in zip(tests, [*tests[1:], None], strict=True):
                state = test.session._setupstate  # noqa: SLF001 (pytest has no public way to run one test)
                test._initrequest()  # noqa: SLF001 (what pytest's own protocol does, without the report of a failure, which takes longer than the test)
                state.setup(test)
                test.runtest()
                state.teardown_exact(following)
            status = 0
        except BaseException:  # noqa: BLE001 (whatever a mutant does, somebody has noticed)
            if mutant is None:
                traceback.print_exc()
        finally:
            os._exit(status)


def main() -> None:
    """Judge the mutants of the groups, print the score of each, and exit with 1 where a group is below 85%."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--group", choices=GROUPS, action="append")
    parser.add_argument("--file", default="", help="only files whose path ends so")
    parser.add_argument("--sample", type=int, default=0, help="at most so many of each group, 0: all")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--survivors", action="store_true", help="name those that no test noticed")
    parser.add_argument("--record", action="store_true")
    asked = parser.parse_args()
    known: dict[str, str] = json.loads(EQUIVALENT.read_text(encoding="utf-8")) if EQUIVALENT.is_file() else {}
    chosen: list[Mutant] = []
    scores: dict[str, dict[str, int]] = {}
    gone = set(known)
    for group in asked.group or GROUPS:
        everything = mutants(group)
        gone -= {m.key for m in everything}
        everything = [m for m in everything if str(m.path).endswith(asked.file)]
        if 0 < asked.sample < len(everything):
            kept = set(random.Random(asked.seed).sample(range(len(everything)), asked.sample))
            everything = [m for n, m in enumerate(everything) if n in kept]
        wanted = [m for m in everything if m.key not in known]
        scores[group] = {"mutants": len(everything), "equivalent": len(everything) - len(wanted), "killed": len(wanted)}
        chosen += wanted
    if gone and not asked.group:
        sys.exit("\n".join([f"{EQUIVALENT.name} lists mutants that the source no longer has:", *sorted(gone)]))
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    judge = Judge(chosen, telling=asked.survivors)
    pytest.main(["-q", "-s", "-p", "no:cacheprovider", "-p", "no:xdist", *(part for part in SUITE if (ROOT / part).exists())], plugins=[judge])
    if not judge.healthy:
        sys.exit(1)
    for mutant in judge.survived:
        scores[mutant.group]["killed"] -= 1
    for group, score in scores.items():
        sys.stdout.write(f"{group}: {score['killed']} of {score['mutants'] - score['equivalent']} ({share(score):.1%})\n")
    if asked.record:
        last = results.load().get("mutants", {})
        alike = (last.get("seed"), last.get("sample")) == (asked.seed, asked.sample)
        results.store("mutants", {"seed": asked.seed, "sample": asked.sample, "groups": (last["groups"] if alike else {}) | scores})
    sys.exit(min(share(score) for score in scores.values()) < 0.85)


def share(score: dict[str, int]) -> float:
    """The part of the mutants that was noticed, those left out that behave as the source does."""
    return score["killed"] / max(1, score["mutants"] - score["equivalent"])


if __name__ == "__main__":
    main()
