#pragma once

#include "cjm-export-job.h"

#include <gio/gio.h>

/* Pages of an export as pictures, made in a thread. What was laid out for one page serves for the
 * others of the same export. */

G_BEGIN_DECLS

/* A wish and what came of it. */
typedef struct
{
  CjmMap *map;
  CjmWords *words;
  CjmExportOptions options;
  guint number; /* for who wishes, to know it again */
  guint page;
  int width, height; /* device pixels that the picture has to fit into */

  CjmExportJob *job; /* may be given, of the same map and options; made otherwise */
  GArray *findings;  /* of CjmPreflightFinding; as the job */
  guint n_pages;     /* 0 where there is no page, for which @problem says why */
  char *problem;
  double page_width, page_height; /* points */
  cairo_surface_t *picture;
} CjmPageWish;

CjmPageWish *
cjm_page_wish_new (const CjmMap *map, CjmWords *words, const CjmExportOptions *options);
void cjm_page_wish_free (CjmPageWish *wish);

/* Takes @wish over; one after the other, for a job serves one thread at a time. */
void cjm_page_wish_make_async (CjmPageWish *wish, GAsyncReadyCallback callback, gpointer user_data);

/* The wish with what was made; the caller frees it. */
CjmPageWish *cjm_page_wish_make_finish (GAsyncResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPageWish, cjm_page_wish_free)

G_END_DECLS
