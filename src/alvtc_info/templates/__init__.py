"""The .docx templates and forms as files, and the code that builds them.

Import `Sheet` from `builder`, one-page sheets from `onepage`, blank forms from `form`.
"""
