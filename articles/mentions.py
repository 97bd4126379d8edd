"""Mentions: stretches of capitalised words that a list of place names knows, or that the words around make a place."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from math import log10

from articles.article import Span
from articles.inflection import adjective_forms, basic_names
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.wording import Wording

_WORD = re.compile(r"(?<![\w@#])[^\W\d_a-zа-яіїєґё][\w’'ʼ]*(?:-[\w’'ʼ]+)*")
_JOIN = re.compile(r"[  ]|[  ](?:de|la|le|el|al|on|of|the|upon|di|da|do|en)[  ]")
_SENTENCE_START = re.compile(r"(?:^|[.!?:…\n•▪]\s*[\W_]*|[-–—]\s+)$")
_BLANK_AHEAD = re.compile(r"['’ʼ]?s?\s")
_KINDS = (PlaceKind.SITE, PlaceKind.WATER, PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.SETTLEMENT)
_MOST_WORDS = 4
_SHORTEST = 3
_SHARED = frozenset({PlaceKind.ADMIN1, PlaceKind.DISTRICT, PlaceKind.SITE})
_ADJECTIVES = (
    (PlaceKind.ADMIN1, "feminine"),
    (PlaceKind.DISTRICT, "masculine"),
    (PlaceKind.DISTRICT, "feminine"),
    (PlaceKind.SITE, "feminine"),
    (PlaceKind.SITE, "masculine"),
)
_CONTEXT = 80
_WELL_KNOWN = 100_000
_LOOKED_AT = 20_000
_SURNAME = 20_000


@dataclass(frozen=True, slots=True)
class Mention:
    """A place name in a text; `namesake` says what bears the name when it is no place, else it is empty."""

    span: Span
    name: str
    kind: PlaceKind | None
    found_by: str
    namesake: str = ""


@dataclass(slots=True)
class _Scan:
    """One pass over a text; remembers what the list of names said of each form."""

    text: str
    start: int
    end: int
    words: Wording
    names: PlaceNames
    known: dict[str, NameFacts | None] = field(default_factory=dict)
    stops: frozenset[str] = frozenset()
    plain: frozenset[str] = frozenset()

    def facts(self, name: str) -> NameFacts | None:
        if name not in self.known:
            self.known[name] = self.names.facts(name)
        return self.known[name]

    def before(self, position: int) -> str:
        return self.text[max(self.start, position - _CONTEXT) : position]

    def after(self, position: int) -> str:
        return self.text[position : min(self.end, position + _CONTEXT)]


def find_mentions(text: str, start: int, end: int, words: Wording, names: PlaceNames) -> list[Mention]:
    """Return the place names between two offsets of a text, the longest at each place, in the order of the text."""
    plain = frozenset(words.words.get("plain", ())) | frozenset(words.words.get("titles", ()))
    stops = plain | frozenset(words.words.get("stop", ()))
    scan = _Scan(text, start, end, words, names, {}, stops, plain)
    spans = [Span(found.start(), found.end()) for found in _WORD.finditer(text, start, end)]
    mentions: list[Mention] = []
    index = 0
    while index < len(spans):
        mention, used = _longest(scan, spans, index)
        if mention:
            mentions.append(mention)
        index += used
    return _shared_nouns(scan, mentions)


def _longest(scan: _Scan, spans: list[Span], index: int) -> tuple[Mention | None, int]:
    count = 1
    while (
        count < _MOST_WORDS
        and index + count < len(spans)
        and _JOIN.fullmatch(scan.text[spans[index + count - 1].end : spans[index + count].start])
    ):
        count += 1
    for size in range(count, 0, -1):
        span = Span(spans[index].start, spans[index + size - 1].end)
        mention = _mention(scan, span)
        if mention:
            return mention, size
    return None, 1


def _mention(scan: _Scan, span: Span) -> Mention | None:
    area = _adjective_area(scan, span)
    if area:
        return area
    surface = span.of(scan.text)
    name = _best_name(scan, surface.split())
    kind, _ = _kind(scan, span)
    if name is None and kind is None and scan.words.starts_with("places.settlement_after", scan.after(span.end)):
        kind = PlaceKind.SETTLEMENT if scan.words.ends_with("near", scan.before(span.start)) else None
    if name is None:
        if (
            kind not in {PlaceKind.DISTRICT, PlaceKind.ADMIN1, PlaceKind.SETTLEMENT}
            or " " in surface
            or surface in scan.stops
        ):
            return None
        return Mention(span, surface, kind, "wording")
    facts = scan.facts(name)
    if facts is None or (kind is None and not _trusted(scan, span, surface, facts)):
        return None
    kind = kind or _sole_kind(facts)
    if kind is PlaceKind.ADMIN1 and name != surface and adjective_forms(surface, scan.words, "feminine"):
        return None  # 'Черкасская' is an oblast only with its noun
    whole = _with_extent(scan, Mention(span, name, kind, "names"))
    return replace(whole, namesake=_namesake(scan, whole.span))


def _sole_kind(facts: NameFacts) -> PlaceKind | None:
    if PlaceKind.COUNTRY in facts.kinds:
        return PlaceKind.COUNTRY
    return next(iter(facts.kinds)) if len(facts.kinds) == 1 and PlaceKind.SETTLEMENT not in facts.kinds else None


def _best_name(scan: _Scan, parts: list[str]) -> str | None:
    """Pick among the basic forms: the form as it stands and large places are likelier."""
    best, best_score = None, float("-inf")
    home = scan.words.words.get("home", ())
    for rank, name in enumerate(basic_names(parts, scan.words)):
        facts = scan.facts(name)
        if facts is None:
            continue
        score = log10(facts.population + 10) + (0.7 if rank == 0 else 0) + (1.5 if facts.countries & set(home) else 0)
        score += 2 if facts.kinds - {PlaceKind.SETTLEMENT} else 0
        if score > best_score:
            best, best_score = name, score
    return best


def _trusted(scan: _Scan, span: Span, surface: str, facts: NameFacts) -> bool:
    """Tell a place name from a common word that some village bears too."""
    if surface in scan.stops or len(surface) < _SHORTEST or _said_of_attacks(scan, span):
        return False
    home = bool(facts.countries & set(scan.words.words.get("home", ())))
    if facts.population >= _WELL_KNOWN or facts.kinds - {PlaceKind.SETTLEMENT}:
        return True
    if not home and not _located(scan, span):
        return False
    if _SENTENCE_START.search(scan.before(span.start)) is None or " " in surface or "-" in surface:
        return True
    word = re.escape(surface)
    if re.search(rf"(?<!\w){word.lower()}(?!\w)", scan.text[: scan.start + _LOOKED_AT]):
        return False
    return home or re.search(rf"[\w,] {word}(?!\w)", scan.text[: scan.start + _LOOKED_AT]) is not None


def _located(scan: _Scan, span: Span) -> bool:
    """Tell whether a name stands where places stand: behind a preposition, in a list, or as a heading."""
    before, after = scan.before(span.start), scan.after(span.end)
    behind = any(
        scan.words.ends_with(name, before) for name in ("near", "on_the_ground", "roles.attacked_before", "located")
    )
    return behind or re.search(r"[\w)], $|\w (?:and|or|і|та|и|или) $", before) is not None or after[:1] in set(".:,")


def _said_of_attacks(scan: _Scan, span: Span) -> bool:
    """Tell whether a name is a word of the attack vocabulary ('Artillery on Sunday') that some village bears."""
    word = span.of(scan.text)
    lists = [name for group in ("weapons", "triggers") for name in scan.words.below(group)]
    return any(scan.words.pattern(name).fullmatch(word) for name in lists)


def _kind(scan: _Scan, span: Span) -> tuple[PlaceKind | None, str]:
    """Return what the nouns around a name make of it, and the noun."""
    after, before = scan.after(span.end), scan.before(span.start)
    for kind in _KINDS:
        found = scan.words.after.get(f"places.{kind}")
        match = found.match(after) if found else None
        if match and _BLANK_AHEAD.match(after):
            return kind, re.sub("^['’ʼ]s?", "", match.group()).strip()
    told = (kind for kind in _KINDS if scan.words.ends_with(f"places.{kind}_before", before))
    return next(told, None), ""


def _with_extent(scan: _Scan, mention: Mention) -> Mention:
    """Take the noun behind a name in: 'Kherson region'; a site or a water is known by its whole name if listed."""
    kind, noun = _kind(scan, mention.span)
    if not noun:
        return mention
    end = mention.span.end + scan.after(mention.span.end).index(noun) + len(noun)
    whole = mention.name
    if kind in {PlaceKind.SITE, PlaceKind.WATER}:
        names = [f"{mention.name} {form}" for form in basic_names(noun.split(), scan.words)]
        whole = next((name for name in names if scan.facts(name)), mention.name)
    return replace(mention, span=Span(mention.span.start, end), name=whole, kind=kind)


def _adjective_area(scan: _Scan, span: Span) -> Mention | None:
    """Read 'Харківській області', 'Кировского района', 'Курской АЭС' and, in a list of oblasts, 'над Белгородской'."""
    surface = span.of(scan.text)
    after = scan.after(span.end)
    for kind, gender in _ADJECTIVES if " " not in surface else ():
        forms = adjective_forms(surface, scan.words, gender)
        cue = scan.words.after.get(f"adjective_places.{kind}_{gender}")
        noun = cue.match(after) if forms and cue else None
        if noun:
            whole = Span(span.start, span.end + noun.end())
            name = forms[0] if kind is not PlaceKind.SITE else _site_name(scan, forms[0], noun.group().strip())
            return Mention(whole, name, kind, "adjective")
        if forms and kind is PlaceKind.ADMIN1 and _elliptical(scan, span, forms[0]):
            return Mention(span, forms[0], kind, "adjective")
    return None


def _site_name(scan: _Scan, adjective: str, noun: str) -> str:
    names = [f"{adjective} {form}" for form in basic_names(noun.split(), scan.words)]
    return next((name for name in names if scan.facts(name)), f"{adjective} {noun}")


def _elliptical(scan: _Scan, span: Span, form: str) -> bool:
    facts = scan.facts(form)
    if facts is None or PlaceKind.ADMIN1 not in facts.kinds:
        return False
    around = scan.text[max(scan.start, span.start - 300) : min(scan.end, span.end + 300)]
    closed = re.match(r"\s*(?:[,;.)—–-]|(?:и|та|і|й|або|или)\s)", scan.after(span.end))
    return closed is not None and scan.words.pattern("adjective_places.admin1_feminine").search(around) is not None


def _shared_nouns(scan: _Scan, mentions: list[Mention]) -> list[Mention]:
    """Give each name of a list the kind that its plural noun tells: 'the Kherson and Mykolaiv regions'."""
    shared = list(mentions)
    for index in range(len(shared) - 2, -1, -1):
        one, other = shared[index], shared[index + 1]
        plural = scan.words.pattern("places.plural").search(other.span.of(scan.text)) or other.found_by == "list"
        if one.kind is None and other.kind in _SHARED and plural and _in_list(scan, one, other):
            shared[index] = replace(one, kind=other.kind, found_by="list")
    for index in range(1, len(shared)):
        one, other = shared[index - 1], shared[index]
        plural = one.found_by == "listed" or scan.words.ends_with("places.plural_before", scan.before(one.span.start))
        if other.kind is None and one.kind in _SHARED and plural and _in_list(scan, one, other):
            shared[index] = replace(other, kind=one.kind, found_by="listed")
    return shared


def _in_list(scan: _Scan, one: Mention, other: Mention) -> bool:
    between = scan.text[one.span.end : other.span.start]
    return re.fullmatch(r",?\s*(?:and|or|&|і|та|й|и)?\s*(?:the\s+)?", between) is not None


def _namesake(scan: _Scan, span: Span) -> str:
    """Return what bears the place's name where it is a street, a club, a person..., else nothing."""
    before, after = scan.before(span.start), scan.after(span.end)
    found = scan.words.after.get("places.namesake")
    match = found.match(after) if found else None
    noun = match.group().strip() if match else ""
    if match and match.group()[:1].isspace() and (noun[0].isupper() or noun in scan.words.words["places.namesake"]):
        return f"before '{noun}'"
    cue = scan.words.before.get("places.namesake_before")
    named = cue.search(before) if cue else None
    if named:
        return f"after '{named.group().strip()}'"
    if _direction(scan, span):
        return "a direction"
    return _person(scan, before, after)


