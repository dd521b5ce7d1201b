/* [thể thức]: words with their places. What they mean, and what is allowed, nd30 knows. */
#include "template/bind_head.h"

void bind_choices(binding *b)
{
    quiet_watch watch;
    if (bind_quiet(b, QUIET_CHOICES, &watch))
        return;
    bool says = data_section_says(b->data, S("the_thuc"));
    bind_quiet_end(b, QUIET_CHOICES, !says, &watch);
    if (!says)
        return;
    const known_section *of = known_sections;
    while (of->id && !str_eq(str_from(of->id), S("the_thuc")))
        of++;
    for (const known_key *k = of->keys; k && k->id; k++) {
        str path = STR_CAT(b->d->a, S("the_thuc."), str_from(k->id));
        said words = bind_said(b, str_z(b->d->a, path));
        if (words.text.n)
            *list_add(b->d->a, &b->p->the_thuc) = (lua_chon){k->id, words};
    }
}
