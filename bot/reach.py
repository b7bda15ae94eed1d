"""Whether an address of ours answers, asked from here as anybody may ask: for `pentimento check`."""

import aiohttp

from bot.outbound import trusted

TIMEOUT = aiohttp.ClientTimeout(total=8)
#: What a proxy says of a bot that it does not reach.
AWAY = (502, 503, 504)


async def public_line(url: str) -> str:
    """What `check` says of the public address."""
    if not url:
        return "public address: not set; no links are offered, providers are polled"
    health = f"{url.rstrip('/')}/health"
    return f"public address: {url}, {await answer_at(health, 'GET', well=200)}"


async def answer_at(url: str, method: str, *, well: int) -> str:
    """In words; ``well``: what the bot itself answers there when it is asked so."""
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT) as session,
            session.request(method, url, ssl=trusted(), allow_redirects=False) as answer,
        ):
            return _meaning(answer.status, well)
    except aiohttp.ClientConnectorCertificateError:
        return "its certificate is not accepted"
    except aiohttp.ClientConnectorDNSError:
        return "its name is not known"
    except aiohttp.InvalidURL:
        return "that is no address"
    except (aiohttp.ClientError, OSError):
        return "does not answer (is the bot running?)"


def _meaning(status: int, well: int) -> str:
    if status == well:
        return "answers"
    if status in AWAY:
        return f"answers {status}: the bot does not run, or is not reached by what stands before it"
    return f"answers {status}, which is not the bot"
