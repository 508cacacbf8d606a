#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* What a new map begins with, in a language of its own: the words that the sheet says and the
 * phases, lanes and guiding questions of the five-point model. Both come from resources that
 * are linked into the program (data/ makes them, for each language from its translation). */

G_BEGIN_DECLS

#define CJM_RESOURCE_PATH "/org/example/CJMap"

/* The words for @language (BCP 47), those of the nearest language there is, or English. */
CjmWords *cjm_template_load_words (const char *language);

/* A new map from the template of @language or the nearest there is; every record has a new id
 * from @random. The map's language is @language, or English where that is no language code. */
CjmMap *cjm_template_new_map (const char *language, GRand *random);

G_END_DECLS
