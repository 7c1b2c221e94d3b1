"""What a text says, found once for all rules: dates, events, clocks, series of reports, likeness.

Every module is for the rules and the rooms above; none reads files or knows the report models.
"""
