"""The chapters of the book, one module each: a function from the book to HTML."""
