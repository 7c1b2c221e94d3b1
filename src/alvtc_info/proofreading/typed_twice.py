"""Whether one of two equal characters was typed once too often: by how the dictionary cuts what stands around them.

Two equal characters stand side by side in right text where a word ends with one and the next begins with it (学生生活), or
where they are a word (常常). Where one of them is left over between words, it was typed twice, unless it is one that
goes behind a word of which the dictionary knows nothing (蒙医医院), or does its own work there (理由由三人核对).
"""

from __future__ import annotations

from alvtc_info.proofreading.mistyped import cut_around
from alvtc_info.proofreading.phrase_book import phrases_after
from alvtc_info.text.segmentation import frequency, is_word, likelier_with, part_of_speech
from alvtc_info.text.surnames import FREQUENT_SURNAMES

OFTENER = 20  # how many times as frequent a word must be as the double that takes its place
AROUND = 7  # code points on either side that decide how a clause is cut into words
NUMERALS = frozenset("0123456789０１２３４５６７８９余多一二三四五六七八九十百千万亿")
# what ends a word that the dictionary need not know: 实训楼|楼梯, 蒙医|医院, 我部|部长
HEADS = frozenset(
    "股楼部班组科处院系室厅厂店站所局队校园区县市盟旗镇村医赛题会门阀桶箱柜罐罩车船机炉泵缸池井管网线板架盘报段句层间户卷册表图书馆房库场"
    "骨头话口心腰眼牙肠血疫药病教生员工师长卒外款金费卡票证章币数瓶盖盆桌椅床柄号码份条张件款类种型色"
)
# what stands for itself behind a word that ends with it, or before one that begins with it
SERVANTS = frozenset(
    "的地得了着过在是有为对把将由从到向与和及以于等不也就还又再都已未可能会要应须让使被给或而并因此其各本该所这那之作做成"
)
RELATIONS = SERVANTS - frozenset("的了着过地得等")
POSTS = frozenset("长员")
NOUNS = frozenset(("n", "vn", "an"))
MEASURES = frozenset("点年月日时分秒次天周人个名项件条台户座米号岁元吨例位处间栋层辆张份套种类批家只所场期届度")
# words that begin like the function word that their first character is by itself: 可可以, 因因为
LIKE_THEIR_HALF = frozenset(
    "可以 能够 应当 应该 必须 需要 已经 曾经 将要 并且 而且 或者 因为 由于 对于 关于 为了 以及 但是 从而 还是 仍然 不得 不能 不再 按照 经过 自从".split()
)
OF_TODAY = frozenset(("线上", "网上", "云上"))  # words that the dictionary does not have
ONES_LESSONS = ("自习", "课", "班", "学", "岗", "车", "楼", "台", "报")  # 晚上上自习
BEFORE_VERBS = frozenset("先再后就已未应请须需可能不别没要会即立")
BEFORE_NOUNS = frozenset("经由向对与和及在将把被请给为从于")
LIKELIER = 8.0  # how much likelier (logarithm) a clause must be with one 了 than with two
LIKELIER_WORD, RARE_DOUBLE = 3.0, 700  # and with one character than with a rare word of two
SAID_TWICE = frozenset("年天人家月日事处时周谁各题楼层村户夜岁步样句字条件项次两三嘶岗某关班层代")
OF_EACH = frozenset("有都皆均")  # behind what is said of each
# of names that are not written with a surname: 乌云其其格, 娜仁, 塔塔水
OF_NAMES = frozenset("其格娜塔拉图古斯苏和乌那达巴哈嘎卓玛措吉尼雅琪丽莉佳欣媛婷爽露静豆妞贝乐萌晶莹")

# doubled in the names of programs, in sounds, and where nobody is named: 钉钉, 滴滴, 籽籽同心, 某某公司
DOUBLED = frozenset("啦钉籽某滴嘟嘀咚叮咕呱唰哗咔喵汪")


