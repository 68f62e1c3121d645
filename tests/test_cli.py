"""The command line as people use it: real processes, real files, a real crawl of the demo portal."""

from __future__ import annotations

import csv
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import unicodedata
from contextlib import closing
from pathlib import Path
from typing import Any

import openpyxl
import pytest

TEXT = "Năm 2022, tỉnh Bạc Liêu đã in hơn 2.500 cuốn cẩm nang. Dự kiến năm 2024 in 20.000 tờ rơi."


def sotin(*words: str, stdin: str | bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command line; a traceback is a failure whatever the exit code."""
    done = subprocess.run(
        [sys.executable, "-m", "sotin", *words],
        input=stdin.encode() if isinstance(stdin, str) else stdin,
        capture_output=True,
        env=os.environ | {"SOTIN_LANG": "en", "COLUMNS": "160", "PYTHONUTF8": "1"} | environment,
        timeout=240,
        check=False,
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, subprocess.CompletedProcess[str]]:
    """A data folder after one ``sotin demo``, and what that printed."""
    data = tmp_path_factory.mktemp("demo") / "data"
    return data, sotin("demo", "--data", str(data))


def _json(*words: str, stdin: str = "") -> dict[str, Any]:
    done = sotin(*words, stdin=stdin)
    assert done.returncode == 0, done.stderr
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def test_extract_prints_a_table(tmp_path: Path) -> None:
    file = tmp_path / "tin.txt"
    file.write_text(TEXT, encoding="utf-8")
    done = sotin("extract", str(file), "--published", "15/03/2023")
    assert done.returncode == 0
    assert [word in done.stdout for word in ("hơn 2.500 cuốn", "Done", "2022", "Planned", "20.000 tờ rơi")] == [
        True
    ] * 5


def test_extract_prints_json_with_every_number(tmp_path: Path) -> None:
    found = _json("extract", "-", "--json", "--published", "2023-03-15", stdin=TEXT)
    assert [f["unit"] for f in found["figures"]] == ["cuốn", "tờ rơi"]
    assert [(f["low"], f["bound"]) for f in found["figures"]] == [(2500, "over"), (20000, "exact")]
    first = found["activities"][found["figures"][0]["activity"]]
    assert (first["status"], first["period"], first["province"]["code"]) == ("done", ["2022-01-01", "2022-12-31"], "95")
    assert {n["role"] for n in found["numbers"]} >= {"figure", "period"}
    assert found["published"] == "2023-03-15"


def test_extract_reads_html_as_an_article(tmp_path: Path) -> None:
    file = tmp_path / "tin.html"
    title = "Bạc Liêu in cẩm nang"
    told = f"{TEXT} Xã tiếp tục phối hợp với các ngành để người dân biết rõ việc này hơn nữa."
    paragraphs = "".join(f"<p>Tại {place}, {told}</p>" for place in ("Gành Hào", "Phước Long", "Hộ Phòng", "Vĩnh Lợi"))
    head = f"<head><title>{title}</title></head>"
    file.write_text(f"<!doctype html><html>{head}<body><h1>{title}</h1>{paragraphs}</body></html>", encoding="utf-8")
    found = _json("extract", "--json", str(file))
    assert found["title"] == title
    assert any(f["low"] == 2500 for f in found["figures"])


def test_jsonl_keeps_order_and_offsets_of_the_given_text() -> None:
    texts = [TEXT, "", unicodedata.normalize("NFD", TEXT), "Có  2\u00a0500 cuốn\u200b sách.", "Không có gì."]
    lines = [json.dumps({"id": n, "text": text, "published": "15/03/2023 08:00"}) for n, text in enumerate(texts)]
    done = sotin("extract", "--jsonl", stdin="\n".join(lines))
    results = [json.loads(line) for line in done.stdout.splitlines()]
    assert (done.returncode, [r["id"] for r in results]) == (0, [0, 1, 2, 3, 4])
    for text, result in zip(texts, results, strict=True):
        assert all(
            text[part["start"] : part["end"]] == part["text"] for k in ("figures", "activities") for part in result[k]
        )
    assert [len(r["figures"]) for r in results] == [2, 0, 2, 1, 0]


@pytest.mark.parametrize("url", ["(cut from a scan)", "http://[", "https://danang.gov.vn/web/dng/-/x", ""])
def test_an_odd_url_of_a_document_is_no_obstacle(url: str) -> None:
    done = sotin("extract", "--jsonl", stdin=json.dumps({"id": 1, "text": TEXT, "url": url}))
    assert (done.returncode, len(json.loads(done.stdout)["figures"])) == (0, 2)


def test_a_bad_line_is_named_and_the_others_are_read() -> None:
    done = sotin(
        "extract", "--jsonl", stdin='{"id": 1, "text": "In 500 tờ rơi."}\n{"id"\n{"id": 3, "text": "In 5 cuốn."}'
    )
    assert done.returncode == 1
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 3]
    assert "standard input, line 2" in done.stderr


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("extract", "missing.txt"), 2, "cannot read missing.txt"),
        (("extract",), 2, "name a text or HTML file"),
        (("extract", "-", "--published", "31/02/2024"), 2, "'31/02/2024' is no date"),
        (("extract", "-", "--province", "Atlantis"), 2, "Atlantis"),
        (("extract", "-", "--json", "--jsonl"), 2, "exclude each other"),
        (("crawl",), 2, "name a site"),
        (("crawl", "nosuchsite"), 2, "nosuchsite"),
        (("crawl", "ftp://example.org/"), 2, "ftp://example.org/"),
        (("records", "--database", "postgresql://nobody@127.0.0.1:1/none"), 1, "127.0.0.1"),
        (("records", "--database", "nonsense"), 2, "nonsense"),
        (("nonsense",), 2, "nonsense"),
        (("records",), 1, "there is no database in"),
        (("export", "out.csv"), 1, "there is no database in"),
    ],
)
def test_wrong_use_is_answered_in_plain_words(tmp_path: Path, words: tuple[str, ...], code: int, says: str) -> None:
    done = sotin(*words, SOTIN_DATA=str(tmp_path / "data"))
    assert (done.returncode, says in done.stderr) == (code, True), done.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("records", "--province", "Atlantis"), "Atlantis"),
        (("records", "--programme", "no-such"), "no-such"),
        (("records", "--site", "no-such"), "no-such"),
        (("export", "out.pdf"), ".pdf"),
    ],
)
def test_what_no_table_knows_is_refused(
    collected: tuple[Path, subprocess.CompletedProcess[str]], words: tuple[str, ...], says: str
) -> None:
    done = sotin(*words, "--data", str(collected[0]))
    assert (done.returncode, says in done.stderr) == (2, True), done.stderr


def test_a_province_is_found_under_every_code_it_had(collected: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, _ = collected

    def found(*words: str) -> int:
        return int(sotin("records", "--limit", "1", "--data", str(data), *words).stdout.split("(")[1].split(")")[0])

    assert found("--province", "lao cai") == found("--province", "10") + found("--province", "15")
    assert found("--province", "Lào Cai", "--now") >= found("--province", "Lào Cai")
    assert "No record" in sotin("records", "--province", "Yên Bái", "--data", str(data)).stdout


def test_an_unreadable_file_does_not_stop_the_others(tmp_path: Path) -> None:
    good = tmp_path / "good.txt"
    good.write_text(TEXT, encoding="utf-8")
    done = sotin("extract", str(tmp_path / "none.txt"), str(good))
    assert (done.returncode, "hơn 2.500 cuốn" in done.stdout, "none.txt" in done.stderr) == (2, True, True)


def test_an_unreachable_site_is_a_sentence_and_exit_code_1(tmp_path: Path) -> None:
    done = sotin("crawl", "http://127.0.0.1:9/", SOTIN_DATA=str(tmp_path / "data"), SOTIN_CRAWL_TRIES="1")
    assert (done.returncode, "127.0.0.1:9" in done.stderr) == (1, True), done.stderr


def test_odd_texts_are_warned_about_by_name() -> None:
    assert "(empty)" in sotin("extract", "-", stdin="  ").stderr
    assert "(binary)" in sotin("extract", "-", stdin=f"{TEXT}\x00{TEXT}".encode()).stderr
    assert "(broken-utf8)" in sotin("extract", "-", stdin=b"In 500 t\xff r\xfei").stderr


def test_a_file_that_is_no_text_is_refused() -> None:
    done = sotin("extract", "-", stdin=b"\x00\x01\x02" * 99)
    assert (done.returncode, done.stdout) == (2, "")
    assert "standard input is no text" in done.stderr


def test_a_page_without_an_article_is_read_as_a_whole(tmp_path: Path) -> None:
    page = tmp_path / "short.html"
    page.write_text("<html><body><h1>Tin</h1><script>7 xe</script><p>In 500 cuốn.</p></body></html>", encoding="utf-8")
    done = sotin("extract", str(page), "--json")
    assert (done.returncode, "(no-article)" in done.stderr) == (0, True)
    assert [figure["text"] for figure in json.loads(done.stdout)["figures"]] == ["500 cuốn"]


def test_a_line_may_name_its_province() -> None:
    lines = [{"id": name, "text": "In 500 cuốn.", "province": name} for name in ("Sơn La", "95", "Mars")]
    done = sotin("extract", "--jsonl", stdin="\n".join(map(json.dumps, lines)))
    found = [json.loads(line)["activities"][0]["province"]["code"] for line in done.stdout.splitlines()]
    assert (done.returncode, found) == (1, ["14", "95"])
    assert 'line 3: "province": there is no province' in done.stderr


def test_an_unknown_language_is_named() -> None:
    done = sotin("sites", SOTIN_LANG="fr")
    assert (done.returncode, "SOTIN_LANG" in done.stderr) == (2, True)


def test_the_demo_shows_records_and_where_everything_lies(
    collected: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    data, done = collected
    assert done.returncode == 0, done.stderr
    for word in ("Activity records", "Database:", "Export:", "sotin records"):
        assert word in done.stdout
    assert "baolaocai: 8 new" in done.stderr
    rows = list(openpyxl.load_workbook(data / "records.xlsx", read_only=True).active.iter_rows())
    assert len(rows) > 100


def test_a_second_demo_finds_nothing_new(collected: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, _ = collected
    before = sotin("records", "--data", str(data), "--limit", "1000").stdout
    done = sotin("demo", "--data", str(data))
    assert "Nothing new" in done.stdout
    assert sotin("records", "--data", str(data), "--limit", "1000").stdout == before


def test_records_are_filtered(collected: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, _ = collected
    done = sotin("records", "--data", str(data), "--province", "Bạc Liêu", "--year", "2022", "--status", "done")
    assert "2.531 cuốn" in done.stdout  # two articles tell of it; the other says "hơn 2.500 cuốn"
    assert "20.000" not in done.stdout
    assert "No record" in sotin("records", "--data", str(data), "--text", "khủng long").stdout


@pytest.mark.parametrize("table", ["records", "activities", "figures", "articles"])
def test_every_table_is_exported_in_every_form(
    collected: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path, table: str
) -> None:
    data, _ = collected
    for ending in ("csv", "xlsx", "jsonl"):
        done = sotin("export", str(tmp_path / f"{table}.{ending}"), "--table", table, "--data", str(data))
        assert done.returncode == 0, done.stderr
    with (tmp_path / f"{table}.csv").open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.DictReader(stream))
    lines = [json.loads(line) for line in (tmp_path / f"{table}.jsonl").read_text("utf-8").splitlines()]
    sheet = openpyxl.load_workbook(tmp_path / f"{table}.xlsx", read_only=True).active
    assert len(rows) == len(lines) == len(list(sheet.iter_rows())) - 1 > 40
    if table == "articles":
        assert set(lines[0]) >= {"url", "site", "key", "title", "lead", "text", "published", "author"}


def test_sites_status_and_nouns_are_tables(collected: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, _ = collected
    assert all(name in sotin("sites").stdout for name in ("mic", "mst", "baochinhphu", "danang", "sonla", "baolaocai"))
    assert "crawl danang" in sotin("status", "--data", str(data)).stdout
    assert "cuốn" in sotin("nouns", "--data", str(data)).stdout
    assert sotin("nouns", "--unknown", "--data", str(data)).returncode == 0


def test_reparse_without_a_better_reader_changes_nothing(
    collected: tuple[Path, subprocess.CompletedProcess[str]],
) -> None:
    data, _ = collected
    before = sotin("records", "--data", str(data), "--limit", "1000").stdout
    done = sotin("reparse", "--data", str(data))
    assert (done.returncode, "changed 0" in done.stderr) == (0, True), done.stderr
    assert sotin("records", "--data", str(data), "--limit", "1000").stdout == before


def test_help_names_every_verb_and_is_quick_to_import() -> None:
    verbs = ("demo", "crawl", "extract", "reparse", "records", "export", "sites", "status", "nouns", "review")
    shown = sotin("--help").stdout
    assert all(verb in shown for verb in verbs)
    heavy = "{'scrapy', 'sqlalchemy', 'underthesea', 'rich', 'fastapi'}"
    code = f"import sotin, sys; print(sorted({heavy} & set(sys.modules)))"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout.strip() == b"[]"


def test_contradictions_are_listed(collected: tuple[Path, subprocess.CompletedProcess[str]]) -> None:
    data, _ = collected
    done = sotin("records", "--conflicts", "--data", str(data))
    assert all(amount in done.stdout for amount in ("468,2 tỷ đồng", "≠ 486,2 tỷ đồng"))


def test_a_new_version_is_shown_before_it_is_applied(
    collected: tuple[Path, subprocess.CompletedProcess[str]], tmp_path: Path
) -> None:
    data = tmp_path / "data"
    shutil.copytree(collected[0], data)
    assert "read by this version" in sotin("diff", "--data", str(data)).stdout
    with closing(sqlite3.connect(data / "sotin.sqlite")) as database, database:
        database.execute("UPDATE extractions SET version = 'older'")
        database.execute("UPDATE activities SET status = 'planned' WHERE status = 'done'")
    shown = sotin("diff", "--data", str(data))
    assert "status: planned → done" in shown.stdout
    assert "0 activities added, 0 removed" in shown.stdout
    assert sotin("diff", "--data", str(data)).stdout == shown.stdout
    assert sotin("apply", "--data", str(data)).returncode == 0
    assert "read by this version" in sotin("diff", "--data", str(data)).stdout
    same = [sotin("records", "--limit", "1000", "--data", str(folder)).stdout for folder in (data, collected[0])]
    assert same[0] == same[1]
