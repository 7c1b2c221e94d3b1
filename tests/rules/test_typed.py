"""What people type: brackets, clocks, ranges, dates, half widths, weekdays, document numbers, each with look-alikes.

The sentences (typed.tsv: group, words that are wrong or -, what is wrong with them, sentence) were written and labelled
by somebody who did not know the rules.
"""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from alvtc_info import check, read_text

LINES = [
    line.split("\t") for line in Path(__file__).with_name("typed.tsv").read_text(encoding="utf-8").splitlines() if line
]
RULES = {
    "bracket": ["halfwidth-punct", "unpaired-punct"],
    "clock": ["time-format"],
    "range": ["invalid-date", "data-arithmetic", "range-dash"],
    "date": ["date-format", "invalid-date"],
    "halfwidth": ["halfwidth-punct"],
    "relative": ["relative-time", "vague-time"],
    "docnumber": ["doc-number-brackets"],
}


def test_every_group_has_sentences_of_both_sorts() -> None:
    assert Counter((group, words == "-") for group, words, _, _ in LINES).keys() == {
        (group, quiet) for group in RULES for quiet in (True, False)
    }


@pytest.mark.medium
@pytest.mark.parametrize("group", RULES)
def test_what_is_typed_wrongly_is_found_and_its_look_alikes_are_not(group: str) -> None:
    for name, words, _, sentence in LINES:
        if name != group:
            continue
        found = [f for f in check(read_text(f"关于有关情况的报告\n\n{sentence}\n"), select=RULES[group]) if f.quote]
        spans = [(f.start, f.end) for f in found if f.block == "3"]
        if words == "-":
            assert not found, (sentence, found)
        for each in words.split("|") if words != "-" else ():
            start = sentence.index(each)
            assert any(a < start + len(each) and start < b for a, b in spans), (sentence, each, found)


@pytest.mark.parametrize(
    ("sentence", "right"),
    [
        ("更换阀门(型号DN50)3个。", "更换阀门（型号DN50）3个。"),
        ("更换阀门（型号DN50)3个。", "更换阀门（型号DN50）3个。"),
        ('值班员说:"阀门关了，水停了。"', "值班员说：“阀门关了，水停了。”"),
        ("凌晨2点半供电恢复。", "凌晨2时30分供电恢复。"),
        ("凌晨两点一刻供电恢复。", "凌晨2时15分供电恢复。"),
        ("上午8点45供电恢复。", "上午8时45分供电恢复。"),
        ("2:30 PM供电恢复。", "14时30分供电恢复。"),
        ("pm 2:00供电恢复。", "14时供电恢复。"),
        ("下午三点钟供电恢复。", "下午3时供电恢复。"),
        ("5月20日14：30供电恢复。", "5月20日14:30供电恢复。"),
        ("20240520供电恢复。", "2024年5月20日供电恢复。"),
        ("2024 5 20，供电恢复。", "2024年5月20日，供电恢复。"),
        ("5/22/2024，供电恢复。", "2024年5月22日，供电恢复。"),
        ("民国113年5月20日，供电恢复。", "2024年5月20日，供电恢复。"),
        ("二零二零年五月，供电恢复。", "二〇二〇年五月，供电恢复。"),
        ("5月20日～22日检修。", "5月20日—22日检修。"),
        ("下下周二检修。", "2024年6月4日检修。"),
        ("上上个月检修。", "2024年3月检修。"),
        ("上下班高峰检修。", "上下班高峰检修。"),
        ("5.20上午检修。", "5月20日上午检修。"),
        ("5/20晚检修。", "5月20日晚检修。"),
        ("下午2:30分集合。", "下午2:30集合。"),
        ("8：30-9：30检修。", "8:30-9:30检修。"),
        ("据内教办发〔2024〕第007号通知，检修。", "据内教办发〔2024〕7号通知，检修。"),
        ("据内教办发2024〔7〕号通知，检修。", "据内教办发〔2024〕7号通知，检修。"),
        ("据内教办发{2024}7号通知，检修。", "据内教办发〔2024〕7号通知，检修。"),
        ('他说：“阀门关了"。', "他说：“阀门关了”。"),
        ('他说："阀门关了”。', "他说：“阀门关了”。"),
        ("上上周五检修。", "2024年5月10日检修。"),
        ("这周周三检修。", "2024年5月22日检修。"),
        ("本礼拜天检修。", "2024年5月26日检修。"),
        ("据内教办发〔2024〕007号通知，检修。", "据内教办发〔2024〕7号通知，检修。"),
        ("据内教办发（24）7号通知，检修。", "据内教办发〔2024〕7号通知，检修。"),
    ],
)
def test_what_is_certain_is_mended_whole(sentence: str, right: str) -> None:
    names = [name for names in RULES.values() for name in names]
    found = check(read_text(f"关于检修的报告\n\n{sentence}\n"), select=names, report_date=date(2024, 5, 22))
    mended = sentence
    for each in sorted(found, key=lambda f: -f.start):
        assert each.fix is not None, each
        assert each.fix.safe, each
        mended = mended[: each.start] + each.fix.replacement + mended[each.end :]
    assert mended in (right, right.replace("2024年", "", 1))


@pytest.mark.parametrize(
    "sentence", ["5/6/2024，供电恢复。", "农历三月初五，供电恢复。", "约翰.史密斯到访。", "17:30 PM供电恢复。"]
)
def test_what_is_doubtful_is_left_to_the_writer(sentence: str) -> None:
    found = check(
        read_text(f"关于检修的报告\n\n{sentence}\n"), select=["date-format", "halfwidth-punct", "time-format"]
    )
    assert [each.fix is None or each.fix.safe for each in found] == [False]


@pytest.mark.parametrize(
    "sentence",
    [
        "一.供暖情况",
        "通知写着“今天14：30停水”。",
        "据内教办发〔2024〕000号通知，检修。",
        "附件为第2版.docx。",
        "20日为星期五。",
        "2024年2月5日至9日检修（31日为星期五）。",
    ],
)
def test_numbers_quotations_and_file_names_are_left_alone(sentence: str) -> None:
    names = ["halfwidth-punct", "time-format", "doc-number-brackets", "invalid-date"]
    assert not list(check(read_text(f"关于检修的报告\n\n{sentence}\n"), select=names))
