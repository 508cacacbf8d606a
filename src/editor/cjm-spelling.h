#pragma once

#include <gio/gio.h>

/* The spelling of words in the languages of maps, by Enchant's dictionaries. The application has
 * one of these. A dictionary is read in a thread of its own when its language is first asked for;
 * until then every word counts as right, and "changed" says when that is over. It also tells of
 * words that were added or are ignored from now on, and of being switched on or off.
 *
 * A language is named as maps name it ("es", "en-GB"); where there is no dictionary for its very
 * region, another one of the language will do. Not judged are words with digits, in capitals
 * only, and parts of addresses of the web and of mail. */

G_BEGIN_DECLS

#define CJM_TYPE_SPELLING (cjm_spelling_get_type ())
G_DECLARE_FINAL_TYPE (CjmSpelling, cjm_spelling, CJM, SPELLING, GObject)

CjmSpelling *cjm_spelling_new (void);

/* Switched off, it finds nothing to object to. */
void cjm_spelling_set_enabled (CjmSpelling *spelling, gboolean is_enabled);
gboolean cjm_spelling_get_enabled (CjmSpelling *spelling);

/* Whether there is a dictionary for @language on this machine. */
gboolean cjm_spelling_has_dictionary (CjmSpelling *spelling, const char *language);

/* Reads the dictionary now, if need be, for who cannot go on without; some 0.3 s. FALSE where there
 * is none. */
gboolean cjm_spelling_load (CjmSpelling *spelling, const char *language);

typedef struct
{
  guint start, end; /* bytes of the text */
} CjmWordSpan;

/* The words of @text that are not in the dictionary, of CjmWordSpan; g_array_unref(). */
GArray *cjm_spelling_check (CjmSpelling *spelling, const char *language, const char *text);

/* At most @n_max words that may be meant, the likeliest first; takes up to half a second. The
 * caller frees them. */
GStrv
cjm_spelling_suggest (CjmSpelling *spelling, const char *language, const char *word, guint n_max);

/* Takes a word for right from now on: in the person's own dictionary, or for as long as the program
 * runs. */
void cjm_spelling_add (CjmSpelling *spelling, const char *language, const char *word);
void cjm_spelling_ignore (CjmSpelling *spelling, const char *language, const char *word);

G_END_DECLS
