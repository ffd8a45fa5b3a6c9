//go:build !purego

#include "textflag.h"

#define TILE4 ·i8mmTile4
#define TILE1 ·i8mmTile1

// SUDOT takes signed weights and unsigned activations as they are. The bias is zero.
#define SETUP
#define SIGN(x)

// SUDOT Vsum.4S, Vw.16B, Vx.4B[i]
#define DOT(w, x, i, sum) \
	WORD $(0x4F00F000 + (i&1)<<21 + (i>>1)<<11 + (x)<<16 + (w)<<5 + (sum));

#include "tiledot_arm64.h"
