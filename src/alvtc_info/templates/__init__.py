"""The .docx templates and forms as files, the sheet that they are built from, and the builder.

Import `Sheet` from `builder`, one-page sheets from `onepage`, blank forms from `form`.
"""
