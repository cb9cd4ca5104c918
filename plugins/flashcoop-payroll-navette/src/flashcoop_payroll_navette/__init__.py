"""The fiche navette of a Flashcoop: pay elements as a spreadsheet and CSV, read back when filled in."""
