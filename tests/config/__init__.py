"""Tests of settings and where they stand."""
