/* input/usual: documents held against those before. */
#include "test.h"

#include "input/usual.h"

static data shared;
static usual before;

static void begin(void)
{
    static names known;
    known = (names){.a = a};
    data_begin(a, make_source(S("")), &known, &shared);
    data_put(&shared, LAYER_INPUT, S("van_ban.so"), S("12"), (pos){0});
    before = (usual){.a = a, .below = &shared};
}

/* A document with a name; without words: with none of its own. */
static data *document(str name)
{
    data *one = NEW(a, data);
    *one = data_share(a, &shared);
    usual_compare(&before, one);
    if (name.n)
        data_put(one, LAYER_ROW, S("don_vi.ten"), name, (pos){0});
    return one;
}

static size_t number_of(str path)
{
    return data_number(&shared, path);
}

/* What is made of a path of the document. */
static looked made_of(data *one, str path)
{
    data_looks own, *around;
    looked made;
    looked_begin(one, &own, &around);
    data_get(one, path);
    looked_end(one, &own, around);
    looked_keep(a, one, &own, &made);
    return made;
}

CASE(a_set_grows_and_counts)
{
    number_set s = {0}, more = {0};
    assert_false(number_set_has(&s, 700));
    number_set_put(a, &s, 3, true);
    number_set_put(a, &s, 700, true);
    assert_true(number_set_has(&s, 3) && number_set_has(&s, 700) && !number_set_has(&s, 64));
    assert_int_equal(number_set_count(&s), 2);
    assert_int_equal(number_set_below(&s, 700), 1);
    number_set_put(a, &more, 64, true);
    assert_false(number_sets_meet(&s, &more));
    number_set_join(a, &more, &s);
    assert_true(number_sets_meet(&s, &more));
    assert_int_equal(number_set_count(&more), 3);
    number_set_put(a, &s, 3, false);
    assert_false(number_set_has(&s, 3));
    assert_true(number_set_has(&s, 700)); /* far behind what was put last */
}

CASE(a_set_is_trimmed_to_its_last_word)
{
    number_set s = {0}, none = {0};
    number_set_put(a, &none, 500, false);
    number_set_put(a, &s, 64, true);
    number_set_put(a, &s, 700, false);
    number_set_trim(&s);
    number_set_trim(&none);
    assert_int_equal(s.n, 2);
    assert_int_equal(none.n, 0);
    assert_true(number_set_has(&s, 64) && number_set_count(&s) == 1 && !number_set_has(&s, 700));
    number_set_put(a, &s, 700, true);
    assert_true(number_set_has(&s, 64) && number_set_has(&s, 700));
}

/* Against a plain array; words end and begin within. */
CASE(members_below_any_number_are_counted)
{
    static const size_t in[] = {0, 1, 62, 63, 64, 65, 127, 128, 191, 200, 255, 256};
    bool has[300] = {false};
    number_set s = {0};
    for (size_t i = COUNT(in); i-- > 0;) {
        number_set_put(a, &s, in[i], true);
        has[in[i]] = true;
    }
    for (size_t n = 0, below = 0; n < COUNT(has); below += has[n++]) {
        assert_int_equal(number_set_has(&s, n), has[n]);
        assert_int_equal(number_set_below(&s, n), below);
    }
    assert_int_equal(number_set_count(&s), COUNT(in));
    assert_int_equal(number_set_below(&s, 100000), COUNT(in));
}

/* Sets of different lengths, either way round. */
CASE(sets_meet_where_both_have_words)
{
    number_set far = {0}, near = {0}, none = {0};
    number_set_put(a, &far, 1000, true);
    number_set_put(a, &near, 63, true);
    assert_false(number_sets_meet(&far, &near) || number_sets_meet(&near, &far));
    assert_false(number_sets_meet(&far, &none) || number_sets_meet(&none, &none));
    number_set_put(a, &far, 63, true);
    assert_true(number_sets_meet(&far, &near) && number_sets_meet(&near, &far));
    number_set_join(a, &far, &near); /* the shorter one takes nothing away */
    assert_true(number_set_has(&far, 1000));
}

CASE(the_first_document_says_what_is_usual)
{
    begin();
    document(S("xã A"));
    size_t name = number_of(S("don_vi.ten"));
    assert_false(
        number_set_has(&document(S("xã A"))->changed, name)); /* it stands in another row */
    assert_true(number_set_has(&document(S("xã B"))->changed, name));
    assert_true(number_set_has(&document(S(""))->changed, name)); /* it has none */
}

