/* template/words: texts cut into words with their keys. */
#include "test.h"

#include "template/words.h"

/* All keys with the gaps between, and the gap at the end. */
static str cut(word_list *w, const char *text)
{
    words_cut(w, str_from(text));
    char end[2] = {w->end, 0};
    str keys = w->list.n ? words_key(w, 0, w->list.n) : S("");
    return STR_CAT(a, keys, S("|"), str_from(end));
}

CASE(keys)
{
    static const char *const rows[][2] = {
        {"", "|"},
        {" ", "| "},
        {"Xã An Thịnh", "xã an thịnh|"},
        {"UỶ BAN; uỷ ban.", "ủy ban.ủy ban|,"},
        {"xã hội hoá, hoà bình", "xã hội hóa,hòa bình|"},
        {"hoàn toàn quý", "hoàn toàn qúy|"}, /* the same for both ways to write it */
        {"Bà Rịa - Vũng Tàu", "bà rịa-vũng tàu|"},
        {"2020 – 2025", "2020-2025|"},
        {"98/2023/NĐ-CP", "98/2023/nđ-cp|"},
        {"1.250 đồng. Hết", "1,250 đồng.hết|"},
        {"huyện (cũ), nay", "huyện(cũ,nay|"},
        {"huyện); (a", "huyện.a|"},
        {"“TOÀN XÃ”", "toàn xã|,"},
        {"và…", "và|."},
        {"a\u00A0\t b ", "a b| "},
    };
    word_list w = {.keys.a = a};
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_str(cut(&w, rows[i][0]), rows[i][1]);
}

CASE(parts)
{
    word_list w = {.keys.a = a};
    words_cut(&w, S("- UBND Xã, phường"));
    assert_int_equal(w.list.n, 3);
    assert_str(words_written(&w, 0, 2), "UBND Xã");
    assert_str(words_key(&w, 1, 2), "xã,phường");
    assert_true(words_are(&w, 0, 2, "ubnd xã"));
    assert_false(words_are(&w, 0, 3, "ubnd xã phường"));
    assert_false(words_are(&w, 2, 2, "phường"));
    assert_int_equal(words_gap_behind(&w, 0), GAP_BLANK);
    assert_int_equal(words_gap_behind(&w, 1), GAP_OTHER);
    assert_int_equal(words_gap_behind(&w, 2), GAP_NONE);
    assert_int_equal(w.list.at[0].gap, GAP_DASH);
}

/* Nothing behind the text is read, whatever its last byte promises. */
CASE(a_text_that_is_cut_within_a_character)
{
    static const char text[] = "x\u1EBF";
    word_list w = {.keys.a = a};
    for (size_t n = 1; n <= sizeof text - 1; n++) {
        char *cut_off = arena_alloc(a, n);
        words_cut(&w, (str){memcpy(cut_off, text, n), n});
        assert_int_equal(w.list.n, 1);
        assert_true(str_starts(words_key(&w, 0, 1), S("x")));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(keys), TEST(parts),
                                       TEST(a_text_that_is_cut_within_a_character)};
    return RUN(tests);
}
