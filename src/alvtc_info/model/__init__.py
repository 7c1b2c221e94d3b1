"""The values that every room speaks of: document, facts, finding, rule, result, request, settings.

Import the value from the module of its name; nothing here reads, judges or writes.
"""
