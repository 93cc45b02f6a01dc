"""The trained reader: what it may remember, what happens without it, places that are right."""

from __future__ import annotations

import gc
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam.language import judge_limit, read_refusal, review_draft, screen_text
from sameteam.language.reader import NullReader, current, fault
from sameteam.language.text import read_text
from sameteam.language.trained import FOLDER, ReaderBroken, TrainedReader, load

FILES = ("joining.json", "tokenizer.json", "table.npz", "reader.onnx")
TASKS = (read_refusal, review_draft, judge_limit, screen_text)
DRAFT = "I’m worn out 😀. You never help with the kids. Could you take Tuesday?"


@pytest.fixture(scope="module")
def reader() -> TrainedReader:
    return load(FOLDER)


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "model"
    shutil.copytree(FOLDER, folder)
    yield folder
    shutil.rmtree(folder)


def test_the_product_reads_with_the_trained_reader() -> None:
    assert fault() == ""
    assert isinstance(current(), TrainedReader)
    assert all(task(DRAFT).read_by == "rules and reader" for task in TASKS)


def test_its_files_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.iterdir()) <= 25_000_000


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(copy: Path, name: str) -> None:
    (copy / name).unlink()
    with pytest.raises(ReaderBroken, match=name):
        load(copy)


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("keep", [0.0, 0.5])
def test_a_file_that_was_cut_short_is_named(copy: Path, name: str, keep: float) -> None:
    whole = (copy / name).read_bytes()
    (copy / name).write_bytes(whole[: int(len(whole) * keep)])
    with pytest.raises(ReaderBroken, match=name):
        load(copy)


@pytest.mark.parametrize("name", FILES[1:])
def test_a_file_with_one_changed_byte_is_named(copy: Path, name: str) -> None:
    """A network with a changed weight loads, and answers nonsense."""
    whole = bytearray((copy / name).read_bytes())
    whole[len(whole) // 2] ^= 1
    (copy / name).write_bytes(whole)
    with pytest.raises(ReaderBroken, match=name):
        load(copy)


@pytest.mark.parametrize(
    "text",
    ["qqqqqqqqqqqq " * 200, "zxzxzxzxzx" * 40, "q" * 99 + " " + "q" * 300, "ᄀ" * 400, "🙂" * 400],
)
def test_letters_held_down_are_read(text: str) -> None:
    """One sentence can be more pieces of words than the encoder has places for."""
    told = text + " He hit me again on Friday."
    assert screen_text(told).level != "none"
    assert all(task(text).read_by == "rules and reader" for task in TASKS)


def test_without_it_the_rules_alone_answer_and_say_so() -> None:
    answers = [task("You never listen. Go or I’m gone.", NullReader()) for task in TASKS]
    assert {answer.read_by for answer in answers} == {"rules"}
    assert "absolutes" in {found.rule for found in review_draft(DRAFT, NullReader()).findings}


@given(st.text(max_size=300))
def test_every_place_that_is_shown_stands_in_the_text_as_typed(text: str) -> None:
    review, refusal = review_draft(text), read_refusal(text)
    spans = [span for reason in refusal.reasons for span in reason.spans]
    spans += [span for sign in screen_text(text).signs for span in sign.spans]
    for place in [*review.findings, *review.strengths, *spans, *judge_limit(text).spans]:
        assert 0 <= place.start < place.end <= len(text)
        assert text[place.start : place.end] == place.quote


def test_places_are_right_after_signs_that_are_more_than_one_letter_long() -> None:
    text = "é́ 👩‍👩‍👧 ok. You never listen to me."
    found = [one for one in review_draft(text).findings if one.rule == "absolutes"]
    assert found
    assert all("👧" not in one.quote for one in found)
    assert "never" in found[0].quote


def test_a_text_read_before_is_read_the_same_again(reader: TrainedReader) -> None:
    typed = [DRAFT[:end] for end in range(5, len(DRAFT), 7)]
    warm = [review_draft(text, reader) for text in typed] + [review_draft(DRAFT, reader)]
    fresh = load(FOLDER)
    assert warm == [review_draft(text, fresh) for text in [*typed, DRAFT]]


def test_many_threads_read_the_same(reader: TrainedReader) -> None:
    wanted = [task(DRAFT, reader) for task in TASKS]
    seen: list[bool] = []

    def work() -> None:
        for task, answer in zip(TASKS, wanted, strict=True):
            seen.append(task(DRAFT, reader) == answer)

    threads = [threading.Thread(target=work) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert seen == [True] * 24


def test_a_disclosure_at_the_end_of_a_long_text_is_seen(reader: TrainedReader) -> None:
    quiet = "We had lunch at his sister’s and talked about the garden. " * 40
    assert screen_text(quiet, reader).level == "none"
    assert screen_text(quiet + "He held me down and hit me again on Friday.", reader).level in (
        "serious",
        "emergency",
    )


def test_nothing_that_was_read_stays_in_the_readers_memory(reader: TrainedReader) -> None:
    words = "Zanzibar quinces " + "yodel " * 3
    review_draft(words, reader)
    gc.collect()
    held = _everything_in(vars(reader))
    assert not [one for one in held if isinstance(one, str) and "quinces" in one]
    assert not [one for one in held if isinstance(one, bytes) and b"quinces" in one]


def _everything_in(root: object) -> list[object]:
    seen: dict[int, object] = {}
    waiting: list[object] = [root]
    while waiting:
        one = waiting.pop()
        if id(one) in seen or isinstance(one, type):
            continue
        seen[id(one)] = one
        if isinstance(one, dict):
            waiting += [*one.keys(), *one.values()]
        elif isinstance(one, list | tuple | set | frozenset):
            waiting += one
        elif hasattr(one, "__struct_fields__"):
            waiting += [getattr(one, name) for name in one.__struct_fields__]
    return list(seen.values())


def test_a_long_text_is_read_in_windows_that_follow_each_other(reader: TrainedReader) -> None:
    text = " ".join(f"Sentence {number} is about the garden and the bins." for number in range(60))
    cuts = list(reader.cut(read_text(text)))
    assert len(cuts) > 3
    assert cuts[0][0] == 0
    assert cuts[-1][1] == len(text)
    assert all(left[1] <= right[0] for left, right in pairwise(cuts))


def test_reading_loads_nothing_that_could_speak_to_a_network() -> None:
    """The tokenizer's package brings such things along; none of them may ever be used."""
    code = (
        "import sys; from sameteam.language import screen_text; screen_text('He hit me.');"
        "print([name for name in sys.modules if name.split('.')[0] in"
        " ('huggingface_hub', 'httpx', 'httpx2', 'httpcore2', 'requests', 'urllib3', 'aiohttp')])"
    )
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert said.stdout.strip() == "[]"
