#pragma once

#include "cjm-crop.h"
#include "cjm-fragment.h"
#include "cjm-table.h"
#include "cjm-words.h"

#include <gtk/gtk.h>

/* What goes to the clipboard or is dragged away, and what comes from there.
 *
 * Out: a part of a map in every form that another program may ask for, each made when it is asked
 * for, in a thread, out of a map that nobody changes: a fragment as a .cjm document, text, HTML,
 * and pictures of that part of the sheet. The media type of the fragment says what it is of.
 *
 * In: the best of what is offered, read within the limits of the format and of tables. */

G_BEGIN_DECLS

#define CJM_TYPE_TRANSFER (cjm_transfer_get_type ())
G_DECLARE_FINAL_TYPE (CjmTransfer, cjm_transfer, CJM, TRANSFER, GdkContentProvider)

/* Some programs take the first form that they know, not the one that was meant. */
typedef enum
{
  CJM_FORMS_ALL,
  CJM_FORMS_PICTURE,
  CJM_FORMS_TABLE
} CjmForms;

/* A part of @map. Takes @fragment. @crop is where it is on the sheet of @map; @words are those of
 * the map's language. With @has_names, tables have headers. */
GdkContentProvider *cjm_transfer_new (const CjmMap *map,
                                      CjmWords *words,
                                      CjmMap *fragment,
                                      CjmPart part,
                                      const CjmCrop *crop,
                                      gboolean has_names,
                                      CjmForms forms);

/* "application/x-cjmap+xml;part=cells" */
const char *cjm_transfer_get_media_type (CjmPart part);

typedef struct
{
  GBytes *data;
  const char *media_type; /* a static string */
} CjmPicture;

/* What came in: one of these, or nothing. */
typedef struct
{
  CjmMap *fragment;
  CjmPart part; /* of the fragment */
  CjmTable *table;
  GArray *pictures; /* of CjmPicture: at least one, several where files were copied */
} CjmIncoming;

/* Empty; it owns the data of what is put into it. */
GArray *cjm_pictures_new (void);

void cjm_incoming_free (CjmIncoming *incoming);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmIncoming, cjm_incoming_free)

/* What is wanted of it. */
typedef enum
{
  CJM_WANT_ANYTHING,
  CJM_WANT_PICTURE,  /* rather than anything else, for a place that takes pictures */
  CJM_WANT_TEXT,     /* of any kind but our own */
  CJM_WANT_PARAGRAPH /* a text as a single one, with its lines */
} CjmWant;

/* Whether any of @formats can be read at all. */
gboolean cjm_incoming_is_readable (GdkContentFormats *formats);

/* @source: a GdkClipboard or a GdkDrop. */
void cjm_incoming_read_async (GObject *source,
                              CjmWant want,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data);

/* NULL with an error. There may be nothing in it. */
CjmIncoming *cjm_incoming_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
