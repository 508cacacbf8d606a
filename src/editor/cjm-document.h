#pragma once

#include "cjm-history.h"
#include "cjm-save.h"
#include "cjm-words.h"

#include <gio/gio.h>

/* A document: a map with its history, the file it came from, and the words of its language. It
 * is what a window shows. Everything here runs in the main thread; reading and writing files
 * happens in threads of its own on values that nobody changes.
 *
 * Signals: "changed" (the current map is another one), "state-changed" (the file, the title or
 * whether there is anything unsaved). */

G_BEGIN_DECLS

#define CJM_TYPE_DOCUMENT (cjm_document_get_type ())
G_DECLARE_FINAL_TYPE (CjmDocument, cjm_document, CJM, DOCUMENT, GObject)

/* A new map in @language (BCP 47) with the default phases and lanes. */
CjmDocument *cjm_document_new (const char *language);

const CjmMap *cjm_document_get_map (CjmDocument *document);
CjmWords *cjm_document_get_words (CjmDocument *document);

/* What is only looked at: no edit, undo or redo does anything, whoever asks for it, and the canvas
 * offers none. A document that begins or loads another map can be edited again. */
void cjm_document_set_is_read_only (CjmDocument *document, gboolean is_read_only);
gboolean cjm_document_is_read_only (CjmDocument *document);

/* The version of the format where the file is of a later major one: then the map is what could be
 * understood of it, and read-only. NULL for all others. */
const char *cjm_document_get_later_version (CjmDocument *document);

/* For new ids. */
GRand *cjm_document_get_random (CjmDocument *document);

/* Makes @map the current one and takes it over. TRUE where it differs from the one before.
 * @key: see cjm_history_push(). */
gboolean
cjm_document_take_map (CjmDocument *document, CjmMap *map, CjmChange change, const CjmTarget *key);

/* The same for @value of the record with @id while it is typed or dragged: one step. */
gboolean cjm_document_take_value (CjmDocument *document,
                                  CjmMap *map,
                                  CjmChange change,
                                  CjmValue value,
                                  CjmId id);

/* The same for a change that did one thing @n_times, as its name will say. */
gboolean
cjm_document_take_counted (CjmDocument *document, CjmMap *map, CjmChange change, guint n_times);

/* Undo, redo and bursts of typing; see cjm-history.h. */
const CjmHistory *cjm_document_get_history (CjmDocument *document);
void cjm_document_undo (CjmDocument *document);
void cjm_document_redo (CjmDocument *document);
void cjm_document_end_burst (CjmDocument *document);
void cjm_document_rewind (CjmDocument *document, guint position);

/* NULL while the map was never saved. */
GFile *cjm_document_get_file (CjmDocument *document);
gboolean cjm_document_is_modified (CjmDocument *document);

/* A new map that nobody has touched: opening a file may take its window. */
gboolean cjm_document_is_untouched (CjmDocument *document);

/* The map's title, or else the file's name, or else the word for a map without title. The
 * caller frees it. */
char *cjm_document_dup_title (CjmDocument *document);

/* A name for a file of this map, without suffix. */
char *cjm_document_dup_file_name (CjmDocument *document);

/* The content of the file that the current map has grown from: what was loaded, saved or taken up
 * last. It is the base of a merge with what the file holds now. Undoing past the taking up of a
 * colleague's changes goes back to what was there before it, so that a save then meets the file
 * as a stranger again. */
const CjmMap *cjm_document_get_base (CjmDocument *document);
const CjmFileIdentity *cjm_document_get_identity (CjmDocument *document);

/* Says that the current map holds all that is in @theirs, what was read from the file with
 * @identity: that is the base from now on. */
void
cjm_document_take_up (CjmDocument *document, const CjmMap *theirs, const CjmFileIdentity *identity);

/* Goes on with the file under another name, as it was renamed. */
void cjm_document_follow (CjmDocument *document, GFile *file);

/* Goes on with @map, a new one without a file, and forgets what was there. */
void cjm_document_begin (CjmDocument *document, const CjmMap *map);

/* Goes on with @map, which was never saved since it was @base, loaded from @file with @identity;
 * @file may be NULL. What was there is forgotten. */
void cjm_document_recover (CjmDocument *document,
                           const CjmMap *map,
                           const CjmMap *base,
                           GFile *file,
                           const CjmFileIdentity *identity);

void cjm_document_load_async (CjmDocument *document,
                              GFile *file,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* FALSE with the document as it was before. */
gboolean cjm_document_load_finish (CjmDocument *document, GAsyncResult *result, GError **error);

/* Saves the current map; what is edited meanwhile stays unsaved. With @may_replace, a file that
 * somebody else has changed, or another one at that place, is replaced. */
void cjm_document_save_async (CjmDocument *document,
                              GFile *file,
                              gboolean may_replace,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean cjm_document_save_finish (CjmDocument *document, GAsyncResult *result, GError **error);

G_END_DECLS
