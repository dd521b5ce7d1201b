/* The parts of a plan that stand beside its text: level, issuer, number, place, date, signer. */
#ifndef KH_TEMPLATE_BIND_HEAD_H
#define KH_TEMPLATE_BIND_HEAD_H

#include "template/agency.h"
#include "template/bind.h"
#include "template/resolve.h"

typedef struct binding {
    diags *d;
    data *data;
    const khung *khung;
    bind_options how;
    resolver resolver;
    agency agency;
    agency above; /* the body above it, if named */
    plan *p;
} binding;

/* The words of a one-line value, holes filled. */
str bind_words(binding *b, const value *v);

/* One-line value of a path, holes filled, with its place; empty where it wasn't given. */
said bind_said(binding *b, const char *path);

/* Where a value that wasn't given would stand: at its section, or the input's top. */
pos bind_missing_place(const binding *b, str path);

void bind_level(binding *b);
void bind_head(binding *b);
void bind_signature(binding *b);
void bind_annexes(binding *b);

#endif
