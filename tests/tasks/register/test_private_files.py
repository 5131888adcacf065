"""What holds personal data is read by its owner alone, also where files are open to all."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from flows.tell import tell
from tasks.acts import settings_acts
from tasks.acts.done import Done
from tasks.acts.settings_acts import OpenFilesError
from tasks.register.accounts.sealing import KeyFileError, seal, unseal
from tasks.register.resources import settings
from tests.builders.case_builder import EXAMPLE

WEERBAAR = Path(sys.executable).parent / "weerbaar"


def mode(path: Path) -> str:
    """As `ls -l` writes it."""
    return stat.filemode(path.stat().st_mode)


def typed(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command on a machine where files are open to all unless somebody cares."""
    address = f"sqlite:///{folder / 'eigen' / 'register.db'}"
    return subprocess.run(
        [WEERBAAR, *words],
        check=False,
        capture_output=True,
        encoding="utf-8",
        umask=0o022,
        cwd=folder,
        env=os.environ
        | {
            "WEERBAAR_DATABASE_URL": address,
            "WEERBAAR_KEY_FILE": str(folder / "eigen" / "weerbaar.key"),
            "WEERBAAR_LOG_FILE": str(folder / "weerbaar.log"),
            "WEERBAAR_MAIL_FOLDER": str(folder / "post"),
            "PREFECT_HOME": str(folder / "prefect"),
        },
    )


def test_what_a_command_makes_is_of_its_owner(tmp_path: Path) -> None:
    """Register, log, key, and what an officer saves; the check then finds nothing."""
    imported = typed(tmp_path, "import", "organisation", str(EXAMPLE / "organisatie.yaml"))
    assert imported.returncode == 0
    assert typed(tmp_path, "account", "first", "BEH1").returncode == 0
    made = [path for path in tmp_path.rglob("*") if "__pycache__" not in path.parts]
    assert {path.name for path in made} >= {"register.db", "weerbaar.key", "weerbaar.log"}
    for path in made:
        assert mode(path) == ("drwx------" if path.is_dir() else "-rw-------")
    checked = typed(tmp_path, "settings", "check")
    assert (checked.returncode, checked.stderr) == (0, "")
    assert str(tmp_path / "eigen" / "register.db") in checked.stdout


def test_the_check_names_each_file_with_the_command_that_mends_it(tmp_path: Path) -> None:
    """Done as it says, it finds nothing any more."""
    typed(tmp_path, "import", "organisation", str(EXAMPLE / "organisatie.yaml"))
    tmp_path.chmod(0o755)
    (tmp_path / "eigen").chmod(0o755)
    (tmp_path / "eigen" / "register.db").chmod(0o644)
    (tmp_path / "prefect").mkdir()
    (tmp_path / "prefect").chmod(0o750)
    (tmp_path / "weerbaar.log").chmod(0o604)
    checked = typed(tmp_path, "settings", "check")
    assert checked.returncode == 2
    said = checked.stderr.splitlines()
    assert len(said) == 3
    for line in said:
        words = line.split("geef de opdracht: ")[1].split()
        subprocess.run(words, check=True)
    assert typed(tmp_path, "settings", "check").returncode == 0


def test_a_closed_folder_closes_what_is_in_it(register: Path) -> None:
    """The folder of a test is its owner's alone."""
    register.chmod(0o700)
    (register / "mail").mkdir(mode=0o755)
    said = settings_acts.check_settings().said[0]
    assert str(register / "mail") in said
    register.chmod(0o755)
    with pytest.raises(OpenFilesError, match="Ook anderen op deze machine kunnen bij"):
        settings_acts.check_settings()
    register.chmod(0o700)


def test_a_flow_makes_files_of_its_owner_and_leaves_the_machine_as_it_was(tmp_path: Path) -> None:
    """The process of a worker is Prefect's."""
    before = os.umask(0o022)
    try:

        def act() -> Done:
            (tmp_path / "stuk").write_text("verzonnen", encoding="utf-8")
            return Done(said=("Klaar.",))

        tell(act)
        assert mode(tmp_path / "stuk") == "-rw-------"
        assert os.umask(0o022) == 0o022
    finally:
        os.umask(before)


def test_a_key_that_others_can_read_is_no_key(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nor one that is no key, or of another register."""
    sealed = seal("verzonnen geheim")
    assert unseal(sealed) == "verzonnen geheim"
    for name, content, rights, words in (
        ("open", b"A" * 43 + b"=", 0o640, "Ook anderen mogen .* lezen of schrijven"),
        ("geen", b"geen sleutel", 0o600, "staat geen sleutel van Weerbaar"),
        ("ander", b"A" * 43 + b"=", 0o600, "is niet die van dit register"),
    ):
        path = register / name
        path.write_bytes(content)
        path.chmod(rights)
        monkeypatch.setenv("WEERBAAR_KEY_FILE", str(path))
        settings.cache_clear()
        with pytest.raises(KeyFileError, match=words):
            unseal(sealed)
    settings.cache_clear()
