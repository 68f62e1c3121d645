"""A process that writes to a store until it is killed: ``python -m tests.writer URL FIRST``.

It prints the key of each article once everything about it is acknowledged.
"""

from __future__ import annotations

import sys
from itertools import count
from pathlib import Path

from load import database
from tests import stories


def main(url: str, first: int) -> None:
    engine = database.open(url, Path())
    for number in count(first):
        stories.saved(engine, stories.article(str(number)), stories.reading())
        print(number, flush=True)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
