"""What is not a print item: order list, sign-off sheet."""
