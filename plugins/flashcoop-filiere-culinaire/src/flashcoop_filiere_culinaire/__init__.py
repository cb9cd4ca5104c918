"""Food in a Flashcoop: VAT categories, recipes, cost sheets, lots, allergens, recall, hygiene, labels."""
