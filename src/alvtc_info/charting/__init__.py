"""Flow charts: what they say, where it stands, and how it is drawn as SVG, PNG, Word or Mermaid.

Import `Chart` from `chart` and `draw` from `draw`.
"""
