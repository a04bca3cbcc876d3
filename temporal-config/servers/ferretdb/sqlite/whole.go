// This file is added to FerretDB's package sqlite when the stand-in is built.

package sqlite

import (
	"context"
	"fmt"
	"math"
	"os"
	"slices"

	"github.com/FerretDB/FerretDB/internal/backends"
	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/fsql"
	"github.com/FerretDB/FerretDB/internal/util/lazyerrors"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

// FerretDB gives SQLite next to nothing of a question: it reads the whole collection, decodes each document, filters, sorts and
// counts by itself. Here a question goes to SQLite whole where all of it can be said exactly in its words: conditions on
// texts in fields that have a multikey index, and an order over such fields. All else is left to FerretDB.

// asFerretDB leaves everything to FerretDB: what we add is compared with that.
var asFerretDB = os.Getenv("LIEM_FERRETDB_OWN_WAYS") == "yes"

const (
	// Where more documents fit than this, those of a page are found sooner by going through an index in the order that is asked for.
	manyFit = 100
	// More lines than this are not counted beforehand, nor read where only some of them are needed.
	manyLines = 2000
)

// wholeQuery is a question in SQLite's words.
type wholeQuery struct {
	sql  string
	args []any
	// isWhole says whether nothing is left to do but to decode.
	isWhole bool
}

// answerWhole puts a whole question into SQLite's words; nil where that cannot be done.
func answerWhole(ctx context.Context, db *fsql.DB, meta *metadata.Collection, asked *backends.Whole) (*wholeQuery, error) {
	if asked == nil || asFerretDB || meta.Capped() {
		return nil, nil
	}
	keys := meta.Multikeys()
	if len(keys.Fields) == 0 {
		return nil, nil
	}
	t := translation{keys: keys, uses: []string{metadata.Oddity}}
	fits, ok := t.all(asked.Filter)
	if !ok {
		return nil, nil
	}
	order, ok := t.order(asked.Sort)
	if !ok {
		return nil, nil
	}
	if isOdd, err := t.isOdd(ctx, db); err != nil || isOdd {
		return nil, err
	}
	if err := fits.eachLineTest(func(lines *lineTest) error { return measure(ctx, db, keys.Table, lines) }); err != nil {
		return nil, err
	}
	if asked.CountOnly {
		return counting(meta, fits, 0), nil
	}

	in := style{table: keys.Table, rowTerm: metadata.RowColumn, readWhole: manyLines - 1}
	index := indexFor(meta, asked.Sort)
	isMany := false
	if index != "" && asked.Limit > 0 {
		bounded := counting(meta, fits, manyFit)
		var count int
		if err := db.QueryRowContext(ctx, bounded.sql, bounded.args...).Scan(&count); err != nil {
			return nil, lazyerrors.Error(err)
		}
		isMany = count == manyFit
	}

	var s statement
	s.add(fmt.Sprintf(`SELECT %s FROM %q`, metadata.DefaultColumn, meta.TableName))
	if isMany {
		in.rowTerm = "+" + in.rowTerm
		s.add(fmt.Sprintf(` INDEXED BY %q`, index))
	}
	s.add(` WHERE `)
	s.addCondition(fits, in)
	s.add(order)
	if order != "" {
		limit := asked.Limit
		if limit == 0 {
			limit = -1
		}
		s.add(` LIMIT ? OFFSET ?`, limit, asked.Skip)
	}
	// Without an order FerretDB takes as many as it needs, and skips as it goes.
	return &wholeQuery{s.sql.String(), s.args, order != ""}, nil
}

// measure finds how many lines there are of which a test holds, as far as that matters.
func measure(ctx context.Context, db *fsql.DB, table string, lines *lineTest) error {
	var s statement
	s.add(`SELECT COUNT(*) FROM (`)
	s.addDocuments(lines, table)
	s.add(fmt.Sprintf(` LIMIT %d)`, manyLines))
	if err := db.QueryRowContext(ctx, s.sql.String(), s.args...).Scan(&lines.size); err != nil {
		return lazyerrors.Error(err)
	}
	return nil
}

// counting counts the documents that fit, up to a bound unless that is nothing. It begins with the test that has the fewest
// lines, and needs no document at all where lines alone are asked for.
func counting(meta *metadata.Collection, fits *condition, bound int) *wholeQuery {
	table := meta.Multikeys().Table
	in := style{table: table, rowTerm: metadata.RowColumn, readWhole: math.MaxInt}
	var first *condition
	if !fits.asksDocuments() {
		for _, part := range fits.parts {
			if part.lines != nil && (first == nil || part.lines.size < first.lines.size) {
				first = part
			}
		}
	}
	var s statement
	s.add(`SELECT COUNT(*) FROM (SELECT 1 FROM `)
	if first == nil {
		s.add(fmt.Sprintf(`%q`, meta.TableName))
	} else {
		s.add(fmt.Sprintf(`(SELECT DISTINCT doc AS %s FROM (`, metadata.RowColumn))
		s.addDocuments(first.lines, table)
		s.add(`))`)
		if first.lines.size < manyLines || bound > 0 {
			in.readWhole = manyLines - 1
		}
		fits = &condition{joint: "AND", parts: slices.DeleteFunc(slices.Clone(fits.parts), func(part *condition) bool { return part == first })}
	}
	s.add(` WHERE `)
	s.addCondition(fits, in)
	if bound > 0 {
		s.add(fmt.Sprintf(` LIMIT %d`, bound))
	}
	s.add(`)`)
	return &wholeQuery{s.sql.String(), s.args, true}
}

// indexFor finds the index that has just this order.
func indexFor(meta *metadata.Collection, sort *types.Document) string {
	for _, index := range meta.Settings.Indexes {
		isSame := slices.EqualFunc(index.Key, sort.Keys(), func(key metadata.IndexKeyPair, field string) bool {
			return key.Field == field && key.Descending == (must.NotFail(sort.Get(field)) == int64(-1))
		})
		if isSame {
			return meta.TableName + "_" + index.Name
		}
	}
	return ""
}

func (t *translation) isOdd(ctx context.Context, db *fsql.DB) (bool, error) {
	args := make([]any, len(t.uses))
	for i, use := range t.uses {
		args[i] = use
	}
	query := fmt.Sprintf(`SELECT EXISTS (SELECT 1 FROM %q WHERE field IN (%s))`, t.keys.Table, placeholders(len(args)))
	var isOdd bool
	if err := db.QueryRowContext(ctx, query, args...).Scan(&isOdd); err != nil {
		return false, lazyerrors.Error(err)
	}
	return isOdd, nil
}

// run asks SQLite, and says whether nothing is left to be done.
func (w *wholeQuery) run(ctx context.Context, db *fsql.DB, asked *backends.Whole) (*backends.QueryResult, error) {
	asked.Done = w.isWhole
	if asked.CountOnly {
		if err := db.QueryRowContext(ctx, w.sql, w.args...).Scan(&asked.Count); err != nil {
			return nil, lazyerrors.Error(err)
		}
		return &backends.QueryResult{Iter: newQueryIterator(ctx, nil, false)}, nil
	}
	rows, err := db.QueryContext(ctx, w.sql, w.args...)
	if err != nil {
		return nil, lazyerrors.Error(err)
	}
	return &backends.QueryResult{Iter: newQueryIterator(ctx, rows, false)}, nil
}
