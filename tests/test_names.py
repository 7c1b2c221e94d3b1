"""Every public name has an example in docs/api/examples.txt, and each does what it shows."""

from __future__ import annotations

import doctest
import json
import re
import shutil
from pathlib import Path

import pytest

import alvtc_info
from tests import ROOT
from tests.ledgers import _ledgers_are_closed  # noqa: F401

EXAMPLES = ROOT / "docs" / "api" / "examples.txt"
PARTS = dict(re.findall(r"^## (\w+)\n\n(.*?)(?=^## |\Z)", EXAMPLES.read_text(encoding="utf-8"), re.M | re.S))


def test_every_public_name_has_an_example() -> None:

    assert set(PARTS) == set(alvtc_info.__all__)
    for name, text in PARTS.items():
        assert name.lower() in text.lower(), name


@pytest.mark.parametrize("name", PARTS)
def test_an_example_does_what_it_shows(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(ROOT / "examples" / "draft.docx", tmp_path)
    shutil.copytree(ROOT / "src" / "alvtc_info" / "institution" / "packs" / "alszyxy", "机构包")
    Path("results").mkdir()
    Path("alvtc-info.toml").write_text('profile = "news"\n', encoding="utf-8")
    Path("drafts.jsonl").write_text(json.dumps({"name": "a", "text": "近日，后勤处更换阀门。"}), encoding="utf-8")
    test = doctest.DocTestParser().get_doctest(PARTS[name], {}, name, str(EXAMPLES), 0)
    assert test.examples
    told: list[str] = []
    assert doctest.DocTestRunner(verbose=False).run(test, out=told.append).failed == 0, "".join(told)
