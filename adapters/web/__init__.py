"""One HTTP application: signed picture links, health, and whatever routes the other adapters bring."""
