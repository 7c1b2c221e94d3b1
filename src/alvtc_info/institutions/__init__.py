"""Institution packs: folders of data that name one institution. The college's own is the default."""
