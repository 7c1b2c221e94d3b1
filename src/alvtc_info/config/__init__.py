"""The settings of a user for a folder of drafts: where they stand, how they are read, what may be in them.

Import `find_config`, `load_config`, `build_config` from `settings_file`; the value is `model.settings`.
"""
