"""Whatever anybody sends to whatever is served: a few friendly words, never a fault or its traces."""

import gzip
import json
import re
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass, field

import pytest
import pytest_asyncio

from tests.bot.port import Answer, Port, port_of
from tests.fakes.telegram import FakeTelegram

JSON = {"Content-Type": "application/json"}
FORM = {"Content-Type": "application/x-www-form-urlencoded"}
PARTS = {"Content-Type": "multipart/form-data; boundary=b"}
GZIP = {"Content-Encoding": "gzip"}
#: What a part of a form begins with.
MASK = b'--b\r\nContent-Disposition: form-data; name="mask"'
#: A chat page's message, but for one word.
SAID = '{"event":"event-0001","person":"ann","thread":"hall","text":%s}'
#: Headers that are read for what is wanted, and for who asks.
READ = ("Cookie", "Accept-Language", "Accept", "Range", "If-None-Match", "If-Range")
PROOFS = (
    "Authorization", "X-Pentimento-Token", "X-Telegram-Bot-Api-Secret-Token", "Origin",
    "X-Forwarded-User", "X-Forwarded-For", "webhook-id", "webhook-signature", "webhook-timestamp",
    "x-bfl-signature", "x-fal-webhook-signature",
)  # fmt: skip
#: So much unfolds out of a few kilobytes.
BOMB = gzip.compress(bytes(64 * 2**20))


#: 303 leads to where one signs in.
REFUSED = {303, 400, 401, 403, 404, 413, 415, 417, 422}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """``fits``: what somebody might answer well, so that only a fault is one."""

    body: bytes = b""
    headers: Mapping[str, str | bytes] = field(default_factory=dict)
    query: str = ""
    fits: bool = False


