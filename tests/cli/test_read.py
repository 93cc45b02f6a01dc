"""`sameteam read`: shapes for programs, words for people, and no text that breaks it."""

from __future__ import annotations

import json
import subprocess
import sys

import msgspec
import pytest

from sameteam.language import screen_text
from tests.cli.conftest import SAMETEAM, Run

TASKS = ("reasons", "drafts", "limits", "safety")
# The keys of an answer, and those of each thing in its lists.
SHAPES = {
    "reasons": {"reasons": {"id", "confidence", "spans"}, "unsure": None, "read_by": None},
    "drafts": {
        "verdict": None,
        "findings": {"rule", "start", "end", "quote", "message", "why", "instead"},
        "strengths": {"id", "start", "end", "quote"},
        "read_by": None,
    },
    "limits": {
        "label": None,
        "confidence": None,
        "spans": {"start", "end", "quote"},
        "parts": {"id", "span"},
        "missing": None,
        "turned": None,
        "read_by": None,
    },
    "safety": {"level": None, "signs": {"id", "spans"}, "read_by": None},
}
TEXT = "You always say that. If you don't go I'll leave. I'm scared of you, it costs too much."


def lines(*texts: object) -> bytes:
    return b"".join(json.dumps({"text": text}).encode() + b"\n" for text in texts)


@pytest.mark.parametrize("task", TASKS)
def test_an_answer_has_the_documented_shape(run: Run, task: str) -> None:
    answer = json.loads(run("read", task, TEXT, "--json").out)
    assert set(answer) == set(SHAPES[task])
    for name, keys in SHAPES[task].items():
        for each in answer[name] if keys else ():
            assert set(each) == keys


@pytest.mark.parametrize("task", TASKS)
def test_lines_are_answered_in_their_order_and_as_one_by_one(run: Run, task: str) -> None:
    texts = [TEXT, "He hit me last night.", "no", TEXT.upper()]
    done = run("read", task, "--jsonl", given=lines(*texts))
    answers = [json.loads(line) for line in done.out.splitlines()]
    assert answers == [json.loads(run("read", task, each, "--json").out) for each in texts]


def test_many_lines_are_answered_in_their_order(run: Run) -> None:
    texts = [f"We talked {count} times. {'He hit me. ' * (count % 5)}" for count in range(200)]
    done = run("read", "safety", "--jsonl", given=b"\n".join(map(lines, texts)).rstrip())
    assert [line.encode() for line in done.out.splitlines()] == [
        msgspec.json.encode(screen_text(text)) for text in texts
    ]


def test_words_come_from_the_input_as_well(run: Run) -> None:
    from_input = run("read", "safety", "--json", given="“He hit me” \r\n".encode())
    assert '"serious"' in from_input.out
    assert run("read", "safety", "-", "--json", given=b"He hit me").out
    answer = json.loads(from_input.out)
    assert answer["signs"][0]["spans"][0]["quote"] == "hit me"


@pytest.mark.parametrize("task", TASKS)
@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t",
        "\x00\x01\x1b[31m\x7f\x85",
        "אני לא הולך",
        "行かない。絶対に",
        "👩‍❤️‍👨" * 50,
        "a" * 100_000,
    ],
    ids=["empty", "blank", "control", "hebrew", "japanese", "emoji", "long"],
)
def test_any_text_is_answered(run: Run, task: str, text: str) -> None:
    done = run("read", task, "--jsonl", given=lines(text, text))
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) == 2
    assert run("read", task, given=text.encode()).code == 0


BAD = {
    "half a character": (b'{"text": "heron \\ud800"}', "broken character"),
    "too long": (lines("heron " * 20_000), "too long"),
    "no object": (b'["heron"]', "expected an object"),
    "no text": (b'{"words": "heron"}', 'no "text"'),
    "a number": (b'{"text": 5}', "not text"),
    "null": (b'{"text": null}', "not text"),
    "no json": (b"heron", "not JSON"),
    "deep": (b"[" * 100_000, "not JSON"),
    "no utf-8": (b'{"text": "heron \xff"}', "not UTF-8"),
    "utf-16": ('{"text": "heron"}'.encode("utf-16"), "not UTF-8"),
    "huge": (b'{"text": "heron' + b" " * 5_000_000 + b'"}', "longer than"),
}


@pytest.mark.parametrize(("line", "told"), BAD.values(), ids=BAD)
def test_a_bad_line_stops_with_its_number_after_the_answers_before_it(
    run: Run, line: bytes, told: str
) -> None:
    done = run("read", "safety", "--jsonl", given=lines("a") + b"\n" + line + b"\n" + lines("b"))
    assert done.code == 2
    assert len(done.out.splitlines()) == 1
    assert done.err.startswith("Line 3: ")
    assert told in done.err
    assert "heron" not in done.err


