//go:build !purego

#include "textflag.h"

// Each arm64 processor multiplies bytes to 16 bits. 128 is taken from each activation by turning its highest bit, so that
// four products, of at most 128*63 each, can be added in 16 bits before they are in 32. The bias gives it back.
//
// R0 is the sums, R1 the distance from one row of sums to the next, R2 to R5 the rows of activations, R6 the weights, R7
// the columns left, R8 the bias. V4 to V7 are four activations of each row, repeated four times, V8 to V11 the next
// four. Registers of vectors are given by number; Go's assembler has no names for these instructions.

// SMULL Vd.8H, Vw.8B, Vx.8B and so on; the ones with 2 take the upper halves.
#define SMULL(x, w, d)  WORD $(0x0E20C000 + (x)<<16 + (w)<<5 + d);
#define SMULL2(x, w, d) WORD $(0x4E20C000 + (x)<<16 + (w)<<5 + d);
#define SMLAL(x, w, d)  WORD $(0x0E208000 + (x)<<16 + (w)<<5 + d);
#define SMLAL2(x, w, d) WORD $(0x4E208000 + (x)<<16 + (w)<<5 + d);

// SADALP Vd.4S, Vn.8H
#define SADALP(n, d) WORD $(0x4E606800 + (n)<<5 + (d));

// EIGHT adds to the four sums of a register the products of eight columns, FOUR those of four.
#define EIGHT(x0, x1, sum) \
	SMULL(x0, 0, 12) \
	SMULL2(x0, 0, 13) \
	SMLAL(x1, 1, 12) \
	SMLAL2(x1, 1, 13) \
	VADDP V13.H8, V12.H8, V12.H8; \
	SADALP(12, sum)

#define FOUR(x0, sum) \
	SMULL(x0, 0, 12) \
	SMULL2(x0, 0, 13) \
	VADDP V13.H8, V12.H8, V12.H8; \
	SADALP(12, sum)

#define SIGN(x) VEOR V14.B16, x.B16, x.B16

// ROWS4 and ROWS4X4 take the j-th four rows of the block.
#define ROWS4(j) \
	FMOVQ (16*j)(R6), F0; \
	FMOVQ (16*j+64)(R6), F1; \
	EIGHT(4, 8, 16+j) \
	EIGHT(5, 9, 20+j) \
	EIGHT(6, 10, 24+j) \
	EIGHT(7, 11, 28+j)

#define ROWS4X4(j) \
	FMOVQ (16*j)(R6), F0; \
	FOUR(4, 16+j) \
	FOUR(5, 20+j) \
	FOUR(6, 24+j) \
	FOUR(7, 28+j)

#define ROW1X4(j) \
	FMOVQ (16*j)(R6), F0; \
	FOUR(4, 16+j)

// func neonTile4(dst *int32, stride int, x *uint8, w *int8, bias *int32, k int)
TEXT ·neonTile4(SB), NOSPLIT, $0-48
	MOVD  dst+0(FP), R0
	MOVD  stride+8(FP), R1
	MOVD  x+16(FP), R2
	MOVD  w+24(FP), R6
	MOVD  bias+32(FP), R8
	MOVD  k+40(FP), R7
	LSL   $2, R1
	ADD   R7, R2, R3
	ADD   R7, R3, R4
	ADD   R7, R4, R5
	VMOVI $128, V14.B16
	VLD1  (R8), [V16.B16, V17.B16, V18.B16, V19.B16]
	VLD1  (R8), [V20.B16, V21.B16, V22.B16, V23.B16]
	VLD1  (R8), [V24.B16, V25.B16, V26.B16, V27.B16]
	VLD1  (R8), [V28.B16, V29.B16, V30.B16, V31.B16]
	SUBS  $8, R7
	BLT   rest

loop:
	VLD1R.P 4(R2), [V4.S4]
	VLD1R.P 4(R3), [V5.S4]
	VLD1R.P 4(R4), [V6.S4]
	VLD1R.P 4(R5), [V7.S4]
	VLD1R.P 4(R2), [V8.S4]
	VLD1R.P 4(R3), [V9.S4]
	VLD1R.P 4(R4), [V10.S4]
	VLD1R.P 4(R5), [V11.S4]
	SIGN(V4)
	SIGN(V5)
	SIGN(V6)
	SIGN(V7)
	SIGN(V8)
	SIGN(V9)
	SIGN(V10)
	SIGN(V11)
	ROWS4(0)
	ROWS4(1)
	ROWS4(2)
	ROWS4(3)
	ADD     $128, R6
	SUBS    $8, R7
	BGE     loop

rest:
	ADDS $8, R7
	BEQ  done

	VLD1R.P 4(R2), [V4.S4]
	VLD1R.P 4(R3), [V5.S4]
	VLD1R.P 4(R4), [V6.S4]
	VLD1R.P 4(R5), [V7.S4]
	SIGN(V4)
	SIGN(V5)
	SIGN(V6)
	SIGN(V7)
	ROWS4X4(0)
	ROWS4X4(1)
	ROWS4X4(2)
	ROWS4X4(3)

done:
	VST1 [V16.B16, V17.B16, V18.B16, V19.B16], (R0)
	ADD  R1, R0
	VST1 [V20.B16, V21.B16, V22.B16, V23.B16], (R0)
	ADD  R1, R0
	VST1 [V24.B16, V25.B16, V26.B16, V27.B16], (R0)
	ADD  R1, R0
	VST1 [V28.B16, V29.B16, V30.B16, V31.B16], (R0)
	RET

// func neonTile1(dst *int32, x *uint8, w *int8, bias *int32, k int)
TEXT ·neonTile1(SB), NOSPLIT, $0-40
	MOVD  dst+0(FP), R0
	MOVD  x+8(FP), R2
	MOVD  w+16(FP), R6
	MOVD  bias+24(FP), R8
	MOVD  k+32(FP), R7
	VMOVI $128, V14.B16
	VLD1  (R8), [V16.B16, V17.B16, V18.B16, V19.B16]

four:
	VLD1R.P 4(R2), [V4.S4]
	SIGN(V4)
	ROW1X4(0)
	ROW1X4(1)
	ROW1X4(2)
	ROW1X4(3)
	ADD     $64, R6
	SUBS    $4, R7
	BGT     four

	VST1 [V16.B16, V17.B16, V18.B16, V19.B16], (R0)
	RET
