// This file is added to FerretDB's package sjson when the stand-in is built.

package sjson

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"sync"
	"time"
	"unicode/utf8"

	"github.com/FerretDB/FerretDB/internal/types"
)

// onePass reads a document as Marshal has written it, from its first byte to its last. FerretDB itself decodes every level of a
// document anew for each one below it, and a schema for each document. Whatever is not written just so is left to that: then it
// returns nil.
func onePass(data []byte) *types.Document {
	const start = `{"$s":`
	if !bytes.HasPrefix(data, []byte(start)) {
		return nil
	}

	r := &reader{data: data, at: len(start)}

	from := r.at
	if !r.skip() {
		return nil
	}

	sch := knownSchemas.find(data[from:r.at])
	if sch == nil {
		return nil
	}

	doc := r.fields(sch, len(sch.Keys) > 0)
	if doc == nil || r.at != len(data) {
		return nil
	}

	return doc
}

// schemas keeps those that were read: documents of a kind have few.
type schemas struct {
	m     sync.RWMutex
	known map[string]*schema
	bytes int
}

var knownSchemas = &schemas{known: map[string]*schema{}}

// mostSchemaBytes bounds what is kept.
const mostSchemaBytes = 8 * 1024 * 1024

func (s *schemas) find(text []byte) *schema {
	s.m.RLock()
	sch := s.known[string(text)]
	s.m.RUnlock()

	if sch != nil {
		return sch
	}

	dec := json.NewDecoder(bytes.NewReader(text))
	dec.DisallowUnknownFields()

	sch = new(schema)
	if err := dec.Decode(sch); err != nil {
		return nil
	}

	s.m.Lock()
	defer s.m.Unlock()

	if s.bytes += len(text); s.bytes > mostSchemaBytes {
		s.known = map[string]*schema{}
		s.bytes = len(text)
	}

	s.known[string(text)] = sch

	return sch
}

// reader stands at a place in a text; what returns false or nil has not understood it.
type reader struct {
	data []byte
	at   int
}

func (r *reader) take(c byte) bool {
	if r.at < len(r.data) && r.data[r.at] == c {
		r.at++
		return true
	}

	return false
}

// fields reads the fields of a document in the order of its schema, up to the brace that closes it.
func (r *reader) fields(sch *schema, comma bool) *types.Document {
	doc := types.MakeDocument(len(sch.Keys))

	for _, key := range sch.Keys {
		if comma && !r.take(',') {
			return nil
		}

		comma = true

		if !r.key(key) {
			return nil
		}

		v, ok := r.value(sch.Properties[key])
		if !ok {
			return nil
		}

		doc.Set(key, v)
	}

	if !r.take('}') || doc.Len() != len(sch.Keys) {
		return nil
	}

	return doc
}

// key passes a key that reads in JSON just as it is.
func (r *reader) key(key string) bool {
	end := r.at + len(key) + 3
	if end > len(r.data) || !isPlain(key) {
		return false
	}

	at := r.data[r.at:end]
	if at[0] != '"' || string(at[1:len(key)+1]) != key || at[len(key)+1] != '"' || at[len(key)+2] != ':' {
		return false
	}

	r.at = end

	return true
}

func isPlain(key string) bool {
	for i := range len(key) {
		if c := key[i]; c < ' ' || c > '~' || strings.IndexByte(`"\<>&`, c) >= 0 {
			return false
		}
	}

	return true
}

func (r *reader) value(sch *elem) (any, bool) {
	if r.word("null") {
		return types.Null, true
	}

	if sch == nil {
		return nil, false
	}

	switch sch.Type {
	case elemTypeString:
		return r.text()
	case elemTypeObject:
		if sch.Schema == nil || !r.take('{') {
			return nil, false
		}

		if doc := r.fields(sch.Schema, false); doc != nil {
			return doc, true
		}

		return nil, false
	case elemTypeArray:
		return r.array(sch.Items)
	case elemTypeInt:
		n, err := strconv.ParseInt(r.number(), 10, 32)
		return int32(n), err == nil
	case elemTypeLong:
		n, err := strconv.ParseInt(r.number(), 10, 64)
		return n, err == nil
	case elemTypeDate:
		n, err := strconv.ParseInt(r.number(), 10, 64)
		return time.UnixMilli(n), err == nil
	case elemTypeDouble:
		f, err := strconv.ParseFloat(r.number(), 64)
		return f, err == nil
	case elemTypeBool:
		if r.word("true") {
			return true, true
		}

		return false, r.word("false")
	default:
		from := r.at
		if !r.skip() {
			return nil, false
		}

		v, err := unmarshalSingleValue(r.data[from:r.at], sch)

		return v, err == nil
	}
}

func (r *reader) array(items []*elem) (any, bool) {
	if items == nil || !r.take('[') {
		return nil, false
	}

	array := types.MakeArray(len(items))

	for i, item := range items {
		if i > 0 && !r.take(',') {
			return nil, false
		}

		v, ok := r.value(item)
		if !ok {
			return nil, false
		}

		array.Append(v)
	}

	return array, r.take(']')
}

func (r *reader) word(word string) bool {
	if !bytes.HasPrefix(r.data[r.at:], []byte(word)) {
		return false
	}

	r.at += len(word)

	return true
}

// number passes one as JSON has it; empty where there is none.
func (r *reader) number() string {
	from := r.at
	for r.at < len(r.data) && strings.IndexByte("+-.0123456789eE", r.data[r.at]) >= 0 {
		r.at++
	}

	number := r.data[from:r.at]
	if !json.Valid(number) {
		return ""
	}

	return string(number)
}

func (r *reader) text() (any, bool) {
	from := r.at
	if !r.skipText() {
		return nil, false
	}

	quoted := r.data[from:r.at]
	inner := quoted[1 : len(quoted)-1]

	if bytes.IndexByte(inner, '\\') < 0 && utf8.Valid(inner) {
		return string(inner), true
	}

	var s string
	err := json.Unmarshal(quoted, &s)

	return s, err == nil
}

// skipText passes a text to the quotation mark that closes it.
func (r *reader) skipText() bool {
	if !r.take('"') {
		return false
	}

	for ; r.at < len(r.data); r.at++ {
		switch c := r.data[r.at]; {
		case c == '"':
			r.at++
			return true
		case c == '\\':
			r.at++
		case c < ' ':
			return false
		}
	}

	return false
}

// skip passes a value of any kind without reading it.
func (r *reader) skip() bool {
	for depth := 0; r.at < len(r.data); {
		switch r.data[r.at] {
		case '"':
			if !r.skipText() {
				return false
			}
		case '{', '[':
			depth++
			r.at++

			continue
		case '}', ']':
			depth--
			r.at++
		case ',', ':':
			r.at++
			continue
		default:
			for r.at < len(r.data) && strings.IndexByte(`,:]}"`, r.data[r.at]) < 0 {
				r.at++
			}
		}

		if depth <= 0 {
			return depth == 0
		}
	}

	return false
}
