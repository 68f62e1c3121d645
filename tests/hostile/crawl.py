"""A crawl in a process of its own: ``python -m tests.hostile.crawl DATA SITE=ORIGIN…``.

Prints one line of JSON: the most memory that the process took, in megabytes, and whether each site was complete.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from pathlib import Path

from crawler.run import Target, crawl


def main(data: Path, sites: list[list[str]]) -> None:
    logging.disable()
    reports = crawl([Target(name, at=origin) for name, origin in sites], None, data)
    peak = re.search(r"VmHWM:\s+(\d+)", Path("/proc/self/status").read_text())
    complete = {report.site: report.complete for report in reports}
    print(json.dumps({"megabytes": int(peak[1]) // 1024 if peak else 0, "complete": complete}))


if __name__ == "__main__":
    main(Path(sys.argv[1]), [word.split("=", 1) for word in sys.argv[2:]])
