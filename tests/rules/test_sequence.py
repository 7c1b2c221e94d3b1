from __future__ import annotations

from datetime import date, datetime

from alvtc_info import Document, Facts, Kind, check, read
from alvtc_info.analysis.report_series import earlier
from alvtc_info.model.rule import framed
from alvtc_info.rules.sequence import followup_progress, report_order
from tests.rules.drafts import paper


def test_a_rule_that_sees_no_title_or_day_says_nothing_of_order() -> None:
    from alvtc_info import Facts

    bare = read("一、情况\n5月20日，实训楼配电箱冒烟。\n编辑：刘某 电话： 签发：".encode(), name="a.txt")
    follow = bare.given(kind=Kind.FOLLOW_UP, facts=Facts(same_event=(), others=()))
    result = check(follow, select=["report-order", "followup-progress", "duplicate-submission", "info-category"])
    assert result.findings == ()
    assert check(follow, report_date=date(2024, 5, 21), select=["report-order"]).findings == ()


def ordered(document: Document, *others: Document) -> list[str]:
    return [h.message for h in report_order(document.given(facts=Facts(same_event=others, others=others)))]


def test_the_order_of_reports() -> None:
    noon, later = datetime(2024, 5, 20, 12), datetime(2024, 5, 20, 12, 1)
    first = paper(Kind.FIRST, "（首报）", 20, "12", noon)
    assert not earlier(first, paper(Kind.FOLLOW_UP, "（续报）", 20, "13", noon))
    assert earlier(first, paper(Kind.FOLLOW_UP, "（续报）", 20, "13", later))
    assert not earlier(first, paper(Kind.FOLLOW_UP, "（续报）", 20, "13"))
    assert earlier(first, paper(Kind.FOLLOW_UP, "（续报）", 21, "13"))
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 20, "13"), first) == []
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 20, "abc"), first) == []
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 19, "11"), first) == ["续报早于首报（2024年5月20日）"]
    one, two = paper(Kind.FOLLOW_UP, "（续报）", 20, "13"), paper(Kind.FOLLOW_UP, "（续报二）", 21, "14")
    assert ordered(two, first, one) == []
    assert ordered(one, first, two) == []
    assert (
        ordered(paper(Kind.FOLLOW_UP, "（续报二）", 19, "14"), one)[0]
        == "这份续报编号在后，时间却早于前一份（2024年5月20日）"
    )
    assert ordered(two, first) == ["没有见到续报一，请核对编号"]
    assert ordered(two) == []
    assert ordered(paper(Kind.FOLLOW_UP, "（续报二）", 22, "15"), one, two) == ["“续报二”的编号重复了"]
    assert ordered(two, one, paper(Kind.FOLLOW_UP, "（续报二）", 22, "15")) == []
    assert ordered(paper(Kind.FINAL, "（终报）", 20, "15"), first, one, two) == []
    assert ordered(paper(Kind.FINAL, "（终报）", 19, "15"), first) == ["终报早于首报（2024年5月20日）"]
    assert ordered(paper(Kind.FIRST, "（首报）", 22, "16"), first) == []


def test_issue_numbers_rise() -> None:
    first = paper(Kind.FIRST, "（首报）", 20, "12")
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 21, "12"), first) == [
        "第12期与另一份报告（2024年5月20日）的期号重复"
    ]
    assert ordered(first, paper(Kind.FOLLOW_UP, "（续报）", 21, "12")) == []
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 21, "11"), first) == [
        "期号没有递增：更早的一份（2024年5月20日）是第12期"
    ]
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 20, "11"), first) == []
    other = read(first.text.replace("后勤处值班信息", "保卫处值班信息").encode(), name="b.txt", kind=Kind.FIRST)
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 21, "12"), other) == []
    old = read(first.text.replace("2024年5月20日\n", "2023年5月20日\n").encode(), name="b.txt", kind=Kind.FIRST)
    assert ordered(paper(Kind.FOLLOW_UP, "（续报）", 21, "12"), old) == []
    strangers = paper(Kind.FOLLOW_UP, "（续报）", 21, "12").given(facts=Facts(same_event=(), others=(first,)))
    assert [h.message for h in report_order(strangers)] == ["第12期与另一份报告（2024年5月20日）的期号重复"]


def named(document: Document, *others: Document) -> list[tuple[str, list[str], list[str]]]:
    """Each finding on the order of reports: its message, the files that it names, and what it quotes of them."""
    found = check(document.given(facts=Facts(same_event=others, others=others)), select=["report-order"])
    return [(f.message, [r.path for r in f.related], [r.quote for r in f.related]) for f in found]


def again(name: str, day: int, issue: str, mark: str = "（首报）", kind: Kind = Kind.FIRST) -> Document:
    text = framed(
        f"实训楼冒烟{name}{mark}", "5月20日，后勤处检修。", issue=f"第{issue}期", row=f"后勤处　　2024年5月{day}日"
    )
    return read(text.encode(), name=f"{name}.txt", kind=kind)


