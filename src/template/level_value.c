/* Values in cap.ini and dia-danh.ini: one line, a date, a row of parts. */
#include "template/level_reader.h"

#include "base/utf8.h"

str level_fold(level_reader *r, str text)
{
    str *known = map_get(&r->folds, text);
    if (!known) {
        known = NEW(r->a, str);
        *known = utf8_fold(r->a, text);
        map_set(&r->folds, text, known);
    }
    return *known;
}

str level_one_line(level_reader *r, const ini_key *k)
{
    if (k->lines.n > 1)
        diag_add(r->d, DIAG_LEVELS_ONE_LINE, k->lines.at[1].at, ARGS(k->name));
    return k->lines.n ? k->lines.at[0].text : S("");
}

pos level_value_place(const ini_key *k)
{
    return k->lines.n ? k->lines.at[0].at : k->at;
}

date level_date(level_reader *r, str text, pos at)
{
    date when;
    bool good = date_parse(text, &when) == DATE_GOOD && when.day && when.month && when.year;
    if (!good)
        diag_add(r->d, DIAG_LEVELS_DATE, at, ARGS(text));
    return good ? when : (date){0};
}

str level_row_part(str row, size_t n)
{
    while (n-- && row.n) {
        size_t bar = str_find(row, S("|"));
        row = str_after(row, bar < row.n ? bar + 1 : bar);
    }
    return utf8_trim(str_slice(row, 0, str_find(row, S("|"))));
}

void level_key_unknown(level_reader *r, const ini_section *s, const ini_key *k, const char *keys)
{
    diag_add(r->d, DIAG_LEVELS_KEY, k->at, ARGS(k->name, s->name, str_from(keys)));
}
