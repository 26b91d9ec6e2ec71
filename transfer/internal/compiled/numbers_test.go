package compiled

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestNumbersHaveOneText(t *testing.T) {
	for _, text := range []string{"0", "7", "-7", "1024", "9223372036854775807", "-9223372036854775808", "9223372036854775808", "0.5", "-0.5", "10.01", "123456789012345678901234567890"} {
		v, err := newNumber(text)
		if assert.NoError(t, err, text) {
			assert.Equal(t, text, v.numberText())
		}
	}
	for _, text := range []string{"-0", "1.0", "1e2", "1E2", "+1", "01", "-01", "0.10", "1.", ".5", "", "-", "--1", "1.2.3", "x", "0x10", "1e400"} {
		_, err := newNumber(text)
		assert.ErrorIs(t, err, ErrRefused, text)
	}
}
