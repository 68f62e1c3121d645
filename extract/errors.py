"""What may go wrong, in one family: the command line prints ``str(error)`` and nothing else."""


class SotinError(Exception):
    """Failed work (exit code 1): one plain sentence that names the thing and the way out."""

    exit_code = 1


class UsageError(SotinError):
    """Wrong use (exit code 2): a file, word or address that the person gave cannot be used."""

    exit_code = 2
