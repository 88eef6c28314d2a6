"""Pages for those who keep the directory true: what is wrong, what people reported, and that it is right."""
