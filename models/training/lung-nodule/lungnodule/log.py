"""One line at a time, to the screen and to the log of the run."""
import sys


def say(text: str) -> None:
    print(text, flush=True, file=sys.stdout)
