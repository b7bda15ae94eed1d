"""What may be taken, and who pays: tiers, limits, wallets, payments."""
