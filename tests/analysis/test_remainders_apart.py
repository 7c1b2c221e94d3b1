from __future__ import annotations

import pytest

from tests.analysis.quantities_told import told


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("轻伤6人，其中4人送医，其余3人包扎。", "4、3相加不是6人"),
        ("受损窗户16扇，换新9扇，修复4扇，剩余2扇待料。", "9、4、2相加不是16扇"),
        ("轻伤7人，其中4人送医，其余3人包扎。", ""),
        ("轻伤9人，其中4人送医，2人留观，其余5人包扎。", ""),
        ("学生24人、教师2人，除伤者外，其余23人返校。", ""),
        ("轻伤约6人，其中4人送医，其余3人包扎。", ""),
        ("抽查420单里，超量领用的96单，剩余耗材没有退库的71单。", ""),
        ("除湿机7台，与冒烟机同批的2台停用，其余4台正常。", ""),
        ("4人送医，其余3人包扎。", ""),
        ("停电教室42间。先恢复24间，其余18间于15时恢复。", ""),
        ("考察组共14人，教师3人，学生11人，其余13人无恙。", ""),
        ("停电教室42间。先恢复4间，其余6间于15时恢复。", ""),
        ("2人重伤、4人轻伤，其余3人包扎。", ""),
    ],
)
def test_rests(body: str, wrong: str) -> None:
    assert told(body) == ([(wrong, True)] if wrong else [])


def test_a_rest_of_the_whole_in_the_sentence_before_is_likely() -> None:
    assert told("停电教室42间。先恢复24间，其余16间于15时恢复。") == [("24、16相加不是42间", False)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("轻伤7人，其中4人送医，其余2人留观。", ["4、2相加不是7人"]),
        ("轻伤7人（其中4人送医，其余2人留观）。", ["4、2相加不是7人"]),
        ("8名伤员中，2名送医，3名留观，其余2名返校。", ["2、3、2相加不是8人"]),
        ("轻伤7人，其中4人送医，其余3人留观。", []),
        ("轻伤7人，其中4人送医，1人手术，其余3人留观。", []),
        ("到场30人，其中8人受伤，3人送医，其余5人留观。", []),
        ("约70人，其中40人送医，其余20人留观。", []),
        ("70余人，其中40人送医，其余20人留观。", []),
    ],
)
def test_some_and_the_rest_are_all(text: str, found: list[str]) -> None:
    assert [message for message, _ in told(text.replace("约70", "到场近70"))] == found


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("欠费学生236人，补缴187人，仍欠费59人。", "236减187是49人，与59人不符"),
        ("欠费学生236人，补缴187人，仍欠费49人。", ""),
        ("欠费学生约236人，补缴187人，仍欠费59人。", ""),
        ("欠费学生236人，补缴187人，仍有教师59人。", ""),
        ("欠费学生236人，收回187元，仍欠费59人。", ""),
    ],
)
def test_what_is_still_so(body: str, wrong: str) -> None:
    assert told(body) == ([(wrong, False)] if wrong else [])


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("学生4人、教师1人送医，其余20人返校。", []),
        ("陈列86件，即刺绣52件、皮雕34件；受潮13件中，刺绣9件、皮雕4件，其余73件完好。", []),
        ("车上9人，计教师4人、学生5人。教师2人、学生1人擦伤，其余6人无伤。", []),
        ("车上12人。其中教师2人、学生1人擦伤，其余7人无伤。", ["2、1、7相加不是12人"]),
    ],
)
def test_a_rest_of_more_than_those_before_it(body: str, wrong: list[str]) -> None:
    assert [message for message, _ in told(body)] == wrong


def test_a_rest_may_be_of_what_was_told_long_before() -> None:
    parts = "等签字的占8.4天，退补的占6.2天，付款的占3.1天，其余1.6天。"
    assert told(f"报销平均19.3天。各系抽查报销单300份。{parts}") == []
    assert [message for message, _ in told(f"报销平均18.3天。各系抽查报销单300份。{parts}")] == [
        "6.2、3.1、1.6相加不是8.4天"
    ]
    assert told(f"报销平均119.3天。各系抽查报销单300份。{parts}") != []


@pytest.mark.parametrize(
    ("body", "wrong"),
    [
        ("全楼共有电梯5部，停用3部，另有3部正常运行。", "3加3是6部，与5部不符"),
        ("站内现有水泵4台，损坏1台，还有2台完好。", "1加2是3台，与4台不符"),
        ("全楼共有电梯5部，停用3部，另有2部正常运行。", ""),
        ("全楼共有电梯5部，停用3部，另有3部货梯待验收。", ""),
        ("全楼有电梯5部，停用3部，另有3部正常运行。", ""),
        ("全楼共有电梯约5部，停用3部，另有3部正常运行。", ""),
        ("全楼共有电梯5部，停用3部，另有3间机房照常供电。", ""),
    ],
)
def test_what_works_and_what_does_not(body: str, wrong: str) -> None:
    assert told(body) == ([(wrong, False)] if wrong else [])


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("12个系统中，9个没有问题，4个存在弱口令。", "各项相加是13个，与前面的12个不符"),
        ("40具灭火器中，36具正常，6具失效。", "各项相加是42具，与前面的40具不符"),
        ("12个系统中，9个没有问题，3个存在弱口令。", ""),
        ("15份台账中，13份齐全，12份签字完整。", ""),
    ],
)
def test_what_is_sound_and_what_is_not_come_to_the_whole(body: str, message: str) -> None:
    assert told(body) == [(message, True)] * bool(message)
