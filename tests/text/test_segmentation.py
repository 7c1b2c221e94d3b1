from __future__ import annotations

import marshal
import warnings
from pathlib import Path

import pytest

from alvtc_info.model.rule import example
from alvtc_info.rules import RULES
from alvtc_info.text import segmentation
from alvtc_info.text.segmentation import belongs_to_others, boundaries, frequency


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmentation, "_VOCABULARY", segmentation._Vocabulary())
    segmentation._cut.cache_clear()


def test_words_are_told_from_parts_of_words() -> None:
    text = "该题目前无人作答，目前正常"
    assert belongs_to_others("检查题目前言部分", 3, 5)
    assert not belongs_to_others("检查题目前言部分", 2, 4)
    assert not belongs_to_others(text, text.rindex("目前"), text.rindex("目前") + 2)
    assert boundaries("学生公寓后勤") == {0, 4, 6}


def test_latin_letters_and_digits_stay_together() -> None:
    assert segmentation._cut("A1教室2024年") == ("A1", "教室", "2024", "年")


@pytest.mark.slow
def test_the_verdicts_are_those_of_the_whole_dictionary() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    texts = [example(item).bare for rule in RULES for item in (*rule.bad, *rule.good)]
    clauses = {
        c
        for text in texts
        for c in segmentation._CLAUSE_EDGE.split(text)
        if c and all("\u4e00" <= x <= "\u9fa5" for x in c)
    }
    assert len(clauses) > 300
    for clause in sorted(clauses):
        assert segmentation._cut(clause) == tuple(tokenizer.cut(clause, HMM=False)), clause


def test_of_two_characters_the_words_that_they_begin_are_known() -> None:
    known = segmentation._Vocabulary()
    assert known.of("学桥") is None
    assert known.of("学 ") is None
    weight = known.of("断水")
    begun = known.of("教学")
    assert isinstance(begun, segmentation._Begun)
    assert isinstance(weight, float)
    assert weight == segmentation.weight_of(frequency("断水"))
    assert begun.weights["教学"] > begun.weights["教学楼"]
    assert begun.longest == max(map(len, begun.weights)) > 2
    assert known.known == {"学桥": None, "学 ": None, "断水": weight, "教学": begun}
    assert known.weight_alone("学") > known.weight_alone(" ") == segmentation.weight_of(0)


def test_no_more_than_some_pairs_are_held(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(segmentation, "MOST", 1)
    assert segmentation._cut("学生在校外") == ("学生", "在", "校外")
    assert len(segmentation._VOCABULARY.known) == 1


@pytest.mark.parametrize("loaded", [False, True])
def test_the_dictionary_tells_parts_of_speech(*, loaded: bool) -> None:
    known = segmentation._Vocabulary()
    for pair in ("更换", "学院", "个 ") if loaded else ():
        known.of(pair)
    last = segmentation.dictionary().rstrip().rpartition(b"\n")[2].decode().split()
    found = [known.tag(word) for word in ("更换", "学院", "更换学院", "个 3", "\udcff", last[0])]
    assert found == ["v", "n", None, None, None, last[2]]
    assert segmentation.part_of_speech("更换") == "v"


def test_without_the_dictionary_every_character_stands_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    segmentation.dictionary.cache_clear()
    assert segmentation._cut("学生公寓") == ("学", "生", "公", "寓")
    segmentation.dictionary.cache_clear()


def test_an_empty_word_has_no_entry() -> None:
    assert segmentation._Vocabulary().entry("更换") == ["更换", "845", "v"]
    assert segmentation._Vocabulary().entry("") is None


def test_entries_are_copied_only_where_they_do_not_stand_together() -> None:
    known = segmentation._Vocabulary()
    book = segmentation.dictionary()
    for character, copied in (("更", False), ("小", True), ("龥", True)):
        lines, first, last = known.lines(character)
        assert (lines is not book) == copied
        assert lines[first : first + 1] == lines[last - 1 : last] == b"\n"
        assert {line.decode()[0] for line in lines[first:last].split(b"\n") if line} <= {character}


def test_the_first_and_the_last_words_of_the_dictionary_are_found() -> None:
    lines = segmentation.dictionary().decode().split()
    known = segmentation._Vocabulary()
    assert known.entry(lines[0]) == lines[:3]
    assert known.entry(lines[-3]) == lines[-3:]


def test_the_index_that_is_shipped_is_that_of_the_dictionary() -> None:
    words = segmentation.dictionary()
    assert segmentation._index_before(words) == segmentation.index_of(words)


@pytest.mark.parametrize("data", [None, b"", b"nonsense", marshal.dumps(1)])
def test_an_index_that_cannot_be_read_is_made_anew(
    data: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(segmentation, "__file__", str(tmp_path / "segmentation.py"))
    if data is not None:
        (tmp_path / "compiled").mkdir()
        (tmp_path / "compiled" / "dictionary.bin").write_bytes(data)
    assert segmentation._index_before(segmentation.dictionary()) is None
    assert boundaries("学生公寓后勤") == {0, 4, 6}


def test_the_index_of_another_dictionary_is_not_taken() -> None:
    assert segmentation._index_before(segmentation.dictionary() + b"\n") is None
