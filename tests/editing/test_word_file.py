from __future__ import annotations

import pytest

from alvtc_info import InputError
from alvtc_info.editing.word_file import parse_tree


def test_xml_that_only_the_stream_could_read_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        parse_tree(b"<a>", "word/document.xml", "a.docx")
    assert caught.value.code == "broken-xml"
