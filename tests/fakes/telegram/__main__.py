"""`python -m tests.fakes.telegram PORT`: a Telegram to play with; the people's page is at `/`."""

import argparse
import asyncio

from tests.fakes.telegram import TOKEN, FakeTelegram, FloodLimits


async def serve(port: int, token: str, *, limited: bool, privacy: bool) -> None:
    limits = FloodLimits() if limited else None
    async with FakeTelegram(port=port, token=token, limits=limits, privacy=privacy) as telegram:
        ann, ben = telegram.people.join("Ann"), telegram.people.join("Ben")
        telegram.people.group("Painters", admins=[ann, ben])
        print(f"People's page   {telegram.root}/")
        print(f"Bot API         {telegram.root}   (token {token})")
        print(f"getUpdates      {telegram.base_url}{token}/getUpdates", flush=True)
        await asyncio.Event().wait()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("port", type=int)
    parser.add_argument("--token", default=TOKEN)
    parser.add_argument("--no-limits", action="store_true", help="lift flood control")
    parser.add_argument("--no-privacy", action="store_true", help="the bot reads all of a group")
    given = parser.parse_args()
    try:
        asyncio.run(
            serve(given.port, given.token, limited=not given.no_limits, privacy=not given.no_privacy)
        )
    except KeyboardInterrupt:
        pass


if __name__ == "__main__":
    main()
