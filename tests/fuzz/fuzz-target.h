#pragma once

#include <gio/gio.h>
#include <stdint.h>

#include "cjm-map.h"

/* A target of the fuzzer is a program of one function that takes any bytes. It returns where all
 * is well and aborts where a promise is broken: an error without words, a map that is not the
 * same after a save. libFuzzer calls it (meson option "fuzz"), or, in an ordinary build,
 * fuzz-replay.c with the kept corpus and damaged copies of it. */

int LLVMFuzzerInitialize (int *argc, char ***argv);
int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

/* The reader's answer to the bytes: a map, or NULL after a look at the error that it gave. */
CjmMap *cjm_fuzz_read (const uint8_t *data, size_t size);

/* @map as it comes back from a file; the reader must take whatever the writer writes. */
CjmMap *cjm_fuzz_save (const CjmMap *map);

/* For a map as the reader makes them, with its cells in the order of the steps: writes @map, reads
 * what was written and writes that: all must be the same. */
void cjm_fuzz_check_round_trip (const CjmMap *map);
