"""The pack of 阿拉善职业技术学院, the default.

`pack` is generated from the .toml files; edit those.
"""
