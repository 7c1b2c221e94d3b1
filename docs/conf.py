"""Sphinx: python run.py docs builds docs/_build/html, warnings are errors."""

project = "alvtc_info"
author = "alvtc_info founders"
copyright = "2026, alvtc_info founders"
language = "zh_CN"
extensions = ["myst_parser"]
exclude_patterns = ["_build"]
myst_heading_anchors = 3
html_theme = "furo"
html_title = "alvtc_info 政务信息的撰写、读取与校核"
html_show_sourcelink = False
html_show_copyright = False
