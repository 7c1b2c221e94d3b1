from __future__ import annotations

from alvtc_info import Document, Kind, check, load_facts, read
from alvtc_info.model.rule import framed
from alvtc_info.model.settings import Config
from alvtc_info.rules import RULES
from tests.rules.drafts import BODY


def reviewed(kind: Kind, at: str | None, **options: bool) -> list[tuple[str, str]]:
    review = {"reviewer": "孙某", "conclusion": "可报送", "at": at}
    facts = load_facts({"secrecy_review": review, "submitted_at": "2024-05-20 10:00"})
    document = read(framed("检修", BODY).encode(), name="a.txt", kind=kind)
    config = Config(options={"confidentiality-review-missing": options}) if options else None
    result = check(document, facts=facts, select=["confidentiality-review-missing"], config=config)
    return [(f.severity.value, f.message[:4]) for f in result]


def test_a_first_report_may_be_reviewed_after_it_is_sent() -> None:
    late = "2024-05-20 10:01"
    assert reviewed(Kind.FIRST, late) == [("warning", "首报先报")]
    assert reviewed(Kind.FIRST, late, first_report_may_follow=False) == [("error", "保密审核")]
    assert reviewed(Kind.DAILY, late) == [("warning", "保密审核")]
    assert reviewed(Kind.DAILY, "2024-05-20 10:00") == []
    assert reviewed(Kind.DAILY, None) == [("info", "保密审核")]


def approved(kind: Kind, *levels: str, **meta: object) -> list[str]:
    people = [{"name": f"审{level}", "level": level, "at": "2024-05-20 10:00"} for level in levels]
    facts = load_facts({"approvals": people, "submitted_at": "2024-05-20 10:00", **meta})
    document = read(framed("检修", BODY).encode(), name="a.txt", kind=kind)
    return [f.message for f in check(document, facts=facts, select=["approval-level"])]


def test_who_must_approve() -> None:
    assert approved(Kind.DAILY, "deputy") == []
    assert approved(Kind.DAILY, "officer") == ["日常信息须经部门分管领导审核，现在只到信息员（审officer）"]
    assert approved(Kind.COMPOSITE, "officer", "deputy")[0].endswith("现在只到部门分管领导（审deputy）")
    assert approved(Kind.COMPOSITE, "deputy", "officer")[0].startswith("综合信息须经部门主要负责人")
    assert approved(Kind.DAILY, "deputy", category="赛事获奖")[0].startswith("赛事获奖须经部门主要负责人")
    assert approved(Kind.DAILY, "deputy", important=True)[0].startswith("重要信息须经")
    assert approved(Kind.DAILY, "deputy", commissioned=True)[0].startswith("约稿信息须经")
    assert approved(Kind.FIRST, "deputy")[0].startswith("重大紧急信息须经")
    assert approved(Kind.EXPERT_ADVICE, "deputy")[0].startswith("专家咨询建议须经")
    assert approved(Kind.COMPOSITE, "head") == approved(Kind.COMPOSITE, "leader") == []
    assert approved(Kind.DAILY) == ["日常信息没有审核记录，须经部门分管领导审核后报送"]


def test_the_secrecy_review_is_not_judged_without_one() -> None:
    (rule,) = (r for r in RULES if r.name == "confidentiality-review-missing")
    assert list(rule.check(Document([]))) == []
