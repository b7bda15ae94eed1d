"""Who somebody is and how they stand: roles, settings, languages, two ids of one person."""
