/* base/sha256: the standard's own examples, whole, in pieces, in files. */
#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/sha256.h"

static void says(sha256_digest digest, const char *wanted)
{
    char hex[SHA256_HEX + 1] = {0};
    sha256_hex(&digest, hex);
    assert_string_equal(hex, wanted);
    sha256_digest back;
    assert_true(sha256_from_hex(str_from(wanted), &back));
    assert_memory_equal(&back, &digest, sizeof back);
}

/* FIPS 180-4, examples. */
static const char of_abc[] = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
static const char of_nothing[] = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
static const char of_million[] = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0";

CASE(examples)
{
    says(sha256_of(S("abc")), of_abc);
    says(sha256_of((str){0}), of_nothing);
}

CASE(pieces)
{
    char block[1000];
    memset(block, 'a', sizeof block);
    sha256 s;
    sha256_begin(&s);
    for (size_t i = 0; i < 1000; i++) {
        sha256_add(&s, (str){block, i});
        sha256_add(&s, (str){NULL, 0});
        sha256_add(&s, (str){block, sizeof block - i});
    }
    says(sha256_end(&s), of_million);
}

CASE(file)
{
    char path[] = "/tmp/kehoach-sha256-XXXXXX";
    int fd = mkstemp(path);
    assert_true(fd >= 0);
    char block[1000];
    memset(block, 'a', sizeof block);
    for (size_t i = 0; i < 1000; i++)
        assert_int_equal(write(fd, block, sizeof block), sizeof block);
    close(fd);
    sha256_digest digest;
    size_t bytes;
    assert_true(sha256_file(path, &digest, &bytes));
    assert_int_equal(bytes, 1000000);
    says(digest, of_million);
    unlink(path);
    assert_false(sha256_file(path, &digest, &bytes));
    assert_int_equal(errno, ENOENT);
    assert_false(sha256_file("/tmp", &digest, &bytes));
    assert_int_equal(errno, EISDIR);
}

CASE(hex_digits)
{
    char text[SHA256_HEX + 2];
    sha256_digest digest;
    snprintf(text, sizeof text, "%s", of_abc);
    assert_false(sha256_from_hex((str){text, SHA256_HEX - 1}, &digest));
    text[SHA256_HEX] = '0';
    assert_false(sha256_from_hex((str){text, SHA256_HEX + 1}, &digest));
    text[7] = 'g';
    assert_false(sha256_from_hex((str){text, SHA256_HEX}, &digest));
    text[7] = 'F';
    assert_false(sha256_from_hex((str){text, SHA256_HEX}, &digest));
    text[7] = 0;
    assert_false(sha256_from_hex((str){text, SHA256_HEX}, &digest));
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(examples), TEST(pieces), TEST(file), TEST(hex_digits)};
    return RUN(tests);
}
