"""`make model`: trains the reader from scratch and writes `src/sameteam/language/model/`.

First without the authors of the first fold, to fit how the parts are joined on texts that none of
them knows; then on everything. `--joining` fits the joining anew and leaves the rest.
"""

from __future__ import annotations

import sys

from sameteam.language.trained import FOLDER
from training import joining
from training.parts import all_texts, heard, made_from, write, write_joining


def main(arguments: list[str]) -> None:
    joined = joining.fit(heard("first"))
    if "--joining" in arguments:
        write_joining(joined, FOLDER)
        return
    everything = all_texts()
    write(made_from(everything, everything), joined, FOLDER)


if __name__ == "__main__":
    main(sys.argv[1:])