CASE(what_was_made_of_the_same_values_is_the_same)
{
    begin();
    data *first = document(S("xã A"));
    looked of_name = made_of(first, S("don_vi.ten")), of_number = made_of(first, S("van_ban.so"));
    looked of_none = made_of(document(S("")), S("don_vi.ten"));
    looked of_other = made_of(document(S("xã B")), S("don_vi.ten"));
    data *again = document(S("xã A")), *other = document(S("xã B")), *none = document(S(""));
    assert_true(looked_is_same(&of_name, again));
    assert_false(looked_is_same(&of_name, other) || looked_is_same(&of_name, none));
    assert_true(looked_is_same(&of_other, other));
    assert_false(looked_is_same(&of_other, again) || looked_is_same(&of_other, none));
    assert_true(looked_is_same(&of_none, none));
    assert_false(looked_is_same(&of_none, again) || looked_is_same(&of_none, other));
    assert_true(looked_is_same(&of_number, again) && looked_is_same(&of_number, none));
    data_put(other, LAYER_ROW, S("van_ban.so"), S("13"), (pos){0});
    assert_false(looked_is_same(&of_number, other)); /* put after it was compared */
    assert_true(looked_is_same(&of_number, document(S("xã C"))));
}

CASE(what_became_known_later_counts)
{
    begin();
    looked of_none = made_of(document(S("")), S("don_vi.ten")); /* before a document gave any */
    data *one = document(S("xã A"));
    assert_false(looked_is_same(&of_none, one));
    assert_true(looked_is_same(&of_none, document(S(""))));
}

CASE(what_is_recalled_is_taken_once_settled)
{
    begin();
    looked made = made_of(document(S("xã A")), S("don_vi.ten"));
    data *again = document(S("xã A"));
    value *name = data_own(again, LAYER_ROW, S("don_vi.ten"));
    name->used = false;
    looked_again(&made, again);
    assert_false(name->used);
    looked_settle(again);
    assert_true(name->used);
}

CASE(values_that_are_lent_are_compared_once)
{
    begin();
    data lent = data_share(a, &shared);
    lent.below = NULL;
    data_put(&lent, LAYER_LEVEL, S("cap.loai"), S("xã"), (pos){0});
    for (int i = 0; i < 3; i++) {
        data *one = document(S("xã A"));
        data_refer(one, &lent);
        assert_str(value_line(data_peek(one, S("cap.loai"))).text, "xã");
        assert_false(number_set_has(&one->changed, number_of(S("cap.loai"))));
        assert_int_equal(usual_held(&lent, one) == NULL, 1); /* it has them now */
    }
    data *own = document(S("xã A"));
    data_put(own, LAYER_ROW, S("cap.loai"), S("phường"), (pos){0});
    data_refer(own, &lent);
    assert_str(value_line(data_peek(own, S("cap.loai"))).text, "phường");
    assert_true(number_set_has(&own->changed, number_of(S("cap.loai"))));
    assert_non_null(usual_held(&lent, document(S("xã B"))));
}

CASE(values_are_the_same_wherever_they_stand_and_in_nothing_else_apart)
{
    static const known_key key, other_key;
    const line lines[] = {{.text = S("xã A"), .at = {.off = 7}}, {.text = S("xã B")}};
    const line same[] = {{.text = S("xã A"), .at = {.off = 90}}, {.text = S("xã B")}};
    const line unlike[] = {{.text = S("xã A")}, {.text = S("xã C")}};
    const value v = {.key = &key, .lines = lines, .n = 2, .layer = LAYER_INPUT};
    value placed = v, other[7];
    placed.lines = same;
    placed.at.off = 5;
    placed.used = true;
    assert_true(value_is_same(&v, &placed) && value_is_same(&v, &v) && value_is_same(NULL, NULL));
    assert_false(value_is_same(&v, NULL) || value_is_same(NULL, &v));
    for (size_t i = 0; i < COUNT(other); i++)
        other[i] = v;
    other[0].lines = unlike;
    other[1].n = 1;
    other[2].layer = LAYER_ROW; /* a template asks whether it was given */
    other[3].literal = true;    /* its braces are plain text */
    other[4].faulty = true;
    other[5].parsed = true;
    other[6].key = &other_key;
    for (size_t i = 0; i < COUNT(other); i++)
        if (value_is_same(&v, &other[i]) || value_is_same(&other[i], &v))
            fail_msg("value %zu", i);
}

