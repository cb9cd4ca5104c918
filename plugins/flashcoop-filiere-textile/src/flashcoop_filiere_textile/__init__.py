"""Textiles in a Flashcoop: fibre labels, sizes, cutting plans, cost sheets, safety checklists."""
