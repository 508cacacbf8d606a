#pragma once

#include <gio/gio.h>

#include "cjm-map.h"

/* Versions: what was saved of a map lately, each a file of its own in a folder of the user's state
 * that nobody else can read. A map is known by the address of its file; where that file was
 * renamed or moved, the versions follow the phases and lanes that are in it.
 *
 * Of each map the last CJM_VERSIONS_MAX_LATEST are kept, and of what is older one a day for
 * CJM_VERSIONS_MAX_DAYS of the days on which it was saved; in all no more bytes than the limits
 * say. The latest version of a map stays however large it is.
 *
 * Everything here blocks and may run in any thread. */

G_BEGIN_DECLS

#define CJM_VERSIONS_MAX_LATEST 20
#define CJM_VERSIONS_MAX_DAYS 30

/* Bytes, of one map and of all. */
#define CJM_VERSIONS_MAX_BYTES (G_GUINT64_CONSTANT (64) << 20)
#define CJM_VERSIONS_MAX_TOTAL (G_GUINT64_CONSTANT (512) << 20)

typedef struct
{
  GFile *file;  /* which holds the map as it was */
  gint64 time;  /* when it was saved, in microseconds since 1970 */
  guint64 size; /* in bytes */
} CjmVersion;

/* Where versions are kept; the functions below take it, so that tests have one of their own. */
char *cjm_versions_dup_folder (void);

/* Keeps @map as it was saved in @file at @time, unless the latest version is the same, and lets go
 * of what is too much. Errors are those of saving. */
gboolean
cjm_versions_add (const char *folder, GFile *file, const CjmMap *map, gint64 time, GError **error);

/* The versions of @file, which holds @map or what was made of it; the latest first. */
GPtrArray *cjm_versions_list (const char *folder, GFile *file, const CjmMap *map);

/* Deletes the versions of @file. */
void cjm_versions_clear (const char *folder, GFile *file);

/* Which of @n versions, the latest first, are too much for one map. */
void cjm_versions_thin (const gint64 *times, const guint64 *sizes, guint n, gboolean *is_too_much);

G_END_DECLS
