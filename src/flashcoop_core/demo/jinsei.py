"""Jinsei'Coop: seven people, seven days, kokedamas, Lusignan (Vienne), end of 2024.

Sources: Le7.info, « Flashcoop : apprendre en faisant », and Cap Métiers Nouvelle-Aquitaine on the
three Flashcoops of Grand Poitiers. They give the people (seven, 18 to 51), the host, the place, the
product, the Friday market at Rouillé, the three days online, more pieces than planned, prices cut to
sell them all. They give no date, no quantity and no amount: those are assumptions, marked as such.
"""

from __future__ import annotations

from datetime import date, timedelta

from flashcoop_core import events as e
from flashcoop_core.demo.pay import send_pay, take_pay_back
from flashcoop_core.demo.programme import confirm, engage, insure, plan_days, work
from flashcoop_core.demo.stage import Stage
from flashcoop_core.ledger import Ledger
from flashcoop_core.session import plan

__all__ = ["play"]

_MONDAY = date(2024, 11, 18)  # assumed: the sources say a Monday to a Tuesday, end of 2024
_TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _SATURDAY, _SUNDAY = (_MONDAY + timedelta(days=n) for n in range(1, 7))
_DAY_6, _DAY_7 = _MONDAY + timedelta(days=7), _MONDAY + timedelta(days=8)
_OPENING, _ANSWERS = _MONDAY - timedelta(days=28), _MONDAY - timedelta(days=14)
_BANK_DAY, _PAYROLL, _PAID, _CLOSING = date(2024, 11, 27), date(2024, 12, 5), date(2024, 12, 6), date(2024, 12, 10)

_MEMBERS = tuple(f"m-{n:02d}" for n in range(1, 8))
_CAPE = e.Contract(kind="cape", signed=_MONDAY, ends=date(2024, 12, 31))

# Assumed figures: pieces, and cents all taxes included.
_ADVANCE = 300_00
_PLANNED, _MADE, _AT_MARKET, _BY_CARD = 40, 64, 22, 5
_ONLINE = {_SATURDAY: 14, _SUNDAY: 11, _DAY_6: 9}
_TO_MEMBERS = 3


def play(stage: Stage, ledger: Ledger) -> None:
    """Play the whole session, from the first handshake to closed books."""
    _prepare(stage, ledger)
    _discover(stage)
    _offer(stage)
    _communication_and_bank(stage)
    _production(stage)
    _market(stage)
    _online(stage)
    _accounts(stage)
    _share(stage)
    _pay_and_close(stage)


