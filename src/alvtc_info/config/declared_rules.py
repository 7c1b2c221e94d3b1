"""Rules as data: words to avoid, words to replace, and words that must stand near others, declared without code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from alvtc_info.errors import UsageError
from alvtc_info.model.choices import chosen, listed
from alvtc_info.model.document import Block, Document
from alvtc_info.model.finding import Basis, Fix, Hit, Severity
from alvtc_info.model.kinds import CONTENT, Kind, Role
from alvtc_info.model.rule import Example, Rule, example
from alvtc_info.text.folding import fold
from alvtc_info.text.near_miss import meant
from alvtc_info.text.pattern import Pattern, words
from alvtc_info.text.user_pattern import HITS, UserPattern

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    Look = Callable[[Document, frozenset[Role], bool], Iterator[Hit]]

_COMMON = {"name", "title", "message", "severity", "note", "kinds", "roles", "mentions", "bad", "good"}
_FORMS = {
    "avoid": {"avoid"},
    "pattern": {"pattern"},
    "swap": {"swap", "safe"},
    "when": {"when", "need", "within"},
}
_NAME = Pattern(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_NO_PAIRS = '规则“{}”的 swap 应写成 {{ 误写 = "正写" }}'
_SCOPES = {"sentence": "这一句", "paragraph": "这一段", "document": "全文"}
CORRECTIONS = "own-corrections"
_CORRECTIONS_PAGE = (
    "本院审稿时常改的词：从审过的稿件里学来，或从词表导入，确认过的才提示；用 alvtc-info institution corrections 查看。"
)
LONGEST = 60
LONGEST_EXAMPLE = 2_000
MOST_WORDS = 1_000  # of one rule


def declared_rule(data: Mapping[str, Any]) -> Rule:
    """A rule from a table of `alvtc-info.toml`.

    It has `name` and one of: `avoid` (words), `pattern` (a regular expression), `swap` (word → better word), or `when`
    with `need` (both patterns) and `within` (sentence, paragraph, document). Raises UsageError, in Chinese and naming
    the key, for what is missing, unknown, of the wrong kind, or can never match.
    """
    name = data.get("name")
    if not isinstance(name, str) or not _NAME.compiled.fullmatch(name):
        raise UsageError("rule-name", "自定义规则要有 name，用小写英文字母、数字和连字符，如 school-name")
    forms = [form for form in _FORMS if form in data]
    if len(forms) != 1:
        raise UsageError("rule-form", f"规则“{name}”要写 avoid、pattern、swap、when 中的一种")
    (form,) = forms
    known_keys(data, _COMMON | _FORMS[form], f"规则“{name}”")
    if form == "swap" and not data["swap"]:
        raise UsageError("bad-value", _NO_PAIRS.format(name))
    severity, kinds, roles = (
        _severity(name, data),
        _choices(name, data, "kinds", Kind),
        _choices(name, data, "roles", Role),
    )
    wanted = frozenset(roles) or CONTENT
    rule = Rule(
        check=DeclaredCheck(name, form, dict(data), wanted),
        family="own",
        title=_text(name, data, "title") or name,
        clause="",
        basis=Basis.PRACTICE,
        severity=severity,
        kinds=frozenset(kinds) or None,
        bad=_examples(name, data, "bad", kinds),
        good=_examples(name, data, "good", kinds),
    )
    _prove(rule, form, data, wanted)
    return rule


def corrections_rule(pairs: Mapping[str, str]) -> Rule:
    """The rule of what an office keeps correcting: wrong form → right one, each of them confirmed."""
    data = {"swap": dict(pairs), "message": "“{text}”本院改成“{prefer}”", "note": _CORRECTIONS_PAGE}
    return Rule(
        check=DeclaredCheck(CORRECTIONS, "swap", data, CONTENT),
        family="own",
        title="本院常改",
        clause="",
        basis=Basis.PRACTICE,
        severity=Severity.WARNING,
        yields_to=("typo-confusable", "misused-word", "misspelt-phrase", "variant-form", "misspelt-name"),
    )


class DeclaredCheck:
    """The check of a rule that is declared as data; it is pickled as that data."""

    __module__ = "own"

    def __init__(self, name: str, form: str, data: Mapping[str, Any], roles: frozenset[Role]) -> None:
        self._table = name, form, data, roles
        self._look: Look = {"avoid": _avoid, "pattern": _pattern, "swap": _swap, "when": _near}[form](name, data)
        self._mentions = bool(data.get("mentions", False))
        self.__name__ = name.replace("-", "_")
        self.__doc__ = _text(name, data, "note") or f"本单位自定的规则（{name}）。"
        self.__kwdefaults__: dict[str, Any] = {}

    def __call__(self, document: Document) -> Iterator[Hit]:
        """The hits on the declared words. Raises UsageError for too many, and where a pattern takes too long."""
        name = self._table[0]
        try:
            for number, hit in enumerate(self._look(document, self._table[3], self._mentions)):
                if number == HITS:
                    raise UsageError("too-many-hits", f"在一份稿件里提示超过 {HITS} 处，请写具体")
                yield hit
        except UsageError as error:
            raise UsageError(error.code, f"规则“{name}”{error.message}") from None

    def __eq__(self, other: object) -> bool:
        return isinstance(other, DeclaredCheck) and self._table == other._table

    def __hash__(self) -> int:
        return hash(self.__name__)

    def __reduce__(self) -> tuple[Callable[..., DeclaredCheck], tuple[Any, ...]]:
        return _declared_check, self._table


def _declared_check(*table: Any) -> DeclaredCheck:
    return DeclaredCheck(*table)


def known_keys(data: Mapping[str, Any], known: set[str] | frozenset[str], where: str) -> None:
    """Raise UsageError for an unknown key, naming the nearest known one."""
    for key in data:
        if key not in known:
            hint = meant(key, known) or f"，可用：{' '.join(sorted(known))}"
            raise UsageError("unknown-key", f"{where}里没有“{key}”这一项{hint}")


def literal(word: object, where: str) -> str:
    """A word as the running text has it (widths folded).

    Raises UsageError for a value that is no word or can never match.
    """
    if not isinstance(word, str) or not word.strip():
        raise UsageError("bad-word", f"{where}里有空的词，请删去")
    found = fold(word)
    if found != found.strip() or "\n" in found or len(found) > LONGEST:
        raise UsageError(
            "never-matches",
            f"{where}里的“{word.strip()[:20]}”永远匹配不到：首尾不能有空格，不能换行，不超过 {LONGEST} 字",
        )
    return found


def _text(name: str, data: Mapping[str, Any], key: str) -> str:
    value = data.get(key, "")
    if not isinstance(value, str):
        raise UsageError("bad-value", f"规则“{name}”的 {key} 应为文字")
    return value


def texts(data: Mapping[str, Any], key: str, where: str = "") -> tuple[str, ...]:
    """A list of texts. Raises UsageError for anything else."""
    value = data.get(key, [])
    if not isinstance(value, list) or any(not isinstance(item, str) for item in value):
        raise UsageError("bad-value", f"{where}{key} 应为文字的列表")
    if len(value) > MOST_WORDS:
        raise UsageError("too-many", f"{where}{key} 超过 {MOST_WORDS} 个，请拆开或删减")
    return tuple(value)


def _list(name: str, data: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return texts(data, key, f"规则“{name}”的 ")


def _severity(name: str, data: Mapping[str, Any]) -> Severity:
    labels = {str(each): each.label for each in Severity}
    found = chosen(_text(name, data, "severity") or "warning", labels)
    if not found:
        raise UsageError("bad-value", f"规则“{name}”的 severity 只能写：{listed(labels)}")
    return Severity(found)


def _choices(name: str, data: Mapping[str, Any], key: str, kind: type[Kind] | type[Role]) -> list[Any]:
    labels = {str(each): str(getattr(each, "label", each)) for each in kind}
    found = [chosen(item, labels) for item in _list(name, data, key)]
    if not all(found):
        raise UsageError("bad-value", f"规则“{name}”的 {key} 只能写：{listed(labels)}")
    return [kind(each) for each in found]


def _examples(name: str, data: Mapping[str, Any], key: str, kinds: list[Kind]) -> tuple[Example, ...]:
    return tuple(Example(text, kinds[0] if kinds else None) for text in _list(name, data, key))


def _message(name: str, data: Mapping[str, Any], standard: str) -> Callable[[str, str], str]:
    form = _text(name, data, "message") or standard
    return lambda text, prefer: form.replace("{text}", text).replace("{prefer}", prefer)


def _avoid(name: str, data: Mapping[str, Any]) -> Look:
    listed = [literal(word, f"规则“{name}”的 avoid") for word in _list(name, data, "avoid")]
    if not listed:
        raise UsageError("never-matches", f"规则“{name}”的 avoid 是空的，永远匹配不到")
    return _spots(name, data, Pattern(words(listed)))


def _pattern(name: str, data: Mapping[str, Any]) -> Look:
    return _spots(name, data, _compiled(name, data, "pattern"))


def _spots(name: str, data: Mapping[str, Any], pattern: Pattern) -> Look:
    say = _message(name, data, "“{text}”请改写")

    def look(document: Document, roles: frozenset[Role], mentions: bool) -> Iterator[Hit]:
        for match in document.finditer(pattern, roles, mentions=mentions):
            if match.end() > match.start():
                yield Hit(*match.span(), say(match.group(), ""))

    return look


def _compiled(name: str, data: Mapping[str, Any], key: str) -> UserPattern:
    source = _text(name, data, key)
    if r"\b" in source:
        raise UsageError("never-matches", rf"规则“{name}”的 {key} 用了 \b，它在汉字之间不起作用，请用 (?<!…) 和 (?!…)")
    try:
        return UserPattern(source)
    except UsageError as error:
        raise UsageError(error.code, f"规则“{name}”的 {key} {error.message}") from None


def _swap(name: str, data: Mapping[str, Any]) -> Look:
    pairs = data["swap"]
    if not isinstance(pairs, dict) or any(not isinstance(v, str) for v in pairs.values()):
        raise UsageError("bad-value", _NO_PAIRS.format(name))
    if len(pairs) > MOST_WORDS:
        raise UsageError("too-many", f"规则“{name}”的 swap 超过 {MOST_WORDS} 个，请拆开或删减")
    better = {literal(word, f"规则“{name}”的 swap"): prefer for word, prefer in pairs.items()}
    for word, prefer in better.items():
        if word == prefer or prefer in better:
            raise UsageError("loop", f"规则“{name}”的 swap 把“{word}”换成“{prefer}”，它自己也在要换的词里")
    pattern = Pattern(words(better))
    say = _message(name, data, "“{text}”请改为“{prefer}”")
    safe = bool(data.get("safe", False))

    def look(document: Document, roles: frozenset[Role], mentions: bool) -> Iterator[Hit]:
        for match in document.finditer(pattern, roles, mentions=mentions) if better else ():
            prefer = better[match.group()]
            start, end = match.span()
            at = prefer.find(match.group())
            if at >= 0 and document.text[max(0, start - at) : start - at + len(prefer)] == prefer:
                continue
            yield Hit(start, end, say(match.group(), prefer), fix=Fix(prefer, safe))

    return look


def _near(name: str, data: Mapping[str, Any]) -> Look:
    when, need = _compiled(name, data, "when"), _compiled(name, data, "need")
    within = data.get("within", "sentence")
    if not isinstance(within, str) or within not in _SCOPES:
        raise UsageError("bad-value", f"规则“{name}”的 within 只能写：{' '.join(_SCOPES)}")
    say = _message(name, data, f"写到“{{text}}”时，{_SCOPES[within]}里要有“{need.source}”")

    def look(document: Document, roles: frozenset[Role], mentions: bool) -> Iterator[Hit]:
        matches = list(document.finditer(when, roles, mentions=mentions))
        scopes = [_scope(document, match.start(), within) for match in matches]
        distinct = list(dict.fromkeys(scopes))
        met = dict(zip(distinct, need.found_in(document.text, distinct), strict=True))
        for match, scope in zip(matches, scopes, strict=True):
            if not met[scope]:
                yield Hit(*match.span(), say(match.group(), ""))

    return look


def _scope(document: Document, at: int, within: str) -> tuple[int, int]:
    """Start and end of the sentence, the paragraph or the document that holds an offset."""
    if within == "sentence":
        return document.sentence_at(at)
    if within == "paragraph":
        passage = document.passage_at(at)
        return passage.start, passage.end
    return 0, len(document.text)


def _prove(rule: Rule, form: str, data: Mapping[str, Any], roles: frozenset[Role]) -> None:
    """Raise UsageError where the rule can find nothing of what it declares."""
    from alvtc_info.linting.examples import opened, spotted

    for item in map(example, rule.bad):
        if len(item.text) > LONGEST_EXAMPLE:
            raise UsageError("bad-value", f"规则“{rule.name}”的示例不超过 {LONGEST_EXAMPLE} 字")
    if form in ("pattern", "when"):
        if not rule.bad:
            raise UsageError(
                "no-example", f"规则“{rule.name}”要有一条 bad 示例（要提示的字用 ⟦⟧ 标出），好确认它能匹配"
            )
        for item in map(example, rule.bad):
            list(rule.check(opened(item)))  # raises where it takes too long
        if not any(spotted(rule, item) for item in map(example, rule.bad)):
            raise UsageError("never-matches", f"规则“{rule.name}”连自己的 bad 示例也匹配不到")
        return
    for word in data[form]:
        blocks = [Block("1", f"学院{word}检查。", role, "") for role in sorted(roles)]
        if not any(True for block in blocks for _ in rule.check(Document([block]))):
            raise UsageError("never-matches", f"规则“{rule.name}”里的“{word}”永远匹配不到")
