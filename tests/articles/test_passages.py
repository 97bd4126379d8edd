"""Passages: what the words before a name say, and which basic form of a name is the likeliest."""

from dataclasses import dataclass

import pytest

from articles.passages import Passage
from articles.placenames import NameFacts, PlaceKind, PlaceNames
from articles.wording import wording


@dataclass(frozen=True)
class Listed:
    """A list of names with how many people live in each place."""

    rows: tuple[tuple[str, int, PlaceKind], ...]

    def facts(self, name: str) -> NameFacts | None:
        known = {row[0]: row for row in self.rows}.get(name)
        return NameFacts(frozenset({known[2]}), frozenset({"UA"}), known[1]) if known else None


def passage(text: str, language: str = "uk", names: PlaceNames | None = None) -> Passage:
    return Passage(text, 0, len(text), wording(language), names or Listed(()))


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Ударили по рязанскому НПЗ", " рязанскому "),
        ("на Пушкинской", "на "),
        ("Вчера в селе на\u00a0НПЗ", " на\u00a0"),
        ("НПЗ", ""),
    ],
)
def test_the_word_before_a_name_comes_with_the_blanks_around_it(text: str, word: str) -> None:
    name = "Пушкинской" if "Пушкинской" in text else "НПЗ"
    assert passage(text, "ru").word_before(text.index(name)) == word


@pytest.mark.parametrize(
    ("text", "opens"),
    [
        ("Суми під вогнем", True),
        ("Обстріл тривав. Суми під вогнем", True),
        ("Повідомили: «Суми під вогнем»", True),
        ("Новини\n• Суми під вогнем", True),
        ("Мер каже — Суми під вогнем", True),
        ("Обстріляли Суми вночі", False),
        ("Ударили по (Суми) вночі", False),
        ("Харків, Суми і Ромни", False),
        ("Харків-Суми, нічний рейс", False),
    ],
)
def test_a_sentence_opens_behind_a_stop_a_bullet_or_a_dash(text: str, opens: bool) -> None:  # noqa: FBT001
    assert passage(text).opens_sentence(text.index("Суми")) is opens


def test_of_two_forms_the_larger_place_is_meant_whichever_list_is_asked() -> None:
    one = Listed((("Вільшана", 90, PlaceKind.SETTLEMENT), ("Вільшани", 9_000, PlaceKind.SETTLEMENT)))
    other = Listed((("Вільшана", 9_000, PlaceKind.SETTLEMENT), ("Вільшане", 90, PlaceKind.SETTLEMENT)))
    turned = Listed((("Вільшана", 90, PlaceKind.SETTLEMENT), ("Вільшане", 9_000, PlaceKind.SETTLEMENT)))
    assert [passage("", names=names).best_name(["Вільшані"]) for names in (one, other, turned, None)] == [
        *("Вільшана", "Вільшана", "Вільшане", None),
    ]
