package kernel

// Path is one way to multiply.
type Path uint8

// Portable is plain Go; every machine has it.
const Portable Path = 0

// String names the path.
func (p Path) String() string { return "portable" }

// Paths returns the paths of this machine, the fastest first and Portable last.
func Paths() []Path { return []Path{Portable} }

// Best returns the fastest path of this machine.
func Best() Path { return Paths()[0] }
