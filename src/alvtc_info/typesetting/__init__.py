"""How a draft is set: what Word would show of it, whether that is the house style, and putting it right."""
