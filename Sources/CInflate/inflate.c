// A deflate decoder for streams that are wholly in memory.
//
// It is fast because it checks bounds once per match or three literals: the slack behind both
// buffers takes what may be read or written between two checks. At most 48 bits are used between
// two refills of the 64-bit bit buffer.
//
// A decode table has 2^bits entries, indexed by the next bits of the stream; codes longer than that
// lead to a subtable. An entry is
//
//   bits  0- 7  how many bits the code (or its part in this table) has
//   bits  8-15  extra bits that follow a length or distance; in a link, the subtable's index bits
//   bits 16-31  the literal, the smallest length or distance; in a link, where the subtable begins
//   with FLAG_* in bits 4-7: code lengths need four bits only
#include "tarn_inflate.h"

#include <string.h>

enum {
  FLAG_LITERAL = 0x80,
  FLAG_LINK = 0x40,
  FLAG_END = 0x20,
  FLAG_INVALID = 0x10,

  LITERAL_BITS = 11,
  DISTANCE_BITS = 8,
  // Each of at most 288 codes may need a subtable of 2^(15-11) entries, of 30 one of 2^(15-8).
  LITERAL_ENTRIES = (1 << LITERAL_BITS) + 288 * 16,
  DISTANCE_ENTRIES = (1 << DISTANCE_BITS) + 32 * 128,
};

static const uint16_t length_base[31] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19, 23, 27, 31,
                                         35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258, 0, 0};
static const uint8_t length_extra[31] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2,
                                         3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0, 0, 0};
static const uint16_t distance_base[30] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,
                                           33,  49,  65,  97,  129, 193,  257,  385,  513,  769,
                                           1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                           6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

typedef struct {
  uint32_t literal[LITERAL_ENTRIES];
  uint32_t distance[DISTANCE_ENTRIES];
} tables_t;

static inline uint64_t load64(const uint8_t *p) {
  uint64_t word;
  memcpy(&word, p, 8);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
  word = __builtin_bswap64(word);
#endif
  return word;
}

static uint32_t literal_entry(unsigned symbol) {
  if (symbol < 256) return FLAG_LITERAL | symbol << 16;
  if (symbol == 256) return FLAG_END;
  if (symbol > 285) return FLAG_INVALID;
  return (uint32_t)length_base[symbol - 257] << 16 | (uint32_t)length_extra[symbol - 257] << 8;
}

static uint32_t distance_entry(unsigned symbol) {
  if (symbol > 29) return FLAG_INVALID;
  return (uint32_t)distance_base[symbol] << 16 | (uint32_t)distance_extra[symbol] << 8;
}

static uint32_t plain_entry(unsigned symbol) { return (uint32_t)symbol << 16; }

// Fills a table from code lengths. 0 on success; codes that are not complete fail, except a
// single distance code or none, which encoders do write.
static int build(uint32_t *table, unsigned bits, unsigned room, const uint8_t *lengths,
                 unsigned symbols, uint32_t (*entry)(unsigned), int may_be_incomplete) {
  unsigned count[16] = {0};
  for (unsigned s = 0; s < symbols; s++) count[lengths[s]]++;
  unsigned longest = 15;
  while (longest > 0 && count[longest] == 0) longest--;
  int left = 1;
  for (unsigned n = 1; n <= 15; n++) {
    left = (left << 1) - (int)count[n];
    if (left < 0) return -1;
  }
  if (left > 0 && !(may_be_incomplete && longest <= 1)) return -1;
  const unsigned size = 1u << bits;
  if (left > 0) {
    for (unsigned i = 0; i < size; i++) table[i] = FLAG_INVALID;
    if (longest == 0) return 0;
  }

  unsigned next[16], code = 0;
  count[0] = 0;
  for (unsigned n = 1; n <= 15; n++) {
    code = (code + count[n - 1]) << 1;
    next[n] = code;
  }
  unsigned used = size;
  const unsigned sub_bits = longest > bits ? longest - bits : 0;
  if (sub_bits) {
    // Marks, so that the first code of a subtable is known.
    for (unsigned i = 0; i < size; i++) table[i] = 0;
  }
  for (unsigned s = 0; s < symbols; s++) {
    const unsigned n = lengths[s];
    if (n == 0) continue;
    unsigned reversed = 0;
    for (unsigned i = 0, c = next[n]; i < n; i++, c >>= 1) reversed = reversed << 1 | (c & 1);
    next[n]++;
    if (n <= bits) {
      const uint32_t e = entry(s) | n;
      for (unsigned i = reversed; i < size; i += 1u << n) table[i] = e;
    } else {
      const unsigned prefix = reversed & (size - 1);
      if (table[prefix] == 0) {
        if (used + (1u << sub_bits) > room) return -1;
        table[prefix] = FLAG_LINK | (uint32_t)used << 16 | sub_bits << 8 | bits;
        used += 1u << sub_bits;
      }
      const uint32_t e = entry(s) | (n - bits);
      uint32_t *sub = table + (table[prefix] >> 16);
      for (unsigned i = reversed >> bits; i < 1u << sub_bits; i += 1u << (n - bits)) sub[i] = e;
    }
  }
  return 0;
}

