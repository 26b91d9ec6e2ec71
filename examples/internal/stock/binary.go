package stock

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/chapterv/chapterv/transfer/bundle"
	"github.com/stretchr/testify/require"
)

const module = "github.com/open-policy-agent/opa"

// Binary returns the opa command of the version that go.mod names: $OPA, or one built from the module proxy once.
func Binary(t testing.TB) string {
	t.Helper()
	if binary := os.Getenv("OPA"); binary != "" {
		return binary
	}
	output, err := exec.Command("go", "list", "-m", "-f", "{{.Version}}", module).Output()
	require.NoError(t, err)
	version := strings.TrimSpace(string(output))
	binary := kept(t, version)
	if _, err := os.Stat(binary); err == nil {
		return binary
	}
	install := exec.Command("go", "install", module+"@"+version)
	install.Env = append(os.Environ(), "GOBIN="+filepath.Dir(binary), "GOFLAGS=")
	report, err := install.CombinedOutput()
	require.NoError(t, err, "building the stock opa command: %s", report)
	return binary
}

// Oldest returns the opa command of the oldest version that runs the bundle, $OPA_OLDEST or one that was kept, and "" where there is
// none: .ci/run builds it. It is really of that version.
func Oldest(t testing.TB) string {
	t.Helper()
	binary := os.Getenv("OPA_OLDEST")
	if binary == "" {
		binary = kept(t, "v"+bundle.OldestOPA)
		if _, err := os.Stat(binary); err != nil {
			return ""
		}
	}
	output, err := exec.Command(binary, "version").Output()
	require.NoError(t, err)
	stated := regexp.MustCompile(`(?m)^Version: (\S+)$`).FindSubmatch(output)
	require.NotNil(t, stated, "%s", output)
	require.Equal(t, bundle.OldestOPA, string(stated[1]), "%s is of another version", binary)
	return binary
}

// kept is where the command of a version is once it was built.
func kept(t testing.TB, version string) string {
	t.Helper()
	cache, err := os.UserCacheDir()
	require.NoError(t, err)
	return filepath.Join(cache, "chapterv", "opa-"+version, "opa")
}
