"""Flow charts: their content, the layout of their elements, and their output as SVG, PNG, Word or Mermaid.

Import `Chart` from `chart` and `draw` from `draw`.
"""
