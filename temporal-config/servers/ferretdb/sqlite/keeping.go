// This file is added to FerretDB's package sqlite when the stand-in is built.

package sqlite

import (
	"context"
	"database/sql"
	"fmt"

	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/fsql"
	"github.com/FerretDB/FerretDB/internal/util/lazyerrors"
)

// insertKeyed inserts documents and enters their lines (see metadata/multikeys.go).
func insertKeyed(ctx context.Context, tx *fsql.Tx, meta *metadata.Collection, documents []*types.Document, q string, args []any) error {
	keys := meta.Multikeys()
	if len(keys.Fields) == 0 {
		_, err := tx.ExecContext(ctx, q, args...)
		return err
	}
	return keys.Keeping(ctx, tx, func() error {
		result, err := tx.ExecContext(ctx, q, args...)
		if err != nil {
			return err
		}
		last, err := result.LastInsertId()
		if err != nil {
			return lazyerrors.Error(err)
		}
		// SQLite numbers the rows of one statement one after the other.
		for i, document := range documents {
			if err := keys.Add(ctx, tx, last-int64(len(documents)-1-i), keys.Lines(document)); err != nil {
				return err
			}
		}
		return nil
	})
}

// updateKeyed replaces a document and those of its lines that have changed; most acts change few.
func updateKeyed(ctx context.Context, tx *fsql.Tx, meta *metadata.Collection, document *types.Document, q, text, id string) (sql.Result, error) {
	keys := meta.Multikeys()
	if len(keys.Fields) == 0 {
		return tx.ExecContext(ctx, q, text, id)
	}
	var result sql.Result
	err := keys.Keeping(ctx, tx, func() (err error) {
		if result, err = tx.ExecContext(ctx, q, text, id); err != nil {
			return lazyerrors.Error(err)
		}
		var row int64
		find := fmt.Sprintf(`SELECT %s FROM %q WHERE %s = ?`, metadata.RowColumn, meta.TableName, metadata.IDColumn)
		if err := tx.QueryRowContext(ctx, find, id).Scan(&row); err == sql.ErrNoRows {
			return nil
		} else if err != nil {
			return lazyerrors.Error(err)
		}
		return changeLines(ctx, tx, keys, row, keys.Lines(document))
	})
	return result, err
}

func changeLines(ctx context.Context, tx *fsql.Tx, keys metadata.Multikeys, row int64, lines map[metadata.Line]struct{}) error {
	rows, err := tx.QueryContext(ctx, fmt.Sprintf(`SELECT field, value FROM %q WHERE doc = ?`, keys.Table), row)
	if err != nil {
		return lazyerrors.Error(err)
	}
	var gone []metadata.Line
	for rows.Next() {
		var line metadata.Line
		if err := rows.Scan(&line.Field, &line.Value); err != nil {
			rows.Close()
			return lazyerrors.Error(err)
		}
		if _, ok := lines[line]; ok {
			delete(lines, line)
		} else {
			gone = append(gone, line)
		}
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return lazyerrors.Error(err)
	}
	for _, line := range gone {
		q := fmt.Sprintf(`DELETE FROM %q WHERE field = ? AND value = ? AND doc = ?`, keys.Table)
		if _, err := tx.ExecContext(ctx, q, line.Field, line.Value, row); err != nil {
			return lazyerrors.Error(err)
		}
	}
	return keys.Add(ctx, tx, row, lines)
}
