#pragma once

#include "cjm-edit.h"

/* A small map that the tests of edits begin with, and what they say about its changes. */

/* Two groups of two lanes and one lane in none; three phases, the second of two steps; in the
 * first lane two notes at the first step and one at the second. */
typedef struct
{
  GRand *random;
  CjmMap *map;
  CjmId groups[2], lanes[5], phases[3], steps[4], notes[3];
} Fixture;

CjmId id_of (gconstpointer record);

/* Replaces the fixture's map; the new one is taken. */
void step_to (Fixture *fixture, CjmMap *map);

/* That @map is the fixture's own; takes @map. */
void assert_unchanged (Fixture *fixture, CjmMap *map);

/* The places of records in the fixture's numbering, such as "01-4": "-" stands for a new one. */
void
assert_order (const CjmSequence *sequence, const CjmId *ids, guint n_ids, const char *expected);
void
assert_notes (Fixture *fixture, const CjmMap *map, guint lane, guint step, const char *expected);

void add_edit_test (const char *name, void (*test) (Fixture *fixture, gconstpointer data));