/* What a document says of its own, path by path. */
CASE(a_path_marks_no_other)
{
    begin();
    data *first = document(S("")), *other = document(S(""));
    assert_int_equal(number_set_count(&first->own), 0);
    data_put(first, LAYER_ROW, S("don_vi.ten"), S("xã A"), (pos){0});
    data_put(first, LAYER_ROW, S("ky.ho_ten"), S("Lê Văn B"), (pos){0});
    assert_int_equal(number_set_count(&first->own), 2);
    assert_int_equal(number_set_count(&first->changed), 0); /* it is what says what is usual */
    data_put(other, LAYER_ROW, S("don_vi.ten"), S("xã C"), (pos){0});
    data_put(other, LAYER_ROW, S("ky.ho_ten"), S("Lê Văn D"), (pos){0});
    assert_int_equal(number_set_count(&other->own), 2);
    assert_int_equal(number_set_count(&other->changed), 2);
    data_put(other, LAYER_SET, S("ky.ho_ten"), S("Lê Văn B"), (pos){0}); /* not from a row */
    assert_true(number_set_has(&other->changed, number_of(S("ky.ho_ten"))));
    assert_true(number_set_has(&other->changed, number_of(S("don_vi.ten"))));
    assert_false(number_set_has(&first->own, number_of(S("van_ban.so"))));
}

CASE(all_lines_of_a_value_are_kept_and_compared)
{
    static const char *const lines[][2] = {{"một", "hai"}, {"một", "ba"}};
    begin();
    looked made[2];
    for (size_t i = 0; i < COUNT(made); i++)
        for (size_t again = 0; again < 2; again++) {
            data *one = document(S(""));
            line *now = NEW_ARRAY(a, line, 2);
            now[0].text = str_copy(a, str_from(lines[i][0]));
            now[1].text = str_copy(a, str_from(lines[i][1]));
            data_put_lines(one, LAYER_ROW, S("noi_nhan.danh_sach"), now, 2, (pos){0}, false);
            if (!again)
                made[i] = made_of(one, S("noi_nhan.danh_sach"));
            ((char *)(uintptr_t)now[1].text.p)[0] ^= again ? 0 : 1; /* gone with the document */
            if (again)
                assert_true(looked_is_same(&made[i], one) && !(i && looked_is_same(&made[0], one)));
        }
}

/* Held against what another list's documents say, or against nothing. */
CASE(what_was_made_elsewhere_is_not_the_same)
{
    static usual elsewhere;
    begin();
    looked made = made_of(document(S("")), S("van_ban.so"));
    elsewhere = (usual){.a = a, .below = &shared};
    data *there = NEW(a, data), *nowhere = NEW(a, data);
    *there = *nowhere = data_share(a, &shared);
    usual_compare(&elsewhere, there);
    assert_true(looked_is_same(&made, document(S(""))));
    assert_false(looked_is_same(&made, there) || looked_is_same(&made, nowhere));
}

/* What a document says before it is held against the others counts as what it says then. */
CASE(values_that_were_there_before_are_compared)
{
    str path = S("don_vi.ten");
    begin();
    document(S("A"));
    for (int same = 0; same < 2; same++) {
        data *one = NEW(a, data);
        *one = data_share(a, &shared);
        data_put(one, LAYER_ROW, path, same ? S("A") : S("B"), (pos){0});
        usual_compare(&before, one);
        assert_int_equal(number_set_has(&one->changed, number_of(path)), !same);
    }
}

/* Whatever they say: they have no words to compare. */
CASE(texts_that_came_parsed_are_never_usual)
{
    str path = S("cap_tren.muc.viec");
    begin();
    for (int i = 0; i < 3; i++) {
        data *one = document(S(""));
        data_put_text(one, LAYER_ABOVE, path, NULL, (pos){0});
        assert_true(number_set_has(&one->changed, number_of(path)));
        assert_false(data_peek(one, path)->used);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_set_grows_and_counts),
        TEST(a_set_is_trimmed_to_its_last_word),
        TEST(members_below_any_number_are_counted),
        TEST(sets_meet_where_both_have_words),
        TEST(the_first_document_says_what_is_usual),
        TEST(what_was_made_of_the_same_values_is_the_same),
        TEST(what_became_known_later_counts),
        TEST(what_is_recalled_is_taken_once_settled),
        TEST(values_that_are_lent_are_compared_once),
        TEST(values_are_the_same_wherever_they_stand_and_in_nothing_else_apart),
        TEST(a_path_marks_no_other),
        TEST(all_lines_of_a_value_are_kept_and_compared),
        TEST(what_was_made_elsewhere_is_not_the_same),
        TEST(values_that_were_there_before_are_compared),
        TEST(texts_that_came_parsed_are_never_usual),
    };
    return RUN(tests);
}
