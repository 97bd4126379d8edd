"""Article page: the text of one article with every place in the colour of its role, and what was read out of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import streamlit as st

from articles.article import Article, Span
from articles.claims import Claim
from articles.toponyms import Role
from dashboard import access
from dashboard.explanations import reason
from dashboard.markup import article_html, claim_list_html, heading_html, legend_html, table_html, text_html
from dashboard.palette import ROLE_LABELS
from dashboard.pieces import Piece, pieces
from dashboard.sayings import claim_text, notes_of, taken_text
from dashboard.wordings import clipped, day_text, web_link
from geodata.addresses import called
from geodata.events import Evidence, ReadArticle
from geodata.store import Store

KEY = "article"
CLAIM = "claim"
_LONGEST_QUOTE = 160
_HEADS = ("Place", "Role", "Why", "Taken for")


# The page stands still once the text is drawn, which may be a few frames later than this.
_TO_THE_SENTENCE = """<script>
(function look(tries) {
  const asked = document.querySelector(".strikemap-article mark.asked");
  if (asked) asked.scrollIntoView({ block: "center" });
  else if (tries) setTimeout(look, 50, tries - 1);
})(40);
</script>"""


def draw(article_id: str, location: str, claim_id: str | None = None) -> None:
    """Draw an article of a store, at the sentence of a claim; raises StoreError where the store cannot be read."""
    with access.opened(location) as store:
        read = store.article(article_id)
        events = {} if read is None else _events(read.reading.claims, store)
    if read is None:
        st.html(text_html(f"There is no article {article_id} in the store {called(location)}.", "problem"))
        return
    asked = next((claim.quote for claim in read.reading.claims if claim.id == claim_id), None)
    _title(read)
    st.html(legend_html(_roles(read)))
    text, told = st.columns([3, 2])
    text.html(article_html(read.article.language, _marked(read, _body(read.article), asked)))
    told.html(claim_list_html(list(_claims(read.evidence(), events))))
    st.html(table_html("Places named, in order of the text", _HEADS, _places(read)))
    if asked:
        st.html(_TO_THE_SENTENCE, unsafe_allow_javascript=True)  # our own words alone: none of the article's


def _title(read: ReadArticle) -> None:
    article = read.article
    about = f"{article.source.name}, {day_text(article.published)}, language {article.language}, {article.url}"
    st.html(heading_html(_marked(read, article.title_span), web_link(article.url), about))
    if article.source.notice:
        st.html(text_html(article.source.notice, "notice"))
    st.html(text_html("Marked: sentences that tell of an attack. Underlined: places by role; point at one to see why."))


def _body(article: Article) -> Span:
    text = article.text
    return Span(len(text) - len(text[article.body :].lstrip()), len(text.rstrip()))


def _marked(read: ReadArticle, within: Span, asked: Span | None = None) -> list[Piece]:
    notes = notes_of(read.article, {toponym: read.georeferences.get(toponym) for toponym in read.reading.toponyms})
    return pieces(read.article.text, within, notes, [claim.quote for claim in read.reading.claims], asked)


def _roles(read: ReadArticle) -> dict[Role, int]:
    counts = Counter(toponym.role for toponym in read.reading.toponyms)
    return {role: counts[role] for role in Role if role in counts}


def _events(claims: Sequence[Claim], store: Store) -> dict[str, str]:
    """Return the event of each claim by the claim's id."""
    found = {claim.id: store.events_with([claim.id]) for claim in claims}
    return {claim_id: min(events) for claim_id, events in found.items() if events}


def _claims(evidence: Sequence[Evidence], events: Mapping[str, str]) -> Iterator[tuple[str, str, str | None]]:
    for item in evidence:
        yield clipped(item.quote, _LONGEST_QUOTE), claim_text(item), events.get(item.claim.id)


def _places(read: ReadArticle) -> Iterator[Sequence[str]]:
    for toponym in sorted(read.reading.toponyms, key=lambda each: each.span):
        found = read.georeferences.get(toponym)
        yield toponym.text, ROLE_LABELS[toponym.role], reason(toponym, read.article), taken_text(found)
