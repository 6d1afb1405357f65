#ifndef TARN_SYSTEM_H
#define TARN_SYSTEM_H

// Lets the allocator keep freed memory of this process instead of giving it back at once.
void tarn_keep_freed_memory(void);

#endif
