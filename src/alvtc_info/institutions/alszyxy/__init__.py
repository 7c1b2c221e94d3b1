"""The pack of the college: data only."""
