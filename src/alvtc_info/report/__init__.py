"""What a writer means: the pydantic models of the reports, and what is wrong with data in Chinese.

Import the models from `models`, their parts from `parts`, `load_report` and `load_facts` from `models`.
"""
