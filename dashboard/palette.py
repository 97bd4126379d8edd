"""Palette: the colour, the shape and the words for everything that is drawn or counted by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.claims import Recency, Status, Weapon
from geodata.corroboration import Corroboration

# Okabe and Ito's colours, which people with any colour vision tell apart (https://jfly.uni-koeln.de/color/). Their
# yellow is left out: it does not show on a light map.
ORANGE, SKY, GREEN, BLUE, VERMILION, PURPLE = "#e69f00", "#56b4e9", "#009e73", "#0072b2", "#d55e00", "#cc79a7"
GREY = "#5a5a5a"


@dataclass(frozen=True, slots=True)
class Mark:
    """How a weapon is drawn: `colour` is #rrggbb, `shape` one that strikemap.js can draw, `label` is for the legend."""

    weapon: Weapon
    label: str
    colour: str
    shape: str


# Weapons that share a colour differ in shape.
MARKS = (
    Mark(Weapon.MISSILE, "missile", VERMILION, "triangle"),
    Mark(Weapon.DRONE, "drone", BLUE, "circle"),
    Mark(Weapon.BOMB, "aerial bomb", PURPLE, "square"),
    Mark(Weapon.ARTILLERY, "artillery", ORANGE, "diamond"),
    Mark(Weapon.ROCKET, "rocket", VERMILION, "star"),
    Mark(Weapon.MORTAR, "mortar", ORANGE, "pentagon"),
    Mark(Weapon.MINE, "mine", GREEN, "cross"),
    Mark(Weapon.EXPLOSIVE, "explosive", GREEN, "hexagon"),
    Mark(Weapon.SMALL_ARMS, "small arms", SKY, "plus"),
    Mark(Weapon.NAVAL, "naval", SKY, "trapezium"),
    Mark(Weapon.UNKNOWN, "weapon not told", GREY, "ring"),
)
MARK_OF: Mapping[Weapon, Mark] = {mark.weapon: mark for mark in MARKS}

STATUS_LABELS: Mapping[Status, str] = {
    Status.REPORTED: "reported",
    Status.CLAIMED: "claimed only",
    Status.DENIED: "claimed and denied",
    Status.INTERCEPTED: "intercepted",
}
CORROBORATION_LABELS: Mapping[Corroboration, str] = {
    Corroboration.CLAIMED: "claimed only",
    Corroboration.ONE_SOURCE: "one source",
    Corroboration.SEVERAL_SOURCES: "several sources",
    Corroboration.BOTH_SIDES: "both sides",
    Corroboration.MATCHED: "matched to a record",
    Corroboration.REVIEWED: "confirmed by review",
}
RECENCY_LABELS: Mapping[Recency, str] = {
    Recency.NEWS: "reported as new",
    Recency.BACKGROUND: "recalled as background",
}
EVENT_TYPE_LABELS: Mapping[str, str] = {
    "air_strike": "air strike",
    "shelling": "shelling",
    "naval": "naval attack",
    "explosion": "explosion",
    "ground_attack": "ground attack",
    "interception": "interception",
    "attack": "attack, weapon not told",
}
GEO_PRECISION_LABELS: Mapping[str, str] = {
    "exact": "the site itself",
    "settlement": "somewhere in the settlement",
    "vicinity": "its point is not known: somewhere around",
    "area": "somewhere in the area",
    "none": "no place told",
}
