"""Whom a painter's certificate must be signed by: whom the platforms' libraries trust, too."""

import ipaddress
import ssl
import sys
from asyncio.subprocess import PIPE, create_subprocess_exec
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from aiohttp import web
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from bot.outbound import trusted, trusted_by_httpx

ASKED = """
import asyncio, sys
import httpx
from bot.outbound import Outgoing, trusted_by_httpx

async def ask(url):
    async with Outgoing() as client:
        print((await client.get(url)).text)
    async with httpx.AsyncClient(verify=trusted_by_httpx(), trust_env=False) as client:
        print((await client.get(url)).text)

asyncio.run(ask(sys.argv[1]))
"""


@pytest.fixture
async def painter(tmp_path: Path) -> AsyncIterator[tuple[str, Path]]:
    """An address over TLS, and the file with the certificate that it shows, signed by nobody known."""
    certificate, key = _made(tmp_path)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)

    async def answer(_: web.Request) -> web.Response:
        return web.Response(text="painted")

    application = web.Application()
    application.router.add_get("/", answer)
    runner = web.AppRunner(application, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0, ssl_context=context).start()
    yield f"https://127.0.0.1:{runner.addresses[0][1]}/", certificate
    await runner.cleanup()


def _made(folder: Path) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "painter")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(
            x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address("127.0.0.1"))]), False
        )
        .sign(key, hashes.SHA256())
    )
    certificate, secret = folder / "certificate.pem", folder / "key.pem"
    certificate.write_bytes(made.public_bytes(serialization.Encoding.PEM))
    secret.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return certificate, secret


async def _asked(url: str, **environment: str) -> tuple[str, str]:
    """In a process of its own: a process reads once whom it trusts."""
    process = await create_subprocess_exec(
        sys.executable, "-c", ASKED, url, stdout=PIPE, stderr=PIPE, env=environment,
        cwd=Path(__file__).parents[2],
    )  # fmt: skip
    said, failed = await process.communicate()
    return said.decode(), failed.decode()


async def test_a_painter_that_the_systems_list_knows_is_asked(painter: tuple[str, Path]) -> None:
    url, certificate = painter

    assert await _asked(url, SSL_CERT_FILE=str(certificate)) == ("painted\npainted\n", "")


async def test_a_painter_whom_nobody_knows_is_not_asked(painter: tuple[str, Path]) -> None:
    said, failed = await _asked(painter[0])

    assert not said
    assert "CERTIFICATE_VERIFY_FAILED" in failed


@pytest.fixture
def fresh() -> Iterator[None]:
    trusted.cache_clear()
    yield
    trusted.cache_clear()


@pytest.mark.usefixtures("fresh")
def test_where_the_system_has_no_list_certifis_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    nothing = ssl.DefaultVerifyPaths(None, str(tmp_path), "", "", "", "")
    monkeypatch.setattr(ssl, "get_default_verify_paths", lambda: nothing)

    known = trusted_by_httpx()

    assert known is trusted()
    assert len(known.get_ca_certs()) > 50
    assert known.verify_mode is ssl.CERT_REQUIRED
