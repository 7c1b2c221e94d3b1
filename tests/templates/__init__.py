"""Tests of templates and forms."""