CASES = {
    "nothing": Sent(headers=JSON),
    "no JSON": Sent(body=b'{"update_id": ', headers=JSON),
    "a list": Sent(body=b"[1, 2]", headers=JSON),
    "a word": Sent(body=b'"fox"', headers=JSON),
    "null": Sent(body=b"null", headers=JSON),
    "wrong types": Sent(
        body=json.dumps({"update_id": "1", "event": 5, "id": [], "charge": {}, "person": 1}).encode(),
        headers=JSON,
    ),
    "an update of wrong types": Sent(
        body=b'{"update_id": 7, "message": 5, "callback_query": []}', headers=JSON
    ),
    "an update that is true": Sent(body=b'{"update_id": true}', headers=JSON),
    "an endless number": Sent(body=b'{"update_id": 1e999}', headers=JSON),
    "a number of many digits": Sent(body=b'{"update_id": ' + b"9" * 5000 + b"}", headers=JSON),
    "an update with a huge number": Sent(
        body=b'{"update_id": 99999999999999999999}', headers=JSON, fits=True
    ),
    "a message of wrong types": Sent(
        body=b'{"update_id": 7, "message": {"chat": {"id": "5"}, "text": 5, "from": []}}', headers=JSON
    ),
    "deep JSON": Sent(body=b"[" * 100_000, headers=JSON),
    "deep JSON in an update": Sent(
        body=b'{"update_id":8,"a":' + b"[" * 50_000 + b"]" * 50_000 + b"}", headers=JSON
    ),
    "utf-8 that is none": Sent(body=b'{"text": "\xff\xfe\xc3("}', headers=JSON),
    "a lone surrogate": Sent(body=(SAID % r'"\ud800"').encode(), headers=JSON, fits=True),
    "a lone surrogate in an update": Sent(
        body=rb'{"update_id": 9, "message": {"message_id": 1, "date": 1, "text": "\udc00",'
        rb' "chat": {"id": 5, "type": "private"},'
        rb' "from": {"id": 5, "is_bot": false, "first_name": "A"}}}',
        headers=JSON, fits=True,
    ),
    "a lone surrogate for a webhook": Sent(
        body=rb'{"id": "\ud800", "request": "\ud800", "request_id": "\ud800"}', headers=JSON
    ),
    "a nought for a webhook": Sent(
        body=rb'{"id": "\u0000", "request": "\u0000", "request_id": "a"}', headers=JSON, fits=True
    ),
    "an unknown charset": Sent(body=b"{}", headers={"Content-Type": "application/json; charset=fox"}),
    "a form of an unknown charset": Sent(
        body=b"token=a", headers={"Content-Type": "application/x-www-form-urlencoded; charset=fox"}
    ),
    "another type": Sent(body=b"<fox/>", headers={"Content-Type": "text/xml"}),
    "a type that is none": Sent(body=b"{}", headers={"Content-Type": b"\xff;;=\x7f"}),
    "a form of utf-8 that is none": Sent(
        body=b"token=FORM-TOKEN&reason=%FF%ed%a0%80&act=%00&next=%FF", headers=FORM
    ),
    "a form of raw bytes": Sent(
        body=b"token=FORM-TOKEN&reason=\xff\xed\xa0\x80&password=\xff", headers=FORM
    ),
    "a form of many fields": Sent(body=b"&".join(b"a%d=1" % n for n in range(5000)), headers=FORM),
    "parts without a boundary": Sent(body=b"--b\r\n", headers={"Content-Type": "multipart/form-data"}),
    "parts of a bad boundary": Sent(
        body=b"--b\r\n", headers={"Content-Type": 'multipart/form-data; boundary="' + "b" * 90 + '"'}
    ),
    "no parts": Sent(body=b"nothing here", headers=PARTS),
    "parts that break off": Sent(body=MASK + b"\r\n\r\nabc", headers=PARTS),
    "a part without a name": Sent(body=b"--b\r\n\r\nabc\r\n--b--\r\n", headers=PARTS),
    "a part of broken headers": Sent(
        body=b"--b\r\n\x00\xff: \r\n: a\r\n\r\nabc\r\n--b--\r\n", headers=PARTS
    ),
    "parts within a part": Sent(
        body=MASK
        + b"\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n--c\r\n\r\na\r\n--c--\r\n--b--\r\n",
        headers=PARTS,
    ),
    "a part in a coding of its own": Sent(
        body=MASK + b"\r\nContent-Transfer-Encoding: fox\r\n\r\nabc\r\n--b--\r\n", headers=PARTS
    ),
    "a part of base64 that is none": Sent(
        body=MASK + b"\r\nContent-Transfer-Encoding: base64\r\n\r\na\xff=\r\n--b--\r\n", headers=PARTS
    ),
    "a part that says to be packed": Sent(
        body=MASK + b"\r\nContent-Encoding: gzip\r\n\r\nabc\r\n--b--\r\n", headers=PARTS
    ),
    "a part of many lines": Sent(
        body=b"--b\r\n" + b"".join(b"a%d: b\r\n" % n for n in range(5000)) + b"\r\n\r\n--b--",
        headers=PARTS,
    ),
    "words in a part that are none": Sent(
        body=b'--b\r\nContent-Disposition: form-data; name="words"\r\n\r\n\xff\r\n--b--\r\n',
        headers=PARTS,
    ),
    "a picture that is none, for a mask": Sent(body=MASK + b"\r\n\r\nabc\r\n--b--\r\n", headers=PARTS),
    "an app's word that is none": Sent(
        body=MASK + b'\r\n\r\nabc\r\n--b\r\nContent-Disposition: form-data; name="app"\r\n\r\n'
        b"hash=%00\xc3\xa9&user=%7B&auth_date=x\r\n--b--\r\n",
        headers=PARTS,
    ),
    "packed and no gzip": Sent(body=b"fox", headers=JSON | GZIP),
    "packed": Sent(body=gzip.compress(b"{}"), headers=JSON | GZIP),
    "a bomb": Sent(body=BOMB, headers=JSON | GZIP),
    "a bomb of another kind": Sent(body=BOMB, headers=JSON | {"Content-Encoding": "deflate"}),
    "an unknown packing": Sent(body=b"{}", headers=JSON | {"Content-Encoding": "fox"}),
    "too much": Sent(body=b"a" * (5 * 2**20), headers=JSON),
    "a huge query": Sent(body=b"{}", headers=JSON, query="person=" + "a" * 7000),
    "a long line": Sent(body=b"{}", headers=JSON, query="person=" + "a" * 20_000),
    "a query of many names": Sent(body=b"{}", headers=JSON, query="&".join(["a=1"] * 3000)),
    "a query of bytes": Sent(
        body=b"{}", headers=JSON,
        query="person=%FF%00%ed%a0%80&thread=%00&q=%00&before=%FF&days=%00&next=%00",
    ),
    "a query for the office": Sent(
        headers=JSON, query="q=%25%27%22%00&before=%C2%B2.%00&days=%C2%B2&state=fox", fits=True
    ),
    "headers of bytes": Sent(body=b"{}", headers=JSON | dict.fromkeys(READ, b"\xff\xfe"), fits=True),
    "keys of bytes": Sent(body=b"{}", headers=JSON | dict.fromkeys(PROOFS, b"\xff\xfe")),
    "times that are none": Sent(
        body=b"{}",
        headers=JSON
        | dict.fromkeys(("x-fal-webhook-timestamp", "webhook-timestamp"), "\u00b2")
        | {"webhook-signature": "v1,\u00e9", "x-fal-webhook-signature": "\u00e9"},
    ),
    "an expectation": Sent(body=b"{}", headers=JSON | {"Expect": "a fox"}),
    "ranges that are none": Sent(
        headers={"Range": "bytes=9-3,x", "If-Range": "\u00e9", "If-None-Match": '"', "If-Match": "é"},
        fits=True,
    ),
}  # fmt: skip


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def port(tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Port]:
    """One for all: nothing that is refused leaves anything behind."""
    async with FakeTelegram() as fake, port_of(fake, tmp_path_factory.mktemp("port")) as opened:
        yield opened


@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize("name", CASES)
async def test_what_makes_no_sense_is_refused_in_a_few_words_by_every_route(
    port: Port, name: str
) -> None:
    sent = CASES[name]
    body = sent.body.replace(b"FORM-TOKEN", await port.form_token())

    for method, path in port.routes():
        query = f"{'&' if '?' in path else '?'}{sent.query}" if sent.query else ""

        answer = await port.ask(method, path + query, body, sent.headers)

        assert 200 <= answer.status < 500, (method, path, answer)
        if method == "POST" and not sent.fits:
            assert answer.status in REFUSED, (method, path, answer)
        if answer.status >= 400:
            assert method == "HEAD" or _is_friendly(answer), (method, path, answer)


def _is_friendly(answer: Answer) -> bool:
    """A page or a few words, none of them Python's; of a file that is not wanted so, nothing at all."""
    said = answer.body.decode()
    page = answer.headers.get("content-type", "").startswith("text/html")
    trace = re.search(r"Traceback|File \"|Error\b|aiohttp|adapters", said)
    silent = not said and answer.status in (412, 416)
    return silent or (bool(said) and trace is None and (page or len(said) < 300))
