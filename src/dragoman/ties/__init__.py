"""Ties between actors, computed from tables of dyads: those of a store, or of Parquet files."""
