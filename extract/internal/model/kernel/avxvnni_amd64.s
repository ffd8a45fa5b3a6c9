//go:build !purego

#include "textflag.h"

#define TILE4 ·avxvnniTile4
#define TILE1 ·avxvnniTile1

#define SETUP

// Go's assembler knows VPDPBUSD only in the EVEX encoding of AVX-512, which processors with AVX-VNNI need not have. So
// these are the bytes of VPDPBUSD Yw, Y2, Ysum in the VEX encoding, for w of 0 or 1 and a sum of 8 to 15.
#define VEXDOT(w, sum) \
	BYTE $0xC4; BYTE $0x62; BYTE $0x6D; BYTE $0x50; BYTE $(0xC0 + 8*(sum-8) + w);

#define DOT(sum0, sum1, n0, n1) \
	VEXDOT(0, n0) \
	VEXDOT(1, n1)

#include "tile256_amd64.h"
