"""Writes extract/communes.csv anew from underthesea.address: `python -m tests.gazetteer`.

Its mapping (of the project vietnamadminunits) has every commune before 2025-07-01 with its district and the commune it
went into; we keep names and province codes. Reading it at run time instead would cost half a second at every start.
"""

from __future__ import annotations

import csv
import io
import json
from importlib.resources import files
from pathlib import Path

TABLE = Path(__file__).parents[1] / "extract" / "communes.csv"
HEADER = ("province", "district", "commune", "province_now", "commune_now")


def rows() -> list[tuple[str, ...]]:
    """One row for each commune before the reform; of one that was divided, the larger part's."""
    data = json.loads(files("underthesea.address").joinpath("data", "mapping.json").read_text(encoding="utf-8"))
    codes = {key: info["code"] for key, info in (data["province_names"] | data["old_province_names"]).items()}
    now = {key: info["code"] for key, info in data["province_names"].items()}
    kept = (row for row in data["ward_mapping"] if row["mapping_type"] != "divided" or row.get("is_default"))
    return sorted(
        {
            (
                codes[row["old_province_key"]],
                _name(row["old_district"]),
                _name(row["old_ward"]),
                now[row["new_province_key"]],
                _name(row["new_ward"]),
            )
            for row in kept
        }
    )


def _name(given: str) -> str:
    """ "Xã Mường Lạn" as prose writes it: "xã Mường Lạn"."""
    return given[:1].lower() + given[1:]


def content() -> str:
    """The whole table as CSV."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(rows())
    return text.getvalue()


if __name__ == "__main__":
    TABLE.write_text(content(), encoding="utf-8")
