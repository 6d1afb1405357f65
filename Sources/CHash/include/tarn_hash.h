#ifndef TARN_HASH_H
#define TARN_HASH_H

#include <stddef.h>
#include <stdint.h>

// SHA-256 over whole 64-byte blocks: `state` is eight words, updated in place.
// Uses the CPU's SHA instructions where it has them, portable C elsewhere.
void tarn_sha256_blocks(uint32_t state[8], const uint8_t *data, size_t blocks);

// The same in portable C whatever the CPU offers: the other path is tested against it.
void tarn_sha256_blocks_portable(uint32_t state[8], const uint8_t *data, size_t blocks);

// 1 where tarn_sha256_blocks runs on the CPU's instructions, else 0.
int tarn_sha256_is_accelerated(void);

#endif
