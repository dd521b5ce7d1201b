/* The components of form as CSV, a row each: id, name, size, the sizes allowed, weight, clause. For
 * tests/render/form.py, so that what it shows is what the library holds. */
#include <stdio.h>

#include "nd30/form.h"

static const char *const settings[] = {
    [SET_LEFT] = "trái", [SET_CENTER] = "giữa", [SET_RIGHT] = "phải", [SET_BOTH] = "đều hai lề"};

int main(void)
{
    puts("id,name,size,from,to,bold,italic,set,before,first_line,clause");
    for (int i = 0; i < COMPONENTS; i++) {
        const component_form *c = &usual_form.components[i];
        printf("%s,%s,%d,%d,%d,%d,%d,%s,%d,%d,\"%s\"\n", c->id, c->name, c->size, c->size_from,
               c->size_to, c->bold, c->italic, settings[c->set], c->before, c->first_line,
               c->clause);
    }
    return 0;
}
