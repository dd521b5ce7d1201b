/* Edit distance in which swapping two neighbours counts once (optimal string alignment). */
#include "base/nearest.h"

#include <stdint.h>

enum { LONGEST = 48 }; /* a longer name is no slip of the hand */

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

static size_t distance(str a, str b)
{
    size_t rows[3][LONGEST + 1]; /* of the last three letters of a, in turn */
    for (size_t j = 0; j <= b.n; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= a.n; i++) {
        size_t *row = rows[i % 3];
        const size_t *above = rows[(i - 1) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= b.n; j++) {
            bool same = a.p[i - 1] == b.p[j - 1];
            row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
            if (i > 1 && j > 1 && a.p[i - 1] == b.p[j - 2] && a.p[i - 2] == b.p[j - 1])
                row[j] = least(row[j], two_above[j - 2] + 1);
        }
    }
    return rows[a.n % 3][b.n];
}

nearest nearest_start(str folded_name)
{
    size_t allowed = folded_name.n < 3 ? 1 : folded_name.n / 3;
    return (nearest){.name = folded_name, .distance = allowed + 1};
}

void nearest_try(nearest *n, str folded_candidate, str shown)
{
    if (n->name.n > LONGEST || folded_candidate.n > LONGEST)
        return;
    size_t d = distance(n->name, folded_candidate);
    if (d < n->distance) {
        n->distance = d;
        n->best = shown;
    }
}
