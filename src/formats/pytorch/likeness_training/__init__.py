"""Goes on training a model of the page, on as many processes as torchrun starts: `likeness.py train`."""
