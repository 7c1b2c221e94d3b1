from __future__ import annotations

import getpass
import json
import sys
from pathlib import Path

import pytest

from alvtc_info.assessment.ledger_store import open_store
from tests import Run


def test_a_report_says_itself_what_it_is(ledger: Run, examples: Path, tmp_path: Path) -> None:
    code, out, _ = ledger("add", examples / "composite.yaml", "--create", "--oa-number", "2024-88")
    assert code == 0
    assert out.startswith("已记：第1条　2024-06-03　招生就业处　重点工作进展　")
    _, out, _ = ledger("list", "--format", "json")
    (told,) = json.loads(out)
    assert (told["issue_number"], told["submitted_by"], told["signed_by"], told["oa_number"]) == (
        8,
        "冯某",
        "陈某",
        "2024-88",
    )
    assert len(told["sha256"]) == 64
    code, _, err = ledger("add", examples / "composite.yaml")
    assert (code, "已在台账里（第1条）" in err) == (2, True)
    copied = tmp_path / "副本.yaml"
    copied.write_text(
        (examples / "composite.yaml").read_text(encoding="utf-8").replace("冯某", "许某"), encoding="utf-8"
    )
    code, _, err = ledger("add", copied)
    assert (code, "已在台账里（第1条）" in err) == (2, True)
    _, out, _ = ledger(
        "add", copied, "--title", "招生就业处推进就业工作", "--department", "就业办", "--date", "2024-06-05"
    )
    assert "提示：和第1条很像（100%）" in out


def test_the_category_is_proposed_and_the_clerks_word_final(ledger: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text(
        "后勤处值班信息\n第3期\n后勤处　2024年5月20日\n召开安全工作会议\n5月20日，后勤处召开会议。\n编辑：王某　电话：1　签发：李某\n",
        encoding="utf-8",
    )
    _, out, _ = ledger("add", draft, "--create", "--kind", "daily")
    assert "类别照内容提出：一般性会议（看到“召开”）" in out
    other = tmp_path / "二.txt"
    other.write_text(draft.read_text(encoding="utf-8").replace("安全工作", "消防工作"), encoding="utf-8")
    _, out, _ = ledger("add", other, "--category", "工作经验总结", "--kind", "composite")
    assert "提出" not in out
    assert "工作经验总结" in out
    third = tmp_path / "三.txt"
    third.write_text(
        "后勤处值班信息\n第4期\n后勤处　2024年5月21日\n公寓换水管\n5月21日，后勤处更换水管30根，解决了漏水问题。\n编辑：王某　电话：1　签发：李某\n",
        encoding="utf-8",
    )
    _, out, _ = ledger("add", third, "--kind", "composite")
    assert "看不出类别" in out


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--category", "随笔"], "没有名为“随笔”的类别"),
        (["--department", "魔法部"], "不认识“魔法部”这个部门"),
        (["--answers", "7"], "台账里没有第7条约稿"),
        (["--kind", "novel"], "没有名为“novel”的文种"),
        (["--ledger", "没有/x.db"], "打不开台账"),
    ],
)
def test_what_cannot_be_added_is_one_line(arguments: list[str], message: str, ledger: Run, examples: Path) -> None:
    code, out, err = ledger("add", examples / "composite.yaml", "--create", *arguments)
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_what_is_not_on_the_paper_must_be_said(ledger: Run, tmp_path: Path) -> None:
    draft = tmp_path / "稿.txt"
    draft.write_text("公寓换水管\n后勤处更换水管30根。\n", encoding="utf-8")
    code, _, err = ledger("add", draft, "--create", "--title", "换水管")
    assert code == 2
    assert "没有找到部门，请用 --department" in err
    code, out, _ = ledger(
        "add", draft, "--create", "--department", "魔法部", "--other", "--date", "2024-05-20", "--title", "换水管"
    )
    assert code == 0
    assert "魔法部" in out
    code, _, err = ledger("add", draft, "--title", "长" * 300, "--department", "魔法部", "--date", "2024-05-20")
    assert code == 2
    assert "不能超过 200 个字" in err


