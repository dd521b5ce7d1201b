/* office/socket_name: MD5, and the name that LibreOffice 7.4 was seen to take. */
#include "test.h"

#include "office/socket_name.h"

/* RFC 1321, A.5; and lengths around a block's end. */
CASE(md5_of_the_standard)
{
    static const struct {
        const char *text, *digits;
    } rows[] = {
        {"", "d41d8cd98f00b204e9800998ecf8427e"},
        {"a", "0cc175b9c0f1b6a831c399e269772661"},
        {"abc", "900150983cd24fb0d6963f7d28e17f72"},
        {"message digest", "f96b697d7cb7938d525a2f31aaf161d0"},
        {"abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b"},
    };
    for (size_t i = 0; i < COUNT(rows); i++)
        assert_true(str_eq(md5_digits(a, str_from(rows[i].text)), str_from(rows[i].digits)));
    static const struct {
        size_t n;
        const char *digits;
    } zeros[] = {
        {55, "c9ea3314b91c9fd4e38f9432064fd1f2"},  {56, "e3c4dd21a9171fd39d208efa09bf7883"},
        {63, "65cecfb980d72fde57d175d6ec1c3f64"},  {64, "3b5d3c7d207e37dceeedd301e35e2e58"},
        {119, "8271cb2e6a546123b43096a2efce39d2"}, {120, "222f7d881ded1871724a1b9a1cb94247"},
    };
    static const char zero[128];
    for (size_t i = 0; i < COUNT(zeros); i++)
        assert_true(str_eq(md5_digits(a, (str){zero, zeros[i].n}), str_from(zeros[i].digits)));
}

/* Its bytes below 16 have one digit. */
CASE(the_name_that_libreoffice_took)
{
    str name = socket_name(a, S("file:///tmp/kehoach-69/profile"));
    assert_true(str_starts(name, S("/tmp/OSL_PIPE_")));
    assert_true(str_ends(name, S("_SingleOfficeIPC_3cc5c29201b9dece328fae4a1d5b5")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(md5_of_the_standard),
        TEST(the_name_that_libreoffice_took),
    };
    return RUN(tests);
}
