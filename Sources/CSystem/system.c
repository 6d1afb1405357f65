#include "tarn_system.h"

#include <stdlib.h>

// stdlib.h is what defines __GLIBC__.
#if defined(__GLIBC__)
#include <malloc.h>
#endif

void tarn_keep_freed_memory(void) {
#if defined(__GLIBC__)
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
#endif
}
