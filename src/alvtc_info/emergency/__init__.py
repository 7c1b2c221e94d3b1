"""The hour after an incident: the case and its log, the clock and the chain, what to say, what comes next."""
