#pragma once

#include <gio/gio.h>

/* The parts of a ZIP archive that somebody wants, unpacked in memory. An archive of a few bytes
 * can hold more than any machine: what is unpacked is counted, and where it is too much the
 * archive is refused. */

G_BEGIN_DECLS

/* In bytes. */
#define CJM_ARCHIVE_MAX_SIZE (64 * 1024 * 1024)

/* Of files and folders. */
#define CJM_ARCHIVE_MAX_PARTS 2000

/* Called for the name of each part, once. */
typedef gboolean (*CjmArchiveFunc) (const char *name, gpointer data);

/* A table of name and GBytes; NULL with an error of cjm-read-error.h. */
GHashTable *
cjm_archive_read (GBytes *bytes, CjmArchiveFunc is_wanted, gpointer data, GError **error);

G_END_DECLS
