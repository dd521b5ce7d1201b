/* template/quiet_steps: a step is left out while the values that it looks up are as they were when
 * nothing came of it. */
#include "test.h"

#include "template/quiet_steps.h"

static data shared;
static usual before;
static quiet_steps steps;

static void begin(void)
{
    static names known;
    known = (names){.a = a};
    data_begin(a, make_source(S("")), &known, &shared);
    before = (usual){.a = a, .below = &shared};
    steps = (quiet_steps){0};
}

static data *document(const char *number, const char *signer)
{
    data *one = NEW(a, data);
    *one = data_share(a, &shared);
    usual_compare(&before, one);
    data_put(one, LAYER_ROW, S("van_ban.so"), str_from(number), (pos){0});
    data_put(one, LAYER_ROW, S("ky.ho_ten"), str_from(signer), (pos){0});
    return one;
}

typedef enum outcome { NOTHING, SOMETHING, TOLD } outcome;

/* True where the step, which looks at `path`, was left out. */
static bool done(quiet_step step, data *from, str path, outcome comes)
{
    quiet_watch w;
    if (quiet_again(&steps, step, from, &d, &w))
        return true;
    data_get(from, path);
    if (comes == TOLD)
        diag_add(&d, DIAG_READ_MISSING, (pos){make_source(S("x")), 0}, ARGS(S("x")));
    quiet_end(&steps, step, from, &d, comes != SOMETHING, &w);
    return false;
}

CASE(it_is_left_out_while_its_values_are_the_same)
{
    str path = S("van_ban.so");
    begin();
    assert_false(done(QUIET_COPY, document("1", "A"), path, NOTHING));
    assert_true(done(QUIET_COPY, document("1", "B"), path, NOTHING));
    assert_false(done(QUIET_COPY, document("2", "A"), path, NOTHING));
    assert_true(done(QUIET_COPY, document("1", "A"), path, NOTHING));
    assert_true(done(QUIET_COPY, document("2", "C"), path, NOTHING));
    assert_false(done(QUIET_COPY, document("3", "A"), path, NOTHING)); /* enough are kept */
    assert_false(done(QUIET_COPY, document("3", "A"), path, NOTHING));
    assert_true(done(QUIET_COPY, document("2", "A"), path, NOTHING));
}

/* What is kept of one is no other's, though its room is full. */
CASE(each_step_is_for_itself)
{
    str path = S("van_ban.so");
    begin();
    assert_false(done(QUIET_JOINT, document("1", "A"), path, NOTHING));
    assert_false(done(QUIET_JOINT, document("2", "A"), path, NOTHING));
    assert_false(done(QUIET_SIGNER, document("3", "A"), path, NOTHING));
    assert_false(done(QUIET_JOINT, document("3", "A"), path, NOTHING));
    assert_false(done(QUIET_SIGNER, document("2", "A"), path, NOTHING));
    assert_false(done(QUIET_EXTRAS, document("1", "A"), path, NOTHING));
}

CASE(what_came_to_something_or_was_told_stands_again)
{
    str path = S("van_ban.so");
    begin();
    assert_false(done(QUIET_COPY, document("1", "A"), path, SOMETHING));
    assert_false(done(QUIET_COPY, document("1", "A"), path, TOLD));
    assert_false(
        done(QUIET_COPY, document("1", "A"), path, NOTHING)); /* other messages don't count */
    assert_true(done(QUIET_COPY, document("1", "A"), path, TOLD));
    quiet_watch w;
    assert_false(quiet_again(NULL, QUIET_COPY, document("1", "A"), &d, &w));
    assert_false(w.is);
}

/* It counts as looked up for what stands around it, and as used. */
CASE(what_it_would_look_up_counts)
{
    str path = S("van_ban.so");
    begin();
    done(QUIET_COPY, document("1", "A"), path, NOTHING);
    data *again = document("1", "A");
    data_looks own, *around;
    value *number_said = data_own(again, LAYER_ROW, path);
    value *signer = data_own(again, LAYER_ROW, S("ky.ho_ten"));
    number_said->used = signer->used = false; /* as from a list that somebody wrote */
    looked_begin(again, &own, &around);
    assert_true(done(QUIET_COPY, again, path, NOTHING));
    looked_end(again, &own, around);
    size_t number = data_number(&shared, path);
    assert_true(number_set_has(&own.at, number) && number_set_has(&own.taken, number));
    assert_false(number_set_has(&own.at, data_number(&shared, S("ky.ho_ten"))));
    assert_false(number_said->used);
    looked_settle(again);
    assert_true(number_said->used);
    assert_false(signer->used);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(it_is_left_out_while_its_values_are_the_same),
        TEST(each_step_is_for_itself),
        TEST(what_came_to_something_or_was_told_stands_again),
        TEST(what_it_would_look_up_counts),
    };
    return RUN(tests);
}
