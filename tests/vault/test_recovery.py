"""The twelve words: shown once, read however they are typed."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sameteam.vault import (
    ChecksumError,
    RecoverySeed,
    UnknownWordError,
    UnreadableCodeError,
    WordCountError,
    recovery,
)

seeds = st.binary(min_size=16, max_size=16).map(RecoverySeed)
SEED = RecoverySeed(b"\x7f" * 16)
SPELLED = "legal winner thank year wave sausage worth useful legal winner thank yellow"


@given(seeds, st.data())
def test_a_code_is_read_however_it_is_written_down(seed: RecoverySeed, data: st.DataObject) -> None:
    numbered = data.draw(st.sampled_from(["", "{}. ", "{}) ", "{}: ", "{} "]))
    between = data.draw(st.sampled_from([" ", ", ", "\n", " ; ", "\t", " - ", ",\r\n", "\u00a0"]))
    typed = []
    for place, word in enumerate(recovery.words(seed), start=1):
        kept = data.draw(st.integers(min_value=min(4, len(word)), max_value=len(word)))
        case = data.draw(st.sampled_from([str.lower, str.upper, str.title]))
        typed.append(numbered.format(place) + case(word[:kept]))
    assert recovery.read_words("  " + between.join(typed) + " \n") == seed


@given(seeds, st.integers(min_value=1, max_value=12), st.sampled_from(["xyzzy", "ab", "\u017cona"]))
def test_an_unknown_word_is_named_by_its_place_and_not_repeated(
    seed: RecoverySeed, place: int, wrong: str
) -> None:
    typed = list(recovery.words(seed))
    typed[place - 1] = wrong
    with pytest.raises(UnknownWordError) as refused:
        recovery.read_words(" ".join(typed))
    assert refused.value.positions == (place,)
    assert f"word {place}" in str(refused.value)
    assert wrong not in str(refused.value)


def test_all_unknown_words_are_named_at_once() -> None:
    typed = SPELLED.replace("year", "yeer").replace("yellow", "yelow")
    with pytest.raises(UnknownWordError) as refused:
        recovery.read_words(typed)
    assert refused.value.positions == (4, 12)


@pytest.mark.parametrize("prefix", ["leg", "lega", "legall", "legl"])
def test_only_the_start_of_a_word_from_four_letters_on_stands_for_it(prefix: str) -> None:
    typed = prefix + SPELLED.removeprefix("legal")
    if prefix == "lega":
        assert recovery.read_words(typed) == SEED
        return
    with pytest.raises(UnreadableCodeError):
        recovery.read_words(typed)


@pytest.mark.parametrize(("typed", "found"), [("", 0), ("12 3", 0), ("legal winner", 2)])
def test_too_few_words_are_counted(typed: str, found: int) -> None:
    with pytest.raises(WordCountError) as refused:
        recovery.read_words(typed)
    assert refused.value.found == found


def test_too_many_words_are_counted() -> None:
    with pytest.raises(WordCountError) as refused:
        recovery.read_words(SPELLED + " yellow")
    assert refused.value.found == 13


def test_two_swapped_words_are_noticed() -> None:
    with pytest.raises(ChecksumError):
        recovery.read_words("winner legal" + SPELLED.removeprefix("legal winner"))


@given(seeds, st.permutations(range(12)))
def test_words_in_another_order_are_never_the_same_code(
    seed: RecoverySeed, order: list[int]
) -> None:
    spelled = recovery.words(seed)
    shuffled = tuple(spelled[place] for place in order)
    if shuffled == spelled:
        return
    with suppress(ChecksumError):
        assert recovery.read_words(" ".join(shuffled)) != seed


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_and_never_a_crash(text: str) -> None:
    with suppress(UnreadableCodeError):
        recovery.read_words(text)


@given(seeds)
def test_two_different_places_are_asked_and_always_the_same_two(seed: RecoverySeed) -> None:
    first, second = recovery.ask_positions(seed)
    assert 1 <= first < second <= 12
    assert recovery.ask_positions(seed) == (first, second)


def test_all_places_are_asked_for_over_many_codes() -> None:
    asked = {recovery.ask_positions(RecoverySeed(n.to_bytes(16, "big"))) for n in range(2000)}
    assert len(asked) == 66


@given(seeds)
def test_the_two_words_are_checked_one_by_one(seed: RecoverySeed) -> None:
    first, second = recovery.ask_positions(seed)
    spelled = recovery.words(seed)
    right = {first: f" {spelled[first - 1].upper()} ", second: spelled[second - 1][:4]}
    assert recovery.check_words(seed, right) == ()
    assert recovery.check_words(seed, {**right, first: "xyzzy"}) == (first,)
    assert recovery.check_words(seed, {first: right[first]}) == (second,)
    assert recovery.check_words(seed, {}) == (first, second)
    assert recovery.check_words(seed, {**right, second: " ".join(spelled)}) == (second,)


def test_the_paper_alone_makes_the_key_and_another_code_makes_another() -> None:
    assert recovery.recovery_key(SEED) == recovery.recovery_key(recovery.read_words(SPELLED))
    assert recovery.recovery_key(SEED) != recovery.recovery_key(RecoverySeed(bytes(16)))
