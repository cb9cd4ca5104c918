"""Each command, in both languages: what it answers, what it refuses, how it ends."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from flashcoop_core.cli.plans import PLANNERS
from flashcoop_core.cli.program import COMMANDS
from flashcoop_core.codec.declared import Choice, Declared, Many, Part, Perhaps, fields_of
from flashcoop_core.events import KINDS
from flashcoop_core.words import names
from flashcoop_core.words.choices import TEXTS
from runs import JOURNEY, OPENING, Demo, flashcoop

BOTH = pytest.mark.parametrize("lang", ["fr", "en"])


def given(kind: str, **fields: object) -> str:
    return json.dumps({"kind": kind, "event": fields})


# -- help and usage -------------------------------------------------------------------------------


@BOTH
def test_help_lists_every_command_and_every_exit_status(lang: str) -> None:
    said = flashcoop("--lang", lang, "--help")
    assert said.status == 0
    assert all(f"\n  {name} " in said.out for name in COMMANDS)
    assert all(f"\n  {status} " in said.out for status in (0, 1, 2, 3, 4, 130))


@BOTH
@pytest.mark.parametrize("command", COMMANDS)
def test_each_command_explains_itself(lang: str, command: str) -> None:
    said = flashcoop("--lang", lang, command, "--help")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("Utilisation\u00a0: flashcoop" if lang == "fr" else "Usage: flashcoop")
    assert said.out.count("--help") == 1


def test_french_by_default_then_the_environment_then_the_option() -> None:
    assert "Utilisation" in flashcoop("--help").out
    assert "Usage:" in flashcoop("--help", env={"FLASHCOOP_LANG": "en"}).out
    assert "Utilisation" in flashcoop("--lang=fr", "--help", env={"FLASHCOOP_LANG": "en"}).out


def test_the_language_may_be_said_after_the_command_too() -> None:
    assert "Usage:" in flashcoop("verify", "--help", "--lang", "en").out
    assert "Usage:" in flashcoop("--lang", "fr", "verify", "--lang=en", "--help").out
    assert "--lang lacks its value" in flashcoop("verify", "a", "--lang", env={"FLASHCOOP_LANG": "en"}).err


@pytest.mark.parametrize(
    ("args", "name"),
    [
        (["fly"], "usage-unknown-command"),
        (["verify"], "usage-missing"),
        (["verify", "a", "b"], "usage-extra"),
        (["verify", "a", "--tail"], "usage-unknown-option"),
        (["verify", "a", "--head"], "usage-option-alone"),
        (["--lang", "de", "verify", "a"], "usage-bad-value"),
        (["verify", "a", "--lang", "de"], "usage-bad-value"),
        (["verify", "a", "--lang"], "usage-option-alone"),
        (["--lang"], "usage-option-alone"),
        (["verify", "--", "--lang", "en"], "usage-extra"),
        (["demo", "macbeth"], "usage-unknown-demo"),
        (["statements", "a", "wealth"], "usage-unknown-statement"),
    ],
)
def test_a_misused_command_ends_with_2_and_says_how_it_is_meant(args: list[str], name: str) -> None:
    said = flashcoop(*args)
    assert (said.status, said.out) == (2, "")
    assert said.err.startswith(f"[{name}] ")
    # click does not say in which command an option lacks its value.
    assert ("--help" in said.err) is (name != "usage-option-alone")


def test_no_command_shows_the_help_on_stderr() -> None:
    said = flashcoop()
    assert (said.status, said.out) == (2, "")
    assert "statements" in said.err


def test_every_field_that_may_be_asked_for_has_a_wording() -> None:
    found: set[str] = set()

    def walk(of: Declared) -> None:
        match of:
            case Perhaps(inner) | Many(inner):
                walk(inner)
            case Part(cls):
                for field in fields_of(cls):
                    found.add(field.name)
                    walk(field.type)

    for kind in KINDS.values():
        walk(Part(kind.event))
    assert {name.removeprefix("field-") for name in names("terminal") if name.startswith("field-")} == found


# -- new and record -------------------------------------------------------------------------------


def test_new_tells_the_session_and_its_head(tmp_path: Path) -> None:
    said = flashcoop("--lang", "en", "new", tmp_path / "a", "--json", "-", typed=json.dumps(OPENING))
    assert said.status == 0
    assert "Session les-essais" in said.out
    assert "Head of the session: " in said.out


def test_new_takes_the_whole_event_an_id_and_a_file(tmp_path: Path) -> None:
    (tmp_path / "opening.json").write_text(given("session_opened", **OPENING))
    said = flashcoop("new", tmp_path / "a", "--json", tmp_path / "opening.json", "--session", "e-2026")
    assert said.status == 0
    assert "Session e-2026" in said.out


@BOTH
def test_new_makes_no_file_for_a_session_that_cannot_be_opened(lang: str, tmp_path: Path) -> None:
    wrong = {**OPENING, "ends": "2026-03-01", "colour": "green"}
    said = flashcoop("--lang", lang, "new", tmp_path / "a", "--json", "-", typed=json.dumps(wrong))
    assert said.status == 1
    assert "[unknown-field] colour" in said.err
    reversed_dates = flashcoop(
        "--lang", lang, "new", tmp_path / "a", "--json", "-", typed=json.dumps({**OPENING, "ends": "2026-03-01"})
    )
    assert reversed_dates.status == 1
    assert "[dates-reversed]" in reversed_dates.err
    assert list(tmp_path.iterdir()) == []


def test_a_second_session_must_be_named_from_then_on(ledger: Path) -> None:
    assert flashcoop("new", ledger, "--json", "-", typed=json.dumps(OPENING)).status == 0
    unnamed = flashcoop("statements", ledger, "balance-sheet")
    assert unnamed.status == 1
    assert "les-essais, les-essais-2" in unnamed.err
    assert flashcoop("statements", ledger, "balance-sheet", "--session", "les-essais-2").status == 0


def test_record_knows_a_retry_by_its_id(ledger: Path) -> None:
    event = json.dumps(
        {"kind": "member_joined", "event": {"on": "2026-03-02", "member": "m-1"}, "id": "0f" * 16, "by": "f-1"}
    )
    first = flashcoop("--lang", "en", "record", ledger, "--json", "-", typed=event)
    again = flashcoop("--lang", "en", "record", ledger, "--json", "-", typed=event)
    assert (first.status, again.status) == (0, 0)
    assert first.out.startswith("Recorded: Member joined, session les-essais, version 2")
    assert again.out.startswith("Recorded already: ")
    assert first.out.splitlines()[1] == again.out.splitlines()[1]


@BOTH
@pytest.mark.parametrize(
    ("text", "name"),
    [
        (given("work_recorded", on="2026-03-02", member="m-9", minutes=60), "unknown-member"),
        (given("dance", on="2026-03-02"), "unknown-kind"),
        (given("member_joined", on="2026-03-02", member="m-1", age=18), "unknown-field"),
        (given("member_joined", on="2026-03-02"), "missing-field"),
        (given("member_joined", on="2026-03-02", member=7), "wrong-type"),
        (given("member_joined", on="2027-03-02", member="m-1"), "date-outside-books"),
        (given("funds_advanced", on="2026-03-02", reference="a", into="till", cents=-5), "too-small"),
        (given("funds_advanced", on="2026-03-02", reference="a", into="till", cents=0.5), "float-not-allowed"),
        ('{"kind": "member_joined", "kind": "x", "event": {}}', "duplicate-key"),
        ("{", "json-cut-short"),
        ("", "json-cut-short"),
        ("kokedama", "not-json"),
    ],
)
def test_record_refuses_by_name_and_changes_nothing(ledger: Path, lang: str, text: str, name: str) -> None:
    before = ledger.read_bytes()
    said = flashcoop("--lang", lang, "record", ledger, "--json", "-", typed=text)
    assert (said.status, said.out) == (1, "")
    assert f"[{name}] " in said.err
    assert ledger.read_bytes() == before


def test_record_asks_field_by_field_until_each_answer_can_be_kept(ledger: Path) -> None:
    typed = ["hier", "", "4/3/2026", "av-1", "poche", "Caisse", "0,005", "1,234", "50,00", "peut-être", "o"]
    said = flashcoop("record", ledger, "--kind", "funds_advanced", typed="\n".join(typed) + "\n")
    assert said.status == 0, said.err
    refused = ("not-a-date", "answer-needed", "not-a-choice", "amount-not-whole-cents", "amount-ambiguous")
    assert all(f"[{name}]" in said.err for name in refused)
    assert "versé sur (into), caisse | banque [Entrée\u00a0: caisse]\u00a0: " in said.err
    told = ("jour (on)\u00a0: 04/03/2026", "numéro de pièce (reference)\u00a0: av-1", "versé sur (into)\u00a0: caisse")
    assert "".join(f"  {line}\n" for line in (*told, "montant (cents)\u00a0: 50,00")) in said.err
    assert "Répondez oui ou non." in said.err
    assert said.out.startswith("Enregistré\u00a0: Avance de la CAE")
    stored = json.loads(flashcoop("log", ledger, "--jsonl").out.splitlines()[-1])
    assert stored["event"] == {"cents": 5000, "into": "till", "on": "2026-03-04", "reference": "av-1"}


def test_record_asks_which_event_for_parts_and_for_lists(lived: Path) -> None:
    price = ["o", "kokedama", "market", "13"]
    other = ["o", "kokedama", "market", "9"]
    options = ["y", "treize", "13 €", *price, "n", "n", "y", "neuf", "9 €", *other, "n", "n", "n"]
    rules = ["majority", "n", "60 %", "no", "lot"]
    typed = ["decision_proposed", "2026-03-05", "d-2", "price", "Combien ?", *options, *rules, "yes"]
    said = flashcoop("--lang", "en", "record", lived, typed="\n".join(typed) + "\n")
    assert said.status == 0, said.err
    stored = json.loads(flashcoop("log", lived, "--jsonl").out.splitlines()[-1])["event"]
    assert (stored["quorum"], stored["tie"]) == (6000, "lot")
    assert stored["options"][0]["prices"] == [{"channel": "market", "price": 1300, "product": "kokedama"}]
    assert [option["split"] for option in stored["options"]] == [None, None]


def test_who_is_asked_reads_no_pattern_and_no_name_of_a_value(ledger: Path) -> None:
    typed = ["04/03/2026", "Anne Martin", "m-1", "o", "Cape", "4/3/2026", "31/12/2026", "", "o"]
    said = flashcoop("record", ledger, "--kind", "member_joined", typed="\n".join(typed) + "\n")
    assert said.status == 0, said.err
    assert "[answer-not-an-id] Ici, on écrit un repère d'un seul mot" in said.err
    assert "CAPE | CESA | salariat | autre" in said.err
    assert "mineur (minor), oui ou non [Entrée\u00a0: rien]" in said.err
    assert "^[a-z" not in said.err
    assert "cape" not in said.err


def test_every_value_of_a_closed_list_has_words_of_its_own() -> None:
    def lists(declared: Declared) -> Iterator[Choice]:
        match declared:
            case Choice():
                yield declared
            case Perhaps() | Many():
                yield from lists(declared.of)
            case Part():
                for field in fields_of(declared.cls):
                    yield from lists(field.type)
            case _:
                pass

    closed = {choice for kind in KINDS.values() for choice in lists(Part(kind.event))}
    for choice in closed:
        for lang in (0, 1):
            assert len({TEXTS[f"choice-{value}"][lang] for value in choice.values}) == len(choice.values)
    assert set(TEXTS) == {f"choice-{value}" for choice in closed for value in choice.values}


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_answers_that_a_rule_refuses_are_given_back_as_the_line_to_correct(
    ledger: Path, tmp_path: Path, lang: str
) -> None:
    before = ledger.read_bytes()
    refused = flashcoop("--lang", lang, "record", ledger, "--kind", "member_left", typed="2026-03-02\nm-9\no\n")
    assert refused.status == 1
    assert "[unknown-member]" in refused.err
    assert ledger.read_bytes() == before
    (line,) = (line for line in refused.err.splitlines() if line.startswith("{"))
    assert json.loads(line) == {"kind": "member_left", "event": {"on": "2026-03-02", "member": "m-9"}}
    corrected = tmp_path / "corrected.json"
    corrected.write_text(line.replace("member_left", "member_joined"), encoding="utf-8")
    assert flashcoop("record", ledger, "--json", corrected).status == 0


def test_answers_of_new_are_given_back_too(tmp_path: Path) -> None:
    answers = ["2026-03-12", "Trop tard", "CAE", "123456782", "s", "Lusignan", "2026-03-10", "2026-03-02", "2026-12-31"]
    refused = flashcoop("new", tmp_path / "x.flashcoop", typed="\n".join([*answers, "kokedama", *[""] * 7, "o"]) + "\n")
    assert refused.status == 1
    (line,) = (line for line in refused.err.splitlines() if line.startswith("{"))
    assert json.loads(line)["event"]["name"] == "Trop tard"
    assert not (tmp_path / "x.flashcoop").exists()


def test_answers_that_end_early_or_are_not_confirmed_record_nothing(ledger: Path) -> None:
    before = ledger.read_bytes()
    ended = flashcoop("record", ledger, "--kind", "member_left", typed="2026-03-02\n")
    assert ended.status == 1
    assert "[answers-ended]" in ended.err
    declined = flashcoop("record", ledger, "--kind", "member_left", typed="2026-03-02\nm-1\nn\n")
    assert (declined.status, declined.out) == (1, "")
    assert ledger.read_bytes() == before


def test_new_can_be_asked_too(tmp_path: Path) -> None:
    typed = ["2026-03-02", "Les Essais", "CAE", "123456782", "fc", "Lusignan", "2026-03-02", "2026-03-10"]
    typed += ["2026-12-31", "kokedama", "", "", "", "", "", "o", "10", "margin", "non", "o", "filiere", "n", "o"]
    said = flashcoop("new", tmp_path / "a", typed="\n".join(typed) + "\n")
    assert said.status == 0, said.err
    stored = json.loads(flashcoop("log", tmp_path / "a", "--jsonl").out)["event"]
    assert stored["contribution"] == {"base": "margin", "in_loss": False, "rate": 1000}
    assert stored["imposed"] == ["filiere"]
    assert len(stored["accounts"]) > 60


# -- planners -------------------------------------------------------------------------------------


def planned(ledger: Path, plan: str, arguments: object) -> str:
    said = flashcoop("record", ledger, "--plan", plan, "--json", "-", typed=json.dumps(arguments))
    assert said.status == 0, said.err
    return said.out


def stored_last(ledger: Path) -> dict[str, Any]:
    event: dict[str, Any] = json.loads(flashcoop("log", ledger, "--jsonl").out.splitlines()[-1])["event"]
    return event


def test_planners_compute_what_people_do_not_say(lived: Path) -> None:
    planned(lived, "decision_closing", {"decision": "prix"})
    price = {"product": "kokedama", "channel": "market", "price": 1200, "decision": "prix", "on": "2026-03-05"}
    assert flashcoop("record", lived, "--json", "-", typed=given("price_set", **price)).status == 0
    planned(lived, "sale", {"product": "kokedama", "pieces": 2, "on": "2026-03-06"})
    assert stored_last(lived)["totals"] == [{"gross": 2400, "net": 2000, "rate": 2000, "vat": 400}]
    paid = [{"means": "cash", "cents": 1000}, {"means": "card", "cents": 200}]
    planned(lived, "sale", {"lines": {"kokedama": 1000}, "paid_by": paid, "at": "10:15:00"})
    assert [part["means"] for part in stored_last(lived)["paid"]] == ["cash", "card"]
    bought = [{"charge": "materials", "gross": 1440, "rate": 2000}]
    planned(lived, "purchase", {"lines": bought, "supplier": "s-1", "voucher": "F-1"})
    assert stored_last(lived)["lines"][0]["net"] == 1200
    planned(lived, "till_count", {"counted": 6960})
    assert stored_last(lived)["gap"] == 0
    planned(lived, "till_close", {"period": "session"})
    planned(lived, "stock_count", {"values": {"stock_finished": 500}})
    planned(lived, "vat", {})


@BOTH
@pytest.mark.parametrize(
    ("plan", "arguments", "name"),
    [
        ("sale", {"product": "kokedama", "colour": "green"}, "unknown-field"),
        ("sale", {"product": "bonsai", "channel": "market"}, "unknown-product"),
        ("sale", {"product": "kokedama", "pieces": "2"}, "wrong-type"),
        ("sale", {"product": "kokedama", "paid_by": "shells"}, "not-a-choice"),
        ("sale", {"product": "kokedama", "on": "2026-02-30"}, "not-a-date"),
        ("sale", {"lines": {"kokedama": None}}, "wrong-type"),
        ("sale", {"lines": ["kokedama"]}, "wrong-type"),
        ("sale", {"product": "kokedama", "paid_by": [{"means": "cash"}]}, "missing-field"),
        ("delivery", {}, "missing-field"),
        ("delivery", [], "wrong-type"),
        ("purchase", {"lines": [{"gross": 10}], "supplier": "s", "voucher": "v"}, "missing-field"),
        ("payroll", {"results": [{"member": "m-1"}], "month": "2026-03", "reference": "p"}, "missing-field"),
        ("stock_count", {"values": {"stock_of_hope": 5}}, "not-a-choice"),
    ],
)
def test_a_planner_refuses_arguments_that_it_does_not_declare(
    lived: Path, lang: str, plan: str, arguments: object, name: str
) -> None:
    before = lived.read_bytes()
    said = flashcoop("--lang", lang, "record", lived, "--plan", plan, "--json", "-", typed=json.dumps(arguments))
    assert (said.status, said.out) == (1, "")
    assert f"[{name}] " in said.err
    assert lived.read_bytes() == before


@pytest.mark.parametrize("plan", PLANNERS)
def test_every_planner_can_be_asked_for_and_reads_its_annotations(lived: Path, plan: str) -> None:
    said = flashcoop("record", lived, "--plan", plan, "--json", "-", typed='{"nobody knows": 1}')
    assert said.status == 1
    assert "[unknown-field]" in said.err


def test_an_unknown_planner_and_a_kind_beside_json_are_misuse(lived: Path) -> None:
    assert "[usage-unknown-plan]" in flashcoop("record", lived, "--plan", "rob").err
    assert "[usage-kind-is-asked]" in flashcoop("record", lived, "--plan", "sale", "--kind", "sale_made").err
    assert "[usage-unknown-kind]" in flashcoop("record", lived, "--kind", "session_opened").err


# -- reading --------------------------------------------------------------------------------------


@BOTH
def test_log_names_each_event_and_the_head(lived: Path, lang: str) -> None:
    said = flashcoop("--lang", lang, "log", lived)
    assert said.status == 0
    assert ("Arrivée d'un membre" if lang == "fr" else "Member joined") in said.out
    assert ("50,00\u00a0€" if lang == "fr" else "€50.00") in said.out
    assert said.out.count("│ ") > len(JOURNEY)


@BOTH
def test_show_tells_where_the_session_stands(lived: Path, lang: str) -> None:
    said = flashcoop("--lang", lang, "show", lived)
    assert said.status == 0
    for part in ("Les Essais", "m-1", "8 h 00", "À quel prix ?", "Kokedama", "[sales-not-stopped]"):
        assert part in said.out
    assert ("En caisse\u00a0: 50,00\u00a0€" if lang == "fr" else "In the till: €50.00") in said.out
    assert ("Rien n'est imposé" if lang == "fr" else "Nothing is imposed") in said.out


def test_show_names_the_day_of_the_closing_only_when_nothing_else_is_left(lived: Path) -> None:
    planned(lived, "till_close", {"period": "session"})
    said = flashcoop("show", lived).out
    assert "- [till-not-empty] La caisse contient encore" in said
    assert "day-closed" not in said


@BOTH
def test_show_says_what_is_imposed(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "imposed.flashcoop"
    typed = json.dumps({**OPENING, "imposed": ["filiere", "venue"]})
    assert flashcoop("new", path, "--json", "-", typed=typed).status == 0
    said = {
        "fr": "Imposé, ne se vote pas\u00a0: la filière, le lieu de vente",
        "en": "not voted on: the trade, the place of sale",
    }
    assert said[lang] in flashcoop("--lang", lang, "show", path).out


def test_show_marks_a_price_changed_in_an_emergency(lived: Path) -> None:
    assert (
        flashcoop("record", lived, "--plan", "decision_closing", "--json", "-", typed='{"decision": "prix"}').status
        == 0
    )
    price = {"on": "2026-03-05", "product": "kokedama", "channel": "market"}
    first = given("price_set", **price, price=1200, decision="prix")
    then = given("price_changed", **price, price=900, emergency={"facilitator": "f-1", "reason": "orage"})
    for event in (first, then):
        assert flashcoop("record", lived, "--json", "-", typed=event).status == 0
    assert "⚠ URGENCE, sans vote\u00a0: f-1, orage" in flashcoop("show", lived).out


@BOTH
def test_statements_without_a_name_are_all_of_them(lived: Path, lang: str) -> None:
    said = flashcoop("--lang", lang, "statements", lived)
    assert said.status == 0
    assert said.out.count("Les Essais") >= 14  # twelve, and an account for each of two members
    data = json.loads(flashcoop("statements", lived, "--json").out)
    assert [each["statement"] for each in data].count("member-account") == 2


def test_statements_go_back_by_version_day_and_recorded_time(lived: Path) -> None:
    def cash(*options: str) -> int:
        data = json.loads(flashcoop("statements", lived, "balance-sheet", "--json", *options).out)
        total: int = data["total_assets"]["cents"]
        return total

    assert cash() == 5000
    assert cash("--at", "9") == 0
    assert cash("--at", "10") == 5000
    assert cash("--at", "2026-03-03") == 0
    assert cash("--recorded", "2020-01-01T00:00:00") == 0
    assert cash("--recorded", "2999-12-31", "--at", "2026-03-04") == 5000


@pytest.mark.parametrize(
    ("options", "name"),
    [
        (["--at", "0"], "usage-no-such-version"),
        (["--at", "99"], "usage-no-such-version"),
        (["--at", "demain"], "usage-version-or-day"),
        (["--at", "2026-02-30"], "usage-version-or-day"),
        (["--recorded", "demain"], "usage-moment"),
        (["--recorded", "2026-03-02", "--at", "3"], "usage-version-and-moment"),
    ],
)
def test_a_moment_that_cannot_be_read_is_misuse(lived: Path, options: list[str], name: str) -> None:
    said = flashcoop("statements", lived, "balance-sheet", *options)
    assert (said.status, said.out) == (2, "")
    assert f"[{name}]" in said.err


def test_a_member_account_is_of_one_member_or_of_all(lived: Path) -> None:
    one = json.loads(flashcoop("statements", lived, "member-account", "--member", "m-1", "--json").out)
    all_of_them = json.loads(flashcoop("statements", lived, "member-account", "--json").out)
    assert one["member"] == "m-1"
    assert [each["member"] for each in all_of_them] == ["m-1", "m-2"]


@BOTH
def test_why_names_the_events_of_a_figure(lived: Path, lang: str) -> None:
    said = flashcoop("--lang", lang, "why", lived, "balance-sheet", "53")
    assert said.status == 0
    assert ("Avance de la CAE" if lang == "fr" else "Advance from the host") in said.out
    unknown = flashcoop("--lang", lang, "why", lived, "balance-sheet", "601")
    assert unknown.status == 2
    assert "[usage-unknown-line]" in unknown.err
    assert "[usage-member-needed]" in flashcoop("why", lived, "member-account", "4286").err


@BOTH
def test_verify_finds_a_head_that_was_kept_and_misses_one_that_was_cut(lived: Path, lang: str) -> None:
    kept = flashcoop("log", lived).out.split()[-1]
    said = flashcoop("--lang", lang, "verify", lived, "--head", kept)
    assert said.status == 0
    assert said.out.count(kept) == 1
    missing = flashcoop("--lang", lang, "verify", lived, "--head", "0f" * 32)
    assert missing.status == 3
    assert "[head-not-found]" in missing.err
    assert flashcoop("verify", lived, "--head", "no-head").status == 1


# -- the demo -------------------------------------------------------------------------------------


@BOTH
@pytest.mark.parametrize("name", ["jinsei", "coopkies"])
def test_the_demo_leaves_ledger_log_and_statements(demo: Demo, lang: str, name: str) -> None:
    said, out = demo(name, lang)
    path = out / f"{name}.flashcoop"
    head = said.out.split()[-1]
    assert flashcoop("verify", path, "--head", head).status == 0
    assert (out / f"{name}.jsonl").read_text() == flashcoop("log", path, "--jsonl").out
    sheet = out / "statements" / "balance-sheet"
    assert json.loads(sheet.with_suffix(".json").read_text())["statement"] == "balance-sheet"
    assert sheet.with_suffix(".txt").read_text() == flashcoop("--lang", lang, "statements", path, "balance-sheet").out
    again = flashcoop("--lang", lang, "demo", name, "--out", out)
    assert (again.status, again.out) == (1, "")
    assert "[file-exists]" in again.err
