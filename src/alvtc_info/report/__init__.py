"""The pydantic models of the reports, and the errors in their data, in Chinese.

Import the models from `models`, their parts from `parts`, `load_report` and `load_facts` from `models`.
"""
