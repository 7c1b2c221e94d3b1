"""Pairs of words from tracked changes and from tables of Word files."""

from __future__ import annotations

import pytest

from alvtc_info.editing.learned_corrections import learned, table_pairs
from alvtc_info.model.limits import DEFAULT_LIMITS
from tests.building import make_docx


def kept(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def went(text: str) -> str:
    return f'<w:del w:id="1" w:author="王某"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def came(text: str) -> str:
    return f'<w:ins w:id="2" w:author="王某"><w:r><w:t>{text}</w:t></w:r></w:ins>'


def of(*pieces: str, people: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    return learned(make_docx(f"<w:p>{''.join(pieces)}</w:p>"), "稿.docx", DEFAULT_LIMITS, people)


@pytest.mark.parametrize(
    ("pieces", "pairs"),
    [
        ((kept("学院工"), went("做"), came("作"), kept("会议召开。")), [("工做", "工作")]),
        ((kept("学院工"), came("作"), went("做"), kept("会议召开。")), [("工做", "工作")]),
        (
            (kept("报"), kept("送"), went("水电"), went("班"), came("水"), came("电组"), kept("。")),
            [("水电班", "水电组")],
        ),
        ((went("做"), came("作"), kept("为试点，学院检查。")), [("做为试点", "作为试点")]),
        ((kept("职院检查，"), went("职院"), came("学院")), [("职院", "学院")]),
        (
            (kept("甲，"), went("职院"), came("学院"), kept("，乙"), went("职院"), came("学院"), kept("。")),
            [("职院", "学院")],
        ),
        ((kept("检查"), went("了")), []),
        ((kept("检查"), came("了")), []),
        ((went("的"), came("地")), []),  # one character
        ((went("职院"), came("我职院")), []),  # only longer
        ((went("职院"), came("职院")), []),
        ((went("十二字以上的都不算学院常改的词"), came("学院")), []),
        ((kept("共"), went("12间"), came("13间")), []),
        ((kept("共"), went("五月"), came("六月")), []),
        ((kept("共"), went("三十"), came("四十")), []),
        ((kept("在"), went("第一处"), came("第二处")), []),
        ((went("，；"), came("。！")), []),
        ((kept("党委书记"), went("张健国"), came("张建国"), kept("讲话")), []),
        ((kept("张"), went("建"), came("健"), kept("国讲话")), []),
        ((kept("会议"), went(""), came("")), []),
        ((kept("实训"), went("搂"), came("楼"), kept("断电。")), [("实训搂", "实训楼")]),
        ((kept("，"), went("搂"), came("楼"), kept("内断电。")), [("搂内", "楼内")]),
        ((went("搂"), came("楼")), []),  # nothing beside it
        ((kept("各"), went("部门"), came("办处部系"), kept("负责。")), []),
        ((kept("全院"), went("单位"), came("部门"), kept("负责。")), []),
        ((kept("召开安全"), went("工作"), came("专题"), kept("会议。")), []),
        ((went("召开安全工作会议"), came("召开安全专题会议")), []),
        ((kept("学生"), went("反应"), came("反映"), kept("，饭菜偏凉。")), [("学生反应", "学生反映")]),
        ((kept("，"), went("截止"), came("截至"), kept("目前。")), [("截止目前", "截至目前")]),
        ((went("截止"), came("截至")), []),
        ((kept("学生"), went("认真的"), came("认真地"), kept("学习。")), []),
        ((kept("学生认真"), went("的"), came("地"), kept("学习。")), []),
        ((kept("隐患"), went("以"), came("已"), kept("整改。")), []),
        ((kept("学生"), went("个"), came("名"), kept("。")), []),
        ((kept("各系"), went("布署"), came("部署"), kept("工作。")), [("布署", "部署")]),
        ((kept("填写"), went("帐号"), came("账号"), kept("。")), [("帐号", "账号")]),
        ((kept("由"), went("张三"), came("李四"), kept("负责。")), []),
        ((kept("由"), went("王某"), came("李某"), kept("负责。")), []),
        ((kept("由"), went("赵玮民"), came("赵伟民"), kept("负责。")), []),
        ((kept("党委书记赵"), went("健国"), came("建国"), kept("讲话。")), []),
        ((kept("请赵"), went("玮"), came("伟"), kept("民到场。")), []),
        ((kept("副院长乌兰图"), went("亚"), came("雅"), kept("讲话。")), []),
        ((went("乌兰图亚"), came("乌兰图雅"), kept("同志讲话。")), []),
        ((kept("由于"), went("布署"), came("部署"), kept("不细。")), [("布署", "部署")]),
        ((kept("副院长到实训"), went("搂"), came("楼"), kept("检查。")), [("实训搂", "实训楼")]),
        ((kept("主任"), went("按"), came("安"), kept("排值班。")), [("按排", "安排")]),
        ((kept("消防"), went("设拖"), came("设施"), kept("完好。")), [("消防设拖", "消防设施")]),
    ],
)
def test_pairs_of_a_paragraph(pieces: tuple[str, ...], pairs: list[tuple[str, str]]) -> None:
    assert of(*pieces, people=("张建国",)) == pairs


def test_what_came_and_went_again_and_what_moved_says_nothing() -> None:
    both = '<w:ins w:id="3"><w:del w:id="4"><w:r><w:delText>甲乙</w:delText></w:r></w:del></w:ins>'
    moved = '<w:moveFrom w:id="5"><w:r><w:t>丙丁</w:t></w:r></w:moveFrom>'
    assert of(kept("由"), went("职院"), both, moved, came("学院")) == [("职院", "学院")]


def test_a_text_box_is_a_paragraph_of_its_own() -> None:
    box = f"<w:r><w:pict><w:txbxContent><w:p>{went('职院')}{came('学院')}</w:p></w:txbxContent></w:pict></w:r>"
    assert of(went("水电班"), box, came("水电组")) == [("水电班", "水电组"), ("职院", "学院")]


def test_the_rows_of_tables() -> None:
    def cell(text: str) -> str:
        return f"<w:tc><w:p>{text}</w:p></w:tc>"

    row = f"<w:tr>{cell(kept('误写'))}{cell(kept('正写'))}</w:tr><w:tr>{cell(kept(' 职') + kept('院'))}{cell(went('院') + came('学院'))}</w:tr>"
    data = make_docx(f"<w:p>{kept('说明')}</w:p><w:tbl>{row}</w:tbl>")
    assert list(table_pairs(data, "表.docx", DEFAULT_LIMITS)) == [(1, ["误写", "正写"]), (2, ["职院", "学院"])]


def test_the_name_of_somebody_on_the_list_is_left_out_whatever_it_looks_like() -> None:
    change = (kept("由"), went("图亚其其格"), came("图雅其其格"), kept("负责。"))
    assert of(*change) == [("图亚其其格", "图雅其其格")]
    assert of(*change, people=("图雅其其格",)) == []
