#pragma once

#include <gio/gio.h>

#include "cjm-map.h"
#include "cjm-words.h"

/* What a new map begins with, in a language of its own: the words that the sheet says, and the
 * phases, lanes and guiding questions of a template. The words and the templates of the program
 * come from resources that are linked into it (data/ makes them, for each language from its
 * translation).
 *
 * The user's own templates are maps in a folder; any map that is put there is one. A template
 * is known by its id: a word for those of the program, the name of its file, without the end
 * ".cjm", for the user's own. */

G_BEGIN_DECLS

#define CJM_RESOURCE_PATH "/org/example/CJMap"

/* The template of a map that nobody chose one for. */
#define CJM_TEMPLATE_DEFAULT "five-point"

/* The words for @language (BCP 47), those of the nearest language there is, or English. */
CjmWords *cjm_template_load_words (const char *language);

/* A new map from the default template of @language or the nearest there is; every record has a
 * new id from @random. The map's language is @language, or English where that is no language
 * code. */
CjmMap *cjm_template_new_map (const char *language, GRand *random);

typedef struct
{
  char *id;
  char *name;
  char *description; /* one line; empty where there is none */
  GFile *file;       /* of one of the user's own, else NULL */
  GError *error;     /* why that file cannot be read, or NULL */
} CjmTemplate;

void cjm_template_free (CjmTemplate *template);

/* The program's own, of CjmTemplate, with names for @language. */
GPtrArray *cjm_template_list (const char *language);

/* A new map from the program's template called @id, as cjm_template_new_map() makes it; NULL
 * where there is no such template. */
CjmMap *cjm_template_new_map_from (const char *id, const char *language, GRand *random);

/* The folder of the user's own templates; it need not be there. */
GFile *cjm_template_get_own_folder (void);

/* The user's own, of CjmTemplate, by name. A file that cannot be read as a map is passed over;
 * *unreadable (may be NULL) is set to an array of those, each with its error. Reads every file:
 * for a moment in which somebody waits for a list. */
GPtrArray *cjm_template_list_own (GPtrArray **unreadable);

/* A new map from the user's template called @id, in the template's own language; every record
 * has a new id from @random. NULL with an error of GIO (not found) or of the reader. */
CjmMap *cjm_template_new_map_from_own (const char *id, GRand *random, GError **error);

/* Writes @map as a template called @name. Without @has_notes the template is an empty form: the
 * phases and steps, the lanes with their questions and curves, and the user's own channels stay;
 * what was filled in goes. Where there is a template of this name the error is G_IO_ERROR_EXISTS
 * unless @is_replaced; a name without a single usable character is
 * G_IO_ERROR_INVALID_FILENAME. */
gboolean cjm_template_save_own (const CjmMap *map,
                                const char *name,
                                gboolean has_notes,
                                gboolean is_replaced,
                                GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTemplate, cjm_template_free)

G_END_DECLS
