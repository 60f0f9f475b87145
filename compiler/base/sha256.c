/* FIPS 180-4, §5 (padding, initial value) and §6.2 (SHA-256). */
#include "base/sha256.h"

static const uint32_t constants[CV_SHA256_BLOCK] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98, 0x12835b01,
    0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
    0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147,
    0x06ca6351, 0x14292967, 0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
    0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208,
    0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

void cv_sha256_start(struct cv_sha256 *sha)
{
    *sha = (struct cv_sha256){
        .state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

static uint32_t rotate(uint32_t x, unsigned n)
{
    return x >> n | x << (32 - n);
}

static void expand(const uint8_t *block, uint32_t schedule[CV_SHA256_BLOCK])
{
    for (size_t t = 0; t < 16; t++)
        schedule[t] = (uint32_t)block[4 * t] << 24 | (uint32_t)block[4 * t + 1] << 16 | (uint32_t)block[4 * t + 2] << 8 |
                      block[4 * t + 3];
    for (size_t t = 16; t < CV_SHA256_BLOCK; t++) {
        uint32_t w15 = schedule[t - 15], w2 = schedule[t - 2];
        uint32_t sigma0 = rotate(w15, 7) ^ rotate(w15, 18) ^ w15 >> 3;
        uint32_t sigma1 = rotate(w2, 17) ^ rotate(w2, 19) ^ w2 >> 10;
        schedule[t] = schedule[t - 16] + sigma0 + schedule[t - 7] + sigma1;
    }
}

static void mix(struct cv_sha256 *sha, const uint8_t *block)
{
    uint32_t w[CV_SHA256_BLOCK];
    expand(block, w);
    uint32_t *s = sha->state;
    uint32_t a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
    for (size_t t = 0; t < CV_SHA256_BLOCK; t++) {
        uint32_t sum1 = rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25);
        uint32_t t1 = h + sum1 + ((e & f) ^ (~e & g)) + constants[t] + w[t];
        uint32_t sum0 = rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22);
        uint32_t t2 = sum0 + ((a & b) ^ (a & c) ^ (b & c));
        h = g, g = f, f = e, e = d + t1, d = c, c = b, b = a, a = t1 + t2;
    }
    s[0] += a, s[1] += b, s[2] += c, s[3] += d, s[4] += e, s[5] += f, s[6] += g, s[7] += h;
}

void cv_sha256_add(struct cv_sha256 *sha, cv_str bytes)
{
    const uint8_t *data = (const uint8_t *)bytes.data;
    size_t left = bytes.length;
    while (left > 0) {
        size_t used = (size_t)(sha->length % CV_SHA256_BLOCK);
        size_t step = CV_SHA256_BLOCK - used < left ? CV_SHA256_BLOCK - used : left;
        if (step == CV_SHA256_BLOCK) {
            mix(sha, data);
        } else {
            memcpy(sha->block + used, data, step);
            if (used + step == CV_SHA256_BLOCK) mix(sha, sha->block);
        }
        sha->length += step;
        data += step;
        left -= step;
    }
}

void cv_sha256_finish(struct cv_sha256 *sha, uint8_t ret_digest[CV_SHA256_BYTES])
{
    uint64_t bits = sha->length * 8;
    uint8_t tail[CV_SHA256_BLOCK + 8] = {0x80};
    size_t used = (size_t)(sha->length % CV_SHA256_BLOCK);
    size_t padding = (used < 56 ? 56 : 120) - used;
    for (size_t i = 0; i < 8; i++) tail[padding + i] = (uint8_t)(bits >> (56 - 8 * i));
    cv_sha256_add(sha, (cv_str){.data = (const char *)tail, .length = padding + 8});
    for (size_t i = 0; i < CV_SHA256_BYTES; i++) ret_digest[i] = (uint8_t)(sha->state[i / 4] >> (24 - 8 * (i % 4)));
}