def _prepare(stage: Stage, ledger: Ledger) -> None:
    stage.day(_OPENING, "la CAE prépare, quatre semaines avant", "the host prepares, four weeks ahead")
    plugins = stage.plugins(ledger, "vegetal", "silae")
    stage.enter(
        ledger.open_session(
            e.SessionOpened(
                on=_OPENING,
                name="Jinsei'Coop",
                host=e.Host(name="Aceascop", siren="000000000", section="jinsei"),
                place="Maison des services, Lusignan",
                starts=_MONDAY,
                ends=_DAY_7,
                fiscal_year_ends=date(2024, 12, 31),
                filiere="vegetal",
                contribution=e.Contribution(rate=1_000),
                imposed=("filiere", "product", "venue", "calendar", "hours"),
                plugins=plugins,
            ),
            id="jinsei-coop",
        )
    )
    stage.say(
        "Aceascop ouvre la session à Lusignan ; la filière, le produit et le lieu de vente sont imposés.",
        "Aceascop opens the session at Lusignan; the trade, the product and the place of sale are imposed.",
    )
    stage.say("Dates, SIREN et contribution de 10 %.", "Dates, SIREN and a contribution of 10%.", assumed=True)
    stage.record(
        e.FacilitatorEngaged(on=_OPENING, facilitator="f-01"),
        e.FacilitatorEngaged(on=_OPENING, facilitator="f-02", role="accountant"),
        e.PartnerEngaged(on=_OPENING, partner="mission-locale", name="Mission locale du Poitou", role="prescriber"),
        e.PartnerEngaged(on=_OPENING, partner="soleil-et-vent", name="Atelier du Soleil et du Vent", role="venue"),
        e.PartnerEngaged(on=_OPENING, partner="rouille", name="Commune de Rouillé", role="venue"),
    )
    plan_days(stage, _OPENING, (_MONDAY, _TUESDAY, _WEDNESDAY, _THURSDAY, _FRIDAY, _DAY_6, _DAY_7))
    engage(
        stage,
        _OPENING,
        (
            *((number, "f-01", "accompaniment") for number in (1, 2, 7)),
            (3, "graphiste-1", "communication"),
            (3, "graphiste-2", "communication"),
            (3, "banque-1", "banker"),
            (4, "fleuriste-1", "producer"),
            (5, "placier-1", "logistician"),
            (6, "f-02", "accountant"),
        ),
    )
    stage.record(
        e.VenueEngaged(
            on=_OPENING, booking="atelier", partner="soleil-et-vent", use="making", starts=_THURSDAY, ends=_THURSDAY
        ),
        e.VenueEngaged(on=_OPENING, booking="marche", partner="rouille", use="selling", starts=_FRIDAY, ends=_FRIDAY),
    )
    insure(stage, _OPENING, 2024)
    stage.say(
        "Les sept jours sont fixés ; graphistes, banquier, lieux de production et de vente sont sollicités.",
        "The seven days are set; designers, banker, places of making and of sale are asked for.",
    )
    stage.day(_ANSWERS, "les réponses arrivent", "the answers come in")
    confirm(
        stage,
        _ANSWERS,
        (
            *((number, "f-01") for number in (1, 2, 7)),
            *((3, who) for who in ("graphiste-1", "graphiste-2", "banque-1")),
            (4, "fleuriste-1"),
            (6, "f-02"),
        ),
    )
    stage.record(
        e.VenueConfirmed(on=_ANSWERS, booking="atelier"),
        e.VenueConfirmed(on=_ANSWERS, booking="marche"),
    )
    stage.say(
        "Tout le monde confirme, sauf le placier du marché. Assurance et réponses sont imaginées.",
        "Everyone confirms, but for the market manager. Insurance and answers are made up.",
        assumed=True,
    )


def _discover(stage: Stage) -> None:
    stage.day(_MONDAY, "jour 1 : découvrir la coopérative et le projet", "day 1: discovering the cooperative")
    stage.record(*(e.MemberJoined(on=_MONDAY, member=member, contract=_CAPE) for member in _MEMBERS))
    stage.say(
        "Sept personnes de 18 à 51 ans, qui ne se connaissent pas, signent leur contrat CAPE.",
        "Seven people of 18 to 51, strangers to each other, sign their CAPE contract.",
    )
    stage.record(e.FundsAdvanced(on=_MONDAY, reference="av-1", cents=_ADVANCE))
    stage.say(
        f"La CAE avance {stage.money(_ADVANCE)} en caisse.",
        f"The host puts an advance of {stage.money(_ADVANCE)} in the till.",
        assumed=True,
    )
    stage.record(*work(_MONDAY, _MEMBERS, 6), e.ProgrammeDayHeld(on=_MONDAY, number=1))


def _vote(stage: Stage, decision: str, on: date, ballots: tuple[str | None, ...]) -> None:
    """One ballot a member, in order, then the count."""
    stage.record(
        *(
            e.VoteCast(on=on, decision=decision, member=member, option=option)
            for member, option in zip(_MEMBERS, ballots, strict=True)
        ),
        plan.decision_closing(decision, on=on),
    )


def _price(option: str, channel: str, cents: int) -> e.Option:
    return e.Option(
        option=option,
        label=f"{cents // 100} €",
        prices=(e.PriceOption(product="kokedama", channel=channel, price=cents),),
    )


