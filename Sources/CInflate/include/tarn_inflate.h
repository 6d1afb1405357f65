#ifndef TARN_INFLATE_H
#define TARN_INFLATE_H

#include <stddef.h>
#include <stdint.h>

// Decompresses one raw deflate stream (RFC 1951) that is wholly in memory, about twice as fast as
// zlib. Returns 0 where the stream is right, and how much of both buffers it took; anything else
// means that it was not decoded, and nothing about why: ask zlib then.
//
// TARN_INFLATE_INPUT_SLACK bytes behind the input must be readable, and
// TARN_INFLATE_OUTPUT_SLACK bytes behind the output writable; what is read there does not matter,
// what is written there is garbage.
#define TARN_INFLATE_INPUT_SLACK 32
#define TARN_INFLATE_OUTPUT_SLACK 1024
int tarn_inflate_whole(const uint8_t *input, size_t input_size, uint8_t *output,
                       size_t output_size, size_t *consumed, size_t *produced);

// The CRC-32 of gzip and zip over `size` bytes, a multiple of 16 and at least 64, by the CPU's
// carry-less multiplication. Only where tarn_crc32_is_accelerated() is 1.
uint32_t tarn_crc32_blocks(uint32_t crc, const uint8_t *data, size_t size);
int tarn_crc32_is_accelerated(void);

#endif
