"""Tests of institutions and their packs."""
