"""One function per output format: results in, text out."""
