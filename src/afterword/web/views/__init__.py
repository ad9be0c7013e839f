"""What pages show and which workflow a button starts, a file a family of pages."""
