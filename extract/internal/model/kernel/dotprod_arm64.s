//go:build !purego

#include "textflag.h"

#define TILE4 ·dotprodTile4
#define TILE1 ·dotprodTile1

// SDOT takes signed activations: 128 is taken from each by turning its highest bit, and the bias gives it back.
#define SETUP VMOVI $128, V15.B16
#define SIGN(x) VEOR V15.B16, x.B16, x.B16

// SDOT Vsum.4S, Vw.16B, Vx.4B[i]
#define DOT(w, x, i, sum) \
	WORD $(0x4F80E000 + (i&1)<<21 + (i>>1)<<11 + (x)<<16 + (w)<<5 + (sum));

#include "tiledot_arm64.h"
