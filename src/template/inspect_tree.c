/* A template as a tree, for programs: the form that inspect.h describes. */
#include "template/inspect.h"

#include "base/utf8.h"

static const tree *text_or_null(arena *a, str text)
{
    static const tree null = {.kind = TREE_NULL};
    return text.n ? tree_text(a, text) : &null;
}

static void set_text(arena *a, tree *to, const char *name, str text)
{
    tree_set(a, to, str_from(name), text_or_null(a, text));
}

static void set_place(arena *a, tree *to, pos at)
{
    set_text(a, to, "tep", at.src->name);
    tree_set(a, to, S("dong"), tree_number(a, (long long)place_line(at)));
}

static const tree *names_tree(arena *a, str blank_separated)
{
    tree *all = tree_list(a);
    for (str rest = utf8_trim(blank_separated); rest.n;) {
        size_t end = str_find(rest, S(" "));
        tree_append(a, all, tree_text(a, str_slice(rest, 0, end)));
        rest = utf8_trim(str_after(rest, end));
    }
    return all;
}

static const tree *chain_tree(arena *a, const khung *k)
{
    tree *all = tree_list(a);
    for (size_t i = 0; i < k->chain.n; i++) {
        const source *src = k->chain.at[i]->root->at.src;
        tree *one = tree_object(a);
        set_text(a, one, "ten", k->chain.at[i]->name);
        set_text(a, one, "tep", src->name);
        tree_set(a, one, S("co_san"), tree_bool(a, src->built_in));
        tree_append(a, all, one);
    }
    return all;
}

static const tree *field_tree(arena *a, const khung *k, const field *f)
{
    tree *one = tree_object(a), *choices = tree_list(a);
    for (size_t i = 0; i < f->choices.n; i++)
        tree_append(a, choices, tree_text(a, f->choices.at[i]));
    set_text(a, one, "ma", STR_CAT(a, f->section_name, S("."), f->key_name));
    set_text(a, one, "muc", f->section_name);
    set_text(a, one, "khoa", f->key_name);
    set_text(a, one, "duong_dan", f->path);
    set_text(a, one, "kieu", field_kind_name(f->kind));
    tree_set(a, one, S("bat_buoc"), tree_bool(a, f->required));
    set_text(a, one, "mac_dinh", f->default_value ? f->default_value->value : (str){0});
    set_text(a, one, "vi_du", inspect_example(f) ? f->example->value : (str){0});
    tree_set(a, one, S("lua_chon"), choices);
    tree_set(a, one, S("co_dinh"), tree_bool(a, f->locked));
    set_text(a, one, "mo_ta", f->help);
    set_text(a, one, "khung", khung_name_of(k, f->at->at.src));
    set_place(a, one, f->at->at);
    return one;
}

static const tree *texts_tree(arena *a, const khung *k, const element_list *texts)
{
    tree *all = tree_list(a);
    for (size_t i = 0; i < texts->n; i++) {
        tree *one = tree_object(a);
        set_text(a, one, "khung", khung_name_of(k, texts->at[i]->at.src));
        set_place(a, one, texts->at[i]->at);
        tree_append(a, all, one);
    }
    return all;
}

static const tree *lock_tree(arena *a, const khung_part *p)
{
    if (!p->locked)
        return text_or_null(a, (str){0});
    tree *where = tree_object(a);
    set_place(a, where, p->locked->at);
    return where;
}

static const tree *part_tree(arena *a, const khung *k, const khung_part *p)
{
    static const char *const attributes[] = {"tieu_de", "neu", "tru_khi", "moi"};
    tree *one = tree_object(a);
    set_text(a, one, "loai", element_name(p->kind));
    set_text(a, one, "id", p->id);
    for (size_t i = 0; i < sizeof attributes / sizeof *attributes; i++)
        set_text(a, one, attributes[i], element_attribute(p->own, attributes[i]));
    set_text(a, one, "khung", p->template_name);
    set_place(a, one, p->own->at);
    tree_set(a, one, S("co_dinh"), lock_tree(a, p));
    tree_set(a, one, S("truoc"), texts_tree(a, k, &p->before));
    tree_set(a, one, S("sau"), texts_tree(a, k, &p->after));
    return one;
}

const tree *inspect_tree(arena *a, const khung *k)
{
    tree *all = tree_object(a), *fields = tree_list(a), *parts = tree_list(a);
    for (size_t i = 0; i < k->fields.n; i++)
        tree_append(a, fields, field_tree(a, k, &k->fields.at[i]));
    for (size_t i = 0; i < k->parts.n; i++)
        tree_append(a, parts, part_tree(a, k, &k->parts.at[i]));
    set_text(a, all, "ten", k->name);
    set_text(a, all, "mo_ta", k->description);
    set_text(a, all, "cap", k->cap);
    tree_set(a, all, S("cap_duoi"), names_tree(a, k->cap_duoi));
    tree_set(a, all, S("chuoi"), chain_tree(a, k));
    tree_set(a, all, S("truong"), fields);
    tree_set(a, all, S("phan"), parts);
    return all;
}
