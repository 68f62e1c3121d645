"""A hostile portal: five sites of generated news with a fault at most articles, chosen by a seed, and ``repair()``."""
