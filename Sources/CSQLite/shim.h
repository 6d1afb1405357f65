#ifndef TARN_CSQLITE_SHIM_H
#define TARN_CSQLITE_SHIM_H

#include <sqlite3.h>

// sqlite3_config and sqlite3_db_config are variadic, which Swift cannot call.
static inline int tarn_sqlite3_db_config_int(sqlite3 *db, int op, int value, int *result) {
  return sqlite3_db_config(db, op, value, result);
}

#endif
