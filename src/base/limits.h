/* Limits that a file may meet, by name: LIMIT_FILE_MIB. Their one table is limits.def. */
#ifndef KH_BASE_LIMITS_H
#define KH_BASE_LIMITS_H

enum {
#define LIMIT(name, number, fault, vi, en) LIMIT_##name = (number),
#include "base/limits.def"
#undef LIMIT
};

#endif
