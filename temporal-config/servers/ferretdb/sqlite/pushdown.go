// This file is added to FerretDB's package sqlite when the stand-in is built.

package sqlite

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/handler/sjson"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

// plainField is the name of a field at the top of a document.
var plainField = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`)

// plainText reads in JSON just as it is, however it is written there.
var plainText = regexp.MustCompile(`^[ -~]*$`)

const escapedInJSON = `"\<>&`

// pushDown lets SQLite's indexes answer the part of a filter that they can: every field that must equal a plain text,
// also beside other conditions and within $and. FerretDB itself asks SQLite only for an _id that stands alone, reads
// the whole collection for anything else, and filters what it was given once more; so more may come back, never less.
func pushDown(filter *types.Document) (string, []any) {
	if asFerretDB {
		return "", nil
	}
	conditions, args := indexable(filter)
	if len(conditions) == 0 {
		return "", nil
	}
	return " WHERE " + strings.Join(conditions, " AND "), args
}

func indexable(filter *types.Document) (conditions []string, args []any) {
	for _, key := range filter.Keys() {
		value, err := filter.Get(key)
		if err != nil {
			continue
		}
		switch value := value.(type) {
		case *types.Array:
			if key != "$and" {
				continue
			}
			for i := range value.Len() {
				item, err := value.Get(i)
				if document, ok := item.(*types.Document); ok && err == nil {
					more, moreArgs := indexable(document)
					conditions, args = append(conditions, more...), append(args, moreArgs...)
				}
			}
		case *types.Document:
			if ids := idsAmong(key, value); ids != nil {
				conditions = append(conditions, fmt.Sprintf("%s IN (%s)", metadata.IDColumn, placeholders(len(ids))))
				args = append(args, ids...)
			}
		case string:
			if !plainField.MatchString(key) || !plainText.MatchString(value) || strings.ContainsAny(value, escapedInJSON) {
				continue
			}
			conditions = append(conditions, equals(key))
			args = append(args, `"`+value+`"`)
		}
	}
	return conditions, args
}

// idsAmong gives the ids, as they are kept, of a condition that asks for some by their ids.
func idsAmong(key string, expression *types.Document) []any {
	value, err := expression.Get("$in")
	array, ok := value.(*types.Array)
	if key != "_id" || err != nil || !ok || array.Len() > mostValues {
		return nil
	}
	ids := make([]any, array.Len())
	for i := range ids {
		text, ok := must.NotFail(array.Get(i)).(string)
		if !ok {
			return nil
		}
		ids[i] = string(must.NotFail(sjson.MarshalSingleValue(text)))
	}
	return ids
}

// equals writes the expression as the field's index has it, or that index would not be used. An array matches when one
// of its elements does, so every array must be let through: its text begins with a bracket.
func equals(field string) string {
	if field == "_id" {
		return metadata.IDColumn + " = ?"
	}
	column := fmt.Sprintf("%s->'%s'", metadata.DefaultColumn, field)
	return fmt.Sprintf(`(%[1]s = ? OR (%[1]s >= '[' AND %[1]s < '\'))`, column)
}
