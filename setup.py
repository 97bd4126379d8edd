"""What pyproject.toml cannot say: with STRIKEMAP_COMPILED=1, as `make fast` has it, mypyc compiles the reader."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from setuptools import setup

if TYPE_CHECKING:
    from setuptools import Extension


def compiled() -> list[Extension]:
    """Return the modules that read text; each source stays beside what it is compiled to, and runs where that fails."""
    from mypyc.build import mypycify

    return mypycify([str(path) for path in sorted(Path("articles").glob("[!_]*.py"))], opt_level="2", multi_file=True)


setup(ext_modules=compiled() if os.environ.get("STRIKEMAP_COMPILED") else [])
