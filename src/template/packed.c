/* From packed trees to trees. Knows nothing of XML: what is packed was parsed and found good. */
#include "template/packed.h"

/* How far it has come. */
typedef struct taking {
    arena *a;
    const source *src;
    const packed_element *element;
    const packed_attribute *attribute;
    const packed_line *line;
    const char *strings;
} taking;

static str take_str(const taking *t, packed_str s)
{
    return (str){t->strings + s.from, s.n};
}

static void take_attributes(taking *t, element *e, size_t n)
{
    e->attributes.at = NEW_ARRAY(t->a, attribute, n);
    e->attributes.cap = n;
    for (; e->attributes.n < n; t->attribute++)
        e->attributes.at[e->attributes.n++] = (attribute){take_str(t, t->attribute->name),
                                                          take_str(t, t->attribute->value),
                                                          {t->src, t->attribute->off}};
}

static void take_lines(taking *t, element *e, size_t n)
{
    e->text.at = NEW_ARRAY(t->a, line, n);
    e->text.cap = n;
    for (; e->text.n < n; t->line++)
        e->text.at[e->text.n++] =
            (line){.text = take_str(t, t->line->text), .at = {t->src, t->line->off}};
}

static element *take_element(taking *t)
{
    const packed_element *from = t->element++;
    element *e = NEW(t->a, element);
    e->kind = (element_kind)from->kind;
    e->at = (pos){t->src, from->off};
    take_attributes(t, e, from->n_attributes);
    take_lines(t, e, from->n_lines);
    e->children.at = NEW_ARRAY(t->a, element *, from->n_children);
    e->children.cap = from->n_children;
    while (e->children.n < from->n_children)
        e->children.at[e->children.n++] = take_element(t);
    return e;
}

void packed_take(arena *a, const packed_skeleton *from, const source *src, skeleton *out)
{
    taking t = {a, src, from->elements, from->attributes, from->lines, from->strings};
    out->root = take_element(&t);
    str name = element_attribute(out->root, "ten");
    out->name = name.n ? name : src->name;
}
