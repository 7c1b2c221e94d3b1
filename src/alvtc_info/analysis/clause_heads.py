"""Who acts in a clause, and which of its words is the main verb."""

from __future__ import annotations

from alvtc_info.analysis import cue_words
from alvtc_info.analysis.classes import CUE
from alvtc_info.analysis.clause_words import (
    ACT,
    AUXILIARY,
    FIRST_OFFICE,
    HEAD,
    LATER_OFFICE,
    MODAL,
    OFFICE,
    PERSON,
    PREDICATE,
    PREPOSITION,
    SHORT,
    SUFFIX,
    Word,
)

# 坡道和台阶处铺设草垫: a place, and no office
_PLACES = frozenset("道阶口角弯坡顶底边旁缝面沿端路桥线墙窗门梯沟堤岸")
_NO_OFFICE_BEHIND = _PLACES | frozenset("可并应")  # 可处罚款
_NEAR = 10  # words in which the agent must begin


def agent_of(words: tuple[Word, ...]) -> tuple[str, int]:
    """Who acts in a clause of these words, "office", "person" or "none", and the number of words up to its end."""
    agent, end = "none", 0
    offices = OFFICE | FIRST_OFFICE
    for number, word in enumerate(words[:_NEAR]):
        roles = word.roles
        if roles & offices and not (word.text == "处" and number and words[number - 1].text[-1] in _NO_OFFICE_BEHIND):
            agent, end = "office", number + 1
        elif roles & PERSON:
            agent, end = "person", number + 1
        elif roles & PREPOSITION and not number:
            pass
        elif end and roles & HEAD and _is_followed_by(words, number, "了"):
            break
        elif end and roles & PREDICATE:
            if not _ends_a_name(words, number) or not (roles & ACT or word.tag[:1] == "v"):
                break  # 消防救援局: 救援 is no verb
        elif not end and _is_predicate(words, number):
            break
        offices = OFFICE | LATER_OFFICE
    return agent, end


def _is_followed_by(words: tuple[Word, ...], number: int, text: str) -> bool:
    return number + 1 < len(words) and words[number + 1].text == text


def _ends_a_name(words: tuple[Word, ...], number: int) -> bool:
    """Whether the word behind this one ends the name of an office (救援|局, 救援|支队), other than a place (评上|盟)."""
    if number + 1 == len(words):
        return False
    following = words[number + 1]
    if following.roles & SUFFIX:
        return True
    return bool(following.roles & LATER_OFFICE) and following.size > 1 and not words[number].roles & ACT


def _is_predicate(words: tuple[Word, ...], number: int) -> bool:
    """Whether this word, with no agent before it, begins what is told: an act, any verb with 了 or far from the edge."""
    word = words[number]
    following = words[number + 1] if number + 1 < len(words) else None
    if word.roles & ACT:
        return following is None or not following.roles & SUFFIX
    return word.tag[:1] == "v" and (number >= 4 or (following is not None and following.text == "了"))


# what follows a main verb, and verbs that only carry another one (予以通报)
_BEHIND_HEAD = frozenset({"了", "至", "到", "为", "给", "入", "出", "成", "于", "向"})
_LIGHT = frozenset({"予以", "给予", "加以", "进行"})
# 就护送一事回函: the verb behind these is not the main one
_ABOUT = frozenset({"就", "针对", "围绕", "为", "因"})
_POINT = CUE.of("point")
_DONE = CUE.of("done")
_EVENT = CUE.of("campaign", "meeting", "abstract", "point")
_DISPOSAL = CUE.of("disposal")


def _is_passed(words: tuple[Word, ...], number: int) -> bool:
    """Whether 通过 is a verb (已通过年检, 项目通过终期验收) and no preposition (通过举办讲座)."""
    before = words[number - 1] if number else None
    behind = words[number + 1 :]
    if before is not None and before.roles & AUXILIARY:
        return True
    return bool(before and behind and behind[-1].text in cue_words.PASSABLE) and not any(
        word.roles & HEAD and word.text not in cue_words.PASSABLE for word in behind[:-1]
    )


