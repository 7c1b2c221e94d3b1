"""The year's assessment (四): the ledger of what was reported, adopted and missed, its scoring, and what the office hands round."""
