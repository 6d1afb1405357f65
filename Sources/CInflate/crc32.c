// CRC-32 by carry-less multiplication: four 128-bit lanes are folded over 64 bytes at a time, then
// into one another, and the remainder is taken by Barrett's reduction. The method and its constants
// (powers of x modulo the reflected polynomial) are those of Gopal, Ozturk et al., "Fast CRC
// Computation for Generic Polynomials Using PCLMULQDQ Instruction", Intel 2009.
#include "tarn_inflate.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>

__attribute__((target("pclmul,sse4.1"))) static inline __m128i fold(
    __m128i lane, __m128i next, __m128i powers) {
  return _mm_xor_si128(
      next, _mm_xor_si128(
                _mm_clmulepi64_si128(lane, powers, 0x00), _mm_clmulepi64_si128(lane, powers, 0x11)));
}

__attribute__((target("pclmul,sse4.1"))) uint32_t tarn_crc32_blocks(
    uint32_t crc, const uint8_t *data, size_t size) {
  const __m128i by512 = _mm_set_epi64x(0x01c6e41596, 0x0154442bd4);
  const __m128i by128 = _mm_set_epi64x(0x00ccaa009e, 0x01751997d0);
  const __m128i by64 = _mm_set_epi64x(0, 0x0163cd6124);
  const __m128i barrett = _mm_set_epi64x(0x01f7011641, 0x01db710641);
  const __m128i low32 = _mm_setr_epi32(~0, 0, ~0, 0);
  const __m128i *in = (const __m128i *)data;

  __m128i a = _mm_xor_si128(_mm_loadu_si128(in), _mm_cvtsi32_si128((int)~crc));
  __m128i b = _mm_loadu_si128(in + 1);
  __m128i c = _mm_loadu_si128(in + 2);
  __m128i d = _mm_loadu_si128(in + 3);
  in += 4, size -= 64;
  for (; size >= 64; in += 4, size -= 64) {
    a = fold(a, _mm_loadu_si128(in), by512);
    b = fold(b, _mm_loadu_si128(in + 1), by512);
    c = fold(c, _mm_loadu_si128(in + 2), by512);
    d = fold(d, _mm_loadu_si128(in + 3), by512);
  }
  a = fold(a, b, by128);
  a = fold(a, c, by128);
  a = fold(a, d, by128);
  for (; size >= 16; in++, size -= 16) a = fold(a, _mm_loadu_si128(in), by128);

  a = _mm_xor_si128(_mm_srli_si128(a, 8), _mm_clmulepi64_si128(a, by128, 0x10));
  a = _mm_xor_si128(
      _mm_srli_si128(a, 4), _mm_clmulepi64_si128(_mm_and_si128(a, low32), by64, 0x00));
  __m128i q = _mm_clmulepi64_si128(_mm_and_si128(a, low32), barrett, 0x10);
  q = _mm_clmulepi64_si128(_mm_and_si128(q, low32), barrett, 0x00);
  return ~(uint32_t)_mm_extract_epi32(_mm_xor_si128(a, q), 1);
}

int tarn_crc32_is_accelerated(void) {
  static int known = -1;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer >= 0) return answer;
  unsigned a, b, c, d;
  answer = __get_cpuid(1, &a, &b, &c, &d) && (c & bit_PCLMUL) && (c & bit_SSE4_1);
  __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  return answer;
}

#else

uint32_t tarn_crc32_blocks(uint32_t crc, const uint8_t *data, size_t size) {
  (void)data, (void)size;
  return crc;
}

int tarn_crc32_is_accelerated(void) { return 0; }

#endif
