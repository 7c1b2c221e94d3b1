"""Tests of the web service: accounts, limits, endpoints."""
