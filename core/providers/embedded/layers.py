"""Of how many layers a drawing is made, from the back: sky, ground, things, weather."""

LAYERS = 4
