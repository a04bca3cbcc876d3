// This file is added to FerretDB's package sqlite when the stand-in is built.

package sqlite

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/FerretDB/FerretDB/internal/backends/sqlite/metadata"
	"github.com/FerretDB/FerretDB/internal/handler/sjson"
	"github.com/FerretDB/FerretDB/internal/types"
	"github.com/FerretDB/FerretDB/internal/util/must"
)

// condition holds for just those documents for which the part of a filter holds from which it was made. It is one of: a test of
// ids; a test of the lines of a field; or others that are joined, or denied.
type condition struct {
	ids   []any
	lines *lineTest
	joint string
	parts []*condition
	not   *condition
}

// lineTest says that a field has a line of which the test holds.
type lineTest struct {
	field string
	test  string
	args  []any
	// size is how many lines that are, up to a bound.
	size int
}

// translation makes conditions from a filter. Each of its methods says whether that could be done.
type translation struct {
	keys metadata.Multikeys
	// uses are the oddities of which there must be none.
	uses []string
}

// all says that everything in a document holds.
func (t *translation) all(filter *types.Document) (*condition, bool) {
	var parts []*condition
	for _, key := range filter.Keys() {
		part, ok := t.one(key, must.NotFail(filter.Get(key)))
		if !ok {
			return nil, false
		}
		if part.joint == "AND" {
			parts = append(parts, part.parts...)
		} else {
			parts = append(parts, part)
		}
	}
	return &condition{joint: "AND", parts: parts}, true
}

func (t *translation) one(key string, value any) (*condition, bool) {
	switch key {
	case "$and":
		return t.each(value, "AND")
	case "$or":
		return t.each(value, "OR")
	}
	switch value := value.(type) {
	case string:
		return t.among(key, []any{value})
	case *types.Document:
		return t.operators(key, value)
	}
	return nil, false
}

func (t *translation) each(value any, joint string) (*condition, bool) {
	array, ok := value.(*types.Array)
	if !ok || array.Len() == 0 {
		return nil, false
	}
	joined := &condition{joint: joint}
	for i := range array.Len() {
		document, ok := must.NotFail(array.Get(i)).(*types.Document)
		if !ok {
			return nil, false
		}
		part, ok := t.all(document)
		if !ok {
			return nil, false
		}
		switch {
		case joint == "AND":
			joined.parts = append(joined.parts, part.parts...)
		case len(part.parts) == 1:
			joined.parts = append(joined.parts, part.parts[0])
		default:
			joined.parts = append(joined.parts, part)
		}
	}
	return joined, true
}

var comparisons = map[string]string{"$gt": ">", "$gte": ">=", "$lt": "<", "$lte": "<="}

func (t *translation) operators(field string, expression *types.Document) (*condition, bool) {
	if expression.Len() == 0 {
		return nil, false
	}
	all := &condition{joint: "AND"}
	for _, operator := range expression.Keys() {
		part, ok := t.operator(field, operator, must.NotFail(expression.Get(operator)), expression.Len() == 1)
		if !ok {
			return nil, false
		}
		all.parts = append(all.parts, part)
	}
	return all, true
}

func (t *translation) operator(field, operator string, value any, isAlone bool) (part *condition, ok bool) {
	switch operator {
	case "$eq", "$ne":
		part, ok = t.among(field, []any{value})
	case "$in", "$nin":
		array, isArray := value.(*types.Array)
		if !isArray {
			return nil, false
		}
		values := make([]any, array.Len())
		for i := range values {
			values[i] = must.NotFail(array.Get(i))
		}
		part, ok = t.among(field, values)
	case "$gt", "$gte", "$lt", "$lte":
		if text, isText := value.(string); isText && isPlain(text) {
			return t.within(field, "value "+comparisons[operator]+" ?", text)
		}
	case "$regex":
		if text, isText := value.(string); isText && isAlone {
			return t.beginsWith(field, text)
		}
	}
	if ok && (operator == "$ne" || operator == "$nin") {
		part = &condition{not: part}
	}
	return part, ok
}

// isPlain says whether SQLite takes a text whole.
func isPlain(text string) bool {
	return utf8.ValidString(text) && !strings.ContainsRune(text, 0)
}

// mostValues can be asked for at once.
const mostValues = 5000

// among says that a field is one of these texts, or holds one of them.
func (t *translation) among(field string, values []any) (*condition, bool) {
	if len(values) > mostValues {
		return nil, false
	}
	texts := make([]any, len(values))
	for i, value := range values {
		text, ok := value.(string)
		if !ok || !isPlain(text) {
			return nil, false
		}
		texts[i] = text
	}
	if field == "_id" {
		t.uses = append(t.uses, metadata.Oddity+"_id")
		for i, text := range texts {
			texts[i] = string(must.NotFail(sjson.MarshalSingleValue(text)))
		}
		return &condition{ids: texts}, true
	}
	return t.within(field, fmt.Sprintf(`value IN (%s)`, placeholders(len(texts))), texts...)
}