# verbs that have no object: a noun right behind them is what they describe
_LEFT = frozenset("退休 退役 离休 离任 在职 毕业 结业 复学 休学 退学 入学 返乡 返校 受灾 获奖".split())
# what firms and departments are called after: 开发公司, 测绘系
_TRADES = frozenset(
    "开发 测绘 采购 招标 施工 监理 建筑 建设 运营 运输 安装 装饰 装修 设计 检测 监测 维保 维修 保洁 安保 保险 租赁 经营 管理 培训 咨询 配送 供热 供电 供水 供气 "
    "供应 承建 代理 评估 审计 勘察 勘测 拆除 清运 回收 消杀 印刷 出版 投资 担保 拍卖 广告 旅游 护理 养护 绿化 测量 加工 制造 承运 承保 中介 派遣".split()
)
_BRANCHES = frozenset("组织 宣传 纪检 统战 学习 劳动 体育 文艺 生活 保卫 调解 治保".split())
_BRANCH_BEHIND = frozenset({"委员", "部", "干事", "部长", "主任", "生活", "关系", "科", "处", "口"})
_FIRMS = frozenset("公司 集团 系 厂 商 单位 企业 机构 有限公司 分公司 事务所".split())
# 经考核转正: what was passed before the act; 后经查明 is no such
_HAVING_PASSED = frozenset({"经", "经过", "历经"})
_TELLING = frozenset({"查明", "查证", "了解", "核实"})
_AFTERWARDS = frozenset({"后", "之后", "以后", "时"})
_BEHIND_NAME = frozenset({"由", "系", "均", "明显"})
# verbs that an act begins with, whose object may end with another verb
_ORGANISING = frozenset(
    "开展 组织 举办 召开 举行 进行 实施 启动 推进 加强 完成 参加 承办 主办 安排 部署 落实 做好 抓好 接受 通过 制定 印发 发布 出台 迎接 配合 保障 强化 深化 推动 促进 优化".split()
)


def _ends_what_is_told(words: tuple[Word, ...], head: int, number: int) -> bool:
    """Whether the last verb of a clause without an agent tells what became of the noun before it.

    The verb at `head` only describes that noun.
    """
    word, before, first = words[number], words[number - 1], words[head]
    if word.size != 2 or word.tag[:1] != "v" or before.tag[:1] != "n":
        return False
    if first.text in _ORGANISING or word.cues & _EVENT:
        return False  # 开展食堂安全专项行动
    behind = words[head + 1]
    return (
        first.size == 2
        and behind.tag[:1] == "n"
        and not any(
            each.roles & (PREPOSITION | AUXILIARY | MODAL) or each.text in _BEHIND_HEAD or each.cues & _DONE
            for each in words[:number]
        )
    )


def head_of(words: tuple[Word, ...], agent: str, subject_end: int) -> tuple[int, bool]:
    """The main verb of a clause, -1 for none, and whether a preposition stands among its words.

    It is the likeliest of its verbs: what is marked as one (了, 至 behind it, 已, 立即 ahead of it), an act, the first.
    """
    count, head, governed = len(words), -1, False
    best = rank = 0
    disposal = done = False
    for number in range(subject_end, count):
        word = words[number]
        roles = word.roles
        if word.cues & _DONE:
            done = True
        if roles & PREPOSITION and not (roles & ACT and _is_passed(words, number)):
            governed = True
            if not (
                best and head == number - 1 and words[head].roles & ACT and word.text == "对"
            ):  # 解除对公寓的封闭管理
                disposal = disposal or bool(word.cues & _DISPOSAL) or word.text in _ABOUT
        elif word.text in _AFTERWARDS:
            best = 0  # 收到举报后迅即开展调查: what was before is not the main verb, where another one follows
        elif roles & HEAD:
            following = words[number + 1] if number + 1 < count else None
            after = following.text if following else ""
            is_done = bool(number and words[number - 1].cues & _DONE)
            if word.text in _LEFT and following is not None and following.tag[:1] == "n":
                continue  # 退休教师
            if after in _BRANCH_BEHIND and word.text in _BRANCHES:
                continue  # 补选一名组织委员
            if word.text in _TRADES and after in _FIRMS:
                continue  # 由开发公司垫付: what the firm is called after
            if after == "的" or (roles & SHORT and after != "了" and not is_done):
                continue
            if roles & AUXILIARY and following and (not roles & ACT or following.is_verb_of):
                continue
            before = words[number - 1] if number else None
            value = 100 - 6 * rank
            value += 20 if roles & ACT else 0
            value += 30 if after in _BEHIND_HEAD else 0
            if before is not None:
                value += 25 if done or (before.roles & AUXILIARY and not before.roles & MODAL) else 0
                value -= 40 if before.text == "的" else 0
                value -= 50 if before.text in _HAVING_PASSED and word.text not in _TELLING else 0
            value -= 30 if word.text in _LIGHT else 0
            if (
                following
                and following.tag[:1] == "n"
                and any(each.text in _BEHIND_NAME for each in words[number + 2 :])
            ):
                value -= 60  # 统一身份认证平台由信息中心开发: part of a name
            value += 30 if roles & PREPOSITION else 0  # 通过 that is passed
            value -= 40 if following and following.cues & _POINT else 0
            if (number + 2 < count and words[number + 2].text == "的") or (
                number + 3 < count and words[number + 3].text == "的"
            ):
                value -= 25  # 出差在外的院长
            if best and number == count - 1 and agent == "none" and _ends_what_is_told(words, head, number):
                value = best + 1  # 补录计划获批: a verb before it only says what the subject is
            rank, done = rank + 1, False  # 已在公告栏公示: the first verb behind 已
            if disposal:
                value += 12 * rank
            if value > best:
                best, head = value, number
    return head, governed
