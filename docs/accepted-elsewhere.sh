#!/usr/bin/env bash
# Writes six small journals that a cooperative would want refused, and asks three programs about each.
# Needs bean-check (PyPI: beancount), hledger and ledger on the path. Prints the table of why.md.
set -u
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# All accounts and the currency are declared, so that strict modes have nothing else to refuse.
plain_head='commodity EUR
  format 1000.00 EUR
account Assets:Till
account Expenses:Materials
account Income:Sales
'
bean_head='2026-01-01 open Assets:Till
2026-01-01 open Expenses:Materials
2026-01-01 open Income:Sales
'

verdict() { if "$@" >/dev/null 2>&1 </dev/null; then echo accepts; else echo refuses; fi; }

ask() { # what is wrong, then the postings of each transaction
    local wrong=$1
    shift
    printf '%s\n' "$bean_head" >"$folder/j.beancount"
    printf '%s\n' "$plain_head" >"$folder/j.journal"
    for postings in "$@"; do
        printf '2026-03-07 * "Market"\n%b\n' "$postings" >>"$folder/j.beancount"
        printf '2026-03-07 Market\n%b\n' "$postings" >>"$folder/j.journal"
    done
    printf '| %s | %s | %s | %s |\n' "$wrong" \
        "$(verdict bean-check --no-cache "$folder/j.beancount")" \
        "$(verdict hledger --strict -f "$folder/j.journal" balance)" \
        "$(verdict ledger --args-only --pedantic -f "$folder/j.journal" balance)"
}

echo '| what is wrong | `bean-check` | `hledger --strict` | `ledger --pedantic` |'
echo '|---|---|---|---|'
sale='  Assets:Till   8.00 EUR\n  Income:Sales   -8.00 EUR\n'
ask 'five cents are missing' '  Assets:Till   150.25 EUR\n  Income:Sales   -150.3 EUR\n'
ask 'an amount of half a cent' '  Assets:Till   10.005 EUR\n  Income:Sales   -10.005 EUR\n'
ask 'the same ticket twice' "$sale" "$sale"
ask 'the till falls below zero' '  Expenses:Materials   120.00 EUR\n  Assets:Till   -120.00 EUR\n'
ask 'both sides on one account' '  Assets:Till   8.00 EUR\n  Assets:Till   -8.00 EUR\n'
ask 'a transaction that moves nothing' ''
