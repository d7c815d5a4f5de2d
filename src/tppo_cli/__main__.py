"""`python -m tppo_cli` is the command `tppo`."""

from tppo_cli.cli.main import main

if __name__ == "__main__":
    main()
