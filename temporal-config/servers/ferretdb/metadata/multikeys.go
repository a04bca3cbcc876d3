// This file is added to FerretDB's package metadata when the stand-in is built.

package metadata

import (
	"context"
	"fmt"
	"hash/fnv"
	"regexp"
	"slices"
	"strings"

	"github.com/FerretDB/FerretDB/internal/handler/sjson"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/fsql"
	"github.com/FerretDB/FerretDB/internal/util/lazyerrors"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

// MongoDB enters each element of an array into an index over its field; SQLite has no such index. An index whose name begins
// with this prefix is kept as a table of its own instead: field, text and row, one line for each text that the field is or
// holds, written in the transaction that writes the document.
const multikeyPrefix = "multikey_"

// RowColumn numbers the documents of a collection, and keeps their numbers whatever is done to the file.
const RowColumn = "liem_row"

// Oddity marks, in the place of a field, documents in which it is not what a comparison of texts would take it for.
const Oddity = "~"

var multikeyField = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*(\.[A-Za-z_][A-Za-z0-9_]*)?$`)

// Multikeys are the fields of a collection that are kept so, and those of them by which it can be sorted.
type Multikeys struct {
	Table   string
	Fields  []string
	Ordered []string
}

// Multikeys says which these are; none in a collection that has no numbers for its rows.
func (c *Collection) Multikeys() Multikeys {
	keys := Multikeys{Table: c.TableName + "_keys", Ordered: []string{"_id"}}
	for _, index := range c.Settings.Indexes {
		if isMultikey(index.Name) {
			keys.Fields = append(keys.Fields, index.Key[0].Field)
		}
	}
	slices.Sort(keys.Fields)
	for _, index := range c.Settings.Indexes {
		for _, key := range index.Key {
			if !isMultikey(index.Name) && slices.Contains(keys.Fields, key.Field) && !slices.Contains(keys.Ordered, key.Field) {
				keys.Ordered = append(keys.Ordered, key.Field)
			}
		}
	}
	return keys
}

func isMultikey(indexName string) bool {
	return strings.HasPrefix(indexName, multikeyPrefix)
}

// canBeMultikey says whether an index can be kept so: of one plain field, in a table whose rows have numbers.
func canBeMultikey(ctx context.Context, db *fsql.DB, c *Collection, index IndexInfo) (bool, error) {
	if len(index.Key) != 1 || index.Unique || !multikeyField.MatchString(index.Key[0].Field) {
		return false, nil
	}
	var count int
	row := db.QueryRowContext(ctx, `SELECT COUNT(*) FROM pragma_table_info(?) WHERE name = ?`, c.TableName, RowColumn)
	if err := row.Scan(&count); err != nil {
		return false, lazyerrors.Error(err)
	}
	return count == 1, nil
}

// keepMultikeys makes the table fit what the collection is to have; it is filled anew when that has changed, or when somebody
// has written documents without it.
func keepMultikeys(ctx context.Context, db *fsql.DB, c *Collection) error {
	keys := c.Multikeys()
	triggers := keys.triggers(c.TableName)
	there, err := texts(ctx, db, `SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = ?`, c.TableName)
	if err != nil {
		return err
	}
	if len(there) == len(triggers) && !slices.ContainsFunc(triggers, func(t trigger) bool { return !slices.Contains(there, t.name) }) {
		if len(triggers) == 0 {
			return nil
		}
		stale, err := texts(ctx, db, fmt.Sprintf(`SELECT value FROM %q WHERE field = ?`, keys.Table), Oddity)
		if err != nil || len(stale) == 0 {
			return err
		}
	}
	var statements []string
	for _, name := range there {
		statements = append(statements, fmt.Sprintf(`DROP TRIGGER %q`, name))
	}
	statements = append(statements, fmt.Sprintf(`DROP TABLE IF EXISTS %q`, keys.Table))
	if len(keys.Fields) > 0 {
		statements = append(statements,
			fmt.Sprintf(`CREATE TABLE %q (field TEXT NOT NULL, value TEXT NOT NULL, doc INTEGER NOT NULL, `+
				`PRIMARY KEY (field, value, doc)) STRICT, WITHOUT ROWID`, keys.Table),
			fmt.Sprintf(`CREATE INDEX %q ON %q (doc)`, keys.Table+"_doc", keys.Table),
		)
	}
	for _, trigger := range triggers {
		statements = append(statements, trigger.sql)
	}
	err = db.InTransaction(ctx, func(tx *fsql.Tx) error {
		for _, statement := range statements {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return lazyerrors.Error(err)
			}
		}
		return keys.fill(ctx, tx, c.TableName)
	})
	if err != nil {
		return lazyerrors.Error(err)
	}
	return nil
}

func texts(ctx context.Context, db *fsql.DB, query string, args ...any) ([]string, error) {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, lazyerrors.Error(err)
	}
	defer rows.Close()
	var all []string
	for rows.Next() {
		var text string
		if err := rows.Scan(&text); err != nil {
			return nil, lazyerrors.Error(err)
		}
		all = append(all, text)
	}
	if err := rows.Err(); err != nil {
		return nil, lazyerrors.Error(err)
	}
	return all, nil
}

type trigger struct{ name, sql string }

// triggers take the lines of a document away with it, and mark the table as stale when a document is written by a program that
// does not keep it.
func (keys Multikeys) triggers(table string) []trigger {
	if len(keys.Fields) == 0 {
		return nil
	}
	digest := fnv.New64a()
	_, _ = fmt.Fprint(digest, keys.Fields, keys.Ordered)
	stale := fmt.Sprintf(`INSERT OR IGNORE INTO %q VALUES ('%s', 'stale', 0);`, keys.Table, Oddity)
	unlessKept := fmt.Sprintf(`WHEN NOT EXISTS (SELECT 1 FROM %q WHERE field = '%s')`, keys.Table, kept)
	var triggers []trigger
	for _, one := range []struct{ event, when, body string }{
		{"INSERT", unlessKept, stale},
		{"UPDATE", unlessKept, stale},
		{"DELETE", "", fmt.Sprintf(`DELETE FROM %q WHERE doc = old.%s;`, keys.Table, RowColumn)},
	} {
		name := fmt.Sprintf("%s_%016x_%s", keys.Table, digest.Sum64(), strings.ToLower(one.event))
		sql := fmt.Sprintf(`CREATE TRIGGER %q AFTER %s ON %q %s BEGIN %s END`, name, one.event, table, one.when, one.body)
		triggers = append(triggers, trigger{name, sql})
	}
	return triggers
}

// kept stands in the table, in the place of a field, while somebody writes who keeps it.
const kept = "!"

// Keeping runs what writes documents so that the table knows it is kept.
func (keys Multikeys) Keeping(ctx context.Context, tx *fsql.Tx, write func() error) error {
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO %q VALUES (?, '', 0)`, keys.Table), kept); err != nil {
		return lazyerrors.Error(err)
	}
	if err := write(); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`DELETE FROM %q WHERE field = ?`, keys.Table), kept); err != nil {
		return lazyerrors.Error(err)
	}
	return nil
}

