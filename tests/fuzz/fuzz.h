/* fuzz: what a fuzz target is: one function that takes any bytes and neither crashes nor hangs, and aborts where a property
 * does not hold. libFuzzer calls it with what it invents, replay.c with what is kept in the corpus. */
#ifndef CV_TESTS_FUZZ_H
#define CV_TESTS_FUZZ_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* As assert(), but never compiled out. */
#define HOLDS(condition)                                                                                                       \
    do {                                                                                                                       \
        if (!(condition)) {                                                                                                    \
            fprintf(stderr, "%s:%d: does not hold: %s\n", __FILE__, __LINE__, #condition);                                     \
            abort();                                                                                                           \
        }                                                                                                                      \
    } while (0)

#endif
