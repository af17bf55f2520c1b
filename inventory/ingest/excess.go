package ingest

import (
	"fmt"
	"io"
)

// ratioSlack is how much may come out of an archive before the ratio counts:
// short texts may well be a thousand times shorter when packed.
const ratioSlack = 1 << 20

// bounded reads what was packed, and ends with an error where more comes out than
// the limits allow.
type bounded struct {
	io.ReadCloser
	name   string
	packed int64 // bytes
	limits Limits
	out    int64
}

func (b *bounded) Read(p []byte) (int, error) {
	n, err := b.ReadCloser.Read(p)
	b.out += int64(n)
	switch {
	case b.out > b.limits.UnpackedBytes:
		return n, inputError(b.name, fmt.Sprintf("more than %d bytes when unpacked", b.limits.UnpackedBytes), "unpack it first, or raise --max-unpacked-bytes", nil)
	case b.out > ratioSlack && b.out/int64(b.limits.Ratio) > b.packed:
		return n, inputError(b.name, fmt.Sprintf("unpacks to more than %d times its size", b.limits.Ratio), "if it is to be trusted, unpack it first, or raise --max-ratio", nil)
	}
	return n, err
}
