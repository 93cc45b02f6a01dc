"""`make model`: trains the reader from scratch and writes `src/sameteam/language/model/`.

First without the authors of the first fold, to fit how the parts are joined on texts that none of
them knows; then on everything.
"""

from __future__ import annotations

from sameteam.language.trained import FOLDER
from training import joining
from training.parts import all_texts, heard, made_from, write


def main() -> None:
    joined = joining.fit(heard("first"))
    everything = all_texts()
    write(made_from(everything, everything), joined, FOLDER)


if __name__ == "__main__":
    main()