def is_typed_twice(text: str, at: int) -> bool:
    """Whether one of the two equal characters at this place was typed once too often."""
    one, before, after = text[at], text[max(0, at - 1) : at], text[at + 2 : at + 3]
    if one == "了":
        return likelier_with(text, at, at + 2, one) >= LIKELIER  # 一目了了然; but 完了了事
    if one in DOUBLED or (one == "上" and text.startswith(ONES_LESSONS, at + 2)):
        return False  # 某某系, 晚上上自习
    if one in (before, after) or _is_double(text, at - 2) or _is_double(text, at + 2):
        return False  # 是是非非, 哈哈哈; 完了了事
    if before in NUMERALS and one in MEASURES:
        return before != "一" and not is_word(text[at + 1 : at + 3]) and not is_word(text[at + 1 : at + 4])
    pieces = cut_around(text, at, at + 2, AROUND)
    if before == "一" and any(piece.start == at - 1 for piece in pieces):
        return False  # 一个个
    number = next(number for number, piece in enumerate(pieces) if piece.start <= at < piece.end)
    first = pieces[number]
    if first.end > at + 1:
        return first.word == one * 2 and one not in SAID_TWICE and (_is_rarer(text, at) or _is_likelier_once(text, at))
    second = pieces[number + 1]
    if len(first.word) > 1 and len(second.word) > 1:
        return False
    previous = pieces[number - 1].word if number else ""
    if len(second.word) > 1:
        return _begins_twice(text, at, previous, second.word)
    if len(first.word) > 1:
        return _ends_twice(first.word, pieces[number + 2].word if number + 2 < len(pieces) else "")
    each = after in OF_EACH and not "\u4e00" <= before <= "\u9fff"  # 行行有技能
    ends_a_word = previous == before and one in RELATIONS and is_word(before + one)  # 离校缘由由本人说明
    return not (each or one in SAID_TWICE or one in OF_NAMES or before in FREQUENT_SURNAMES or ends_a_word)


def _is_double(text: str, at: int) -> bool:
    """Whether the same Chinese character stands at this place twice."""
    return at >= 0 and "\u4e00" <= text[at : at + 1] <= "\u9fff" and text[at] == text[at + 1 : at + 2]


def _is_rarer(text: str, at: int) -> bool:
    """Whether two equal characters are a word much rarer than what one of them makes with its neighbour: 老旧旧."""
    beside = max(frequency(text[at - 1 : at + 1]) if at else 0, frequency(text[at + 1 : at + 3]))
    return beside >= OFTENER * max(frequency(text[at : at + 2]), 1)


def _is_likelier_once(text: str, at: int) -> bool:
    """Whether two equal characters are a rare word, and one of them much likelier there: 可可通过."""
    rare = frequency(text[at : at + 2]) < RARE_DOUBLE and text[at] in SERVANTS
    return rare and likelier_with(text, at, at + 2, text[at]) >= LIKELIER_WORD


def _begins_twice(text: str, at: int, previous: str, second: str) -> bool:
    """Whether the first of two characters, the second of which begins a word, is left over: 消毒面面积.

    `previous` is the word before it. Where that and the second word are a phrase, nothing belongs between them.
    """
    one, before = text[at], text[at - 1 : at]
    if before in BEFORE_VERBS and part_of_speech(one) == "v" and part_of_speech(second) in NOUNS:
        return False  # 先断断路器
    if second in LIKE_THEIR_HALF or (before == "副" and text[at + 2] in POSTS):
        return True  # 学生可可以借, 副会会长
    if second in phrases_after(previous) and (one not in HEADS or part_of_speech(previous) not in NOUNS):
        return True  # 相关部部门; but 资产处处置
    if one in SAID_TWICE and not "\u4e00" <= before <= "\u9fff":
        return False  # 四小时一次，次次要记
    if one in SERVANTS or before + one in OF_TODAY or (before in NUMERALS and len(previous) < 2):
        return False
    if one in HEADS and previous in BEFORE_NOUNS:
        return len(second) > 2 or text[at + 2] not in POSTS  # 经系系主任签字
    return one not in HEADS or (not "\u4e00" <= before <= "\u9fff" and text[at + 2] not in POSTS)


def _ends_twice(word: str, after: str) -> bool:
    """Whether a character that ends this word is left over behind it, before `after`: 限期期纠偏."""
    one = word[-1]
    if one in NUMERALS:
        return False  # 十五五
    if one in RELATIONS:
        return not after or (part_of_speech(word) or "n") not in NOUNS
    return one not in SERVANTS and (one not in HEADS or len(after) != 1 or after in SERVANTS)
