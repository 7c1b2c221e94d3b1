from __future__ import annotations

import pytest

from alvtc_info import read_text
from alvtc_info.analysis.differences_told import differences_told


@pytest.mark.parametrize(
    ("body", "told"),
    [
        ("报考310人，实考296人，缺考24人。", "310减296是14人，与24人不符，请复核"),
        ("录取新生820人，实际报到790人。另有安排。未报到的学生有40人。", ""),
        ("录取新生820人，实际报到790人。辅导员逐一联系。未报到的学生有40人。", "820减790是30人，与40人不符，请复核"),
        ("应参会60人，实际参会52人。缺席8人。", ""),
        ("应返校512人，已返校500人，未返校22人。", "512减500是12人，与22人不符，请复核"),
        ("报考310人，实考296人，缺考约24人。", ""),
        ("报考310人，又有报考20人，实考296人，缺考24人。", ""),
        ("实考296人，缺考24人。", ""),
        ("实考296人，报考310人，缺考24人。", ""),
        ("报考290人，实考296人，缺考24人。", ""),
        ("应结题9项，已结题6项，逾期未结题4项。", "9减6是3项，与4项不符，请复核"),
        ("应结题9项，已结题6项，未结题3项。", ""),
        ("应结题9项，已结题6项。未结题4项。", ""),
        ("应结题9项，已延期6项，未结题4项。", ""),
        ("未检33人。未检者中，出差14人、病休12人、不愿参加9人。", "各项相加是35人，与前面的33人不符，请复核"),
        ("未检35人。未检者中，出差14人、病休12人、不愿参加9人。", ""),
        ("未检33人。未检者中，出差14人、病休12人、其余不愿参加9人。", ""),
        ("未检33人。未检者中，出差14人、病休12间、不愿参加9人。", ""),
        ("未检33人。人员中，出差14人、病休12人、不愿参加9人。", ""),
        ("未检者中，出差14人、病休12人、不愿参加9人。", ""),
    ],
)
def test_those_who_did_not_come(body: str, told: str) -> None:
    document = read_text(f"考试情况\n\n2024年5月20日，{body}")
    assert [message for _, _, message, sure in differences_told(document) if sure] == ([told] if told else [])


def test_groups_that_are_a_little_fewer_are_likely_wrong() -> None:
    document = read_text("考试情况\n\n2024年5月20日，未检36人。未检者中，出差14人、病休12人、不愿参加9人。")
    assert [sure for *_, sure in differences_told(document)] == [False]
