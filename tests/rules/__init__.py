"""Tests of the rules: a file for each rule module, and those that go over all rules."""
