"""An event from its first minute to the final report: the case, its clock, what to say, the papers.

Import the case from `case`, its file from `case_file`, what is written into it from `case_log`.
"""
