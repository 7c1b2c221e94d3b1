"""Tests of choosing rules, running them, and settling what they find."""
