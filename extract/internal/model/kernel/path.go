package kernel

// Path is one way to multiply: a set of instructions. All give the same result.
type Path uint8

const (
	Portable   Path = iota // plain Go; every machine has it
	AVX2                   // amd64: VPMADDUBSW, VPMADDWD
	AVXVNNI                // amd64: VPDPBUSD over 256 bits, VEX encoding
	AVX512VNNI             // amd64: VPDPBUSD over 512 bits
	NEON                   // arm64: SMULL, SMLAL
	DotProd                // arm64: SDOT
	I8MM                   // arm64: SUDOT
)

var names = [...]string{"portable", "avx2", "avx-vnni", "avx512-vnni", "neon", "neon-dotprod", "neon-i8mm"}

// String names the path, for a reader and for benchmarks.
func (p Path) String() string {
	if int(p) < len(names) {
		return names[p]
	}
	return "unknown"
}

// Paths returns the paths of this machine, the fastest first and Portable last. Which they are depends on the processor,
// on the operating system and on whether the program was built with the tag purego.
func Paths() []Path { return append(machine(), Portable) }

// Best returns the fastest path of this machine.
func Best() Path { return Paths()[0] }
