"""designlint: does a machine-learning design document say what such a document must say, and do its numbers add up?"""
