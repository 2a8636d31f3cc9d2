"""designlint: does an ML design document say what such a document must say, and do its numbers add up."""
