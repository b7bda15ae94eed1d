"""What Pentimento is: types, rules and flows, with no chat library and no web framework in sight."""
