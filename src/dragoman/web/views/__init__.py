"""The pages: each module gathers one from the store, as a record that templates only show."""
