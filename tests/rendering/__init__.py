"""Tests of reports that become formatted files."""
