"""How the weights of `core.language.model` are made; needs scikit-learn, never imported at run time."""