@pytest.mark.parametrize("given", [b"heron \xff", b"heron" * 2_000_000, b"heron " * 20_000])
def test_a_bad_input_is_told_without_its_words(run: Run, given: bytes) -> None:
    done = run("read", "reasons", given=given)
    assert (done.code, done.out) == (2, "")
    assert done.err
    assert "heron" not in done.err


def test_half_a_character_on_the_command_line_is_told(run: Run) -> None:
    done = run("read", "safety", b"heron \xff".decode("utf-8", "surrogateescape"))
    assert done.code == 2
    assert "broken character" in done.err


@pytest.mark.parametrize(
    "arguments",
    [("cooking", "a"), ("safety", "a", "--jsonl"), ("safety", "--json", "--jsonl"), ()],
)
def test_a_wrong_call_ends_with_the_exit_code_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("read", *arguments).code == 2


PEOPLE: dict[str, tuple[str, list[str]]] = {
    "a reason": (
        "“The counsellor will take your side.”",
        ["blame", "take your side", "times in 10"],
    ),
    "no reason": ("No.", ["gave no reason"]),
}


@pytest.mark.parametrize(("text", "told"), PEOPLE.values(), ids=PEOPLE)
def test_people_get_plain_words(run: Run, text: str, told: list[str]) -> None:
    out = run("read", "reasons", text).out
    assert all(each in out for each in told), out
    assert "{" not in out


def test_a_limit_is_told_with_its_parts_what_is_missing_and_how_to_turn_it(run: Run) -> None:
    out = run("read", "limits", "One more late night and I'm gone. I can't sleep.").out
    assert "what it does to you: “I can't sleep”" in out
    assert "what you need" in out
    assert "If there is another late night, I will ____" in " ".join(out.split())
    assert "{" not in out


@pytest.mark.parametrize("task", TASKS)
def test_danger_comes_first_whatever_was_asked(run: Run, task: str) -> None:
    out = run("read", task, "He put his hands round my throat last night.").out
    assert "help page" in out.split("\n\n")[0]


def test_a_text_can_not_command_the_terminal(run: Run) -> None:
    out = run("read", "safety", "he hit\x1b[2J me \x9b31m").out
    assert "\x1b" not in out
    assert "\x9b" not in out


def test_a_terminal_without_the_letters_gets_question_marks(run: Run) -> None:
    done = run("read", "safety", "he hit me", encoding="ascii")
    assert done.code == 0
    assert "?hit me?" in done.out


def test_a_reader_that_has_enough_ends_it_quietly() -> None:
    many = subprocess.Popen(
        [SAMETEAM, "read", "safety", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert many.stdin
    assert many.stdout
    assert many.stderr
    many.stdin.write(lines("a"))
    many.stdin.flush()
    # The answer is there before the input ends.
    assert json.loads(many.stdout.readline())["level"] == "none"
    many.stdout.close()
    many.stdin.write(lines(*["a"] * 50))
    many.stdin.close()
    many.wait(timeout=30)
    assert many.stderr.read() == b""
    many.stderr.close()


def test_a_bad_line_is_told_while_the_input_is_still_open() -> None:
    waiting = subprocess.Popen(
        [SAMETEAM, "read", "safety", "--jsonl"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert waiting.stdin
    assert waiting.stdout
    assert waiting.stderr
    waiting.stdin.write(lines("a", 5, "b"))
    waiting.stdin.flush()
    assert waiting.wait(timeout=30) == 2
    assert len(waiting.stdout.readlines()) == 1
    assert waiting.stderr.read().startswith(b"Line 2: ")
    for stream in (waiting.stdin, waiting.stdout, waiting.stderr):
        stream.close()


PEAK = """
import resource, subprocess, sys
subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True)
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def test_a_long_stream_takes_no_more_memory_than_a_short_one() -> None:
    line = json.dumps({"text": "no", "more": "we talked " * 500}).encode() + b"\n"
    peaks = []
    for count in (10, 3000):
        done = subprocess.run(
            [sys.executable, "-c", PEAK, SAMETEAM, "read", "safety", "--jsonl"],
            input=line * count,  # 15 MB in the end
            capture_output=True,
            timeout=60,
        )
        peaks.append(int(done.stdout))
    assert peaks[1] - peaks[0] < 8_000  # KiB
