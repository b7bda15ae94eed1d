"""How the pages' templates are read: everything escaped, and a name that is not given is an error."""

from pathlib import Path

import jinja2


def templates(folder: Path) -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
