//go:build !purego

#include "textflag.h"

// A block of the weights, four columns of sixteen rows, is one register. VPDPBUSD multiplies it by four activations
// repeated sixteen times and adds each four products to one of sixteen sums.
//
// In all tiles: DI is the weights, SI the activations, CX the columns and the distance from one row of activations to
// the next, DX the sums, BX the distance from one row of sums to the next.

// DOT2 adds the products of one row of x by two blocks, DOT1 by one.
#define DOT2(x, sum0, sum1) \
	VPBROADCASTD x, Z2; \
	VPDPBUSD     Z0, Z2, sum0; \
	VPDPBUSD     Z1, Z2, sum1

#define DOT1(x, sum) \
	VPBROADCASTD x, Z2; \
	VPDPBUSD     Z0, Z2, sum

#define STORE2(sum0, sum1) \
	VMOVDQU32 sum0, (DX); \
	VMOVDQU32 sum1, 64(DX); \
	ADDQ      BX, DX

#define STORE1(sum) \
	VMOVDQU32 sum, (DX); \
	ADDQ      BX, DX

#define ZERO(a, b, c, d) \
	VPXORD a, a, a; \
	VPXORD b, b, b; \
	VPXORD c, c, c; \
	VPXORD d, d, d

// ARGS8 loads the arguments of a tile of eight rows. R8, R9, R10 become 3, 5 and 7 times the distance of rows, R11 the
// number of groups of four columns.
#define ARGS8 \
	MOVQ dst+0(FP), DX; \
	MOVQ stride+8(FP), BX; \
	MOVQ x+16(FP), SI; \
	MOVQ w+24(FP), DI; \
	MOVQ k+32(FP), CX; \
	SHLQ $2, BX; \
	LEAQ (CX)(CX*2), R8; \
	LEAQ (CX)(CX*4), R9; \
	LEAQ (R8)(CX*4), R10; \
	MOVQ CX, R11; \
	SHRQ $2, R11

#define ARGS1 \
	MOVQ dst+0(FP), DX; \
	MOVQ x+8(FP), SI; \
	MOVQ w+16(FP), DI; \
	MOVQ k+24(FP), CX; \
	MOVQ CX, R11; \
	SHRQ $2, R11

// func avx512Tile8x2(dst *int32, stride int, x *uint8, w *int8, k int)
TEXT ·avx512Tile8x2(SB), NOSPLIT, $0-40
	ARGS8
	MOVQ CX, R12
	SHLQ $4, R12 // from one block to the next
	ZERO(Z16, Z17, Z18, Z19)
	ZERO(Z20, Z21, Z22, Z23)
	ZERO(Z24, Z25, Z26, Z27)
	ZERO(Z28, Z29, Z30, Z31)

loop:
	VMOVDQU32 (DI), Z0
	VMOVDQU32 (DI)(R12*1), Z1
	DOT2((SI), Z16, Z17)
	DOT2((SI)(CX*1), Z18, Z19)
	DOT2((SI)(CX*2), Z20, Z21)
	DOT2((SI)(R8*1), Z22, Z23)
	DOT2((SI)(CX*4), Z24, Z25)
	DOT2((SI)(R9*1), Z26, Z27)
	DOT2((SI)(R8*2), Z28, Z29)
	DOT2((SI)(R10*1), Z30, Z31)
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ R11
	JNZ  loop

	STORE2(Z16, Z17)
	STORE2(Z18, Z19)
	STORE2(Z20, Z21)
	STORE2(Z22, Z23)
	STORE2(Z24, Z25)
	STORE2(Z26, Z27)
	STORE2(Z28, Z29)
	STORE2(Z30, Z31)
	VZEROUPPER
	RET

// func avx512Tile8x1(dst *int32, stride int, x *uint8, w *int8, k int)
TEXT ·avx512Tile8x1(SB), NOSPLIT, $0-40
	ARGS8
	ZERO(Z16, Z17, Z18, Z19)
	ZERO(Z20, Z21, Z22, Z23)

loop:
	VMOVDQU32 (DI), Z0
	DOT1((SI), Z16)
	DOT1((SI)(CX*1), Z17)
	DOT1((SI)(CX*2), Z18)
	DOT1((SI)(R8*1), Z19)
	DOT1((SI)(CX*4), Z20)
	DOT1((SI)(R9*1), Z21)
	DOT1((SI)(R8*2), Z22)
	DOT1((SI)(R10*1), Z23)
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ R11
	JNZ  loop

	STORE1(Z16)
	STORE1(Z17)
	STORE1(Z18)
	STORE1(Z19)
	STORE1(Z20)
	STORE1(Z21)
	STORE1(Z22)
	STORE1(Z23)
	VZEROUPPER
	RET

// func avx512Tile1x2(dst *int32, x *uint8, w *int8, k int)
TEXT ·avx512Tile1x2(SB), NOSPLIT, $0-32
	ARGS1
	SHLQ $4, CX // from one block to the next
	VPXORD Z16, Z16, Z16
	VPXORD Z17, Z17, Z17

loop:
	VMOVDQU32 (DI), Z0
	VMOVDQU32 (DI)(CX*1), Z1
	DOT2((SI), Z16, Z17)
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ R11
	JNZ  loop

	VMOVDQU32 Z16, (DX)
	VMOVDQU32 Z17, 64(DX)
	VZEROUPPER
	RET

// func avx512Tile1x1(dst *int32, x *uint8, w *int8, k int)
TEXT ·avx512Tile1x1(SB), NOSPLIT, $0-32
	ARGS1
	VPXORD Z16, Z16, Z16

loop:
	VMOVDQU32 (DI), Z0
	DOT1((SI), Z16)
	ADDQ $4, SI
	ADDQ $64, DI
	DECQ R11
	JNZ  loop

	VMOVDQU32 Z16, (DX)
	VZEROUPPER
	RET
