"""Facts of a text that several rules share: dates, events, clocks, series of reports, likeness.

Every module is for the rules and the rooms above; none reads files or knows the report models.
"""
