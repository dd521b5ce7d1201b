/* base/source: from offsets to what a person is told. */
#include "test.h"

static void assert_at(const source *src, size_t off, size_t want_line, size_t want_column,
                      size_t want_byte, const char *want_text)
{
    place p = source_place((pos){src, off}, NULL);
    assert_int_equal(p.line, want_line);
    assert_int_equal(p.column, want_column);
    assert_int_equal(p.byte, want_byte);
    assert_str(p.line_text, want_text);
}

CASE(lines_end_at_lf_crlf_and_cr)
{
    const source *src = make_source(S("a\nb\r\nc\rd\n\ne"));
    assert_at(src, 0, 1, 1, 0, "a");
    assert_at(src, 1, 1, 2, 1, "a"); /* the break belongs to its line */
    assert_at(src, 2, 2, 1, 2, "b");
    assert_at(src, 5, 3, 1, 5, "c");
    assert_at(src, 7, 4, 1, 7, "d");
    assert_at(src, 9, 5, 1, 9, "");
    assert_at(src, 10, 6, 1, 10, "e");
}

CASE(past_the_end_is_the_end)
{
    assert_at(make_source(S("a\nbc")), 99, 2, 3, 4, "bc");
    assert_at(make_source(S("")), 0, 1, 1, 0, "");
    assert_at(make_source(S("a\n")), 2, 2, 1, 2, "");
}

CASE(columns_count_characters_bytes_count_bytes)
{
    const source *src = make_source(S("tie\u0302\u0301ng vi\u1EC7t"));
    assert_at(src, 7, 1, 4, 7, "tie\u0302\u0301ng vi\u1EC7t");
    assert_at(src, 12, 1, 9, 12, "tie\u0302\u0301ng vi\u1EC7t");
}

CASE(bytes_are_those_of_the_file)
{
    source *src = NEW(a, source);
    *src = (source){.text = S("é\U0001F600x\ny"), .bom = 3};
    assert_at(src, 6, 1, 3, 9, "é\U0001F600x");
    *src = (source){.text = S("é\U0001F600x\ny"), .bom = 2, .utf16_unit = 2};
    assert_at(src, 0, 1, 1, 2, "é\U0001F600x");
    assert_at(src, 2, 1, 2, 4, "é\U0001F600x");
    assert_at(src, 6, 1, 3, 8, "é\U0001F600x"); /* the emoji took two units */
    assert_at(src, 8, 2, 1, 12, "y");
}

CASE(a_hint_changes_nothing)
{
    const source *src = make_source(S("a\nb\r\nc\rdđ\n\ne"));
    for (size_t hinted = 0; hinted <= src->text.n; hinted++) {
        place hint = source_place((pos){src, hinted}, NULL);
        for (size_t off = 0; off <= src->text.n; off++) {
            place plain = source_place((pos){src, off}, NULL);
            place p = source_place((pos){src, off}, &hint);
            assert_int_equal(p.line, plain.line);
            assert_int_equal(p.column, plain.column);
            assert_int_equal(p.line_start, plain.line_start);
        }
    }
}

CASE(places_in_a_line_that_composition_changed)
{
    const source *src = make_source(S("  tie\u0302\u0301ng vie\u0323\u0302t"));
    const line l = {.text = S("tiếng việt"), .at = {src, 2}};
    assert_int_equal(line_pos(&l, 0).off, 2);
    assert_int_equal(line_pos(&l, 2).off, 4);  /* ế */
    assert_int_equal(line_pos(&l, 5).off, 9);  /* n */
    assert_int_equal(line_pos(&l, 7).off, 11); /* the blank */
    assert_int_equal(line_pos(&l, l.text.n).off, src->text.n);
}

CASE(places_in_joined_lines)
{
    const source *src = make_source(S("  one\\\n  two\\\n  three"));
    const line third = {.text = S("three"), .at = {src, 16}};
    const line second = {.text = S("two\\"), .at = {src, 9}, .rest = &third, .rest_at = 4};
    const line l = {.text = S("one two three"), .at = {src, 2}, .rest = &second, .rest_at = 4};
    assert_int_equal(line_pos(&l, 0).off, 2);
    assert_int_equal(line_pos(&l, 2).off, 4);
    assert_int_equal(line_pos(&l, 4).off, 9);
    assert_int_equal(line_pos(&l, 6).off, 11);
    assert_int_equal(line_pos(&l, 8).off, 16);
    assert_int_equal(line_pos(&l, 12).off, 20);
}

/* Walking gives what looking up gives, over any steps. */
CASE(walking_a_line)
{
    const source *src = make_source(S("  tie\u0302\u0301ng \\\n  hai\\\n  vie\u0323\u0302t ba"));
    const line third = {.text = S("việt ba"), .at = {src, 23}};
    const line second = {.text = S("hai\\"), .at = {src, 16}, .rest = &third, .rest_at = 4};
    const line first = {.text = S("tiếng \\"), .at = {src, 2}, .rest = &second, .rest_at = 8};
    const line l = {.text = S("tiếng hai việt ba"), .at = {src, 2}, .rest = &first, .rest_at = 0};
    for (size_t step = 1; step < 9; step++) {
        line_cursor c = line_walk(&l);
        for (size_t i = 0; i <= l.text.n; i += step) {
            if (i < l.text.n && ((unsigned char)l.text.p[i] & 0xC0) == 0x80)
                continue; /* within a letter */
            assert_int_equal(line_walk_to(&c, i).off, line_pos(&l, i).off);
        }
    }
    assert_int_equal(line_pos(&l, 8).off, 16);
    assert_int_equal(line_pos(&l, 12).off, 23);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lines_end_at_lf_crlf_and_cr),
        TEST(past_the_end_is_the_end),
        TEST(columns_count_characters_bytes_count_bytes),
        TEST(bytes_are_those_of_the_file),
        TEST(a_hint_changes_nothing),
        TEST(places_in_a_line_that_composition_changed),
        TEST(places_in_joined_lines),
        TEST(walking_a_line),
    };
    return RUN(tests);
}
