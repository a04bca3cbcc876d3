// This file is added to FerretDB's package handler when the stand-in is built.

package handler

import (
	"github.com/FerretDB/FerretDB/internal/backends"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/iterator"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

// countQuestion recognises what a driver sends to count documents: a match and one group that adds one for each.
func countQuestion(stages []any) *backends.Whole {
	if len(stages) != 2 {
		return nil
	}
	match, ok := only(stages[0], "$match").(*types.Document)
	if !ok {
		return nil
	}
	group, ok := only(stages[1], "$group").(*types.Document)
	if !ok || group.Len() != 2 {
		return nil
	}
	if id, err := group.Get("_id"); err != nil || id != int32(1) {
		return nil
	}
	n, err := group.Get("n")
	if err != nil || only(n, "$sum") != int32(1) {
		return nil
	}
	return &backends.Whole{Filter: match, CountOnly: true}
}

// only gives the value of the one field that a document has, where it is this one.
func only(document any, key string) any {
	d, ok := document.(*types.Document)
	if !ok || d.Len() != 1 {
		return nil
	}
	value, err := d.Get(key)
	if err != nil {
		return nil
	}
	return value
}

// counted is what the group would give: nothing where there is nothing to count.
func counted(count int64) types.DocumentsIterator {
	documents := []*types.Document{}
	if count > 0 {
		documents = append(documents, must.NotFail(types.NewDocument("_id", int32(1), "n", int32(count))))
	}
	return iterator.Values(iterator.ForSlice(documents))
}
