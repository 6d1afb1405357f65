// The SHA-256 compression function (FIPS 180-4 §6.2.2) in three forms: the x86 SHA extensions,
// chosen at run time; the ARMv8 ones, where the compiler is told that the target has them; C.
// Padding and buffering are the Swift overlay's.
#include "tarn_hash.h"

#if defined(__x86_64__)
#define TARN_SHA_X86 1
#include <cpuid.h>
#include <immintrin.h>
#elif defined(__aarch64__) && (defined(__ARM_FEATURE_SHA2) || defined(__ARM_FEATURE_CRYPTO))
#define TARN_SHA_ARM 1
#include <arm_neon.h>
#endif

static const uint32_t round_constants[64] __attribute__((aligned(16))) = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static inline uint32_t rotate(uint32_t word, int by) { return (word >> by) | (word << (32 - by)); }

void tarn_sha256_blocks_portable(uint32_t state[8], const uint8_t *data, size_t blocks) {
  uint32_t schedule[64];
  for (; blocks > 0; blocks--, data += 64) {
    for (int t = 0; t < 16; t++) {
      const uint8_t *b = data + 4 * t;
      schedule[t] = (uint32_t)b[0] << 24 | (uint32_t)b[1] << 16 | (uint32_t)b[2] << 8 | b[3];
    }
    for (int t = 16; t < 64; t++) {
      uint32_t x = schedule[t - 15], y = schedule[t - 2];
      uint32_t small0 = rotate(x, 7) ^ rotate(x, 18) ^ (x >> 3);
      uint32_t small1 = rotate(y, 17) ^ rotate(y, 19) ^ (y >> 10);
      schedule[t] = schedule[t - 16] + small0 + schedule[t - 7] + small1;
    }
    uint32_t a = state[0], b = state[1], c = state[2], d = state[3];
    uint32_t e = state[4], f = state[5], g = state[6], h = state[7];
    for (int t = 0; t < 64; t++) {
      uint32_t big1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
      uint32_t first = h + big1 + ((e & f) ^ (~e & g)) + round_constants[t] + schedule[t];
      uint32_t big0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
      uint32_t second = big0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g, g = f, f = e, e = d + first;
      d = c, c = b, b = a, a = first + second;
    }
    state[0] += a, state[1] += b, state[2] += c, state[3] += d;
    state[4] += e, state[5] += f, state[6] += g, state[7] += h;
  }
}

#if TARN_SHA_X86

// The instructions keep the eight words as (a b e f) and (c d g h), two rounds each.
// ROUNDS does four rounds with the schedule words `w`; NEXT turns the oldest four into the
// words sixteen rounds later.
#define ROUNDS(w, at)                                                                             \
  message = _mm_add_epi32(w, _mm_load_si128((const __m128i *)(round_constants + (at))));          \
  cdgh = _mm_sha256rnds2_epu32(cdgh, abef, message);                                              \
  abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(message, 0x0e));
#define NEXT(w0, w1, w2, w3)                                                                      \
  w0 = _mm_sha256msg2_epu32(                                                                      \
      _mm_add_epi32(_mm_sha256msg1_epu32(w0, w1), _mm_alignr_epi8(w3, w2, 4)), w3);

