"""Neighbours: every stored claim that one could be gathered with is found."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geodata import neighbours
from geodata.likeness import likeness
from geodata.store import Store

DAYS = st.sampled_from(
    ["2025-04-12", "2025-04-14", ("2025-04-12", "2025-04-14"), ("2025-03-01", "2025-04-30"), (None, "2025-04-12")]
)
CLAIMS = st.tuples(
    DAYS,
    st.sampled_from([("Sumy",), ("Kharkiv Oblast",), ("Odesa", "Kharkiv"), ("Reni", "Port of Reni")]),
    st.sampled_from([{"missile": 2}, {"drone": 40}, {"missile": 40, "drone": None}]),
    st.sampled_from([None, (3, 3), (9, 10), (10, 10), (11, None), (100, 100), (116, 116), (118, 118)]),
    st.sampled_from([None, (20, 20), (23, 23)]),
)


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(claims=st.lists(CLAIMS, min_size=2, max_size=8))
def test_no_claim_that_one_is_like_is_passed_over(tmp_path_factory, read_of, claims):
    reads = [
        read_of(f"article-{number}", on=on, at=at, weapons=weapons, killed=killed, injured=injured)
        for number, (on, at, weapons, killed, injured) in enumerate(claims)
    ]
    with Store.open(tmp_path_factory.mktemp("neighbours") / "events.sqlite") as store:
        for read in reads:
            store.add(read)
        evidence = [item for read in reads for item in read.evidence()]
        with store._reading() as connection:
            for one in evidence:
                pairs = neighbours.meetings(connection, [one])
                near = {item.claim.id: item for pair in pairs for item in pair if item.claim.id != one.claim.id}
                alike = {other.claim.id for other in evidence if likeness(one, other)}
                assert alike <= near.keys()
                assert all(likeness(one, near[claim_id]) for claim_id in alike)


def test_claims_far_off_are_not_looked_at(tmp_path, read_of):
    far = {
        "other day": {"on": "2025-04-20"},
        "other region": {"at": ("Kharkiv",)},
        "vague": {"on": (None, "2025-04-30")},
    }
    with Store.open(tmp_path / "events.sqlite") as store:
        store.add(read_of("near", on=("2025-04-12", "2025-04-13")))
        for name, said in far.items():
            store.add(read_of(name, **said))
        with store._reading() as connection:
            found = [*neighbours.meetings(connection, read_of("new").evidence())]
    assert {item.claim.article_id for pair in found for item in pair} == {"near", "new"}


def test_a_pair_of_two_new_claims_is_met_once(tmp_path, read_of):
    reads = [read_of("one"), read_of("other")]
    with Store.open(tmp_path / "events.sqlite") as store:
        store.add_all(reads)
        with store._reading() as connection:
            found = [*neighbours.meetings(connection, [item for read in reads for item in read.evidence()])]
    assert [{item.claim.article_id for item in pair} for pair in found] == [{"one", "other"}]
