/* The parts of a plan that stand beside its text: level, issuer, number, place, date, signer. */
#ifndef KH_TEMPLATE_BIND_HEAD_H
#define KH_TEMPLATE_BIND_HEAD_H

#include "template/agency.h"
#include "template/bind.h"
#include "template/body_memory.h"
#include "template/quiet_steps.h"
#include "template/superior.h"

typedef struct binding {
    diags *d;
    data *data;
    const prepared *form;
    bind_options how;
    resolver resolver;
    agency agency;
    agency above;          /* the body above it, if named */
    agency beside;         /* the body that issues jointly with it, if any */
    said ten_tat[ISSUERS]; /* short names, as given or as the kind of body has it */
    unit unit;             /* whose plan it is; without kind where that isn't known */
    era_source era;        /* what unit.two_tiers rests on */
    bool era_told;
    const value *row;  /* the unit's name in its row of a list; or NULL */
    body_traits body;  /* of the plan's own text */
    citation citation; /* of the superior's plan */
    plan *p;
} binding;

/* One-line value of a path, holes filled, with its place; empty where it wasn't given. */
said bind_said(binding *b, const char *path);

/* quiet_again() and quiet_end() in the document's batch, if it is of one. */
bool bind_quiet(binding *b, quiet_step step, quiet_watch *w);
void bind_quiet_end(binding *b, quiet_step step, bool nothing, quiet_watch *w);

/* True where the input has the section, be it empty: `id` is folded. */
bool bind_has_section(const binding *b, str id);

/* Where a value that wasn't given would stand: at its section, or the input's top. */
pos bind_missing_place(const binding *b, str path);

/* Fills unit, era and the plan's level. */
void bind_level(binding *b);

/* The unit's words as values; afterwards, the note on a guessed era if one of them hung on it. */
void bind_level_words(binding *b);
void bind_level_words_taken(binding *b);

/* To be called where something turned out to depend on the era (level_word.by_date): a note, once,
 * if the era is a guess. */
void bind_era_mattered(binding *b);
void bind_head(binding *b);

/* What the plan chooses of the form. */
void bind_choices(binding *b);

/* The decision that issues the plan, if [kèm theo] speaks of one; called before the date is read,
 * and after the issuers. */
void bind_decision(binding *b);

/* Warns of what the input says for the head of a plan that a decision issues. */
void bind_decision_unused(binding *b);

/* Reads a date where it was typed; a fault is reported. */
date bind_date_of(binding *b, said typed);

/* "KH-UBND-UBMTTQ" from `type` and the issuers' short names; empty where one isn't known. *at: what
 * it follows from. */
str bind_sign(binding *b, str type, pos *at);

/* False where the issuer's name is missing, which is reported: level, sign and place follow from
 * it. */
bool bind_names_issuer(const binding *b);

/* What is missing is an error: `key` of section `of`. */
void bind_require(binding *b, said s, const char *key, const char *of);

/* Signers: one for each issuer. `form`: the template's <ky>. Locked, it keeps its authority and
 * title; the name is the input's. */
void bind_signatures(binding *b, const khung_part *form);

/* One signer of the body `g`, into `k`. */
void bind_signer(binding *b, const signer_paths *from, const agency *g, ky *k);

/* True if what is locked stays as it is: else the input's `v` is reported. */
bool bind_unlocked(binding *b, const khung_part *of, const value *v);

#endif
