#pragma once

#include "cjm-document.h"
#include "cjm-file-look.h"

/* Keeps an eye on the file of a document and holds its lock: says when somebody else has written,
 * renamed or deleted it, and who else has it open. It knows no widgets and decides nothing.
 *
 * The system tells of changes where it can; on network drives it cannot, so whoever has a window
 * asks for a check whenever that gets the focus.
 *
 * Signals: "state-changed" (the file is in another state, or has yet another content),
 * "owner-changed" (somebody else has opened the file, or nobody has any more), "checked" (after
 * each look that has an answer). */

G_BEGIN_DECLS

#define CJM_TYPE_FILE_WATCH (cjm_file_watch_get_type ())
G_DECLARE_FINAL_TYPE (CjmFileWatch, cjm_file_watch, CJM, FILE_WATCH, GObject)

CjmFileWatch *cjm_file_watch_new (CjmDocument *document);

/* Gives the lock back, at the end of the window. */
void cjm_file_watch_stop (CjmFileWatch *watch);

/* Looks again; the signals tell what there is to tell. */
void cjm_file_watch_check (CjmFileWatch *watch);

/* While the document is saved, nobody looks: the change is our own. */
void cjm_file_watch_pause (CjmFileWatch *watch, gboolean is_paused);

CjmFileState cjm_file_watch_get_state (CjmFileWatch *watch);

/* What the file holds where it is changed, with its identity; NULL where that is no map that can
 * be read, and then why. */
const CjmMap *cjm_file_watch_get_theirs (CjmFileWatch *watch);
const CjmFileIdentity *cjm_file_watch_get_found (CjmFileWatch *watch);
const GError *cjm_file_watch_get_error (CjmFileWatch *watch);

/* Whose changes these are, as far as anybody knows, or NULL. */
const char *cjm_file_watch_get_author (CjmFileWatch *watch);

/* Under which name a file that is gone goes on, or NULL. */
GFile *cjm_file_watch_get_moved_to (CjmFileWatch *watch);

/* Who else has the file open, or NULL. */
const CjmLockOwner *cjm_file_watch_get_owner (CjmFileWatch *watch);

G_END_DECLS
