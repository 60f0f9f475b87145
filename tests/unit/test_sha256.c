#include "test.h"

#include "base/sha256.h"

#include <stdio.h>

static void assert_digest(cv_str bytes, size_t step, const char *expected)
{
    struct cv_sha256 sha;
    cv_sha256_start(&sha);
    for (size_t i = 0; i < bytes.length; i += step) cv_sha256_add(&sha, cv_str_slice(bytes, i, i + step));
    uint8_t digest[CV_SHA256_BYTES];
    cv_sha256_finish(&sha, digest);
    char hex[2 * CV_SHA256_BYTES + 1];
    for (size_t i = 0; i < CV_SHA256_BYTES; i++) snprintf(hex + 2 * i, 3, "%02x", digest[i]);
    assert_string_equal(hex, expected);
}

/* The examples of FIPS 180-4 and NIST's test vectors. */
static void known_messages_have_their_digests(void **state)
{
    (void)state;
    assert_digest(CV_STR(""), 1, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    assert_digest(CV_STR("abc"), 3, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    assert_digest(CV_STR("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq"), 56,
                  "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1");
}

static void pieces_do_not_change_the_digest(void **state)
{
    (void)state;
    static char million[1000000];
    memset(million, 'a', sizeof million);
    cv_str bytes = {.data = million, .length = sizeof million};
    static const size_t steps[] = {1, 63, 64, 65, 1000, sizeof million};
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++)
        assert_digest(bytes, steps[i], "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_messages_have_their_digests),
        cmocka_unit_test(pieces_do_not_change_the_digest),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
