/* plan/inline: marks, notes and holes inside a line. */
#include "plan/inline.h"
#include "plan_text.h"

static known_note notes[2];

static runs parsed(str text, bool literal)
{
    inline_scope s = {.d = &d, .notes.a = a, .literal = literal};
    for (size_t i = 0; i < COUNT(notes); i++) {
        notes[i] = (known_note){.index = i};
        map_set(&s.notes, i ? S("*") : S("1"), &notes[i]);
    }
    line l = {.text = text, .at = {make_source(text), 0}};
    runs out = {0};
    inline_parse(&s, &l, 0, text.n, &out);
    return out;
}

typedef struct expected {
    const char *text, *runs, *faults;
} expected;

static void assert_rows(const expected *rows, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        forget_faults();
        runs got = parsed(str_from(rows[i].text), false);
        assert_str(runs_shown(&got), rows[i].runs);
        assert_faults(rows[i].faults);
    }
}

CASE(marks_that_pair)
{
    static const expected rows[] = {
        {"", "", ""},
        {"chữ", "chữ", ""},
        {"**đậm** thường", "b:đậm| thường", ""},
        {"*nghiêng*", "i:nghiêng", ""},
        {"***cả hai***", "bi:cả hai", ""},
        {"a **b *c* d** e", "a |b:b |bi:c|b: d| e", ""},
        {"*a **b***", "i:a |bi:b", ""},
        {"***a** b*", "bi:a|i: b", ""},
        {"**a *b** c*", "b:a |bi:b|i: c", ""},
        {"**a **", "b:a ", ""}, /* a blank before the closing one */
        {"H~2~O, m^3^", "H|_:2|O, m|^:3", ""},
        {"**m^2^**", "b:m|b:^:2", ""},
        {"a*b*c", "a|i:b|c", ""},
    };
    assert_rows(rows, COUNT(rows));
}

CASE(marks_without_a_partner_are_text)
{
    static const expected rows[] = {
        {"b/a * 100%", "b/a * 100%", "MARK_UNPAIRED"},
        {"*a", "*a", "MARK_UNPAIRED"},
        {"a*", "a*", "MARK_UNPAIRED"},
        {"**a*", "**a*", "MARK_UNPAIRED MARK_UNPAIRED"},
        {"a * b *c*", "a * b |i:c", "MARK_UNPAIRED"},
        {"5 * 3 * 2", "5 * 3 * 2", "MARK_UNPAIRED MARK_UNPAIRED"},
        {"**** a ****", "**** a ****", "MARK_UNPAIRED MARK_UNPAIRED"},
        {"*a***", "i:a|**", "MARK_UNPAIRED"},
        {"**a***", "b:a|*", "MARK_UNPAIRED"},
        {"~5 km", "~5 km", "MARK_UNPAIRED"},
        {"~5 km~", "~5 km~", "MARK_UNPAIRED MARK_UNPAIRED"},
        {"2^10", "2^10", "MARK_UNPAIRED"},
        {"a~~b", "a~~b", "MARK_UNPAIRED MARK_UNPAIRED"},
        {"a~b^c", "a~b^c", "MARK_UNPAIRED MARK_UNPAIRED"},
    };
    assert_rows(rows, COUNT(rows));
}

CASE(escaped_characters_are_themselves)
{
    static const expected rows[] = {
        {"\\*a\\*", "*a*", ""}, {"\\~ \\^ \\\\", "~ ^ \\", ""}, {"\\[\\^1]", "[^1]", ""},
        {"a\\|b", "a|b", ""},   {"\\{{a.b}}", "{{a.b}}", ""},   {"a\\b", "a\\b", ""},
        {"\\", "\\", ""},       {"**a\\***", "b:a*", ""},       {"\\\\*a*", "\\|i:a", ""},
    };
    assert_rows(rows, COUNT(rows));
}

CASE(note_signs)
{
    static const expected rows[] = {
        {"a[^1].", "a|[0]|.", ""},
        {"**a[^*]**", "b:a|b:[1]", ""},
        {"[^1] và [^1]", "[0]| và |[0]", "NOTE_REFERRED_TWICE"},
        {"a[^x]b", "ab", "NOTE_WITHOUT_TEXT"},
        {"[^]", "[^]", "MARK_UNPAIRED"}, /* no id: a bracket and a mark */
        {"[1]", "[1]", ""},
    };
    assert_rows(rows, COUNT(rows));
}

