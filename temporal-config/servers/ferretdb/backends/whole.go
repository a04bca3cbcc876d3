// This file is added to FerretDB's package backends when the stand-in is built.

package backends

import "github.com/FerretDB/FerretDB/internal/types"

// Whole is a question as it was asked. A backend that can answer all of it, exactly, says so: nothing is left to skip or to
// count then. Any other backend leaves it alone and answers as ever.
type Whole struct {
	Filter *types.Document
	Sort   *types.Document
	Skip   int64
	Limit  int64

	// CountOnly asks how many there are in the place of which.
	CountOnly bool

	Done  bool
	Count int64
}
