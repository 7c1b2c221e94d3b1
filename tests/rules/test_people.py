"""People by the institution's list: what is told and what is not, beside the examples of the rules."""

from __future__ import annotations

from datetime import date

import pytest

from alvtc_info import Config, Facts, check, read_text
from alvtc_info.model.facts import ListedPerson

LIST = (
    ListedPerson("张建国", ("党委书记",)),
    ListedPerson("李文博", ("党委副书记", "院长")),
    ListedPerson("乌兰图雅", ("副院长",)),
    ListedPerson("王伟", ("副院长", "后勤处处长")),
    ListedPerson("章学军"),
    ListedPerson("高文华", ("学生处处长",)),
    ListedPerson("王伟民", ("教务处处长",)),
)
RULES = ["misspelt-person", "wrong-post", "rank-order"]


def told(sentence: str, people: tuple[ListedPerson, ...] = LIST) -> list[tuple[str, str]]:
    document = read_text(f"关于有关情况的报告\n\n{sentence}\n")
    found = check(document, select=RULES, report_date=date(2024, 5, 22), facts=Facts(people=people))
    assert found.errors == ()
    assert all(each.severity == "info" and each.fix is None for each in found)
    return [(each.rule, each.quote) for each in found]


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("张建帼到食堂检查。", ["张建帼"]),
        ("建国以来，学院扩建3次。", []),
        ("张建设到食堂检查。", []),  # neither read alike nor beside a post
        ("学院提高文化水平。", []),
        ("张健国家庭困难。", []),  # 国家 is a word
        ("党委书记张建设到食堂检查。", ["张建设"]),
        ("党委书记张建设想到院座谈。", []),
        ("党委书记张健国到食堂检查。", ["张健国"]),
        ("党委书记章建国到食堂检查。", ["章建国"]),
        ("党委书记李建国到食堂检查。", []),  # another surname
        ("副党委书记张建设到食堂检查。", []),
        ("原党委书记张建设到食堂检查。", []),
        ("党委副书记、院长李闻博到食堂检查。", ["李闻博"]),
        ("副院长李闻博到食堂检查。", ["李闻博"]),  # read alike
        ("副院长李武博到食堂检查。", []),  # the post of others
        ("张大国党委书记到食堂检查。", ["张大国"]),
        ("李大博院长助理到食堂检查。", []),
        ("副院长王为到食堂检查。", ["王为"]),
        ("副院长王为民到食堂检查。", []),  # as long as no name of the list
        ("副院长王强到食堂检查。", []),
        ("院长。李文博到食堂检查。", []),
        ("到食堂检查的是党委书记张建", ["张建"]),
        ("党委书记张建出席会议。", ["张建"]),
        ("党委书记张建设备处检查。", []),
        ("院长李博文到食堂检查。", ["李博文"]),
        ("院长李博文明到食堂检查。", []),
        ("副院长乌兰图到食堂检查。", ["乌兰图"]),
        ("副院长王到食堂检查。", []),
        ("书记张建囯到食堂检查。", ["张建囯"]),
        ("学生张建到食堂检查。", []),
        ("后勤处处长王伟、教务处处长王伟民到食堂检查。", []),
        ("教务处处长王玮民到食堂检查。", ["王玮民"]),
        ("张建国张建帼到食堂检查。", ["张建帼"]),
        ("题字是“张建帼”。", []),
    ],
)
def test_a_name_that_is_nearly_one_of_the_list(sentence: str, quotes: list[str]) -> None:
    assert [quote for rule, quote in told(sentence) if rule == "misspelt-person"] == quotes


def test_a_name_across_which_somebody_of_the_list_stands_is_theirs() -> None:
    people = (ListedPerson("张建国"), ListedPerson("张建帼"), ListedPerson("张建"))
    assert told("张建帼到食堂检查，张建锅也到了。", people) == []


def test_somebody_else_on_the_list_is_no_slip() -> None:
    people = (ListedPerson("张建国", ("党委书记",)), ListedPerson("张建军"))
    assert told("党委书记张建军到食堂检查。", people) == []
    assert told("党委书记张建华到食堂检查。", people) == [("misspelt-person", "张建华")]


