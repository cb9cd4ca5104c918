"""Charts as SVG inside the page: drawn for a phone, named and described for those who hear them."""
