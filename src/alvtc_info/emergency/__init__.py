"""An event from its first minute to the final report: the case, its clock, the telephone script, the reports.

Import the case from `case`, its file from `case_file`, the operations on it from `case_log`.
"""
