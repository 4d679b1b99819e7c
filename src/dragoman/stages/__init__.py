"""The stages of the pipeline: each reads a `Coded` and fills one slot of it. Stages do not know each other."""
