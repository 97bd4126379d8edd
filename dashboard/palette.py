"""Palette: the colour, the shape and the words for everything that is drawn or counted by kind."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from articles.claims import Recency, Status, Weapon
from articles.toponyms import Role
from geodata.corroboration import Corroboration

# Okabe and Ito's colours, which people with any colour vision tell apart (https://jfly.uni-koeln.de/color/). Their
# yellow does not show on a light map, their blue and a middle grey not on a dark one.
ORANGE, SKY, GREEN, BLUE, VERMILION, PURPLE = "#e69f00", "#56b4e9", "#009e73", "#0072b2", "#d55e00", "#cc79a7"
YELLOW, GREY, PALE = "#f0e442", "#5a5a5a", "#b8b8b8"


# Five classes of a number, the least first, in steps of lightness that any colour vision orders: ColorBrewer's YlOrRd
# (https://colorbrewer2.org) on a light map, stops of matplotlib's inferno on a dark one.
RAMPS: Mapping[str, tuple[str, ...]] = {
    "light": ("#fed976", "#feb24c", "#fd8d3c", "#f03b20", "#bd0026"),
    "dark": ("#6a176e", "#a52c60", "#dd513a", "#fb9b06", "#f7d13d"),
}


@dataclass(frozen=True, slots=True)
class Mark:
    """How a weapon is drawn.

    `colour` is #rrggbb, and `dark` what stands for it on a dark map; `shape` is one that strikemap.js can draw, `label`
    is for the legend.
    """

    weapon: Weapon
    label: str
    colour: str
    shape: str
    dark: str


# Weapons that share a colour differ in shape.
MARKS = (
    Mark(Weapon.MISSILE, "missile", VERMILION, "triangle", VERMILION),
    Mark(Weapon.DRONE, "drone", BLUE, "circle", SKY),
    Mark(Weapon.BOMB, "aerial bomb", PURPLE, "square", PURPLE),
    Mark(Weapon.ARTILLERY, "artillery", ORANGE, "diamond", ORANGE),
    Mark(Weapon.ROCKET, "rocket", VERMILION, "star", VERMILION),
    Mark(Weapon.MORTAR, "mortar", ORANGE, "pentagon", ORANGE),
    Mark(Weapon.MINE, "mine", GREEN, "cross", GREEN),
    Mark(Weapon.EXPLOSIVE, "explosive", GREEN, "hexagon", GREEN),
    Mark(Weapon.SMALL_ARMS, "small arms", SKY, "plus", YELLOW),
    Mark(Weapon.NAVAL, "naval", SKY, "trapezium", YELLOW),
    Mark(Weapon.UNKNOWN, "weapon not told", GREY, "ring", PALE),
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
ROLE_LABELS: Mapping[Role, str] = {
    Role.ATTACKED: "attacked",
    Role.INTERCEPTED: "intercepted",
    Role.ORIGIN: "launched from",
    Role.SPEAKER: "speaks",
    Role.VENUE: "venue",
    Role.NAMESAKE: "no place here",
    Role.HOME: "someone's home",
    Role.CARE: "place of care",
    Role.CONTEXT: "context",
}
GEO_PRECISION_LABELS: Mapping[str, str] = {
    "exact": "the site itself",
    "settlement": "somewhere in the settlement",
    "vicinity": "its point is not known: somewhere around",
    "area": "somewhere in the area",
    "none": "no place told",
}