def test_a_name_within_a_longer_one_is_not_somebody() -> None:
    people = (ListedPerson("张建国"), ListedPerson("建国"))
    assert told("张建国、建国到食堂检查。", people) == []
    assert told("建国、张建国到食堂检查。", people) == [("rank-order", "建国、张建国")]


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("院长张建国到食堂检查。", ["院长张建国"]),
        ("学院院长张建国到食堂检查。", ["院长张建国"]),
        ("后勤处处长张建国到食堂检查。", ["后勤处处长张建国"]),
        ("某学院院长张建国到食堂检查。", ["院长张建国"]),
        ("市局学院院长张建国到食堂检查。", []),
        ("某医院院长张建国到食堂检查。", []),
        ("原院长张建国到食堂检查。", []),
        ("张建国院长到食堂检查。", ["张建国院长"]),
        ("市医院张建国院长到食堂检查。", []),
        ("张建国院长助理到食堂检查。", []),
        ("院长章学军到食堂检查。", []),  # no post on the list
        ("党委书记张建国到食堂检查。", []),
        ("李文博院长、乌兰图雅副院长到食堂检查。", []),
        ("副书记张建国到食堂检查。", ["副书记张建国"]),
        ("院长助理王伟到食堂检查。", ["院长助理王伟"]),
        ("纪委副书记高文华到食堂检查。", ["纪委副书记高文华"]),
        ("常务副院长乌兰图雅到食堂检查。", []),
        ("书记张建国、副书记李文博到食堂检查。", []),
        ("张建国副书记到食堂检查。", ["张建国副书记"]),
        ("张建国副校长办公室更换门锁。", []),
        ("某局张建国副书记到食堂检查。", []),
        ("某医院副书记张建国到食堂检查。", []),
        ("原副书记张建国到食堂检查。", []),
        ("团委书记高文华、党总支书记高文华到食堂检查。", []),
        ("副书记章学军到食堂检查。", []),
    ],
)
def test_a_post_of_somebody_else(sentence: str, quotes: list[str]) -> None:
    assert [quote for rule, quote in told(sentence) if rule == "wrong-post"] == quotes


def test_a_post_that_begins_the_paper_and_one_in_a_title() -> None:
    document = read_text("院长张建国到食堂检查。")
    quotes = [each.quote for each in check(document, select=RULES, facts=Facts(people=LIST))]
    assert quotes == ["院长张建国"]
    document = read_text(
        "后勤处值班信息\n第12期\n后勤处　2024年5月22日\n关于检查的情况\n5月20日，检查。\n编辑：院长张建国 电话：8000000 签发：王伟、李文博\n"
    )
    assert [each.quote for each in check(document, select=RULES, facts=Facts(people=LIST))] == []


@pytest.mark.parametrize(
    ("sentence", "quotes"),
    [
        ("李文博、张建国到食堂检查。", ["李文博、张建国"]),
        ("王伟、王伟民、高文华到食堂检查。", ["王伟、王伟民、高文华"]),
        ("院长李文博、党委书记张建国和副院长王伟到食堂检查。", ["李文博、党委书记张建国和副院长王伟"]),
        ("李文博、张建国、王伟到食堂检查，高文华、王伟参加。", ["李文博、张建国、王伟", "高文华、王伟"]),
        ("王伟、党委副书记、院长李文博到食堂检查。", ["王伟、党委副书记、院长李文博"]),
        ("李文博和张建国到食堂检查。", ["李文博和张建国"]),
        ("李文博和张建国核对台账。", []),
        ("院长李文博，党委书记张建国到会。", ["李文博，党委书记张建国"]),
        ("院长李文博，党委书记张建国的办公室更换门锁。", []),
        ("李文博，张建国到会。", []),
        ("李文博党委副书记，张建国到会。", []),
        ("李文博到食堂、张建国到宿舍检查。", []),
        ("李文博张建国到食堂检查。", []),
        ("按姓氏笔画排列：王伟、李文博。", []),
        ("张建国、李文博到食堂检查。", []),
        ("李文博", []),
    ],
)
def test_people_in_another_order_than_the_list_s(sentence: str, quotes: list[str]) -> None:
    assert [quote for rule, quote in told(sentence) if rule == "rank-order"] == quotes


def test_without_a_list_nothing_is_said() -> None:
    for sentence in ("院长张建国、张建帼到食堂检查。", "李文博、张建国到食堂检查。"):
        assert told(sentence, ()) == []


def test_the_settings_give_the_list_to_the_rules() -> None:
    document = read_text("5月20日，张建帼到食堂检查。")
    assert [each.rule for each in check(document, config=Config(people=LIST))] == ["misspelt-person"]
    assert not check(document, config=Config(people=LIST), people=False).findings
    assert not check(document, config=Config()).findings
    assert "张建国" not in repr(Config(people=LIST)) + repr(Facts(people=LIST)) + repr(LIST)
