#pragma once

#include "cjm-edit.h"
#include "cjm-text-walk.h"

/* Finding and replacing in all texts of a map: what is found is a list of places in texts; what is
 * replaced makes a new map, as every edit does.
 *
 * Unless asked otherwise a letter is found whatever its case and its accents: "cafe" finds
 * "Café". What is a letter of its own in the map's language stays one: in Spanish, "ano" does not
 * find "año". Blanks and line ends are alike. A match never cuts a letter from its accents, and
 * matches do not overlap.
 *
 * What is looked for may also be the code of a note on a card (cjm-note-code.h): then all of that
 * note's text is found. */

G_BEGIN_DECLS

typedef enum
{
  CJM_FIND_EXACT = 1 << 0,      /* case and accents as they are written */
  CJM_FIND_WHOLE_WORDS = 1 << 1 /* neither end within a word */
} CjmFindFlags;

/* What is looked for, made ready; one thread at a time. An empty @pattern finds nothing. */
typedef struct _CjmFinder CjmFinder;

CjmFinder *cjm_finder_new (const char *pattern, const char *language, CjmFindFlags flags);
void cjm_finder_free (CjmFinder *finder);

/* The first match at or behind @from: bytes of @text from *@start up to *@end. */
gboolean
cjm_finder_find (CjmFinder *finder, const char *text, gsize from, gsize *start, gsize *end);

typedef struct
{
  CjmTarget target;
  CjmId lane, step; /* as in CjmMapText */
  guint start, end; /* bytes of the text */
} CjmMatch;

/* All matches in reading order; g_array_unref(). *@next is set to the number of the first of them
 * that does not begin before byte @from of the text @after, or to 0 where there is none or where
 * @after is NULL: where the search goes on. */
GArray *cjm_map_find_matches (const CjmMap *map,
                              CjmFinder *finder,
                              const CjmTarget *after,
                              guint from,
                              guint *next);

/* With @text in the place of one match; the map itself where the field cannot take it. A note
 * that says nothing then is removed. */
CjmMap *cjm_map_replace_match (const CjmMap *map, const CjmMatch *match, const char *text);

/* The same for every match but that of a code; a date that would be none stays as it is.
 * *@n_replaced is set to how many matches have been replaced. */
CjmMap *
cjm_map_replace_matches (const CjmMap *map, CjmFinder *finder, const char *text, guint *n_replaced);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmFinder, cjm_finder_free)

G_END_DECLS
