/* sha256: the digest of FIPS 180-4, for names that must follow from contents: a file's identifier, a font subset's tag. */
#ifndef CV_BASE_SHA256_H
#define CV_BASE_SHA256_H

#include "base/str.h"

enum { CV_SHA256_BYTES = 32, CV_SHA256_BLOCK = 64 };

struct cv_sha256 {
    uint32_t state[8];
    uint64_t length;                /* bytes added */
    uint8_t block[CV_SHA256_BLOCK]; /* the bytes that do not fill a block yet */
};

void cv_sha256_start(struct cv_sha256 *sha);
void cv_sha256_add(struct cv_sha256 *sha, cv_str bytes);
void cv_sha256_finish(struct cv_sha256 *sha, uint8_t ret_digest[CV_SHA256_BYTES]);

#endif
