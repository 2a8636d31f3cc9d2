"""Typed statements read from a document: hits of word lists, quantities, and what they say together."""
