"""Lists behind 分别 and 各为 against the whole told before them, whatever groups are counted between."""

from __future__ import annotations

import pytest

from alvtc_info import read
from alvtc_info.analysis.lists_apart import lists_apart
from alvtc_info.model.rule import framed


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("考生共238人，涉及两个专业，分别为152人、96人。", "逐项相加是248人，与238人不符"),
        ("被骗8600元，转账3次，分别为1200元、2400元、4800元。", "逐项相加是8400元，与8600元不符"),
        ("两批棉被共2.6万元，两批各为1.2万元、1.5万元。", "逐项相加是2.7万元，与2.6万元不符"),
        ("课题经费5万元，分两批拨付，依次为3万元、2.5万元。", "逐项相加是5.5万元，与5万元不符"),
        ("12名学生腹泻，其中5人送医院，6人在校医室观察，2人已回家。", "各项相加是13人，与前面的12人不符"),
        ("考生共248人，涉及两个专业，分别为152人、96人。", ""),
        # the groups are of something else, or none are counted
        ("教师238人，新招2个专业教师，分别为15人、9人。", ""),
        ("考生共238人，设6个考场，分别为152人、96人。", ""),
        ("设6个考场、两个备用考场，分别为152人、96人。", ""),
    ],
)
def test_a_list_against_the_whole_before_its_groups(body: str, message: str) -> None:
    document = read(framed("有关情况", body).encode(), name="a.txt")
    told = [each[2].removesuffix("，请复核") for each in lists_apart(document)]
    assert told == [message] * bool(message)
