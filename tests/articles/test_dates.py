"""Dates in sentences, against the day of publication."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.article import Span
from articles.dates import DatedSpan, DateKind, find_periods


def read(text: str, published: str, language: str) -> list[DatedSpan]:
    return find_periods(text, Span(0, len(text)), date.fromisoformat(published), language)


def days(text: str, published: str, language: str) -> list[tuple[str, str]]:
    return [(str(told.period.start), str(told.period.end)) for told in read(text, published, language)]


ENGLISH = [  # Saturday
    ("On Friday, Russia launched 122 missiles and 36 drones.", "2023-12-29", "2023-12-29"),
    ("On Saturday the shelling resumed.", "2023-12-30", "2023-12-30"),
    ("Last Saturday a drone fell on Oryol.", "2023-12-23", "2023-12-23"),
    ("Friday’s missile strike killed 20.", "2023-12-29", "2023-12-29"),
    ("Shells fell on Friday morning.", "2023-12-29", "2023-12-29"),
    ("Missiles hit Kyiv in the early hours of Monday.", "2023-12-25", "2023-12-25"),
    ("A drone hit the depot before dawn on Tuesday.", "2023-12-26", "2023-12-26"),
    ("Yesterday a drone hit the depot.", "2023-12-29", "2023-12-29"),
    ("A drone hit the depot this morning.", "2023-12-30", "2023-12-30"),
    ("63 drones came overnight into Friday.", "2023-12-28", "2023-12-29"),
    ("Drones came on the night of July 7-8.", "2023-07-07", "2023-07-08"),
    ("Drones struck overnight on June 2 to 3.", "2023-06-02", "2023-06-03"),
    ("It was holed by rockets overnight into July 27.", "2023-07-26", "2023-07-27"),
    ("In the past 24 hours the enemy struck Kupiansk.", "2023-12-29", "2023-12-30"),
    ("Over the past day nine assaults failed.", "2023-12-29", "2023-12-30"),
    ("Last week two people were killed.", "2023-12-18", "2023-12-24"),
    ("The previous week was worse.", "2023-12-18", "2023-12-24"),
    ("Last month the port burned.", "2023-11-01", "2023-11-30"),
    ("The port burned in early March.", "2023-03-01", "2023-03-10"),
    ("The port burned in late February.", "2023-02-21", "2023-02-28"),
    ("The port burned in January 2023.", "2023-01-01", "2023-01-31"),
    ("The port burned last year.", "2022-01-01", "2022-12-31"),
    ("The port burned last summer.", "2023-06-01", "2023-08-31"),
    ("The port burned in April last year.", "2022-04-01", "2022-04-30"),
    ("Since July the port has been hit.", "2023-07-01", "2023-12-30"),
    ("It has come almost nightly since July 17.", "2023-07-17", "2023-12-30"),
    ("The block was hit on 14 January.", "2023-01-14", "2023-01-14"),
    ("The block was hit on January 14, 2022.", "2022-01-14", "2022-01-14"),
    ("A missile fell on 17 November last year.", "2022-11-17", "2022-11-17"),
    ("It is ten days since a drone hit the house.", "2023-12-20", "2023-12-20"),
    ("Drones finished the substation from 19 to 21 June.", "2023-06-19", "2023-06-21"),
    ("Bombs fell between May 11 and May 12.", "2023-05-11", "2023-05-12"),
    ("A year ago the mall burned.", "2022-12-30", "2022-12-30"),
    ("Three days ago the mall burned.", "2023-12-27", "2023-12-27"),
    ("Two years ago today the mall burned.", "2021-12-30", "2021-12-30"),
    ("It was the second anniversary of the strike.", "2021-12-28", "2021-12-30"),
    ("The day before, the mall burned.", "2023-12-29", "2023-12-29"),
    ("The raid came two days after the mall burned.", "2023-12-28", "2023-12-28"),
    ("A drone killed two people on New Year's Day.", "2023-01-01", "2023-01-01"),
    ("On Mar 5, missiles hit Sumy.", "2023-03-05", "2023-03-05"),
    ("MAR 5: missiles hit Sumy.", "2023-03-05", "2023-03-05"),
    ("SEPT. 5: missiles hit Sumy.", "2023-09-05", "2023-09-05"),
]
UKRAINIAN = [  # Friday
    ("У ніч на п'ятницю, 21 березня, війська запустили 214 дронів.", "2025-03-20", "2025-03-21"),
    ("А напередодні, вдень 20 березня, дрон влучив в авто.", "2025-03-20", "2025-03-20"),
    ("У понеділок минулого тижня дрони знищили ангар.", "2025-03-10", "2025-03-10"),
    ("Ще раніше, у ніч на 5 травня, ракети спалили порт.", "2024-05-04", "2024-05-05"),
    ("В ніч з 7 на 8 липня вдарили по порту.", "2024-07-07", "2024-07-08"),
    ("Минулої доби дрон скинув вибухівку.", "2025-03-20", "2025-03-21"),
    ("Уперше міст підірвали 8 жовтня 2022 року вантажівкою.", "2022-10-08", "2022-10-08"),
    ("Станом на 22:00 05.11.2024 атаки тривають.", "2024-11-05", "2024-11-05"),
    ("Ситуація з ранку 4 березня до ранку 5 березня.", "2025-03-04", "2025-03-05"),
    ("Торік у червні горів склад.", "2024-06-01", "2024-06-30"),
    ("На початку березня горів склад.", "2025-03-01", "2025-03-10"),
    ("Наприкінці лютого 2022 року горів склад.", "2022-02-21", "2022-02-28"),
    ("Два роки тому загинули 46 людей.", "2023-03-21", "2023-03-21"),
    ("Вчора вранці ракета влучила в порт.", "2025-03-20", "2025-03-20"),
    ("У вівторок о 4:44 вразили міст.", "2025-03-18", "2025-03-18"),
    ("Цієї ночі горіла Одеса.", "2025-03-21", "2025-03-21"),
    ("Минулого тижня горіла Одеса.", "2025-03-10", "2025-03-16"),
    ("У новорічну ніч горіла Одеса.", "2024-12-31", "2025-01-01"),
]
RUSSIAN = [  # Thursday
    ("Третьего июля дроны ударили по подстанции.", "2024-07-03", "2024-07-03"),
    ("Сегодня ночью по Энергодару ударили снова.", "2024-07-04", "2024-07-04"),
    ("С 19 по 21 июня беспилотники добили подстанцию.", "2024-06-19", "2024-06-21"),
    ("Вчера же ПВО сбила две ракеты.", "2024-07-03", "2024-07-03"),
    ("В тот же день, 2 января, под обстрел попал Белгород.", "2024-01-02", "2024-01-02"),
    ("За минувшие сутки ВСУ обстреляли Донецк.", "2024-07-03", "2024-07-04"),
    ("В ночь на воскресенье, 23 июня, ПВО уничтожила дрон.", "2024-06-22", "2024-06-23"),
    ("В новогоднюю ночь ракеты убили 89 человек.", "2023-12-31", "2024-01-01"),
    ("Машина была взорвана 20 августа 2022 года.", "2022-08-20", "2022-08-20"),
    ("Бомбы попали в магазин днём в субботу, 25 мая.", "2024-05-25", "2024-05-25"),
    ("Рынок сгорел в мае.", "2024-05-01", "2024-05-31"),
    ("Рынок сгорел на прошлой неделе.", "2024-06-24", "2024-06-30"),
    ("Рынок сгорел прошлым летом.", "2023-06-01", "2023-08-31"),
    ("Год назад сгорел рынок.", "2023-07-04", "2023-07-04"),
]


@pytest.mark.parametrize(("text", "start", "end"), ENGLISH)
def test_english_dates(text, start, end):
    assert days(text, "2023-12-30", "en") == [(start, end)]


@pytest.mark.parametrize(("text", "start", "end"), UKRAINIAN)
def test_ukrainian_dates(text, start, end):
    assert days(text, "2025-03-21", "uk") == [(start, end)]


@pytest.mark.parametrize(("text", "start", "end"), RUSSIAN)
def test_russian_dates(text, start, end):
    assert days(text, "2024-07-04", "ru") == [(start, end)]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They met on May 9 Square, which may close; the march of women began at 16:05.", "en"),
        ("A man of 62 was killed by 500-kg bombs at 0444 local time.", "en"),
        ("Nothing happened on April 31.", "en"),
        ("На 52-й хвилині на вулиці 8 Березня оголосили тривогу.", "uk"),
        ("Спасатели работали больше суток, ранены 38.", "ru"),
    ],
)
def test_what_is_no_date(text, language):
    assert days(text, "2024-05-10", language) == []


def test_a_date_without_a_year_is_the_latest_before_publication():
    assert days("The block was hit on 28 December.", "2024-01-03", "en") == [("2023-12-28", "2023-12-28")]


def test_a_bare_night_is_told_by_its_morning():
    (told,) = read("Drones came overnight.", "2023-08-30", "en")
    assert told.overnight
    assert told.kind is DateKind.NIGHT
    assert told.period.end == date(2023, 8, 30)


def test_a_recalled_anniversary_is_told_apart():
    kinds = [told.kind for told in read("the anniversary of a January 2023 strike", "2024-01-15", "en")]
    assert kinds == [DateKind.ANNIVERSARY, DateKind.MONTH]


def test_the_same_day_counts_from_the_date_told_shortly_before():
    text = "On 8 June shells fell on the quay. Artillery hit the landing on the same day."
    (told,) = find_periods(text, Span(35, len(text)), date(2023, 6, 30), "en")
    assert told.relative
    assert told.period.start == date(2023, 6, 8)


@settings(deadline=None)
@given(st.text(), st.dates(), st.sampled_from(["en", "uk", "ru"]))
def test_any_text_is_read_and_spans_lie_in_it(text, published, language):
    for told in find_periods(text, Span(0, len(text)), published, language):
        assert 0 <= told.span.start < told.span.end <= len(text)
        assert told.period.start is not None
        assert told.period.start <= told.period.end


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "on",
                "since",
                "last",
                "the",
                "night",
                "of",
                "31",
                "30",
                "7-8",
                "February",
                "May",
                "2023",
                "Friday",
                "week",
                "ago",
                "three",
                "year",
            ]
        )
    ),
    st.dates(),
)
def test_any_row_of_date_words_is_read(words, published):
    text = " ".join(words)
    for told in find_periods(text, Span(0, len(text)), published, "en"):
        assert told.period.start is not None
        assert told.period.start <= told.period.end


def test_days_after_an_attack_count_back_from_the_day_beside_them():
    assert days("They dug on Friday, two days after missiles hit.", "2023-12-30", "en") == [
        ("2023-12-29", "2023-12-29"),
        ("2023-12-27", "2023-12-27"),
    ]


def test_a_day_counted_from_one_told_before_is_in_its_year():
    text = "It was hit on 27 June 2022. Nine days earlier, on 18 June, missiles fell."
    start = text.index("Nine")
    (told,) = find_periods(text, Span(start, len(text)), date(2024, 6, 27), "en")
    assert told.period.end == date(2022, 6, 18)


def test_a_day_that_follows_a_year_in_its_paragraph_is_in_that_year():
    text = "On 4 April 2017 a jet came. On 7 April missiles fell.\n\nOn 8 April he spoke."
    told = find_periods(text, Span(0, len(text)), date(2022, 5, 1), "en")
    assert [one.period.end.year for one in told] == [2017, 2017, 2022]


def test_days_after_something_else_reach_no_further_than_their_clause():
    text = "On 11 October, a day after the truce, a house was destroyed."
    day, after = read(text, "2020-10-17", "en")
    assert (day.reach, after.reach) == (None, text.index(", a house"))


def test_a_day_before_counts_from_the_day_of_publication_where_another_paragraph_recalls_a_year():
    text = "Год назад, 14 июля 2022 года, ракеты попали в дом.\n\nНакануне, в ночь на 13 июля, в Киеве упали обломки."
    start = text.index("Накануне")
    told = find_periods(text, Span(start, len(text)), date(2023, 7, 14), "ru")
    assert {one.period.end for one in told} == {date(2023, 7, 13)}
