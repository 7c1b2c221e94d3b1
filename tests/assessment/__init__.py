"""Tests of the ledger and the yearly assessment."""
