"""Sentences as spans of a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.sentences import LONGEST, sentences


def split(text: str, language: str) -> list[str]:
    return [span.of(text) for span in sentences(text, 0, len(text), language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Two died. Five were hurt! Why?", "en", ["Two died.", "Five were hurt!", "Why?"]),
        (
            "Gen. Zaluzhnyi met U.S. envoys at 6.45 a.m. on Friday.",
            "en",
            ["Gen. Zaluzhnyi met U.S. envoys at 6.45 a.m. on Friday."],
        ),
        ("It ended at 6 p.m. Two died.", "en", ["It ended at 6 p.m.", "Two died."]),
        ("'It burned.' He left.", "en", ["'It burned.'", "He left."]),
        ("Shells fell.[4] Two died.[5][6]", "en", ["Shells fell.[4]", "Two died.[5][6]"]),
        ("“It burned.” “We ran.”", "en", ["“It burned.”", "“We ran.”"]),
        (
            "Key points\n\n- Kharkiv border. Forces advanced.",
            "en",
            ["Key points", "Kharkiv border.", "Forces advanced."],
        ),
        ("▪️Vovchansk, 22 June, 17:40. Artillery.", "en", ["Vovchansk, 22 June, 17:40.", "Artillery."]),
        ("• A breach of the dam\n• Shells on the quay", "en", ["A breach of the dam", "Shells on the quay"]),
        ("Rockets fell\non the quay.", "en", ["Rockets fell\non the quay."]),
        ("It cost 2.2 million. Then 3.", "en", ["It cost 2.2 million.", "Then 3."]),
        (
            "Горів склад у м. Суми на вул. Київській. Двоє загинули.",
            "uk",
            ["Горів склад у м. Суми на вул. Київській.", "Двоє загинули."],
        ),
        ("Станом на 8 год. ранку в Сумській обл. Тихо.", "uk", ["Станом на 8 год. ранку в Сумській обл.", "Тихо."]),
        ("🔴 Двадцять атак за день. Горів ліцей.", "uk", ["Двадцять атак за день.", "Горів ліцей."]),
        (
            "08:05. Казань: жители слышат взрывы.\n\n08:50. Раис: их восемь.",
            "ru",
            ["08:05. Казань: жители слышат взрывы.", "08:50. Раис: их восемь."],
        ),
        (
            "На ул. Ленина в г. Рыльск упал дрон. Ранен 1 чел.",
            "ru",
            ["На ул. Ленина в г. Рыльск упал дрон.", "Ранен 1 чел."],
        ),
        ("It fell at 6 p.m. Tuesday on a bus. All left.", "en", ["It fell at 6 p.m. Tuesday on a bus.", "All left."]),
        ("«Стёкла вылетели». Так было.", "ru", ["«Стёкла вылетели».", "Так было."]),
        ("", "en", []),
        ("...\n\n***\n", "en", []),
    ],
)
def test_sentences(text, language, expected):
    assert split(text, language) == expected


def test_sentences_keep_to_the_offsets_given():
    text = "date 2024-01-01 Title\n\nBody one. Body two."
    assert [span.of(text) for span in sentences(text, 23, len(text), "en")] == ["Body one.", "Body two."]


def test_a_line_without_end_is_cut():
    text = "word " * 10_000
    assert all(span.end - span.start <= LONGEST for span in sentences(text, 0, len(text), "en"))


@settings(deadline=None)
@given(st.text(), st.sampled_from(["en", "uk", "ru"]))
def test_spans_lie_in_the_text_in_order_and_lose_no_word(text, language):
    found = sentences(text, 0, len(text), language)
    ends = [0, *(span.end for span in found)]
    assert all(end <= span.start < span.end <= len(text) for end, span in zip(ends, found, strict=False))
    kept = "".join(span.of(text) for span in found)
    assert [c for c in kept if c.isalnum()] == [c for c in text if c.isalnum()]
