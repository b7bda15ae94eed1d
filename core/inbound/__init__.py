"""Events on their way in: stored first, taken in order, understood, handed on."""
