"""Tests of findings for a reader."""
