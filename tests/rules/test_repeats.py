from __future__ import annotations

from alvtc_info import Document, Facts, Kind, check, load_facts, read
from alvtc_info.model.rule import framed


def test_repeats_are_looked_for_in_all_other_reports() -> None:
    story = "5月20日，机电系师生在自治区职业技能大赛数控车赛项中经过两天四轮比拼取得佳绩，赛前教师每周组织强化训练。"

    def item(title: str, issue: int, day: str = "2024年5月20日", **facts: object) -> Document:
        text = framed(title, story, issue=f"第{issue}期", row=f"后勤处　　{day}")
        return read(text.encode(), name=f"{issue}.txt", kind=Kind.DAILY).given(facts=load_facts(facts))

    one = item("机电系获奖", 12)
    skipped = (
        one,
        item("机电系获奖约稿", 11, commissioned=True),
        item("机电系去年获奖", 10, "2023年5月20日"),
        item("机电系后报", 20, "2024年5月21日"),
    )
    other = item("机电系佳绩", 9, "2024年5月19日")
    for others, found in ((skipped, 0), ((*skipped, other), 1), ((other, *skipped), 1)):
        result = check(one.given(facts=Facts(others=others)), select=["duplicate-submission"])
        assert result.errors == ()
        assert len(result) == found
    twice = check(
        one.given(facts=Facts(others=(other, item("机电系再获奖", 8, "2024年5月18日")))),
        select=["duplicate-submission"],
    )
    assert [f.message[-10:] for f in twice] == ["，另有 1 份也重复"]