def _direction(scan: _Scan, span: Span) -> bool:
    """Tell whether an adjective stands for a front sector, its noun left out: 'На Лиманському ворог...'."""
    if not adjective_forms(span.of(scan.text), scan.words, "masculine"):
        return False
    around = scan.text[max(scan.start, span.start - 300) : min(scan.end, span.end + 300)]
    on = re.search(r"(?<!\w)на\s$", scan.before(span.start), re.IGNORECASE)
    return on is not None and scan.words.pattern("places.direction").search(around) is not None


def _person(scan: _Scan, before: str, after: str) -> str:
    """Tell a name beside another capitalised word that is neither place nor title: 'Brian Lyman', 'Odessa Rae'."""
    left = re.search(r"(?<!\w)([^\W\d_a-zа-яіїєґё][\w’'ʼ-]*)\s$", before)
    if left and left.group(1) not in scan.stops and "-" not in left.group(1) and _personal(scan, left.group(1)):
        return f"part of a name, after '{left.group(1)}'"
    right = re.match(r"\s([^\W\d_a-zа-яіїєґё][\w’'ʼ-]+)", after)
    if right and right.group(1) not in scan.plain and _personal(scan, right.group(1)):
        return f"part of a name, before '{right.group(1)}'"
    return ""


def _personal(scan: _Scan, word: str) -> bool:
    if word in scan.plain or word.isupper():
        return False
    name = _best_name(scan, [word])
    facts = scan.facts(name) if name else None
    return facts is None or (facts.population < _SURNAME and facts.kinds == {PlaceKind.SETTLEMENT})