def _offer(stage: Stage) -> None:
    stage.day(_TUESDAY, "jour 2 : construire l'offre", "day 2: building the offer")
    stage.record(
        e.ProductDefined(
            on=_TUESDAY,
            product="kokedama",
            name="Kokedama",
            vat_rate=2_000,
            vat_reason="composition dont la façon domine (BOI-TVA-LIQ-30-10-35) ; 10 % écarté",
            decided_by="f-02",
        ),
        *stage.of(
            "vegetal.vat_decided",
            _TUESDAY,
            product="kokedama",
            rate=2_000,
            reason="composition dont la façon domine (BOI-TVA-LIQ-30-10-35) ; 10 % écarté",
            decided_by="f-02",
        ),
        e.DecisionProposed(
            on=_TUESDAY,
            decision="nom",
            subject="name",
            question="Quel nom pour notre coopérative ?",
            options=(
                e.Option(option="jinsei", label="Jinsei'Coop"),
                e.Option(option="mousse", label="Mousse & Cie"),
            ),
        ),
    )
    _vote(stage, "nom", _TUESDAY, ("jinsei", "jinsei", "mousse", "jinsei", "jinsei", None, "jinsei"))
    stage.say("Les membres choisissent leur nom : Jinsei'Coop.", "The members choose their name: Jinsei'Coop.")
    stage.record(
        e.BudgetEstimated(
            on=_TUESDAY,
            product="kokedama",
            quantity=_PLANNED * 1000,
            lines=(
                e.BudgetLine(charge="materials", cents=4_00, per_unit=True),
                e.BudgetLine(charge="hire", cents=12_00),
            ),
        ),
        e.DecisionProposed(
            on=_TUESDAY,
            decision="prix-marche",
            subject="price",
            question="À quel prix vendre un kokedama au marché ?",
            options=tuple(_price(f"a-{euros}", "marche", euros * 100) for euros in (10, 12, 15)),
        ),
    )
    _vote(stage, "prix-marche", _TUESDAY, ("a-12", "a-12", "a-15", "a-12", "a-10", "a-12", "a-12"))
    stage.record(
        e.PriceSet(on=_TUESDAY, product="kokedama", channel="marche", price=12_00, decision="prix-marche"),
        *work(_TUESDAY, _MEMBERS, 6),
        e.ProgrammeDayHeld(on=_TUESDAY, number=2),
    )
    stage.say(
        f"Prix voté pour le marché : {stage.money(12_00)} (5 voix sur 7) ; {_PLANNED} pièces prévues.",
        f"Price voted for the market: {stage.money(12_00)} (5 ballots of 7); {_PLANNED} pieces planned.",
        assumed=True,
    )


def _communication_and_bank(stage: Stage) -> None:
    stage.day(_WEDNESDAY, "jour 3 : communication et banque", "day 3: communication and bank")
    stage.record(
        e.ServiceReceived(on=_WEDNESDAY, voucher="graph-01", entrepreneur="es-graphistes", cents=60_00),
        plan.loan(500_00, 450, 12, on=_WEDNESDAY),
        *work(_WEDNESDAY, _MEMBERS, 6),
        e.DecisionApplied(on=_WEDNESDAY, decision="nom", how="Le nom est sur le logo, les affiches et les étiquettes"),
        e.ProgrammeDayHeld(on=_WEDNESDAY, number=3),
    )
    stage.say(
        "Deux graphistes d'une CAE créent le logo ; un banquier simule un prêt.",
        "Two graphic designers of a CAE make the logo; a banker simulates a loan.",
    )
    stage.say(
        f"Prestation interne de {stage.money(60_00)} ; prêt simulé de {stage.money(500_00)}, hors des comptes.",
        f"Internal service of {stage.money(60_00)}; simulated loan of {stage.money(500_00)}, outside the books.",
        assumed=True,
    )


