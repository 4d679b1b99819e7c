"""Dyads as a Parquet file."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from dragoman.dyads import schema
from dragoman.errors import ConfigError

if TYPE_CHECKING:
    import pyarrow as pa


def write_parquet(batches: Iterable["pa.RecordBatch"], path: Path) -> int:
    """Write batches of `dragoman.dyads.schema` to a file; gives back the number of rows.

    The file is there when it is whole, not before. Raises ConfigError when it cannot be written.
    """
    import pyarrow.parquet as pq

    half, rows = path.with_name(f".{path.name}.half"), 0
    try:
        with pq.ParquetWriter(half, schema(), compression="zstd") as writer:
            for batch in batches:
                writer.write_batch(batch)
                rows += batch.num_rows
        half.replace(path)
    except OSError as error:
        raise ConfigError(f"--out: {path} cannot be written: {error.strerror or error}") from error
    finally:
        half.unlink(missing_ok=True)
    return rows
