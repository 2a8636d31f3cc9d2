"""`python -m designlint`."""

from designlint.cli.main import main

if __name__ == "__main__":
    main()
