"""Sphinx: python run.py docs builds docs/_build/html, warnings are errors."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

project = "alvtc_info"
author = "alvtc_info founders"
copyright = "2026, alvtc_info founders"
language = "zh_CN"
extensions = ["myst_parser", "chinese_search", "api_reference"]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_favicon = "icon.svg"
html_theme = "furo"
html_title = "alvtc_info 政务信息的撰写、读取与校核"
html_show_sourcelink = False
html_show_copyright = False
