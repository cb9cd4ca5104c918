"""Our side of the replay, as a whole process: `ours.py replay|balances LEDGER [PROCESSES]`."""

from __future__ import annotations

import sys
from typing import Literal

from flashcoop_core import Ledger


def main(task: str, path: str, processes: str = "1") -> None:
    """Print how many accounts there are, or the balance of each in cents."""
    count: Literal[1, 2] = 2 if processes == "2" else 1
    with Ledger.open(path, read_only=True) as ledger:
        found = ledger.trial_balance(processes=count).by_account()
    balances = {account: debit - credit for account, (debit, credit) in found.items()}
    if task == "balances":
        import json

        print(json.dumps(balances))
    else:
        print(len(balances))


if __name__ == "__main__":
    main(*sys.argv[1:])
