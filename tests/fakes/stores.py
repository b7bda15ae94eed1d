"""Real object stores on loopback for the tests: SeaweedFS (strict about links) and moto (quick)."""

import json
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

ACCESS, SECRET = "pentimento", "a-secret-of-the-tests"
BUCKET, PUBLIC = "pictures", "shown"
READY_S = 60.0


@contextmanager
def seaweed(folder: Path) -> Iterator[str]:
    """The address of its S3 face, once it hands out room for files. Strangers may read `PUBLIC` only."""
    master, volume, filer, s3 = (_free_port() for _ in range(4))
    identities = folder / "s3.json"
    identities.write_text(json.dumps(_identities()), encoding="utf-8")
    program = shutil.which("weed") or str(Path(sys.executable).with_name("weed"))
    ports = [
        f"-master.port={master}", f"-master.port.grpc={_free_port()}",
        f"-volume.port={volume}", f"-volume.port.grpc={_free_port()}",
        f"-filer.port={filer}", f"-filer.port.grpc={_free_port()}",
        f"-s3.port={s3}", f"-s3.port.grpc={_free_port()}", "-s3.port.iceberg=0", "-s3.port.lance=0",
    ]  # fmt: skip
    command = [
        program, "server", f"-dir={folder}", "-ip=127.0.0.1", "-ip.bind=127.0.0.1", "-filer", "-s3",
        f"-s3.config={identities}", "-volume.preStopSeconds=0", "-volume.max=20",
        "-master.volumeSizeLimitMB=64", "-master.telemetry=false", *ports,
    ]  # fmt: skip
    with (folder / "weed.log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, cwd=folder)
        try:
            _until_ready(process, f"http://127.0.0.1:{master}/dir/assign", folder / "weed.log")
            address = f"http://127.0.0.1:{s3}"
            _make_buckets(address)
            yield address
        finally:
            # Nothing of it is kept, so it need not take its 15 seconds to leave in order.
            process.kill()
            process.wait(timeout=20)


@contextmanager
def moto() -> Iterator[str]:
    """The address of a moto server in a process of its own."""
    port = _free_port()
    command = [sys.executable, "-W", "ignore", "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        address = f"http://127.0.0.1:{port}"
        _until_ready(process, f"{address}/moto-api/", None)
        _make_buckets(address)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=20)


def _identities() -> dict[str, object]:
    ours = {
        "name": "ours",
        "credentials": [{"accessKey": ACCESS, "secretKey": SECRET}],
        "actions": ["Admin", "Read", "Write", "List", "Tagging"],
    }
    strangers = {"name": "anonymous", "actions": [f"Read:{PUBLIC}"]}
    return {"identities": [ours, strangers]}


def _until_ready(process: subprocess.Popen[bytes], url: str, log: Path | None) -> None:
    """SeaweedFS listens before it can store anything: asked is what counts, not the open port."""
    end = time.monotonic() + READY_S
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(url, timeout=5) as answer:
                if b'"error"' not in answer.read():
                    return
        except OSError:
            pass
        time.sleep(0.1)
    said = log.read_text(errors="replace")[-2000:] if log else ""
    raise RuntimeError(f"no object store within {READY_S} s: {said}")


def _make_buckets(address: str) -> None:
    """A gateway may listen a moment before it can be asked."""
    end = time.monotonic() + READY_S
    client = boto3.client(
        "s3", endpoint_url=address, aws_access_key_id=ACCESS, aws_secret_access_key=SECRET,
        region_name="us-east-1",
        config=Config(s3={"addressing_style": "path"}, request_checksum_calculation="when_required"),
    )  # fmt: skip
    for bucket in (BUCKET, PUBLIC):
        while True:
            try:
                client.create_bucket(Bucket=bucket)
                break
            except (ClientError, BotoCoreError):
                if time.monotonic() > end:
                    raise
                time.sleep(0.2)
    client.close()


def _free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])
