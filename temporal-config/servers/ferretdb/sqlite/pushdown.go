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
// or be one of some, also beside other conditions and within $and. FerretDB itself asks SQLite only for an _id that stands alone, reads
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
		case *types.Document:
			texts := amongTexts(value)
			if !plainField.MatchString(key) || len(texts) == 0 {
				continue
			}
			conditions = append(conditions, isAmong(key, len(texts)))
			args = append(args, texts...)
		}
	}
	return conditions, args
}

// mostAmong stays far below how many values SQLite takes in a question.
const mostAmong = 1000

// amongTexts gives what a field must be one of; none when that is not said by plain texts alone.
func amongTexts(condition *types.Document) (texts []any) {
	value, _ := condition.Get("$in")
	among, ok := value.(*types.Array)
	if !ok || among.Len() > mostAmong {
		return nil
	}
	for i := range among.Len() {
		item, _ := among.Get(i)
		text, ok := item.(string)
		if !ok || !plainText.MatchString(text) || strings.ContainsAny(text, escapedInJSON) {
			return nil
		}
		texts = append(texts, `"`+text+`"`)
	}
	return texts
}

// equals writes the expression as the field's index has it, or that index would not be used. An array matches when one
// of its elements does, so every array must be let through: its text begins with a bracket.
func equals(field string) string {
	return isAmong(field, 1)
}

// isAmong is the same for a field that may be one of so many.
func isAmong(field string, count int) string {
	is := "= ?"
	if count > 1 {
		is = "IN (?" + strings.Repeat(", ?", count-1) + ")"
	}
	if field == "_id" {
		return metadata.IDColumn + " " + is
	}
	column := fmt.Sprintf("%s->'%s'", metadata.DefaultColumn, field)
	return fmt.Sprintf(`(%[1]s %[2]s OR (%[1]s >= '[' AND %[1]s < '\'))`, column, is)
}
