"""The compiled reader, which `make fast` installs, reads as its sources do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEEDED = ("articles", "setup.py", "pyproject.toml", "README.md", "LICENSE", "NOTICE")
READ = """
import sys
from articles import claims
from dashboard.cli import main
print(claims.__file__, file=sys.stderr)
main()
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    if not os.environ.get("CI") and not (shutil.which("cc") or shutil.which("gcc")):
        pytest.skip("no C compiler: the compiled reader is not tested; install gcc")
    folder = tmp_path_factory.mktemp("compiled")
    for name in NEEDED:
        (shutil.copytree if (ROOT / name).is_dir() else shutil.copy)(ROOT / name, folder / name)
    command = [sys.executable, "setup.py", "--quiet", "build_ext", "--inplace"]
    run = subprocess.run(
        command, cwd=folder, env={**os.environ, "STRIKEMAP_COMPILED": "1"}, capture_output=True, text=True, check=False
    )
    assert run.returncode == 0, run.stdout + run.stderr
    return folder


def read_in(folder: Path) -> tuple[str, list[str]]:
    """Return the file that claims are read by, and what is read out of the sample articles."""
    samples = str(ROOT / "articles" / "samples")
    command = [sys.executable, "-c", READ, "read", samples]
    run = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True)
    return run.stderr.splitlines()[0], run.stdout.splitlines()


def test_the_compiled_reader_reads_the_samples_as_its_sources_do(built: Path) -> None:
    module, told = read_in(built)
    assert Path(module).parent.parent == built
    assert Path(module).suffix in {".so", ".pyd"}
    source, expected = read_in(ROOT)
    assert Path(source) == ROOT / "articles" / "claims.py"
    assert len(expected) > 100
    assert told == expected
