"""A recall against what really happened: stalls where every piece is known, which the books do not know."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import attrs
from hypothesis import given
from hypothesis import strategies as st

from flashcoop_filiere_culinaire.events import LotMade, Until
from flashcoop_filiere_culinaire.kitchen import Gone, Kitchen
from flashcoop_filiere_culinaire.recall import Held, recall
from flashcoop_filiere_culinaire.shelf import available, in_lots, shelf


def march(day: int) -> date:
    return date(2026, 3, day)


def made(name: str, day: int, pieces: int, best: int = 20) -> LotMade:
    return LotMade(
        on=march(day),
        lot=name,
        product="cookie",
        quantity=pieces * 1_000,
        ingredient_lots=("flour-1",),
        until=Until(kind="best_before", day=march(best)),
    )


def sold(ticket: str, day: int, pieces: int, returned: int = 0) -> Gone:
    return Gone(
        on=march(day),
        product="cookie",
        quantity=pieces * 1_000,
        way="sold",
        reference=ticket,
        to="market",
        returned=returned * 1_000,
    )


def kitchen(*lots: LotMade, gone: tuple[Gone, ...]) -> Kitchen:
    return Kitchen(lots={lot.lot: lot for lot in lots}, gone=gone)


def bounds(held: tuple[Held, ...]) -> dict[str, tuple[int, int, int]]:
    """Ticket -> whole pieces for certain, in the order of dates, at most."""
    return {
        each.taken.gone.reference: (
            each.bounds.at_least // 1_000,
            each.bounds.by_date // 1_000,
            each.bounds.at_most // 1_000,
        )
        for each in held
    }


def test_tickets_of_the_only_lot_hold_it_for_certain() -> None:
    held, (left,) = recall(kitchen(made("a", 5, 30), gone=(sold("t-1", 5, 10), sold("t-2", 6, 5))), ("a",))
    assert bounds(held) == {"t-1": (10, 10, 10), "t-2": (5, 5, 5)}
    assert (left.left, left.bounds.at_least, left.bounds.at_most) == (15_000, 15_000, 15_000)


def test_once_all_is_sold_out_no_later_ticket_holds_it() -> None:
    out = (sold("t-1", 5, 30), sold("t-2", 6, 4))
    held, (left,) = recall(kitchen(made("a", 5, 30), made("b", 6, 10), gone=out), ("a",))
    assert bounds(held) == {"t-1": (30, 30, 30)}
    assert left.bounds.at_most == 0


def test_while_one_piece_is_left_every_ticket_may_hold_it() -> None:
    out = (sold("t-1", 5, 29), sold("t-2", 6, 4), sold("t-3", 7, 2))
    held, _ = recall(kitchen(made("a", 5, 30), made("b", 6, 10), gone=out), ("a",))
    assert bounds(held) == {"t-1": (29, 29, 29), "t-2": (0, 1, 1), "t-3": (0, 0, 1)}


def test_tickets_of_one_day_may_come_before_any_other_of_it() -> None:
    out = (sold("t-1", 6, 30), sold("t-2", 6, 5))
    held, _ = recall(kitchen(made("a", 5, 30), made("b", 6, 10), gone=out), ("b",))
    assert bounds(held) == {"t-1": (0, 0, 10), "t-2": (0, 5, 5)}


def test_a_ticket_before_the_lot_was_made_does_not_hold_it() -> None:
    held, _ = recall(kitchen(made("a", 5, 30), made("b", 6, 10), gone=(sold("t-1", 5, 3),)), ("b",))
    assert held == ()


def test_what_came_back_whole_is_not_recalled_and_may_be_sold_again() -> None:
    out = (sold("t-1", 5, 30, returned=30), sold("t-2", 7, 4))
    held, (left,) = recall(kitchen(made("a", 5, 30), gone=out), ("a",))
    assert bounds(held) == {"t-2": (4, 4, 4)}
    assert left.bounds.by_date == 26_000


def test_while_a_lot_is_missing_nothing_is_certain_and_every_ticket_is_recalled() -> None:
    # Another lot was undone: its pieces left too, so the first may last longer than the books say.
    out = (sold("t-1", 5, 35), sold("t-2", 6, 10), sold("t-3", 7, 5))
    held, (left,) = recall(kitchen(made("a", 5, 30), made("b", 7, 10), gone=out), ("a",))
    assert bounds(held) == {"t-1": (0, 30, 30), "t-2": (0, 0, 10), "t-3": (0, 0, 5)}
    assert (left.bounds.at_least, left.bounds.at_most) == (0, 5_000)


@attrs.frozen
class Stall:
    """What really happened, piece by piece."""

    lots: tuple[LotMade, ...]
    #: ticket -> its record, and the lots of the pieces that the customer kept.
    tickets: Mapping[str, tuple[Gone, tuple[str, ...]]]
    #: The lot of each piece that is left.
    left: tuple[str, ...]

    @property
    def kitchen(self) -> Kitchen:
        return kitchen(*self.lots, gone=tuple(gone for gone, _ in self.tickets.values()))


@st.composite
def stalls(draw: st.DrawFn, *, returns: bool = True) -> Stall:
    """Four days on which pieces are made, sold in any order, and brought back."""
    lots: list[LotMade] = []
    tickets: dict[str, tuple[Gone, tuple[str, ...]]] = {}
    stock: list[str] = []
    for day in range(1, 5):
        for _ in range(draw(st.integers(0, 5))):
            act = draw(st.sampled_from(["make", "sell", "sell", "return"] if returns else ["make", "sell", "sell"]))
            if act == "make":
                lot = made(f"l-{len(lots)}", day, draw(st.integers(1, 6)), best=draw(st.integers(5, 8)))
                lots.append(lot)
                stock += [lot.lot] * (lot.quantity // 1_000)
            elif act == "sell" and stock:
                mixed, pieces = draw(st.permutations(stock)), draw(st.integers(1, len(stock)))
                name = f"t-{len(tickets)}"
                tickets[name] = sold(name, day, pieces), tuple(mixed[:pieces])
                stock = list(mixed[pieces:])
            elif act == "return" and tickets:
                name = draw(st.sampled_from(sorted(tickets)))
                gone, kept = tickets[name]
                back = draw(st.integers(0, len(kept)))
                tickets[name] = attrs.evolve(gone, returned=gone.returned + back * 1_000), kept[back:]
                stock += kept[:back]
    return Stall(tuple(lots), tickets, tuple(stock))


@given(stall=stalls(), data=st.data())
def test_a_recall_misses_no_ticket_and_its_bounds_hold(stall: Stall, data: st.DataObject) -> None:
    if not stall.lots:
        return
    names = [lot.lot for lot in stall.lots]
    suspects = frozenset(data.draw(st.lists(st.sampled_from(names), min_size=1)))
    held, (left,) = recall(stall.kitchen, suspects)
    found = bounds(held)
    for name, (_, kept) in stall.tickets.items():
        really = sum(lot in suspects for lot in kept)
        at_least, by_date, at_most = found.get(name, (0, 0, 0))
        assert at_least <= really <= at_most
        assert at_least <= by_date <= at_most
    really = sum(lot in suspects for lot in stall.left) * 1_000
    assert left.left == len(stall.left) * 1_000
    assert left.bounds.at_least <= really <= left.bounds.at_most
    assert left.bounds.at_least <= left.bounds.by_date <= left.bounds.at_most


@given(stall=stalls(), data=st.data())
def test_a_recall_does_not_depend_on_the_order_in_which_things_were_recorded(stall: Stall, data: st.DataObject) -> None:
    if not stall.lots:
        return
    suspects = (stall.lots[0].lot,)
    shuffled = attrs.evolve(stall.kitchen, gone=tuple(data.draw(st.permutations(stall.kitchen.gone))))

    def edges(found: Kitchen) -> dict[str, tuple[int, int]]:
        return {name: (low, high) for name, (low, _, high) in bounds(recall(found, suspects)[0]).items()}

    assert edges(shuffled) == edges(stall.kitchen)


@given(stall=stalls(returns=False), data=st.data())
def test_what_really_happened_is_let_in_in_whatever_order_it_is_recorded(stall: Stall, data: st.DataObject) -> None:
    recorded = kitchen(*stall.lots, gone=())
    for gone, _ in data.draw(st.permutations(list(stall.tickets.values()))):
        assert available(recorded, "cookie", gone.on) >= gone.quantity
        recorded = attrs.evolve(recorded, gone=(*recorded.gone, gone))
    assert in_lots(recorded, "cookie") == sum(shelf(recorded, "cookie").left.values())


@given(stall=stalls(), day=st.integers(1, 5))
def test_what_is_available_leaves_no_later_ticket_without_a_lot(stall: Stall, day: int) -> None:
    found = stall.kitchen
    pieces = available(found, "cookie", march(day)) // 1_000
    assert pieces >= 0
    for more, covered in ((pieces, True), (pieces + 1, False)):
        tried = attrs.evolve(found, gone=(*found.gone, sold("more", day, more)))
        taken = shelf(tried, "cookie").taken
        assert all(out.traced == out.gone.kept for out in taken) is covered
