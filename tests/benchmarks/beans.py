"""The balances that beancount finds, in cents, as JSON: `beans.py FILE`. It is never loaded by the driver."""

from __future__ import annotations

import json
import sys
from collections import defaultdict

from beancount import loader
from beancount.core.data import Transaction


def main(path: str) -> None:
    """Sum the postings of `path` by account."""
    entries, errors, _ = loader.load_file(path)
    if errors:
        raise SystemExit(f"{len(errors)} errors, the first: {errors[0]}")
    balances: dict[str, int] = defaultdict(int)
    for entry in entries:
        for posting in entry.postings if isinstance(entry, Transaction) else ():
            units = posting.units
            if units is None or units.number is None:
                raise SystemExit("a posting without an amount")
            balances[posting.account.rpartition(":")[2]] += int(units.number * 100)
    print(json.dumps(balances))


if __name__ == "__main__":
    main(sys.argv[1])
