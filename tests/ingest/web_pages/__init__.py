"""Pages from templates, each with the truth about it: what reading web pages is measured on."""
