#pragma once

#include "cjm-canvas.h"

/* How each file was left: zoom, place, what stood beside the map, the size of its window. It is
 * kept in one key file in the user's state folder, never in the map: what somebody looks at is no
 * part of what they share. Only the files used last are remembered.
 *
 * Every save reads what others have written meanwhile, under a lock, and replaces the file as a
 * whole, so that windows and programs do not lose each other's. A file that cannot be read counts
 * as empty: nothing in it is worth a question. */

G_BEGIN_DECLS

#define CJM_VIEW_STORE_MAX_FILES 200

typedef struct
{
  CjmView view;
  CjmPlace focus;
  gboolean has_inspector;
  char panel[16];    /* the panel beside the map; "" for none */
  int width, height; /* of the window, in pixels; 0 where they are not known */
  gboolean is_maximized;
} CjmViewState;

/* Where the program keeps it; the caller frees it. */
char *cjm_view_store_dup_path (void);

/* How @uri was left; without @uri, the size that a window had last, and nothing else. FALSE where
 * nothing is known. What cannot be is left out. */
gboolean cjm_view_store_load (const char *path, const char *uri, CjmViewState *state);

/* @uri may be NULL: then only the window's size is kept, for files that nothing is known of. */
gboolean
cjm_view_store_save (const char *path, const char *uri, const CjmViewState *state, GError **error);

/* What holds for all files: whether the mini-map is wanted, which it is at first. */
gboolean cjm_view_store_get_wants_map (const char *path);
gboolean cjm_view_store_set_wants_map (const char *path, gboolean wants_map, GError **error);

G_END_DECLS
