"""What a user has settled for a folder of drafts: where settings stand, how they are read, what may be in them.

Import `find_config`, `load_config`, `build_config` from `settings_file`; the value is `model.settings`.
"""