def _production(stage: Stage) -> None:
    stage.day(_THURSDAY, "jour 4 : produire", "day 4: making")
    stage.record(
        plan.purchase(
            [
                plan.purchase_line("materials", 132_00, 1_000, product="kokedama"),
                plan.purchase_line("materials", 48_00, 2_000, product="kokedama"),
                plan.purchase_line("packaging", 18_00, 2_000),
            ],
            supplier="pepiniere",
            voucher="FA-2024-118",
            on=_THURSDAY,
        ),
        plan.purchase(
            [plan.purchase_line("supplies", 9_60, 2_000)],
            supplier="mercerie",
            voucher="TK-5521",
            member="m-03",
            invoice_to_host=False,
            on=_THURSDAY,
        ),
        e.GoodsProduced(on=_THURSDAY, product="kokedama", quantity=_MADE * 1000),
        *work(_THURSDAY, _MEMBERS, 8),
        e.ProgrammeDayHeld(on=_THURSDAY, number=4),
    )
    stage.say(
        "L'Atelier du Soleil et du Vent accueille la production ; le groupe fabrique bien plus que prévu.",
        "The Atelier du Soleil et du Vent hosts the making; the group makes far more than planned.",
    )
    stage.say(
        f"{_MADE} kokedamas au lieu de {_PLANNED} ; {stage.money(198_00)} de plantes, mousse et emballages.",
        f"{_MADE} kokedamas instead of {_PLANNED}; {stage.money(198_00)} of plants, moss and packaging.",
        assumed=True,
    )


def _market(stage: Stage) -> None:
    stage.day(_FRIDAY, "jour 5 : le marché de Rouillé", "day 5: the market at Rouillé")
    confirm(stage, _FRIDAY, [(5, "placier-1")])
    stage.record(
        plan.purchase(
            [plan.purchase_line("hire", 12_00, 0, reason="droit de place communal, hors champ de la TVA")],
            supplier="rouille",
            voucher="placier-77",
            on=_FRIDAY,
        )
    )
    for _ in range(_BY_CARD):
        stage.record(plan.sale("kokedama", channel="marche", paid_by="card", on=_FRIDAY))
    for _ in range(_AT_MARKET - _BY_CARD):
        stage.record(plan.sale("kokedama", channel="marche", on=_FRIDAY))
    stage.record(
        plan.till_close("day", on=_FRIDAY),
        *work(_FRIDAY, _MEMBERS[:2], 11),
        *work(_FRIDAY, _MEMBERS[2:], 7),
        e.ProgrammeDayHeld(on=_FRIDAY, number=5),
    )
    sales, left = _AT_MARKET * 12_00, _MADE - _AT_MARKET
    stage.say(
        "Les co-entrepreneurs vendent leurs kokedamas sur le marché.",
        "The members sell their kokedamas at the market.",
    )
    stage.say(
        f"{_AT_MARKET} vendus pour {stage.money(sales)}, dont {_BY_CARD} par carte ; il en reste {left}.",
        f"{_AT_MARKET} sold for {stage.money(sales)}, {_BY_CARD} of them by card; {left} are left.",
        assumed=True,
    )


