// Tiles of instructions that add four products to a sum. The file that includes this one defines what differs between
// SDOT and SUDOT: TILE4 and TILE1 name the functions, SETUP prepares registers, SIGN(x) makes of the activations in a
// register what the instruction takes, and DOT(w, x, i, sum) adds to the four sums in a register the products of the
// weights in register w by the i-th four activations in register x. Registers of vectors are given by number.
//
// R0 is the sums, R1 the distance from one row of sums to the next, R2 to R5 the rows of activations, R6 the weights, R7
// the columns left, R8 the bias.

// ROW adds the products of one row of activations by a block of weights, which is V0 to V3.
#define ROW(x, i, sum) \
	DOT(0, x, i, sum) \
	DOT(1, x, i, sum+1) \
	DOT(2, x, i, sum+2) \
	DOT(3, x, i, sum+3)

#define WEIGHTS \
	VLD1.P 64(R6), [V0.B16, V1.B16, V2.B16, V3.B16]

#define ROWS4(i) \
	WEIGHTS; \
	ROW(4, i, 16) \
	ROW(5, i, 20) \
	ROW(6, i, 24) \
	ROW(7, i, 28)

// func(dst *int32, stride int, x *uint8, w *int8, bias *int32, k int)
TEXT TILE4(SB), NOSPLIT, $0-48
	MOVD dst+0(FP), R0
	MOVD stride+8(FP), R1
	MOVD x+16(FP), R2
	MOVD w+24(FP), R6
	MOVD bias+32(FP), R8
	MOVD k+40(FP), R7
	LSL  $2, R1
	ADD  R7, R2, R3
	ADD  R7, R3, R4
	ADD  R7, R4, R5
	SETUP
	VLD1 (R8), [V16.B16, V17.B16, V18.B16, V19.B16]
	VLD1 (R8), [V20.B16, V21.B16, V22.B16, V23.B16]
	VLD1 (R8), [V24.B16, V25.B16, V26.B16, V27.B16]
	VLD1 (R8), [V28.B16, V29.B16, V30.B16, V31.B16]
	SUBS $16, R7
	BLT  rest

loop:
	VLD1.P 16(R2), [V4.B16]
	VLD1.P 16(R3), [V5.B16]
	VLD1.P 16(R4), [V6.B16]
	VLD1.P 16(R5), [V7.B16]
	SIGN(V4)
	SIGN(V5)
	SIGN(V6)
	SIGN(V7)
	ROWS4(0)
	ROWS4(1)
	ROWS4(2)
	ROWS4(3)
	SUBS   $16, R7
	BGE    loop

rest:
	ADDS $16, R7
	BEQ  done

four:
	VLD1R.P 4(R2), [V4.S4]
	VLD1R.P 4(R3), [V5.S4]
	VLD1R.P 4(R4), [V6.S4]
	VLD1R.P 4(R5), [V7.S4]
	SIGN(V4)
	SIGN(V5)
	SIGN(V6)
	SIGN(V7)
	ROWS4(0)
	SUBS    $4, R7
	BGT     four

done:
	VST1 [V16.B16, V17.B16, V18.B16, V19.B16], (R0)
	ADD  R1, R0
	VST1 [V20.B16, V21.B16, V22.B16, V23.B16], (R0)
	ADD  R1, R0
	VST1 [V24.B16, V25.B16, V26.B16, V27.B16], (R0)
	ADD  R1, R0
	VST1 [V28.B16, V29.B16, V30.B16, V31.B16], (R0)
	RET

// func(dst *int32, x *uint8, w *int8, bias *int32, k int)
TEXT TILE1(SB), NOSPLIT, $0-40
	MOVD dst+0(FP), R0
	MOVD x+8(FP), R2
	MOVD w+16(FP), R6
	MOVD bias+24(FP), R8
	MOVD k+32(FP), R7
	SETUP
	VLD1 (R8), [V16.B16, V17.B16, V18.B16, V19.B16]

four:
	VLD1R.P 4(R2), [V4.S4]
	SIGN(V4)
	WEIGHTS
	ROW(4, 0, 16)
	SUBS    $4, R7
	BGT     four

	VST1 [V16.B16, V17.B16, V18.B16, V19.B16], (R0)
	RET
