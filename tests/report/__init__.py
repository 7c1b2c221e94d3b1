"""Tests of the report models."""
