"""The corpus room: what people made. Texts, metadata, codebook, judgements and reviews, as files that git keeps."""
