"""What understanding needs is read before the first message, not during it."""

import subprocess
import sys

#: In a process of its own: whatever another test has said would have read it already.
SPEAKING = """
import re
from core.conversation import Context, ThreadPicture
from core.language.understanding import OfflineUnderstander

pictures = tuple(
    ThreadPicture(id=name, prompt=f"a {name} in an old library", owner="me") for name in ("owl", "witch")
)
understander = OfflineUnderstander()
understander.warm()
made, compiled = [], re._compiler.compile
re._compiler.compile = lambda pattern, flags=0: (made.append(pattern), compiled(pattern, flags))[1]
for text in (
    "Dear Sir or Madam, would you be so kind as to prepare for me a picture of a heron?",
    "in the witch one, can the shelves be older and dusty",
    "more waves!!",
    "帮我整一张熊猫打篮球的图呗",
):
    understander.understand(text, Context(pictures=pictures))
print(sum(len(pattern) for pattern in made if isinstance(pattern, str)))
"""
#: What is made for the very words of a message is short; a table of a language is not.
CHARS_MAX = 4_000


def test_no_table_is_read_for_the_first_who_writes() -> None:
    ran = subprocess.run([sys.executable, "-c", SPEAKING], capture_output=True, text=True, check=True)

    assert int(ran.stdout) <= CHARS_MAX
