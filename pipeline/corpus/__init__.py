"""The corpus folder: what people made, in plain files, read and written here alone."""