def _online(stage: Stage) -> None:
    stage.day(_SATURDAY, "les prix baissent, la vente passe en ligne", "prices are cut, the sale goes online")
    stage.record(
        e.DecisionProposed(
            on=_SATURDAY,
            decision="prix-en-ligne",
            subject="adaptation",
            question="Baisser le prix et vendre en ligne, puis entre nous ?",
            method="consent",
            options=(
                e.Option(
                    option="huit-euros",
                    label="8 € en ligne et entre nous",
                    prices=(
                        e.PriceOption(product="kokedama", channel="en-ligne", price=8_00),
                        e.PriceOption(product="kokedama", channel="members", price=8_00),
                    ),
                ),
            ),
        )
    )
    _vote(stage, "prix-en-ligne", _SATURDAY, ("huit-euros",) * 7)
    stage.record(
        e.PriceSet(on=_SATURDAY, product="kokedama", channel="en-ligne", price=8_00, decision="prix-en-ligne"),
        e.PriceSet(on=_SATURDAY, product="kokedama", channel="members", price=8_00, decision="prix-en-ligne"),
    )
    # Plants for planting that are sold at a distance need a passport, or a reason why not.
    papers = (
        *stage.of("vegetal.channel_declared", _SATURDAY, channel="en-ligne"),
        *stage.of(
            "vegetal.passport_recorded",
            _SATURDAY,
            product="kokedama",
            botanical_name="Nephrolepis exaltata",
            operator="FR-NA00000",
            origin="FR",
        ),
    )
    if papers:
        stage.record(*papers)
        stage.say(
            "La vente en ligne demande le passeport phytosanitaire de la pépinière : il est relevé.",
            "Online sales need the nursery's plant passport: it is recorded.",
            assumed=True,
        )
    stage.say(
        "Objectif : tout vendre. Le groupe baisse ses prix et passe du marché à la vente en ligne.",
        "The aim: to sell them all. The group cuts its prices and goes from the market to online sales.",
    )
    for on, pieces in _ONLINE.items():
        if on == _DAY_6:
            stage.day(on, "jour 6 : compter, et vendre encore en ligne", "day 6: counting, and still selling online")
        elif on != _SATURDAY:
            stage.day(on, "vente en ligne", "online")
        stage.record(
            *(plan.sale("kokedama", channel="en-ligne", paid_by="platform", on=on) for _ in range(pieces)),
            plan.till_close("session" if on == _DAY_6 else "day", on=on),
        )
        stage.say(
            f"{pieces} vendus en ligne à {stage.money(8_00)}.",
            f"{pieces} sold online at {stage.money(8_00)}.",
            assumed=True,
        )
    stage.record(
        e.MemberReimbursed(on=_DAY_6, reference="remb-1", member="m-03", means="host", cents=9_60),
        *work(_DAY_6, _MEMBERS, 6),
        e.ProgrammeDayHeld(on=_DAY_6, number=6),
    )
    stage.say(
        f"La CAE rembourse {stage.money(9_60)} de ficelle à une membre qui l'avait avancée, hors paie.",
        f"The host pays a member back the {stage.money(9_60)} of string she had paid for, apart from pay.",
        assumed=True,
    )


def _accounts(stage: Stage) -> None:
    stage.day(_DAY_7, "jour 7 : les comptes et le partage", "day 7: the accounts and the split")
    stage.record(
        plan.sale("kokedama", _TO_MEMBERS, channel="members", on=_DAY_7),
        e.StockWrittenOff(on=_DAY_7, reference="don-1", product="kokedama", quantity=2_000, fate="low_value_gift"),
        e.StockWrittenOff(
            on=_DAY_7, reference="perte-1", product="kokedama", quantity=1_000, fate="spoiled", proof="photo-1"
        ),
        *stage.of("vegetal.loss_explained", _DAY_7, reference="perte-1", product="kokedama", cause="dried"),
        plan.stock_kept("m-05", "kokedama", 1_000, cost=3_00, on=_DAY_7),
        plan.till_close("session", on=_DAY_7),
    )
    stage.record(plan.till_count(stage.session.state.till_balance - 50, on=_DAY_7))
    stage.say(
        f"{_TO_MEMBERS} pièces achetées par les membres, 2 offertes à l'atelier, 1 séchée, 1 gardée, 1 reprise par la "
        f"CAE ; il manque {stage.money(50)} en caisse.",
        f"{_TO_MEMBERS} pieces bought by members, 2 given to the workshop, 1 dried out, 1 kept, 1 taken over by the "
        f"host; the till lacks {stage.money(50)}.",
        assumed=True,
    )
    card, online = _BY_CARD * 12_00, sum(_ONLINE.values()) * 8_00
    stage.record(
        e.PayoutReceived(
            on=_DAY_7,
            reference="cb-1",
            source="card",
            channel="marche",
            gross=card,
            fee=1_05,
            fee_rate=0,
            into="host",
        ),
        e.PayoutReceived(
            on=_DAY_7,
            reference="pf-1",
            source="platform",
            channel="en-ligne",
            gross=online,
            fee=6_80,
            fee_rate=2_000,
            fee_vat=1_36,
            into="host",
        ),
        plan.stock_count({"stock_materials": 8_00, "stock_finished": 3_00}, on=_DAY_7),
        e.StockAccepted(on=_DAY_7, stock="stock_materials", cents=8_00, accepted_by="f-02"),
        e.StockAccepted(on=_DAY_7, stock="stock_finished", cents=3_00, accepted_by="f-02"),
        plan.vat("2024-11", on=_DAY_7),
        plan.contribution_charge(on=_DAY_7),
    )
    settled = stage.session.state.settled["2024-11"]
    stage.say(
        f"La TVA de novembre est arrêtée ({stage.money(settled.due)} à payer), la contribution est facturée.",
        f"VAT of November is settled ({stage.money(settled.due)} due), the host's contribution is charged.",
        assumed=True,
    )