// Line is a text that a field is or holds; or an oddity.
type Line struct{ Field, Value string }

// Lines are those of one document.
func (keys Multikeys) Lines(document *types.Document) map[Line]struct{} {
	lines := map[Line]struct{}{}
	for _, field := range keys.Fields {
		value, isOdd := valueOf(document, field)
		if isOdd {
			lines[Line{Oddity + field, ""}] = struct{}{}
		}
		switch value := value.(type) {
		case string:
			lines[Line{field, value}] = struct{}{}
		case *types.Array:
			for i := range value.Len() {
				if text, ok := must.NotFail(value.Get(i)).(string); ok {
					lines[Line{field, text}] = struct{}{}
				}
			}
		}
	}
	for _, field := range keys.Ordered {
		if value, _ := valueOf(document, field); value != nil && !sortsAsItself(value) {
			lines[Line{Oddity + field, ""}] = struct{}{}
		}
	}
	return lines
}

// valueOf follows a dot into a document within; what is behind an array of documents is not followed, and odd.
func valueOf(document *types.Document, field string) (value any, isOdd bool) {
	parent, child, isWithin := strings.Cut(field, ".")
	value, _ = document.Get(parent)
	if !isWithin {
		return value, false
	}
	switch within := value.(type) {
	case *types.Document:
		value, _ = within.Get(child)
		return value, false
	case *types.Array:
		return nil, true
	}
	return nil, false
}

// sortsAsItself says of a text whether it sorts as it does when it is written as JSON: where none of its characters is escaped
// or comes before the quotation mark at its end.
func sortsAsItself(value any) bool {
	text, ok := value.(string)
	if !ok {
		return false
	}
	for i := range len(text) {
		if c := text[i]; c < '#' || c > '~' || strings.IndexByte(`\<>&`, c) >= 0 {
			return false
		}
	}
	return true
}

// Add enters lines of a document.
func (keys Multikeys) Add(ctx context.Context, tx *fsql.Tx, row int64, lines map[Line]struct{}) error {
	if len(lines) == 0 {
		return nil
	}
	args := make([]any, 0, 3*len(lines))
	for line := range lines {
		args = append(args, line.Field, line.Value, row)
	}
	values := strings.TrimSuffix(strings.Repeat(`(?, ?, ?), `, len(lines)), `, `)
	if _, err := tx.ExecContext(ctx, fmt.Sprintf(`INSERT INTO %q VALUES %s`, keys.Table, values), args...); err != nil {
		return lazyerrors.Error(err)
	}
	return nil
}

const filledAtOnce = 500

// fill enters the lines of all documents there are.
func (keys Multikeys) fill(ctx context.Context, tx *fsql.Tx, table string) error {
	if len(keys.Fields) == 0 {
		return nil
	}
	query := fmt.Sprintf(`SELECT %[1]s, %[2]s FROM %[3]q WHERE %[1]s > ? ORDER BY %[1]s LIMIT %[4]d`,
		RowColumn, DefaultColumn, table, filledAtOnce)
	type numbered struct {
		row      int64
		document *types.Document
	}
	for last := int64(-1 << 63); ; {
		rows, err := tx.QueryContext(ctx, query, last)
		if err != nil {
			return lazyerrors.Error(err)
		}
		var some []numbered
		for rows.Next() {
			var b []byte
			var one numbered
			if err = rows.Scan(&one.row, &b); err == nil {
				one.document, err = sjson.Unmarshal(b)
			}
			if err != nil {
				rows.Close()
				return lazyerrors.Error(err)
			}
			some = append(some, one)
		}
		rows.Close()
		if err := rows.Err(); err != nil {
			return lazyerrors.Error(err)
		}
		for _, one := range some {
			if err := keys.Add(ctx, tx, one.row, keys.Lines(one.document)); err != nil {
				return err
			}
			last = one.row
		}
		if len(some) < filledAtOnce {
			return nil
		}
	}
}
