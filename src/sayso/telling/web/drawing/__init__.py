"""Pictures as numbers: where things stand on a page, worked out from claims; the templates draw what stands here."""