def _share(stage: Stage) -> None:
    stage.record(
        e.DecisionProposed(
            on=_DAY_7,
            decision="partage",
            subject="split",
            question="Comment partager le bénéfice ?",
            secret=True,
            options=(
                e.Option(option="egal", label="À parts égales", split=e.SplitOption(key="equal")),
                e.Option(option="heures", label="Selon les heures", split=e.SplitOption(key="hours")),
            ),
        )
    )
    _vote(stage, "partage", _DAY_7, ("egal", "egal", "heures", "egal", "egal", "egal", None))
    stage.record(
        plan.distribution("partage", on=_DAY_7),
        *work(_DAY_7, _MEMBERS, 4),
        e.ProgrammeDayHeld(on=_DAY_7, number=7),
    )
    distribution = stage.session.state.distribution
    if distribution is None:
        raise LookupError("nothing was distributed")
    shares = sorted({stage.money(share.cents) for share in distribution.shares})
    stage.say(
        f"Les membres votent le partage à parts égales : {stage.money(distribution.distributable)} en 7, "
        f"soit {' ou '.join(shares)} chacun, coût total.",
        f"The members vote to share equally: {stage.money(distribution.distributable)} in 7, "
        f"{' or '.join(shares)} each, total cost.",
        assumed=True,
    )


def _pay_and_close(stage: Stage) -> None:
    till = stage.session.state.till_balance
    stage.day(_BANK_DAY, "la caisse retourne à la CAE", "the till goes back to the host")
    stage.record(e.FundsReturned(on=_BANK_DAY, reference="ret-1", cents=till))
    stage.say(f"{stage.money(till)} remis à la CAE.", f"{stage.money(till)} given back to the host.", assumed=True)

    send_pay(stage, "2024-12")

    stage.day(_PAYROLL, "la paie revient", "payroll comes back")
    take_pay_back(stage, "silae", "2024-12", reference="paie-12", by="f-02", on=_PAYROLL)
    difference = sum(line.difference for line in _payroll_lines(stage))
    stage.say(
        f"Arrondis de paie : {stage.money(difference)} d'écart avec les parts, nommé membre par membre.",
        f"Payroll rounding: {stage.money(difference)} of difference with the shares, named member by member.",
        assumed=True,
    )

    stage.day(_PAID, "les membres sont payés", "the members are paid")
    stage.record(plan.remuneration(reference="vir-12", on=_PAID))
    stage.say("La CAE verse les rémunérations nettes.", "The host pays the net remunerations.")

    stage.day(_CLOSING, "clôture", "closing")
    stage.record(plan.session_closing(on=_CLOSING))
    left = stage.session.state.balance("link")
    stage.say(
        f"Les comptes sont clos. Solde du compte de liaison 181 : {stage.money(left)}. Jinsei'Coop a vécu.",
        f"The accounts are closed. Balance of the link account 181: {stage.money(left)}. Jinsei'Coop has lived.",
        assumed=True,
    )


def _payroll_lines(stage: Stage) -> tuple[e.PayLine, ...]:
    """The lines of the payroll just settled."""
    settled = [fact.event for fact in stage.session.state.facts.values() if fact.kind == "payroll_settled"]
    return tuple(settled[-1].lines)
