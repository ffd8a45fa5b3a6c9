//go:build !purego

#include "textflag.h"

#define TILE4 ·avx2Tile4
#define TILE1 ·avx2Tile1

// Y7 is sixteen ones of 16 bits.
#define SETUP \
	VPCMPEQW Y7, Y7, Y7; \
	VPSRLW   $15, Y7, Y7

// VPMADDUBSW adds pairs of products in 16 bits, which saturate but not with weights of 7 bits; VPMADDWD by ones adds
// pairs of those in 32 bits.
#define DOT(sum0, sum1, n0, n1) \
	VPMADDUBSW Y0, Y2, Y3; \
	VPMADDUBSW Y1, Y2, Y4; \
	VPMADDWD   Y7, Y3, Y3; \
	VPMADDWD   Y7, Y4, Y4; \
	VPADDD     Y3, sum0, sum0; \
	VPADDD     Y4, sum1, sum1

#include "tile256_amd64.h"
