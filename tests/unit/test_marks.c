/* nd30/marks: boxes and pictures have the sizes that the decree gives. */
#include "test.h"

#include "nd30/marks.h"

static double millimetres(int twips)
{
    return twips * 25.4 / 1440;
}

CASE(boxes_are_as_wide_as_the_decree_says)
{
    static const struct {
        component of;
        const char *words;
        double width;
    } rows[] = {
        {TP_DO_KHAN, "HỎA TỐC", 30},  {TP_DO_KHAN, "THƯỢNG KHẨN", 40}, {TP_DO_KHAN, "KHẨN", 20},
        {TP_DO_MAT, "TUYỆT MẬT", 40}, {TP_DO_MAT, "TỐI MẬT", 30},      {TP_DO_MAT, "MẬT", 20},
    };
    for (size_t i = 0; i < COUNT(rows); i++) {
        box_form box = box_of(a, &usual_form, rows[i].of, str_from(rows[i].words), 3000);
        assert_float_equal(millimetres(box.width), rows[i].width, 0.02);
        assert_float_equal(millimetres(box.height), 8, 0.02);
        assert_string_equal(box.rgb, "FF0000");
        assert_int_equal(box.gap > 0, rows[i].of == TP_DO_MAT);
    }
}

CASE(other_boxes_are_as_wide_as_their_words_and_break_where_there_is_no_room)
{
    str words = S("LƯU HÀNH NỘI BỘ");
    box_form one = box_of(a, &usual_form, TP_LUU_HANH, words, 5483);
    assert_in_range(one.width, 2400, 3000);
    assert_float_equal(millimetres(one.height), 8, 0.02);
    assert_string_equal(one.rgb, "auto");
    box_form two = box_of(a, &usual_form, TP_LUU_HANH, words, one.width - 100);
    assert_true(two.width < one.width);
    assert_true(two.height > one.height);
}

static picture picture_sized(uint32_t width, uint32_t height, uint32_t per_metre)
{
    return (picture){
        .name = S("a.png"),
        .png = {
            .width = width, .height = height, .per_metre = per_metre, .per_metre_up = per_metre}};
}

enum { COLUMN = 4536, MM = 36000 }; /* 80 mm */

CASE(a_seal_covers_the_left_third_of_a_signature)
{
    picture sign = picture_sized(420, 120, 10000), seal = picture_sized(360, 360, 10000);
    place_form s = signature_place(&usual_form, &sign, COLUMN);
    place_form r = seal_place(&usual_form, &seal, &sign, COLUMN);
    assert_int_equal(s.width, 42 * MM);
    assert_int_equal(s.height, 12 * MM);
    assert_int_equal(r.width, 36 * MM);
    assert_int_equal(r.height, 36 * MM);
    assert_false(s.scaled || r.scaled);
    assert_int_equal(2 * s.x + s.width, COLUMN * (long)EMU_PER_TWIP);
    assert_int_equal(r.x + r.width, s.x + s.width / 3);
    assert_int_equal(2 * s.y + s.height, 2 * r.y + r.height); /* one height */
    place_form alone = seal_place(&usual_form, &seal, &(picture){0}, COLUMN);
    assert_in_range(alone.x + alone.width, 0, COLUMN * (long)EMU_PER_TWIP / 2);
}

CASE(what_is_too_large_is_made_smaller_and_keeps_its_shape)
{
    picture wide = picture_sized(2000, 200, 10000), tall = picture_sized(300, 600, 10000);
    picture seal = picture_sized(900, 900, 10000);
    place_form s = signature_place(&usual_form, &wide, COLUMN);
    assert_true(s.scaled);
    assert_true(s.width < COLUMN * (long)EMU_PER_TWIP);
    assert_in_range(s.width - 10 * s.height, 0, 20);
    s = signature_place(&usual_form, &tall, COLUMN);
    assert_true(s.scaled && s.height <= 30 * MM && s.y >= 0);
    s = seal_place(&usual_form, &seal, &tall, COLUMN);
    assert_true(s.scaled && s.width == 45 * MM);
}

CASE(without_a_real_size_there_is_a_usual_one)
{
    picture sign = picture_sized(400, 100, 0), seal = picture_sized(77, 77, 0);
    place_form s = signature_place(&usual_form, &sign, COLUMN);
    assert_false(s.size_said || s.scaled);
    assert_int_equal(s.width, 40 * MM);
    assert_int_equal(s.height, 10 * MM);
    s = seal_place(&usual_form, &seal, &sign, COLUMN);
    assert_int_equal(s.width, 36 * MM);
    assert_int_equal(picture_hundredths(300, 7480), 4011);
    assert_int_equal(picture_hundredths(300, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(boxes_are_as_wide_as_the_decree_says),
        TEST(other_boxes_are_as_wide_as_their_words_and_break_where_there_is_no_room),
        TEST(a_seal_covers_the_left_third_of_a_signature),
        TEST(what_is_too_large_is_made_smaller_and_keeps_its_shape),
        TEST(without_a_real_size_there_is_a_usual_one),
    };
    return RUN(tests);
}
