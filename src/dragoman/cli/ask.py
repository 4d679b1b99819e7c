"""`dragoman relate` and `dragoman resolve`: questions in as JSON lines, answers out as JSON lines."""

import json
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Annotated, Any, TextIO

import typer

from dragoman.cli.app import REJECTED, complain, tools_of
from dragoman.cli.common import Actors, Model, lines_of, output, parse_day
from dragoman.errors import ConfigError, InputError

Question = dict[str, Any]
QuestionFile = Annotated[Path | None, typer.Argument(metavar="FILE", help="JSON lines; standard input without one.")]
HALF = re.compile(r"[\ud800-\udfff]")  # half of a character, which no encoding can write
LINES = (".jsonl", ".ndjson")


def relate(ctx: typer.Context, file: QuestionFile = None, model: Model = None, actors: Actors = None) -> None:
    """Tell what one marked party does to another.

    - `echo '{"text": "Iran condemned Iraq.", "actor": [0, 4], "recipient": [15, 19]}' | dragoman relate`

    Each line has "text", "actor" and "recipient" (character offsets, the end not included; one of them may be null)
    and may have "published" and "id". Each answer is one line; a line that makes no sense is answered with an "error".
    """
    coder = tools_of(ctx).coder(model, tuple(actors or ()))

    def answer(question: Question) -> Any:
        sides = {name: _span(question, name) for name in ("actor", "recipient")}
        return coder.relate(_text(question, "text"), **sides, published=_day(question, "published"))

    _answer_lines(lines_of(file, "questions"), answer)


def resolve(
    ctx: typer.Context,
    phrase: Annotated[
        str | None, typer.Argument(metavar="PHRASE|FILE.jsonl", help="A phrase, or a file of questions.")
    ] = None,
    on: Annotated[
        str | None, typer.Option(metavar="DATE", help="The day the phrase was used; today if left out.")
    ] = None,
    actors: Actors = None,
) -> None:
    """Tell who a phrase means on a day.

    - `dragoman resolve "the Russian president" --on 2016-02-05`
    - `echo '{"phrase": "the foreign minister", "on": "2019-03-05", "context": "Norway"}' | dragoman resolve`

    Lines have "phrase" (or "text") and may have "on" (or "date"), "context" (the words around it) and "id".
    """
    coder = tools_of(ctx).coder(None, tuple(actors or ()))
    day = parse_day(on, "--on")

    def answer(question: Question) -> Any:
        text = _text(question, "phrase" if "phrase" in question else "text")
        asked = _day(question, "on" if "on" in question else "date")
        return coder.resolve(text, on=asked or day, context=question.get("context"))

    if phrase is None or phrase == "-" or phrase.endswith(LINES):
        _answer_lines(lines_of(Path(phrase) if phrase else None, "questions"), answer)
    elif sys.stdout.isatty():
        _show(answer({"phrase": phrase}))
    else:
        _answer_lines([json.dumps({"phrase": phrase})], answer)


def _answer_lines(lines: Iterable[str], answer: Callable[[Question], Any]) -> None:
    rejected = 0
    with output(None) as stream:
        for number, line in enumerate(lines, 1):
            if line.strip():
                rejected += not _answer_line(line, number, answer, stream)
    if rejected:
        raise typer.Exit(REJECTED)


def _answer_line(line: str, number: int, answer: Callable[[Question], Any], stream: TextIO) -> bool:
    """Write one answer with the question's id. False, with the reason as answer, for a question of no sense."""
    from dragoman.formats.jsonl import to_data
    from dragoman.serial import json_line

    given: Question = {}
    try:
        question = _question(line)
        given = {"id": question["id"]} if "id" in question else {}
        found = given | to_data(answer(question))
    except InputError as problem:
        complain(f"line {number}: {problem}")
        found = given | {"error": str(problem)}
    stream.write(json_line(found) + "\n")
    return "error" not in found


def _question(line: str) -> Question:
    try:
        question = json.loads(line)
    except ValueError as error:
        raise InputError(f"not JSON: {error}") from error
    if not isinstance(question, dict):
        raise InputError("not a JSON object")
    return question


def _text(question: Question, field: str) -> str:
    text = question.get(field)
    if not isinstance(text, str) or not text.strip() or HALF.search(text):
        raise InputError(f"{field!r} must be a text: {text!r:.40}")
    return text


def _span(question: Question, field: str) -> tuple[int, int] | None:
    span = question.get(field)
    if span is None:
        return None
    if not isinstance(span, list) or len(span) != 2 or not all(type(offset) is int for offset in span):
        raise InputError(f"{field!r} must be [start, end] or null: {span!r:.40}")
    return span[0], span[1]


def _day(question: Question, field: str) -> Any:
    day = question.get(field)
    try:
        return parse_day(day, repr(field))
    except (ConfigError, TypeError) as error:
        raise InputError(f"{field!r} is not a date like 2016-02-05: {day!r:.40}") from error


def _show(found: Any) -> None:
    """An answer for the eye."""
    codes = " ".join(code for code in (found.country, *found.sectors) if code)
    print(f"{found.name}  {codes}")
    print(f"  {found.entity or 'not in the knowledge base'}{f', {found.office}' if found.office else ''}")
    print(f"  {found.score:.2f}: {'; '.join(found.reasons) or 'no reasons'}")
