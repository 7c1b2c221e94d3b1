"""The settings of a draft in house style: footers for odd and even pages, Chinese as the language of theme fonts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from alvtc_info.editing.runs import child
from alvtc_info.editing.word_file import HEAD
from alvtc_info.layout.word_xml import insert_before, is_on, made, name_beside

if TYPE_CHECKING:
    from alvtc_info.editing.word_file import WordFile

_AFTER_EVEN = tuple(
    (
        "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing drawingGridVerticalSpacing "
        "displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin "
        "drawingGridVerticalOrigin doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne strictFirstAndLastChars "
        "noLineBreaksAfter noLineBreaksBefore savePreviewPicture doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent "
        "alwaysShowPlaceholderText doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags "
        "alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids mathPr attachedSchema "
        "themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown "
        "smartTagType schemaLibrary shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator docId chartTrackingRefBased"
    ).split()
)


def set_settings(file: WordFile) -> None:
    """Turn on different footers for odd and even pages, and set Chinese as the language of theme fonts."""
    part = file.part_of_kind("settings")
    if part is None:
        part, _ = file.add_part("settings", f'{HEAD}<w:settings xmlns:w="{file.namespace()}"/>'.encode())
    root = file.tree(part)
    switch = child(root, "evenAndOddHeaders")
    if not is_on(switch):
        if switch is not None:
            root.remove(switch)
        insert_before(root, made(file.tree(file.main), "evenAndOddHeaders"), _AFTER_EVEN)
    language = child(root, "themeFontLang")
    if language is not None:
        language.set(name_beside(file.tree(file.main), "eastAsia"), "zh-CN")
