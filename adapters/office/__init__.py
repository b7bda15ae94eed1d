"""The operator's pages under `/office`: rendered here, signed in, live by server-sent events.

They see figures (`core.reporting.figures`) and ask for acts (`Operations`); they know no database.
"""
