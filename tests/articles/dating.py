"""What the tables of dated sentences need: the days of attack that a sentence tells."""

from datetime import date

from articles.article import Article, Source, Span
from articles.statements import find_statements
from articles.wording import wording


def attack_days(text: str, published: str, language: str) -> list[str]:
    """Return the days that may date an attack of a text, each as 'day' or 'first day/last day'."""
    header = f" date {published} News"
    whole = f"{header}\n\n{text}\n"
    article = Article(
        id="test",
        source=Source("test"),
        url="",
        published=date.fromisoformat(published),
        language=language,
        title="News",
        text=whole,
        title_span=Span(len(header) - 4, len(header)),
        body=len(header) + 1,
        raw_header=header,
    )
    told = [one.period for each in find_statements(article, [], wording(language)) for one in each.dates]
    return [str(one.end) if one.start == one.end else f"{one.start}/{one.end}" for one in told]
