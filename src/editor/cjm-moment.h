#pragma once

#include <glib.h>

/* When something was, in the words of the desktop's language and in its time. The caller frees
 * them. */

G_BEGIN_DECLS

/* "today, 10:42", "yesterday", or the day. */
char *cjm_moment_dup_short (GDateTime *moment);

/* The same with the hour always; @microseconds are counted from 1970. */
char *cjm_moment_dup_text (gint64 microseconds);

G_END_DECLS
