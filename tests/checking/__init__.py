"""Tests of one draft checked by one request."""