func (t *translation) within(field, test string, args ...any) (*condition, bool) {
	if !slices.Contains(t.keys.Fields, field) {
		return nil, false
	}
	if strings.ContainsRune(field, '.') {
		t.uses = append(t.uses, metadata.Oddity+field)
	}
	return &condition{lines: &lineTest{field: field, test: test, args: args}}, true
}

// literalBeginning is a pattern that only says how a text begins: escaped or not, none of its characters means anything else.
var literalBeginning = regexp.MustCompile(`^\^(?:[^\\.+*?()|\[\]{}^$]|\\[!-/:-@\[-_{-~])+$`)
var escape = regexp.MustCompile(`\\(.)`)

func (t *translation) beginsWith(field, pattern string) (*condition, bool) {
	if !isPlain(pattern) || !literalBeginning.MatchString(pattern) {
		return nil, false
	}
	beginning := escape.ReplaceAllString(pattern[1:], "$1")
	last, size := utf8.DecodeLastRuneInString(beginning)
	next := last + 1
	if next == 0xD800 {
		next = 0xE000
	}
	if next > utf8.MaxRune {
		return nil, false
	}
	behind := beginning[:len(beginning)-size] + string(next)
	return t.within(field, "value >= ? AND value < ?", beginning, behind)
}

// order gives the clause of a sort that leaves no two documents equal.
func (t *translation) order(sort *types.Document) (string, bool) {
	if sort.Len() == 0 {
		return "", true
	}
	var terms []string
	for _, field := range sort.Keys() {
		if !slices.Contains(t.keys.Ordered, field) {
			return "", false
		}
		t.uses = append(t.uses, metadata.Oddity+field)
		term := fmt.Sprintf(`%s->'%s'`, metadata.DefaultColumn, field)
		if must.NotFail(sort.Get(field)) == int64(-1) {
			term += " DESC"
		}
		terms = append(terms, term)
	}
	return " ORDER BY " + strings.Join(terms, ", "), slices.Contains(sort.Keys(), "_id")
}

func placeholders(count int) string {
	return strings.TrimSuffix(strings.Repeat("?, ", count), ", ")
}

// each test of lines in a condition.
func (c *condition) eachLineTest(do func(*lineTest) error) error {
	if c.lines != nil {
		return do(c.lines)
	}
	parts := c.parts
	if c.not != nil {
		parts = []*condition{c.not}
	}
	for _, part := range parts {
		if err := part.eachLineTest(do); err != nil {
			return err
		}
	}
	return nil
}

// asksDocuments says whether more than the lines is asked for.
func (c *condition) asksDocuments() bool {
	return c.ids != nil || (c.not != nil && c.not.asksDocuments()) || slices.ContainsFunc(c.parts, (*condition).asksDocuments)
}

// statement is SQL that is being written, with what stands for its question marks.
type statement struct {
	sql  strings.Builder
	args []any
}

func (s *statement) add(sql string, args ...any) {
	s.sql.WriteString(sql)
	s.args = append(s.args, args...)
}

// rowTerm is how a row is named; a sign before it keeps SQLite from going by rows.
type style struct {
	table   string
	rowTerm string
	// Tests of more lines than this are looked up for each row, not read as a whole.
	readWhole int
}

func (s *statement) addCondition(c *condition, in style) {
	switch {
	case c.ids != nil:
		s.add(fmt.Sprintf(`%s IN (%s)`, metadata.IDColumn, placeholders(len(c.ids))), c.ids...)
	case c.lines != nil && c.lines.size <= in.readWhole:
		s.add(in.rowTerm + ` IN (`)
		s.addDocuments(c.lines, in.table)
		s.add(`)`)
	case c.lines != nil:
		s.add(fmt.Sprintf(`EXISTS (SELECT 1 FROM %q WHERE field = ? AND %s AND doc = %s)`, in.table, c.lines.test, metadata.RowColumn),
			append([]any{c.lines.field}, c.lines.args...)...)
	case c.not != nil:
		s.add(`NOT (`)
		s.addCondition(c.not, in)
		s.add(`)`)
	default:
		s.add(`(`)
		for i, part := range c.parts {
			if i > 0 {
				s.add(" " + c.joint + " ")
			}
			s.addCondition(part, in)
		}
		if len(c.parts) == 0 {
			s.add(`1`)
		}
		s.add(`)`)
	}
}

// addDocuments adds the question which documents have such lines.
func (s *statement) addDocuments(lines *lineTest, table string) {
	s.add(fmt.Sprintf(`SELECT doc FROM %q WHERE field = ? AND %s`, table, lines.test), append([]any{lines.field}, lines.args...)...)
}
