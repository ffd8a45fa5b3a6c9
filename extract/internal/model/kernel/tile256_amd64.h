// Tiles of 256-bit registers. The file that includes this one defines what differs between AVX2 and AVX-VNNI:
// TILE4 and TILE1 name the functions, SETUP prepares registers, and DOT(sum0, sum1, n0, n1) adds to the sums of one row of
// activations, registers whose numbers are n0 and n1, the products of Y2, four activations repeated eight times, by Y0
// and Y1, half a block each.
//
// DI is the weights, SI the activations, CX the columns and the distance from one row of activations to the next, DX
// the sums, BX the distance from one row of sums to the next.

#define STORE(sum0, sum1) \
	VMOVDQU sum0, (DX); \
	VMOVDQU sum1, 32(DX)

#define ZERO(a, b) \
	VPXOR a, a, a; \
	VPXOR b, b, b

// func(dst *int32, stride int, x *uint8, w *int8, k int)
TEXT TILE4(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DX
	MOVQ stride+8(FP), BX
	MOVQ x+16(FP), SI
	MOVQ w+24(FP), DI
	MOVQ k+32(FP), CX
	SHLQ $2, BX
	LEAQ (CX)(CX*2), R8
	MOVQ CX, R11
	SHRQ $2, R11
	SETUP
	ZERO(Y8, Y9)
	ZERO(Y10, Y11)
	ZERO(Y12, Y13)
	ZERO(Y14, Y15)

loop:
	VMOVDQU      (DI), Y0
	VMOVDQU      32(DI), Y1
	VPBROADCASTD (SI), Y2
	DOT(Y8, Y9, 8, 9)
	VPBROADCASTD (SI)(CX*1), Y2
	DOT(Y10, Y11, 10, 11)
	VPBROADCASTD (SI)(CX*2), Y2
	DOT(Y12, Y13, 12, 13)
	VPBROADCASTD (SI)(R8*1), Y2
	DOT(Y14, Y15, 14, 15)
	ADDQ         $4, SI
	ADDQ         $64, DI
	DECQ         R11
	JNZ          loop

	STORE(Y8, Y9)
	ADDQ BX, DX
	STORE(Y10, Y11)
	ADDQ BX, DX
	STORE(Y12, Y13)
	ADDQ BX, DX
	STORE(Y14, Y15)
	VZEROUPPER
	RET

// func(dst *int32, x *uint8, w *int8, k int)
TEXT TILE1(SB), NOSPLIT, $0-32
	MOVQ dst+0(FP), DX
	MOVQ x+8(FP), SI
	MOVQ w+16(FP), DI
	MOVQ k+24(FP), R11
	SHRQ $2, R11
	SETUP
	ZERO(Y8, Y9)

loop:
	VMOVDQU      (DI), Y0
	VMOVDQU      32(DI), Y1
	VPBROADCASTD (SI), Y2
	DOT(Y8, Y9, 8, 9)
	ADDQ         $4, SI
	ADDQ         $64, DI
	DECQ         R11
	JNZ          loop

	STORE(Y8, Y9)
	VZEROUPPER
	RET
