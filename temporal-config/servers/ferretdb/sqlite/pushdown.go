// This file is added to FerretDB's package sqlite when the stand-in is built.

package sqlite

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/types"
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

// equals writes the expression as the field's index has it, or that index would not be used. An array matches when one
// of its elements does, so every array must be let through: its text begins with a bracket.
func equals(field string) string {
	if field == "_id" {
		return metadata.IDColumn + " = ?"
	}
	column := fmt.Sprintf("%s->'%s'", metadata.DefaultColumn, field)
	return fmt.Sprintf(`(%[1]s = ? OR (%[1]s >= '[' AND %[1]s < '\'))`, column)
}
