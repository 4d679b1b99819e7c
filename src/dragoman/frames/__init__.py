"""The lexicon of political acts: what they are called, who does them to whom, and the operators that build on them."""

from dragoman.frames.load import load_lexicon
from dragoman.frames.model import OPERATORS, Constraint, Lexicon, Operator, Sense

__all__ = ["OPERATORS", "Constraint", "Lexicon", "Operator", "Sense", "load_lexicon"]
