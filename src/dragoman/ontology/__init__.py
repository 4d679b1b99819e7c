"""PLOVER's events, modes, contexts and sectors, with scores and the crosswalks to CAMEO."""

from dragoman.ontology.contexts import ContextCue, find_contexts
from dragoman.ontology.entries import (
    QUADS,
    ActorClass,
    CameoCode,
    Coding,
    Confusion,
    Context,
    Conversion,
    EventType,
    ExportRule,
    Mode,
    Older,
    Ruling,
    Sector,
)
from dragoman.ontology.load import load_ontology
from dragoman.ontology.model import Ontology

__all__ = [
    "QUADS",
    "ActorClass",
    "CameoCode",
    "Coding",
    "Confusion",
    "Context",
    "ContextCue",
    "Conversion",
    "EventType",
    "ExportRule",
    "Mode",
    "Older",
    "Ontology",
    "Ruling",
    "Sector",
    "find_contexts",
    "load_ontology",
]
