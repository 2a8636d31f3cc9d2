"""Settings: found beside the documents, checked against their schema, and merged into one frozen Config."""

from designlint.config.layers import DEFAULTS, Layer, telling
from designlint.config.resolver import Resolver, resolve

__all__ = ["DEFAULTS", "Layer", "Resolver", "resolve", "telling"]