#define REFILL()                                      \
  do {                                                \
    hold |= load64(in) << have;                       \
    in += (63 - have) >> 3;                           \
    have |= 56;                                       \
  } while (0)
#define DROP(n) (hold >>= (n), have -= (n))
#define LOW(n) ((unsigned)(hold & ((1ull << (n)) - 1)))

int tarn_inflate_whole(const uint8_t *input, size_t input_size, uint8_t *output,
                       size_t output_size, size_t *consumed, size_t *produced) {
  // 36 KB: small enough for any thread's stack, too large to clear.
  tables_t tables;
  uint8_t lengths[288 + 32];
  const uint8_t *in = input;
  // A refill reads eight bytes from `in`, at most this far behind the end.
  const uint8_t *const in_limit = input + input_size + 8;
  uint8_t *out = output;
  uint8_t *const out_end = output + output_size;
  uint64_t hold = 0;
  unsigned have = 0;
  unsigned last;

  do {
    if (in > in_limit) return -1;
    REFILL();
    last = LOW(1);
    DROP(1);
    const unsigned type = LOW(2);
    DROP(2);
    if (type == 3) return -1;
    if (type == 0) {
      // Back to the byte boundary.
      DROP(have & 7);
      in -= have >> 3;
      hold = 0, have = 0;
      if (in > input + input_size || (size_t)(input + input_size - in) < 4) return -1;
      const unsigned size = in[0] | (unsigned)in[1] << 8;
      if (size != ((in[2] | (unsigned)in[3] << 8) ^ 0xffff)) return -1;
      in += 4;
      if ((size_t)(input + input_size - in) < size || (size_t)(out_end - out) < size) return -1;
      memcpy(out, in, size);
      in += size, out += size;
      continue;
    }
    if (type == 1) {
      memset(lengths, 8, 144);
      memset(lengths + 144, 9, 112);
      memset(lengths + 256, 7, 24);
      memset(lengths + 280, 8, 8);
      memset(lengths + 288, 5, 32);
      if (build(tables.literal, LITERAL_BITS, LITERAL_ENTRIES, lengths, 288, literal_entry, 0))
        return -1;
      if (build(tables.distance, DISTANCE_BITS, DISTANCE_ENTRIES, lengths + 288, 32,
                distance_entry, 0))
        return -1;
    } else {
      static const uint8_t order[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                        11, 4,  12, 3, 13, 2, 14, 1, 15};
      const unsigned literals = LOW(5) + 257;
      DROP(5);
      const unsigned distances = LOW(5) + 1;
      DROP(5);
      const unsigned codes = LOW(4) + 4;
      DROP(4);
      if (literals > 286 || distances > 30) return -1;
      uint8_t code_lengths[19] = {0};
      for (unsigned i = 0; i < codes; i++) {
        REFILL();
        code_lengths[order[i]] = (uint8_t)LOW(3);
        DROP(3);
      }
      // The literal table is not yet needed.
      if (build(tables.literal, 7, LITERAL_ENTRIES, code_lengths, 19, plain_entry, 0)) return -1;
      unsigned filled = 0;
      while (filled < literals + distances) {
        if (in > in_limit) return -1;
        REFILL();
        const uint32_t e = tables.literal[LOW(7)];
        DROP(e & 15);
        const unsigned symbol = e >> 16;
        if (symbol < 16) {
          lengths[filled++] = (uint8_t)symbol;
          continue;
        }
        unsigned repeat;
        uint8_t value = 0;
        if (symbol == 16) {
          if (filled == 0) return -1;
          value = lengths[filled - 1];
          repeat = 3 + LOW(2);
          DROP(2);
        } else if (symbol == 17) {
          repeat = 3 + LOW(3);
          DROP(3);
        } else {
          repeat = 11 + LOW(7);
          DROP(7);
        }
        if (filled + repeat > literals + distances) return -1;
        memset(lengths + filled, value, repeat);
        filled += repeat;
      }
      if (lengths[256] == 0) return -1;
      if (build(tables.distance, DISTANCE_BITS, DISTANCE_ENTRIES, lengths + literals, distances,
                distance_entry, 1))
        return -1;
      if (build(tables.literal, LITERAL_BITS, LITERAL_ENTRIES, lengths, literals, literal_entry, 0))
        return -1;
    }

    for (;;) {
      if (in > in_limit || out > out_end) return -1;
      REFILL();
      uint32_t e = tables.literal[LOW(LITERAL_BITS)];
      if (e & FLAG_LITERAL) {
        DROP(e & 15);
        *out++ = (uint8_t)(e >> 16);
        e = tables.literal[LOW(LITERAL_BITS)];
        if (e & FLAG_LITERAL) {
          DROP(e & 15);
          *out++ = (uint8_t)(e >> 16);
          e = tables.literal[LOW(LITERAL_BITS)];
          if (e & FLAG_LITERAL) {
            DROP(e & 15);
            *out++ = (uint8_t)(e >> 16);
            continue;
          }
        }
      }
      // At most 22 of 56 bits are used up: literals without a link have 11 at most.
      if (e & FLAG_LINK) {
        DROP(LITERAL_BITS);
        e = tables.literal[(e >> 16) + LOW(e >> 8 & 15)];
        if (e & FLAG_LITERAL) {
          DROP(e & 15);
          *out++ = (uint8_t)(e >> 16);
          continue;
        }
      }
      if (e & (FLAG_END | FLAG_INVALID)) {
        if (e & FLAG_INVALID) return -1;
        DROP(e & 15);
        break;
      }
      DROP(e & 15);
      const unsigned length_bits = e >> 8 & 15;
      unsigned length = (e >> 16) + LOW(length_bits);
      DROP(length_bits);
      REFILL();
      uint32_t d = tables.distance[LOW(DISTANCE_BITS)];
      if (d & FLAG_LINK) {
        DROP(DISTANCE_BITS);
        d = tables.distance[(d >> 16) + LOW(d >> 8 & 15)];
      }
      if (d & FLAG_INVALID) return -1;
      DROP(d & 15);
      const unsigned distance_bits = d >> 8 & 15;
      const size_t distance = (d >> 16) + LOW(distance_bits);
      DROP(distance_bits);
      if (distance > (size_t)(out - output)) return -1;

      const uint8_t *from = out - distance;
      uint8_t *const end = out + length;
      if (distance >= 16) {
        do {
          memcpy(out, from, 16);
          out += 16, from += 16;
        } while (out < end);
      } else if (distance >= 8) {
        do {
          memcpy(out, from, 8);
          out += 8, from += 8;
        } while (out < end);
      } else if (distance == 1) {
        memset(out, *from, length);
      } else {
        do *out++ = *from++;
        while (out < end);
      }
      out = end;
    }
  } while (!last);

  // Whole bytes that were loaded and not used go back.
  in -= have >> 3;
  if (in > input + input_size || out > out_end) return -1;
  *consumed = (size_t)(in - input);
  *produced = (size_t)(out - output);
  return 0;
}
