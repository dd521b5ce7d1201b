/* The levels of the unit tests: those compiled in, and texts over them. */
#ifndef KH_TEST_LEVELS_H
#define KH_TEST_LEVELS_H

#include "test.h"

#include "base/decode.h"
#include "template/find.h"
#include "template/level.h"

/* The built-in files with a cap.ini and a dia-danh.ini over them ("": none). */
static inline const levels *levels_with(const char *cap_over, const char *names_over)
{
    const source *cap[] = {builtin_source(&d, S("cap.ini")),
                           source_decode(&d, S("cap.ini"), str_from(cap_over))};
    const source *names[] = {builtin_source(&d, S("dia-danh.ini")),
                             source_decode(&d, S("dia-danh.ini"), str_from(names_over))};
    return levels_read(&d, cap, 2, names, 2);
}

static inline const levels *levels_built_in(void)
{
    return levels_with("", "");
}

#endif
