"""The pages and the API over a store: reads everything, writes judgements only, cannot run the coder."""