__attribute__((target("sha,sse4.1,ssse3"))) static void blocks_x86(
    uint32_t state[8], const uint8_t *data, size_t blocks) {
  const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0bLL, 0x0405060700010203LL);
  __m128i message;
  __m128i low = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state), 0xb1);
  __m128i high = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)(state + 4)), 0x1b);
  __m128i abef = _mm_alignr_epi8(low, high, 8);
  __m128i cdgh = _mm_blend_epi16(high, low, 0xf0);

  for (; blocks > 0; blocks--, data += 64) {
    const __m128i abef_before = abef, cdgh_before = cdgh;
    const __m128i *in = (const __m128i *)data;
    __m128i w0 = _mm_shuffle_epi8(_mm_loadu_si128(in), swap);
    __m128i w1 = _mm_shuffle_epi8(_mm_loadu_si128(in + 1), swap);
    __m128i w2 = _mm_shuffle_epi8(_mm_loadu_si128(in + 2), swap);
    __m128i w3 = _mm_shuffle_epi8(_mm_loadu_si128(in + 3), swap);
    ROUNDS(w0, 0) NEXT(w0, w1, w2, w3)
    ROUNDS(w1, 4) NEXT(w1, w2, w3, w0)
    ROUNDS(w2, 8) NEXT(w2, w3, w0, w1)
    ROUNDS(w3, 12) NEXT(w3, w0, w1, w2)
    ROUNDS(w0, 16) NEXT(w0, w1, w2, w3)
    ROUNDS(w1, 20) NEXT(w1, w2, w3, w0)
    ROUNDS(w2, 24) NEXT(w2, w3, w0, w1)
    ROUNDS(w3, 28) NEXT(w3, w0, w1, w2)
    ROUNDS(w0, 32) NEXT(w0, w1, w2, w3)
    ROUNDS(w1, 36) NEXT(w1, w2, w3, w0)
    ROUNDS(w2, 40) NEXT(w2, w3, w0, w1)
    ROUNDS(w3, 44) NEXT(w3, w0, w1, w2)
    ROUNDS(w0, 48)
    ROUNDS(w1, 52)
    ROUNDS(w2, 56)
    ROUNDS(w3, 60)
    abef = _mm_add_epi32(abef, abef_before);
    cdgh = _mm_add_epi32(cdgh, cdgh_before);
  }

  low = _mm_shuffle_epi32(abef, 0x1b);
  high = _mm_shuffle_epi32(cdgh, 0xb1);
  _mm_storeu_si128((__m128i *)state, _mm_blend_epi16(low, high, 0xf0));
  _mm_storeu_si128((__m128i *)(state + 4), _mm_alignr_epi8(high, low, 8));
}

// Asked once: cpuid traps to the hypervisor on a virtual machine, which costs microseconds.
int tarn_sha256_is_accelerated(void) {
  static int known = -1;
  int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
  if (answer >= 0) return answer;
  unsigned a, b, c, d;
  answer = 0;
  if (__get_cpuid(1, &a, &b, &c, &d) && (c & bit_SSSE3) && (c & bit_SSE4_1)) {
    if (__get_cpuid_count(7, 0, &a, &b, &c, &d)) answer = (b >> 29) & 1;
  }
  __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
  return answer;
}

#elif TARN_SHA_ARM

static void blocks_arm(uint32_t state[8], const uint8_t *data, size_t blocks) {
  uint32x4_t abcd = vld1q_u32(state), efgh = vld1q_u32(state + 4);
  for (; blocks > 0; blocks--, data += 64) {
    const uint32x4_t abcd_before = abcd, efgh_before = efgh;
    uint32x4_t w[4];
    for (int i = 0; i < 4; i++) {
      w[i] = vreinterpretq_u32_u8(vrev32q_u8(vld1q_u8(data + 16 * i)));
    }
    for (int group = 0; group < 16; group++) {
      const int oldest = group & 3;
      const uint32x4_t message = vaddq_u32(w[oldest], vld1q_u32(round_constants + 4 * group));
      const uint32x4_t before = abcd;
      abcd = vsha256hq_u32(abcd, efgh, message);
      efgh = vsha256h2q_u32(efgh, before, message);
      if (group < 12) {
        w[oldest] = vsha256su1q_u32(
            vsha256su0q_u32(w[oldest], w[(group + 1) & 3]), w[(group + 2) & 3], w[(group + 3) & 3]);
      }
    }
    abcd = vaddq_u32(abcd, abcd_before);
    efgh = vaddq_u32(efgh, efgh_before);
  }
  vst1q_u32(state, abcd);
  vst1q_u32(state + 4, efgh);
}

int tarn_sha256_is_accelerated(void) { return 1; }

#else

int tarn_sha256_is_accelerated(void) { return 0; }

#endif

void tarn_sha256_blocks(uint32_t state[8], const uint8_t *data, size_t blocks) {
#if TARN_SHA_X86
  if (tarn_sha256_is_accelerated()) {
    blocks_x86(state, data, blocks);
    return;
  }
#elif TARN_SHA_ARM
  blocks_arm(state, data, blocks);
  return;
#endif
  tarn_sha256_blocks_portable(state, data, blocks);
}
