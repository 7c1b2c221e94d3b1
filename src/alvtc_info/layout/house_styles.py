"""The house styles in a draft: they take the place of its own of the same kind; other styles keep their look."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child, local
from alvtc_info.layout.kept_styles import KeptStyles
from alvtc_info.layout.resolved_style import attribute, style_name
from alvtc_info.layout.word_xml import insert_before, made, name_beside, put
from alvtc_info.text.named_tuples import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lxml.etree import _Element

    from alvtc_info.editing.word_file import WordFile
    from alvtc_info.layout.resolved_style import Appearance

_HOUSE = {
    "normal": "Normal",
    "title": "Title",
    "heading 1": "Heading1",
    "heading 2": "Heading2",
    "heading 3": "Heading3",
    "heading 4": "Heading4",
    "footer": "Footer",
}
_COPIED_TYPES = frozenset({"paragraph", "table", "character"})
_STANDARD_STYLES = frozenset({"TableNormal", "DefaultParagraphFont"})


class HouseStyles(NamedTuple):
    """The house styles that a draft has got.

    `names` are their identifiers in it by those in the house, `unstyled` says that a paragraph without a style looks
    like Normal, `kept` gives a paragraph the look that it had before.
    """

    names: dict[str, str]
    unstyled: bool
    kept: KeptStyles

    def name(self, style: str) -> str:
        """The identifier of a house style in the draft."""
        return self.names.get(style, style)


def set_styles(file: WordFile, house: _Element, appearance: Appearance) -> HouseStyles:
    """Replace the styles of a draft by those of the house; others keep their look, which `appearance` knows."""
    part = file.part_of_kind("styles")
    if part is None:
        from lxml import etree

        data = etree.tostring(house, xml_declaration=True, encoding="UTF-8", standalone=True)
        part = file.add_part("styles", data)[0]
        return HouseStyles({}, True, KeptStyles(appearance, file.tree(part), _HOUSE))
    root = file.tree(part)
    kept = KeptStyles(appearance, root, _HOUSE)
    _freeze(root, file.tree(file.main), appearance)
    _set_defaults(root, house)
    names = _brought_in(root, house)
    return HouseStyles(names, names["Normal"] in _default_styles(root), kept)


def _set_defaults(root: _Element, house: _Element) -> None:
    """Set what holds where a style says nothing."""
    defaults = child(root, "docDefaults")
    house_defaults = child(house, "docDefaults")
    assert house_defaults is not None
    if defaults is not None:
        root.replace(defaults, deepcopy(house_defaults))
    else:
        root.insert(0, deepcopy(house_defaults))


def _brought_in(root: _Element, house: _Element) -> dict[str, str]:
    """The identifiers that the house styles have in the draft, into which they are brought."""
    names: dict[str, str] = {}
    draft_styles = {attribute(s, "styleId"): s for s in root if local(s) == "style"}
    by_name = {style_name(s): identity for identity, s in draft_styles.items() if attribute(s, "type") == "paragraph"}
    for style in house.iter(name_beside(house, "style")):
        identity = attribute(style, "styleId")
        if attribute(style, "type") not in _COPIED_TYPES or identity in _STANDARD_STYLES:
            continue
        old = (
            draft_styles.get(by_name.get(style_name(style), ""))
            if style_name(style) in _HOUSE
            else draft_styles.get(identity)
        )
        names[identity] = attribute(old, "styleId") if old is not None else identity
        if old is None:
            fresh = deepcopy(style)
            based = child(fresh, "basedOn")
            if based is not None:
                based.set(name_beside(based, "val"), names.get(attribute(based, "val"), attribute(based, "val")))
            root.append(fresh)
        else:
            _redefine(old, style, names)
    return names


def _redefine(old: _Element, new: _Element, names: Mapping[str, str]) -> None:
    """Give a style of the draft the look of the house style."""
    for name in ("pPr", "rPr", "link", "basedOn"):
        for each in [e for e in old if local(e) == name]:
            if name != "basedOn" or style_name(old) == "normal":
                old.remove(each)
    based = child(old, "basedOn")
    if based is not None and attribute(old, "type") not in ("table", "character"):
        based.set(name_beside(based, "val"), names.get("Normal", attribute(based, "val")))
    at = next((i for i, e in enumerate(old) if local(e) in ("tblPr", "trPr", "tcPr", "tblStylePr")), len(old))
    for name in ("rPr", "pPr"):
        look = child(new, name)
        if look is not None:
            old.insert(at, deepcopy(look))


def _freeze(root: _Element, body: _Element, appearance: Appearance) -> None:
    """Write the inherited properties into every other paragraph style, so that it keeps its look.

    A style inherits from Normal and from the document defaults, both of which change. `body` is the body of the draft.
    """
    for style in [s for s in root if local(s) == "style" and attribute(s, "type") == "paragraph"]:
        if style_name(style) in _HOUSE:
            continue
        stand_in = made(body, "p")
        named = made(body, "pPr")
        named.append(made(body, "pStyle", val=attribute(style, "styleId")))
        stand_in.append(named)
        shape, look = appearance.shape(stand_in), appearance.look(stand_in, None)
        paragraph, run = child(style, "pPr"), child(style, "rPr")
        if paragraph is None:
            paragraph = made(body, "pPr")
            insert_before(style, paragraph, ("rPr", "tblPr", "trPr", "tcPr", "tblStylePr"))
        if run is None:
            run = made(body, "rPr")
            insert_before(style, run, ("tblPr", "trPr", "tcPr", "tblStylePr"))
        if child(paragraph, "spacing") is None:
            put(
                paragraph,
                made(
                    body,
                    "spacing",
                    before=f"{shape.before:g}",
                    after=f"{shape.after:g}",
                    line=f"{shape.line:g}",
                    lineRule=shape.line_rule,
                ),
            )
        if child(paragraph, "ind") is None:
            put(paragraph, made(body, "ind", left=f"{shape.left:g}", firstLineChars="0", firstLine="0"))
        if child(paragraph, "jc") is None:
            put(paragraph, made(body, "jc", val=shape.align or "left"))
        if child(run, "sz") is None:
            size = made(body, "sz", val=f"{look.size * 2:g}")
            put(run, size)


def _default_styles(root: _Element) -> frozenset[str]:
    """The identifiers of the style that paragraphs without one have; in some files there is none."""
    styles = (e for e in root if local(e) == "style" and attribute(e, "type") == "paragraph")
    return frozenset(attribute(e, "styleId") for e in styles if attribute(e, "default") in ("1", "true", "on"))
