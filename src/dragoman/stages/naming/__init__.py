"""Reading noun phrases that name or describe somebody, by patterns over known forms; needs no parser."""
