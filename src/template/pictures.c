/* PNG files, as far as their headers tell. Knows no sizes of the page. */
#include "template/pictures.h"

#include "base/utf8.h"

enum {
    MIB = 1024 * 1024,
    LARGEST_MIB = LIMIT_PICTURE_MIB,
    WIDEST = 6000, /* pixels across or up: a signature at ten times what paper shows */
};

/* Not more bytes than a picture of that size can need. */
static bool is_small(diags *d, const picture *p)
{
    bool small = p->bytes.n <= (size_t)LARGEST_MIB * MIB;
    if (!small)
        diag_add(d, DIAG_PICTURE_BYTES, p->at, ARGS(p->name, str_number(d->a, LARGEST_MIB)));
    return small;
}

static bool is_fair(diags *d, const picture *p)
{
    arena *a = d->a;
    if (p->png.width <= WIDEST && p->png.height <= WIDEST)
        return true;
    str size = STR_CAT(a, str_number(a, p->png.width), S(" × "), str_number(a, p->png.height));
    diag_add(d, DIAG_PICTURE_PIXELS, p->at, ARGS(p->name, size, str_number(a, WIDEST)));
    return false;
}

/* Reads it, or reports why not. */
static bool read_file(pictures *all, diags *d, str path, picture *p)
{
    if (!data_may_read(d, all->from, path, p->name, p->at) ||
        !file_read_in(all->a, d, path, p->at, &p->bytes))
        return false;
    *list_add(all->a, all->files) = path;
    if (!is_small(d, p))
        return false;
    png_fault fault = png_read(p->bytes, &p->png);
    if (fault != PNG_GOOD)
        diag_add(d, fault == PNG_NOT ? DIAG_PICTURE_NOT_PNG : DIAG_PICTURE_BROKEN, p->at,
                 ARGS(p->name));
    return fault == PNG_GOOD && is_fair(d, p);
}

picture pictures_read(pictures *all, diags *d, str typed, pos at)
{
    const picture none = {.at = at};
    str name = str_starts(typed, S("@")) ? utf8_trim(str_after(typed, 1)) : typed;
    picture p = {.name = str_copy(all->a, name), .at = at};
    str path = file_in(all->a, all->from->input, p.name);
    const picture *known = map_get(&all->by_path, path);
    if (name.n == 0) {
        diag_add(d, DIAG_PICTURE_UNNAMED, at, ARGS(S("")));
        return none;
    }
    if (known) {
        p.bytes = known->bytes;
        p.png = known->png;
    } else if (!read_file(all, d, path, &p)) {
        return none;
    } else {
        picture *kept = NEW(all->a, picture);
        *kept = p;
        map_set(&all->by_path, path, kept);
    }
    if (!p.png.see_through)
        diag_add(d, DIAG_PICTURE_OPAQUE, at, ARGS(p.name));
    return p;
}
