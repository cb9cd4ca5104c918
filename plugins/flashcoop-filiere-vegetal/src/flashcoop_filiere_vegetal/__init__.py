"""Plants in a Flashcoop: VAT decided with its reason, losses of living stock, plant passports, cost sheets."""
