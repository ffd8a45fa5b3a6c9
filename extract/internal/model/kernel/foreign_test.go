package kernel

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
)

// build returns the tests of this package as a program for Linux, symbols included.
func build(t *testing.T, arch string) string {
	t.Helper()
	program := filepath.Join(t.TempDir(), "kernel.test")
	compile := exec.Command("go", "test", "-c", "-o", program, ".")
	compile.Env = append(os.Environ(), "GOOS=linux", "GOARCH="+arch, "CGO_ENABLED=0")
	if out, err := compile.CombinedOutput(); err != nil {
		t.Fatalf("build for %s: %v\n%s", arch, err, out)
	}
	return program
}

// The tests of this package on emulated processors with and without the instructions of each arm64 path.
func TestARM64(t *testing.T) {
	if runtime.GOARCH == "arm64" {
		t.Skip("this machine runs the paths of arm64 itself")
	}
	if testing.Short() {
		t.Skip("takes a build and three emulated runs")
	}
	qemu, err := exec.LookPath("qemu-aarch64-static")
	if err != nil {
		t.Skip("needs qemu-aarch64-static (Debian: qemu-user-static)")
	}
	program := build(t, "arm64")
	for _, test := range []struct {
		cpu   string
		paths []Path
	}{
		{"cortex-a57", []Path{NEON, Portable}},
		{"neoverse-n1", []Path{DotProd, NEON, Portable}},
		{"max", []Path{I8MM, DotProd, NEON, Portable}},
	} {
		out, err := exec.Command(qemu, "-cpu", test.cpu, program, "-test.short", "-test.v", "-test.run", "^(TestMul|TestPaths)").CombinedOutput()
		if err != nil {
			t.Errorf("%s: %v\n%s", test.cpu, err, out)
			continue
		}
		names := make([]string, len(test.paths))
		for i, p := range test.paths {
			names[i] = p.String()
		}
		if want := "[" + strings.Join(names, " ") + "]"; !strings.Contains(string(out), want) {
			t.Errorf("%s does not have the paths %s:\n%s", test.cpu, want, out)
		}
	}
}

// Go's assembler cannot write VPDPBUSD for AVX-VNNI, so the source gives its bytes. A disassembler must read in them what
// was meant, also where no processor with AVX-VNNI runs the tests.
func TestAVXVNNIBytes(t *testing.T) {
	if testing.Short() {
		t.Skip("takes a build")
	}
	objdump, err := exec.LookPath("objdump")
	if err != nil {
		t.Skip("needs objdump (Debian: binutils)")
	}
	program := build(t, "amd64")
	const prefix = "github.com/dateline/dateline/extract/internal/model/kernel."
	for _, test := range []struct {
		function string
		sums     []string
	}{
		{"avxvnniTile4", []string{"8", "9", "10", "11", "12", "13", "14", "15"}},
		{"avxvnniTile1", []string{"8", "9"}},
	} {
		out, err := exec.Command(objdump, "-d", "--no-show-raw-insn", "--disassemble="+prefix+test.function+".abi0", program).Output()
		if err != nil {
			t.Fatal(err)
		}
		var got, want []string
		for _, m := range regexp.MustCompile(`\{vex\} vpdpbusd (\S+)`).FindAllStringSubmatch(string(out), -1) {
			got = append(got, m[1])
		}
		for i, sum := range test.sums {
			want = append(want, "%ymm"+[]string{"0", "1"}[i%2]+",%ymm2,%ymm"+sum)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s has %q, want %q\n%s", test.function, got, want, out)
		}
	}
}
