package publish_test

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// Text must stand out from what is behind it as WCAG 2.2 asks at level AA: 4.5 to 1.
func TestColoursHaveEnoughContrastInEveryTheme(t *testing.T) {
	css, err := os.ReadFile("page/style.css")
	require.NoError(t, err)
	themes := regexp.MustCompile(`:root\{([^}]*)\}`).FindAllStringSubmatch(string(css), -1)
	require.Len(t, themes, 3, "light, dark and print")
	for i, theme := range themes {
		colours := map[string]string{}
		for _, c := range regexp.MustCompile(`--([a-z-]+):(#[0-9a-f]+)`).FindAllStringSubmatch(theme[1], -1) {
			colours[c[1]] = c[2]
		}
		for _, pair := range []string{
			"ink bg", "soft bg", "link bg", "ink fill", "soft fill", "b bg", "a bg", "n bg", "w bg", "b b-fill", "a a-fill", "n n-fill", "w w-fill",
		} {
			names := strings.Fields(pair)
			require.NotEmpty(t, colours[names[0]])
			require.NotEmpty(t, colours[names[1]])
			assert.GreaterOrEqual(t, contrast(t, colours[names[0]], colours[names[1]]), 4.5, "theme %d: %s", i, pair)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	x, y := luminance(t, a), luminance(t, b)
	return (math.Max(x, y) + 0.05) / (math.Min(x, y) + 0.05)
}

func luminance(t *testing.T, colour string) float64 {
	digits := strings.TrimPrefix(colour, "#")
	if len(digits) == 3 {
		digits = string([]byte{digits[0], digits[0], digits[1], digits[1], digits[2], digits[2]})
	}
	sum := 0.0
	for i, weight := range []float64{0.2126, 0.7152, 0.0722} {
		n, err := strconv.ParseUint(digits[2*i:2*i+2], 16, 8)
		require.NoError(t, err)
		c := float64(n) / 255
		if c <= 0.04045 {
			c /= 12.92
		} else {
			c = math.Pow((c+0.055)/1.055, 2.4)
		}
		sum += weight * c
	}
	return sum
}
