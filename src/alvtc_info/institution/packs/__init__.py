"""One folder for each institution, its data as TOML; the compiled form beside it is what is loaded.

Nothing is imported from here but by `institution.values`.
"""
