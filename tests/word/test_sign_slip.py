"""The sign slip: one page, whatever was found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

import pytest

from alvtc_info import InputError, read, slip
from alvtc_info.assessment.ledger_store import open_store
from alvtc_info.emergency.case_file import load_case
from alvtc_info.model.hash_chain import short_hash
from alvtc_info.model.limits import Limits
from alvtc_info.model.result import Result
from alvtc_info.reading import office
from alvtc_info.reading.pdf import pdf_lines
from alvtc_info.text.value_classes import replace
from alvtc_info.word.sign_slip import fingerprint_on
from tests.assessment.entries import item, put
from tests.building import make_docx, paragraph
from tests.emergency.cases import opened
from tests.refusing import refused

FRAME = ("后勤处值班信息", "第12期", "后勤处　　2024年5月22日")
TAIL = "编辑：刘某　电话：0483-8000000　签发："


def draft(folder: Path, title: str, *body: str) -> Path:
    path = folder / "draft.docx"
    path.write_bytes(make_docx("".join(map(paragraph, (*FRAME, title, *body, TAIL)))))
    return path


def lines(data: bytes) -> list[str]:
    return [block.text for block in read(data, name="slip.docx").blocks]


def test_the_slip_tells_the_head_what_must_change_what_can_wait_and_what_nobody_judged(tmp_path: Path) -> None:
    found = lines(
        slip(
            draft(
                tmp_path,
                "关于宿舍楼漏水的报告（首报）",
                "目前，宿舍楼水管破裂，昨日已关闭总阀，无人员受伤，后续情况续报。",
            )
        )
    )
    assert found[:2] == ["送 签 单", "稿件：关于宿舍楼漏水的报告（首报）"]
    assert "文种：首报（送签稿）" in found[2]
    must = next(i for i, line in enumerate(found) if line.startswith("签发前必须改"))
    later = next(i for i, line in enumerate(found) if line.startswith("来得及就改"))
    unjudged = found.index("没有判断，请人工核对")
    assert found[must + 1] == "没有"
    assert any("“目前”" in line for line in found[later:unjudged])
    assert any("“昨日”" in line for line in found[later:unjudged])
    assert any("报告链条" in line for line in found[unjudged:])
    assert any(all(gate in line for gate in ("□ 政治关", "□ 政策关", "□ 内容关")) for line in found)
    assert any(line.startswith("□ 保密审核") for line in found)
    assert {"部门分管领导", "部门主要负责人", "（重大紧急信息由其审签）", "签名："} <= set(found)


def test_a_place_is_told_by_the_first_words_of_its_paragraph_and_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = draft(tmp_path, "后勤处检查供水管线", "后勤处组织检查，目前供水正常。", "近日又查一遍。")
    found = lines(slip(path))
    assert any("第5段（“后勤处组织检查，…”）" in line for line in found)
    monkeypatch.setattr("alvtc_info.layout.page_numbers.number_pages", lambda result, *_: paged(result))
    found = lines(slip(path, pages=True))
    assert any("第5段（第3页，“后勤处组织检查，…”）：“目前”" in line for line in found)
    assert any("第6段（第3页，“近日又查一遍。”）：“近日”" in line for line in found)


def paged(result: Result) -> Result:
    return replace(result, findings=tuple(replace(each, page=3) for each in result.findings))


def test_everyday_news_is_signed_by_the_deputy(tmp_path: Path) -> None:
    found = lines(
        slip(draft(tmp_path, "后勤处检查供水管线", "2024年5月20日，后勤处检查供水管线，更换阀门，现场登记。"))
    )
    assert "（日常信息由其审核）" in found
    assert "部门主要负责人" not in found
    assert any(line.startswith("最好改，不影响报送") for line in found)


def test_nothing_found_is_said(tmp_path: Path) -> None:
    found = lines(slip(draft(tmp_path, "后勤处检查供水管线"), select=["halfwidth-punct"]))
    assert found.count("没有") == 3


def test_long_lists_are_cut_and_counted(tmp_path: Path) -> None:
    body = ["目前管线正常，近日已复查，昨日又查，据了解没有问题。" * 3] * 12
    found = lines(slip(draft(tmp_path, "关于" + "检查供水管线和供暖设施以及各楼宇电气" * 3 + "的情况", *body)))
    cut = [line for line in found if line.startswith("……另有")]
    assert len(cut) == 2
    assert found[1].endswith("…")


@pytest.mark.slow
@pytest.mark.libreoffice
def test_the_slip_is_one_page_however_much_was_found(tmp_path: Path) -> None:
    body = ["目前管线正常，近日已复查，昨日又查，据了解没有问题，截止目前共42人。" * 3] * 12
    for title in ("关于宿舍楼漏水的报告（首报）", "关于" + "检查供水管线和供暖设施" * 9 + "的情况"):
        data = slip(draft(tmp_path, title, *body))
        pages = {
            line.page for line in pdf_lines(office.convert(data, ".docx", office.PDF, "slip.docx"), "slip", Limits())
        }
        assert pages == {1}


def test_the_command_and_a_secret_draft(tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]) -> None:
    path, target = draft(tmp_path, "后勤处检查供水管线", "目前正常。"), tmp_path / "slip.docx"
    assert run_cli("slip", path, "-o", target)[0] == 0
    assert run_cli("slip", path, "-o", target)[0] == 2
    assert "扩展名" in run_cli("slip", path, "-o", tmp_path / "slip.pdf")[2]
    secret = draft(tmp_path, "后勤处检查供水管线", "机密★1年")
    with pytest.raises(InputError, match="保密部门"):
        slip(secret)
    text = tmp_path / "a.txt"
    text.write_text("目前正常。", encoding="utf-8")
    assert "稿件：a.txt" in lines(slip(text))


def test_the_slip_bears_the_fingerprint_of_the_draft_and_the_heads_of_ledger_and_case(
    tmp_path: Path, run_cli: Callable[..., tuple[int, str, str]]
) -> None:
    path = draft(tmp_path, "关于宿舍楼漏水的报告（首报）", "宿舍楼水管破裂。")
    digits = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    data = slip(path)
    assert lines(data)[-1] == f"稿件指纹：{short_hash(digits)}"
    assert fingerprint_on(data, name="slip.docx") == digits
    case, ledger, target = opened(tmp_path), tmp_path / "台账.db", tmp_path / "slip.docx"
    open_store(ledger, create=True).close()
    run_cli("slip", path, "-o", target, "--meta", case, "--ledger", ledger)
    foot = lines(target.read_bytes())[-1]
    assert foot.endswith(f"　案卷封签：{load_case(case).head}")
    assert "台账封签" not in foot
    with open_store(ledger) as book:
        put(book, item())
        head = book.head()
    run_cli("slip", path, "-o", target, "--meta", case, "--ledger", ledger, "--force")
    assert f"　台账封签：{head}　案卷封签：" in lines(target.read_bytes())[-1]
    assert "没有稿件指纹" in refused("no-fingerprint", lambda: fingerprint_on(path))
    assert "没有稿件指纹" in refused("no-fingerprint", lambda: fingerprint_on(path.read_bytes(), name="稿.docx"))