CASE(holes)
{
    static const expected rows[] = {
        {"a {{co_quan.ten}} b", "a |{co_quan.ten}| b", ""},
        {"{{ ky.ho_ten }}", "{ky.ho_ten}", ""},
        {"**{{a.b}}**", "b:{a.b}", ""},
        {"{a}", "{a}", ""},
        {"a {{b", "a {{b", "HOLE_OPEN"},
        {"{{a|b}}", "{a | b}", ""},
        {"a{{! b }}c", "ac", ""}, /* a comment leaves nothing */
        {"{{}}x", "x", "TAG_EMPTY"},
        {"{{> a}}x", "x", "TAG_PARTIAL_INPUT"}, /* templates took theirs in before */
    };
    assert_rows(rows, COUNT(rows));
    forget_faults();
    runs literal = parsed(S("{{a.b}} *c*"), true);
    assert_str(runs_shown(&literal), "{{a.b}} |i:c");
    assert_faults("");
}

CASE(sections_within_a_line)
{
    static const expected rows[] = {
        {"a{{#b}} c{{/b}}", "a|{#b}| c|{/b}", ""},
        {"{{^b}}{{#c}}x{{/c}}{{/b}}", "{^b}|{#c}|x|{/c}|{/b}", ""},
        {"**{{#b}}x{{/b}}**", "b:{#b}|b:x|b:{/b}", ""},
        {"{{#b}}x", "{#b}|x", "TAG_IN_LINE"},
        {"x{{/b}}", "x|{/b}", "TAG_IN_LINE"},
        {"{{#b}}x{{/c}}", "{#b}|x|{/c}", "TAG_CROSSED"},
    };
    assert_rows(rows, COUNT(rows));
    forget_faults();
    runs got = parsed(S("a{{#b}}c{{^d}}e{{/d}}{{/b}}f"), false);
    assert_int_equal(got.at[1].tag->close, 6);
    assert_int_equal(got.at[3].tag->close, 5);
}

CASE(places_of_faults)
{
    parsed(S("đường *xa"), false);
    assert_faults("MARK_UNPAIRED");
    assert_place(0, 1, 7);
    forget_faults();
    parsed(S("*a***"), false); /* of three stars the last two are left over */
    assert_faults("MARK_UNPAIRED");
    assert_place(0, 1, 4);
    forget_faults();
    parsed(S("abc[^z]"), false);
    assert_faults("NOTE_WITHOUT_TEXT");
    assert_place(0, 1, 4);
    forget_faults();
    parsed(S("ab {{c"), false);
    assert_faults("HOLE_OPEN");
    assert_place(0, 1, 4);
}

CASE(only_the_part_asked_for_is_read)
{
    str text = S("*a* b *c*");
    line l = {.text = text, .at = {make_source(text), 0}};
    const inline_scope s = {.d = &d, .notes.a = a};
    runs out = {0};
    inline_parse(&s, &l, 4, 6, &out);
    assert_str(runs_shown(&out), "b ");
    out = (runs){0};
    inline_parse(&s, &l, 0, 7, &out); /* the mark after the end is not seen */
    assert_str(runs_shown(&out), "i:a| b *");
    assert_faults("MARK_UNPAIRED");
}

CASE(verbatim_reads_no_mark)
{
    line l = {.text = S("**a** [^1] {{b}} \\*")};
    runs out = {0};
    inline_verbatim(a, &l, &out);
    assert_str(runs_shown(&out), "**a** [^1] {{b}} \\*");
}

CASE(words_and_marks_of_runs)
{
    runs some = parsed(S("*a* **b**[^1] c"), false);
    assert_str(runs_text(a, &some), "a b c");
    static const struct {
        const char *text;
        unsigned marks;
    } rows[] = {
        {"**a**", MARK_BOLD},
        {"**a** ***b***", MARK_BOLD},
        {"***a***", MARK_BOLD | MARK_ITALIC},
        {"*a* b", 0},
        {"**a**[^1]", MARK_BOLD},
        {"", 0},
        {"*{{a.b}}*", MARK_ITALIC},
        {"[^1]", 0},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        runs r = parsed(str_from(rows[i].text), false);
        assert_int_equal(runs_common_marks(&r), rows[i].marks);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(marks_that_pair),
        TEST(marks_without_a_partner_are_text),
        TEST(escaped_characters_are_themselves),
        TEST(note_signs),
        TEST(holes),
        TEST(sections_within_a_line),
        TEST(places_of_faults),
        TEST(only_the_part_asked_for_is_read),
        TEST(verbatim_reads_no_mark),
        TEST(words_and_marks_of_runs),
    };
    return RUN(tests);
}
