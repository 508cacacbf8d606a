#pragma once

#include "cjm-document.h"
#include "cjm-recovery.h"

/* Keeps a recovery copy (cjm-recovery.h) of a document while it has something unsaved: in a
 * thread, so soon after an edit, and during unbroken work so often, as the constants below say. The
 * copy goes when the map is saved or is again as it was saved, and when it is discarded; where the
 * recorder goes for any other reason the copy stays.
 *
 * While it writes or deletes, the application is held, so that it does not end in the middle.
 *
 * Signal: "failed" (a sentence that says why), the first time that nothing could be kept. */

G_BEGIN_DECLS

/* Milliseconds after the last edit, and after the first one that is not kept. */
#define CJM_RECORDER_PAUSE_MS 2000
#define CJM_RECORDER_LONGEST_MS 15000

/* How long to wait at @now where the first edit that is not kept was at @first and the last one at
 * @last, in microseconds of one clock; the result is in milliseconds. */
guint cjm_recorder_get_delay (gint64 first, gint64 last, gint64 now);

#define CJM_TYPE_RECORDER (cjm_recorder_get_type ())
G_DECLARE_FINAL_TYPE (CjmRecorder, cjm_recorder, CJM, RECORDER, GObject)

CjmRecorder *cjm_recorder_new (CjmDocument *document);

/* Goes on with @recovery, which it takes over: the document has just been made from it. */
void cjm_recorder_take_recovery (CjmRecorder *recorder, CjmRecovery *recovery);

/* Deletes the copy, and keeps nothing any more: its map has been thrown away. */
void cjm_recorder_discard (CjmRecorder *recorder);

G_END_DECLS
