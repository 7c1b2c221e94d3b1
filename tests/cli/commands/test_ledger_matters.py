from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.cli import ledger_place
from alvtc_info.cli.commands.ledger import _ACTIONS
from alvtc_info.institution.values import default_institution
from alvtc_info.model.hash_chain import Head
from tests import TODAY, Run
from tests.assessment.entries import item, put


def ago(days: int) -> str:
    return f"{TODAY - timedelta(days=days)}"


@pytest.fixture
def office(tmp_path: Path, run_cli: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command `ledger` on a ledger with two items of last week, without a name where none is taken."""
    place = tmp_path / "台账.db"
    monkeypatch.setenv("ALVTC_INFO_LEDGER", str(place))
    with open_store(place, create=True) as book:
        day = TODAY - timedelta(days=7)
        put(book, item(dated=day, title="供暖情况"), item(dated=day, title="检查情况", department="保卫处"))
    silent = {
        "list",
        "列出",
        "show",
        "查看",
        "verify",
        "export",
        "remind",
        "催办",
        "followup",
        "续报材料",
        "count",
        "计数",
    }

    def run(action: str, *arguments: object) -> tuple[int, str, str]:
        return run_cli("ledger", action, *arguments, *([] if action in silent else ["--by", "王某"]))

    return run


def test_every_action_has_a_chinese_name() -> None:
    assert set(ledger_place.CHINESE_ACTIONS.values()) == set(_ACTIONS)


@pytest.mark.medium
def test_a_request_is_due_in_three_days_unless_somebody_says_when(office: Run) -> None:
    _, out, _ = office("约稿", "冬季供暖", "--department", "后勤处")
    assert f"约稿日期：{TODAY}　期限：{TODAY + timedelta(days=3)}" in out
    _, out, _ = office("request", "经验", "--department", "教务处", "--due", ago(2))
    assert "约稿日期" not in out
    assert "期限" in office("request", "做法", "--department", "教务处", "--date", ago(9), "--due", ago(9))[1]
    lines = office("list")[1].splitlines()
    assert lines[0].startswith("    5　约稿（逾期9天）　教务处　“做法”")
    assert lines[1].startswith("    4　约稿（逾期2天）　教务处　“经验”")
    assert lines[2].startswith("    3　约稿（3天后到期）　后勤处　“冬季供暖”")
    assert lines[-1] == "共 2 条；没有办完 3 件，其中逾期 2 件"
    assert office("list", "--department", "后勤处")[1].splitlines()[-1] == "共 1 条；没有办完 1 件"
    assert office("list", "--category", "重点工作进展")[1].splitlines()[-1] == "共 2 条"
    assert office("list", "--year", 2001)[1] == "共 0 条\n"
    _, out, _ = office("list", "--format", "json")
    told = json.loads(out)
    assert [row["entry"] for row in told] == ["request"] * 3 + ["item"] * 2
    assert (told[0]["state"], told[0]["days_left"], told[0]["due_after_extensions"]) == ("overdue", -9, ago(9))


def test_more_time_for_a_request_and_the_words_for_a_reminder(office: Run) -> None:
    office("约稿", "经验", "--department", "教务处", "--date", ago(9))
    code, out, _ = office("延期", 3, "--until", ago(1), "--approved-by", "李某", "--date", ago(5), "--reason", "取材")
    assert (code, "谁同意：李某　理由：取材" in out) == (0, True)
    assert "不晚于现在的期限" in office("extend", 3, "--until", ago(6), "--approved-by", "李某", "--date", ago(8))[2]
    office("舆情", "食堂价格", "--watcher", "宣传处", "--item", 1)
    assert json.loads(office("list", "--format", "json")[1])[1]["days_left"] is None
    _, out, _ = office("催办")
    assert "（李某同意延到" in out.splitlines()[0]
    assert "逾期1天。请尽快报送党政办公室" in out.splitlines()[0]
    assert out.splitlines()[1].startswith("宣传处：跟踪“食堂价格”的网络舆情。")
    assert office("remind", 3)[1] == out.splitlines()[0] + "\n"
    assert "不是约稿、要办的批示或舆情" in office("remind", 1)[2]
    office("进展", 5, "平息", "--done")
    assert "第5条已经办结，不用催" in office("remind", 5)[2]
    office("withdraw", 3)
    assert office("remind")[1] == "没有要催办的\n"


def test_an_instruction_is_carried_out_and_feeds_the_follow_up(office: Run) -> None:
    code, out, _ = office(
        "批示",
        1,
        "--level",
        "院党政办公室",
        "--leader",
        "院长张某",
        "--words",
        "请抓紧",
        "--to",
        "学工处",
        "--until",
        TODAY,
    )
    assert (code, "交办：学生工作处" in out) == (0, True)
    office("progress", 3, "已走访", "--reported-by", "学工处")
    assert "学生工作处报告：已走访。" in office("续报材料", 1)[1]
    assert office("followup", 1)[1].splitlines()[2:] == ["三、网络舆情及善后处置情况", "（台账里没有记）"]
    assert "第3条不是信息" in office("followup", 3)[2]
    assert "学生工作处：已报0，还差12，批示1件今天到期" in office("计数", "--department", "学工处")[1]
    assert len(office("count")[1].splitlines()) == len(default_institution().departments)
    assert "不认识“魔法部”这个部门" in office("count", "--department", "魔法部")[2]
    assert "是否指“后勤处”" in office("count", "--department", "后情处")[2]
    assert "已报0" in office("count", "--department", "后勤处", "--year", 2020)[1]
    assert "年还没有到，请核对年份" in office("count", "--year", 2090)[2]
    office("correct", 3, "--set", f"办到={ago(-4)}", "交办=孙某")
    assert "批示（4天后到期）　孙某" in office("list")[1]


def test_an_adoption_keeps_its_evidence_and_may_be_of_what_was_never_entered(office: Run, tmp_path: Path) -> None:
    scan = tmp_path / "报纸.pdf"
    scan.write_bytes(b"%PDF")
    code, out, _ = office("采用", 1, "--level", "盟级媒体", "--evidence", scan, "--page", "第2版", "--date", ago(3))
    assert (code, "版面页码：第2版" in out) == (0, True)
    with open_store(tmp_path / "台账.db") as book:
        adoption = book.records(["adoption"])[0].said.model_dump()
        assert (adoption["evidence"], len(adoption["evidence_sha256"])) == (str(scan), 64)
        assert book.verify([Head(9, "0" * 64)]).differences[0].number == 9
    assert "读不了这份凭据" in office("adopt", 1, "--level", "盟级媒体", "--evidence", tmp_path / "无.pdf")[2]
    code, out, _ = office("采用", "--title", "学院开展检查", "--department", "保卫处", "--level", "盟级媒体")
    assert code == 0
    assert "没有记入台账的，写明标题和部门" in office("采用", "--title", "学院开展检查", "--level", "盟级媒体")[2]
    assert "写了条号就不要再写" in office("采用", 1, "--title", "学院", "--level", "盟级媒体")[2]
    lines = office("list")[1].splitlines()
    assert lines[0].endswith("供暖情况　（采用1次）")
    assert lines[2].endswith("（信息没有记入台账）")
    assert "没有记入" not in office("list", "--department", "后勤处")[1]
    assert "没有记入" not in office("list", "--year", 2001)[1]
    code, out, _ = office("verify", "--papers", tmp_path)
    assert (code, "稿件：1 份与记入时一样" in out) == (0, True)
    scan.write_bytes(b"changed")
    code, out, _ = office("verify", "--papers", tmp_path)
    assert (code, "× 第3条的稿件 报纸.pdf 与记入时不同" in out) == (1, True)


@pytest.mark.medium
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["采用", 1, "--level", "盟委行署", "--date", "2042-06-10"], "在今天"),
        (["批示", 1, "--level", "盟委行署", "--date", "2001-06-10"], "早于信息的日期"),
        (["差错", "迟报", "--department", "教务处", "--evidence", "x", "--date", "2042-06-10"], "在今天"),
        (["更正", 1, "--set", "日期=2042-06-10"], "在今天"),
        (["约稿", "经验", "--department", "教务处", "--date", "2042-06-10"], "在今天"),
    ],
)
def test_a_mistyped_year_is_refused_unless_somebody_insists(arguments: list[object], said: str, office: Run) -> None:
    code, out, err = office(*map(str, arguments))
    assert (code, out) == (2, "")
    assert said in err
    assert "加 --anyway" in err
    code, out, _ = office(*map(str, arguments), "--anyway")
    assert (code, out.startswith("已记")) == (0, True)
    assert "备注：日期经核对无误" in office("show", 1)[1] + office("show", 3)[1]


def test_a_day_that_is_odd_is_said(office: Run, tmp_path: Path) -> None:
    with open_store(tmp_path / "台账.db") as book:
        put(book, item(dated="2020-01-01", title="旧的"))
    assert "提示：日期" in office("采用", 3, "--level", "盟委行署")[1]
    assert "这一栏不能写" in office("correct", 3, "--set", "期限=2024-01-01")[2]
    assert "台账里没有第77条信息" in office("采用", 77, "--level", "盟委行署")[2]