def test_a_number_that_many_have_is_one_finding_that_names_them() -> None:
    papers = [again(name, day, "12") for name, day in (("甲", 20), ("乙", 20), ("丙", 20), ("丁", 21), ("戊", 23))]
    for paper_ in papers[:3]:
        others = [other for other in papers if other is not paper_]
        ((message, paths, quotes),) = named(paper_, *others)
        assert message == "第12期与另外2份报告（2024年5月20日）的期号重复"
        assert paths == [other.name for other in papers[:3] if other is not paper_]
        assert quotes == ["12", "12"]
    ((message, paths, _),) = named(papers[4], *papers[:4])
    assert message == "第12期与另外4份报告（2024年5月20日、2024年5月21日）的期号重复"
    assert paths == ["甲.txt", "乙.txt", "丙.txt", "丁.txt"]
    ((message, paths, _),) = named(papers[4], *(again(str(n), n + 1, "12") for n in range(20)))
    assert message == "第12期与另外20份报告（2024年5月1日、2024年5月2日、2024年5月3日等）的期号重复"
    assert len(paths) == 10


def test_every_finding_on_the_order_of_reports_names_the_others() -> None:
    ends = [again(name, day, str(day), "（终报）", Kind.FINAL) for name, day in (("甲", 20), ("乙", 21))]
    late = again("丙", 22, "30", "（续报）", Kind.FOLLOW_UP)
    assert named(late, *ends) == [
        (
            "终报（2024年5月20日、2024年5月21日）之后又发续报；事件又发生的，请按新事件另立首报",
            ["甲.txt", "乙.txt"],
            ["实训楼冒烟甲（终报）", "实训楼冒烟乙（终报）"],
        )
    ]
    firsts = [again(name, day, "9") for name, day in (("丁", 24), ("戊", 25))]
    assert named(late, *firsts) == [
        (
            "续报早于首报（2024年5月24日、2024年5月25日）",
            ["丁.txt", "戊.txt"],
            ["实训楼冒烟丁（首报）", "实训楼冒烟戊（首报）"],
        )
    ]
    low = again("己", 22, "8")
    assert named(low, *(again(name, day, str(day)) for name, day in (("庚", 20), ("辛", 21)))) == [
        ("期号没有递增：更早的一份（2024年5月21日）是第21期", ["辛.txt", "庚.txt"], ["21", "20"])
    ]
    two = again("壬", 22, "30", "（续报二）", Kind.FOLLOW_UP)
    same = [again(name, 20, issue, "（续报二）", Kind.FOLLOW_UP) for name, issue in (("癸", "20"), ("子", "21"))]
    assert [(m, p) for m, p, _ in named(two, *same)] == [
        ("“续报二”的编号重复了", ["癸.txt", "子.txt"]),
        ("没有见到续报一，请核对编号", []),
    ]
    bare = read("一、情况\n5月20日，实训楼配电箱冒烟。\n".encode(), name="空.txt", kind=Kind.FINAL)
    ((_, paths, quotes),) = named(late, bare.given(report_date=date(2024, 5, 20)))
    assert (paths, quotes) == (["空.txt"], [""])


def progress(document: Document, *others: Document) -> list[str]:
    given = document.given(facts=Facts(same_event=others, others=others))
    return [h.message[:12] for h in followup_progress(given)]


def told(kind: Kind, mark: str, day: int, *body: str) -> Document:
    text = framed(f"实训楼冒烟{mark}", *body, issue=f"第{day}期", row=f"后勤处　　2024年5月{day}日")
    return read(text.encode(), name=f"{mark}.txt", kind=kind)


def test_a_follow_up_is_held_against_the_report_before_it() -> None:
    story = "2024年5月20日10时，实训楼3层配电箱冒烟，3名学生受伤，值班电工切断电源。"
    news = "截至5月20日18时，供电恢复，伤者返校，受伤学生情绪稳定。"
    first = told(Kind.FIRST, "（首报）", 20, story)
    one = told(Kind.FOLLOW_UP, "（续报）", 21, news)
    two = told(Kind.FOLLOW_UP, "（续报二）", 22, news)
    assert progress(one, first) == []
    assert progress(two, first) == []
    assert progress(two, first, one) == ["续报与上次报告（2024"]
    assert progress(one, two, first) == []
    assert progress(one) == []
    assert progress(one, told(Kind.FINAL, "（终报）", 19, news)) == []
    assert (
        progress(told(Kind.FOLLOW_UP, "（续报二）", 22, "暂无新增情况，受伤学生善后仍在进行。" + news), first, one)
        == []
    )
    assert progress(told(Kind.FOLLOW_UP, "（续报二）", 22, "更正：" + news), first, one) == ["续报没有新的时间节点，请"]
    assert progress(
        told(Kind.FOLLOW_UP, "（续报）", 21, "2024年5月20日10时，后勤处排查线路，受伤学生情绪稳定。"), first
    ) == ["续报没有新的时间节点，请"]
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "11时，后勤处排查线路，受伤学生情绪稳定。"), first) == []
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "截至5月20日18时，供电恢复。"), first) == [
        "上次报告写受伤3人，续报"
    ]
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "截至5月20日18时，供电恢复，2名学生骨折。"), first) == []
    assert progress(told(Kind.FOLLOW_UP, "（续报）", 21, "截至5月20日18时，供电恢复，1人死亡。"), first) == [
        "上次报告写受伤3人，续报"
    ]