@pytest.mark.medium
def test_what_became_of_an_item(ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    code, out, _ = ledger(
        "adopt", 1, "--level", "盟委行署", "--where", "盟行署办公室", "--date", "2024-06-10", "--joint"
    )
    assert (code, out) == (
        0,
        "已记：第2条　采用　信息：第1条　级别：盟委行署　采用单位：盟行署办公室　日期：2024-06-10　综合采用：是\n",
    )
    code, out, err = ledger("adopt", 1, "--level", "media-region", "--date", "2024-01-10")
    assert (code, out) == (2, "")
    assert "日期 2024-01-10 早于信息的日期 2024-06-03：没有记" in err
    assert ledger("adopt", 1, "--level", "media-region", "--date", "2024-01-10", "--anyway")[0] == 0
    assert (
        ledger("instruct", 1, "--level", "college", "--leader", "院长", "--words", "请办", "--date", "2024-06-11")[0]
        == 0
    )
    code, out, _ = ledger(
        "request", "产教融合经验", "--department", "教务处", "--due", "2024-06-30", "--asked-by", "盟教体局"
    )
    assert out == (
        "提示：期限 2024-06-30 在一年以前，请核对年份\n"
        "已记：第5条　约稿　部门：教务处　题目：产教融合经验　约稿单位：盟教体局　期限：2024-06-30\n"
    )
    assert ledger("fault", "迟报", "--department", "教务处", "--evidence", "案卷", "--item", 1, "--impact")[0] == 0
    assert ledger("department", "数据中心", "--since", "2024-07-01")[0] == 0
    code, out, _ = ledger("correct", 5, "--set", "期限=2024-07-15", "题目=经验")
    assert (code, "期限：2024-07-15" in out) == (0, True)
    assert ledger("correct", 2, "--set", "级别=自治区教育厅", "日期=2024-06-12")[0] == 0
    assert ledger("correct", 1, "--set", "类别=工作经验总结", "部门=就业办", "重复=")[0] == 0
    code, out, _ = ledger("show", 1)
    assert code == 0
    assert "（更正第1条）" in out
    assert len(out.splitlines()) == 7
    code, out, _ = ledger("withdraw", 1, "--note", "不是本院的")
    assert out.startswith("已作废：第1条　2024-06-03　招生就业处　工作经验总结")
    _, out, _ = ledger("show", 1)
    assert "作废第10条" in out
    assert "备注：不是本院的" in out
    lines = ledger("list")[1].splitlines()
    assert lines[0].startswith("    5　约稿（逾期")
    assert lines[1:] == ["共 0 条；没有办完 1 件，其中逾期 1 件"]


@pytest.mark.medium
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["adopt", 1, "--level", "村级"], "没有名为“村级”的级别"),
        (["adopt", 9, "--level", "盟委行署"], "台账里没有第9条信息"),
        (["instruct", 1, "--level", "盟级媒体"], "批示的级别不能是媒体"),
        (["fault", "晚报", "--department", "教务处", "--evidence", "x"], "没有名为“晚报”的情形"),
        (["fault", "迟报", "--department", "教务处", "--evidence", "长" * 300], "不能超过 200 个字"),
        (["request", "长" * 300, "--department", "教务处", "--due", "2024-06-30"], "题目"),
        (["correct", 1, "--set", "心情=好"], "“心情”这一栏不能写"),
        (["correct", 1, "--set", "类别"], "“类别”没有写改成什么"),
        (["correct", 1, "--set", "日期=2024-13-40"], "不是有效日期"),
        (["correct", 7, "--set", "标题=x"], "台账里没有第7条"),
        (["withdraw", 7], "台账里没有第7条"),
        (["show", 7], "台账里没有第7条"),
        (["list", "--category", "随笔"], "没有名为“随笔”的类别"),
        (["export", "-o", "x.pdf"], "扩展名应为 .csv 或 .json"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[object], message: str, ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    code, out, err = ledger(*map(str, arguments))
    assert (code, out) == (2, "")
    assert message in err
    assert err.count("\n") == 1


def test_listing_by_department_year_and_category(ledger: Run, examples: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    ledger("add", examples / "first.yaml", "--timely", "--audio-video")
    assert ledger("list", "--department", "就业办")[1].endswith("共 1 条\n")
    assert "不认识“无此部门”" in ledger("list", "--department", "无此部门")[2]
    assert ledger("list", "--year", 2024)[1].endswith("共 2 条\n")
    assert ledger("list", "--year", 2023)[1] == "共 0 条\n"
    assert ledger("list", "--category", "重点工作进展")[1].endswith("共 1 条\n")


def test_export_takes_no_formula_along(ledger: Run, examples: Path, tmp_path: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create", "--title", "=1+1")
    ledger("correct", 1, "--set", "标题=@改")
    assert ledger("export", "-o", tmp_path / "x.csv")[1].endswith("（2 条）\n")
    text = (tmp_path / "x.csv").read_text(encoding="utf-8-sig")
    assert ",'=1+1," in text
    assert ",'@改," in text
    ledger("export", "-o", tmp_path / "x.json")
    assert [row["number"] for row in json.loads((tmp_path / "x.json").read_text(encoding="utf-8"))] == [1, 1]


def test_who_writes(run_cli: Run, examples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "赵某")
    place = tmp_path / "x.db"
    assert run_cli("ledger", "add", examples / "composite.yaml", "--create", "--ledger", place)[0] == 0
    with open_store(place) as book:
        assert book.records()[0].recorded_by == "赵某"

    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(getpass, "getuser", nobody)
    code, _, err = run_cli("ledger", "withdraw", 1, "--ledger", place)
    assert (code, "请写明记录人" in err) == (2, True)


@pytest.mark.parametrize("module", ["rensa", "sqlalchemy"])
def test_without_the_packages_one_line_says_so(module: str, ledger: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [name for name in sys.modules if name.partition(".")[0] == module]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.delitem(sys.modules, "alvtc_info.assessment.ledger_store", raising=False)
    monkeypatch.setitem(sys.modules, module, None)
    code, _, err = ledger("list")
    assert (code, f"台账要用 {module}，还没有安装" in err) == (2, True)


def test_a_draft_is_checked_against_the_ledger(ledger: Run, run_cli: Run, examples: Path, tmp_path: Path) -> None:
    ledger("add", examples / "composite.yaml", "--create")
    place = tmp_path / "台账.db"
    code, out, _ = run_cli("check", examples / "composite.yaml", "--ledger", place, "--select", "duplicate-submission")
    assert (code, "台账" in out) == (0, False)
    copied = tmp_path / "副本.yaml"
    text = (examples / "composite.yaml").read_text(encoding="utf-8")
    copied.write_text(text.replace("title: ", "title: 关于", 1), encoding="utf-8")
    _, out, _ = run_cli("check", copied, "--ledger", place, "--select", "duplicate-submission")
    assert (
        "与台账第1条“招生就业处推进2024届毕业生就业工作的进展、问题与建议”（招生就业处 2024-06-03）说的像是同一件事"
        in out
    )
