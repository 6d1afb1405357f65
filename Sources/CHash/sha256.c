#include "tarn_hash.h"
