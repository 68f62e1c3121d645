"""What the command line prints: tables and progress, in Vietnamese or English."""
