"""Optional help of a language model: what is asked, what is sent, what of an answer may be shown. Pure."""
