"""Tests of flow charts as pictures."""
