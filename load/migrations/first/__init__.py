"""The tables of the first version, as its migration makes them."""
