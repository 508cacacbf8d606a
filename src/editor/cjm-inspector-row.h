#pragma once

#include "cjm-canvas.h"
#include "cjm-document.h"
#include "cjm-locale.h"
#include "cjm-note-list.h"

#include <gtk/gtk.h>

/* A row of the inspector: one control for one thing that a map holds, with its name above and a
 * message below where what was entered cannot be taken.
 *
 * What a row edits is said by a table entry (CjmInspectorRowInfo); of which record, by the
 * subject that it is shown with. A row never changes anything but through the document, so that
 * undo knows it all. */

G_BEGIN_DECLS

/* What all rows of one inspector share; it outlives them. */
typedef struct
{
  CjmDocument *document;
  CjmCanvas *canvas;
  CjmLocale *locale; /* of the map's language */
} CjmInspectorContext;

/* Which record a row edits. */
typedef struct
{
  CjmId id;      /* 0 for the map and the persona; the lane's for an empty cell */
  CjmId within;  /* of a record in a list, what it is listed for; of an empty cell, its step */
  GArray *notes; /* of CjmId: several notes, of which @id is the first; else NULL */
} CjmInspectorSubject;

typedef struct _CjmInspectorRowInfo CjmInspectorRowInfo;

struct _CjmInspectorRowInfo
{
  GtkWidget *(*create) (CjmInspectorContext *context, const CjmInspectorRowInfo *info);
  const char *label;    /* to be translated */
  gboolean is_bare;     /* the label is not shown above, only said and hinted at */
  CjmRecordType detail; /* only for notes and lanes with this detail; CJM_RECORD_MAP for all */
  CjmField field;       /* of a row for a text */
  CjmValue value;       /* of a row for a value */
  CjmChange change;     /* what undo calls it */
  double step;          /* of a number with buttons for more and less */
  const char *const *choices; /* to be translated: by the value's numbers, ended by NULL */
  gconstpointer binding;      /* what the other kinds of row need; see their headers */
};

#define CJM_TYPE_INSPECTOR_ROW (cjm_inspector_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (CjmInspectorRow, cjm_inspector_row, CJM, INSPECTOR_ROW, GtkBox)

struct _CjmInspectorRowClass
{
  GtkBoxClass parent_class;

  /* Shows what the document's map has. @is_other: another subject than before. */
  void (*update) (CjmInspectorRow *row, gboolean is_other);

  /* Typing has paused for a second. */
  void (*paused) (CjmInspectorRow *row);
};

/* For the constructors: the row's label, and the control that it names. */
void cjm_inspector_row_set_up (CjmInspectorRow *row,
                               CjmInspectorContext *context,
                               const CjmInspectorRowInfo *info);
void cjm_inspector_row_add_control (CjmInspectorRow *row, GtkWidget *control);
void cjm_inspector_name_widget (GtkWidget *widget, const char *name);

/* @name, or words for a thing that has none. */
const char *cjm_inspector_or_unnamed (const char *name);

/* Shows what the map has for @subject. */
void cjm_inspector_row_show (CjmInspectorRow *row, const CjmInspectorSubject *subject);

CjmInspectorContext *cjm_inspector_row_get_context (CjmInspectorRow *row);
const CjmInspectorRowInfo *cjm_inspector_row_get_info (CjmInspectorRow *row);
const CjmInspectorSubject *cjm_inspector_row_get_subject (CjmInspectorRow *row);
const CjmMap *cjm_inspector_row_get_map (CjmInspectorRow *row);
CjmWords *cjm_inspector_row_get_words (CjmInspectorRow *row);
GRand *cjm_inspector_row_get_random (CjmInspectorRow *row);

/* The subject's id, and the lane in which the note that it is of stands; NULL where it has gone. */
CjmId cjm_inspector_row_get_id (CjmInspectorRow *row);
const CjmLane *cjm_inspector_row_find_lane (CjmInspectorRow *row);

/* Whether the notes of a row for several differ in what it edits, as @is_same says; the label of
 * the row says so then. */
typedef gboolean (*CjmInspectorSameFunc) (const CjmInspectorRowInfo *info,
                                          const CjmNoteSite *a,
                                          const CjmNoteSite *b);
gboolean cjm_inspector_row_check_mixed (CjmInspectorRow *row, CjmInspectorSameFunc is_same);

/* The notes that the row edits: one, or several. */
const CjmId *cjm_inspector_row_get_notes (CjmInspectorRow *row, guint *n_notes);

/* Makes @map, which is taken, the document's, as a step of its own. */
gboolean cjm_inspector_row_take (CjmInspectorRow *row, CjmMap *map, CjmChange change);

/* The same for typing: one step until it pauses. Only for rows of texts and numbers. */
gboolean cjm_inspector_row_take_typed (CjmInspectorRow *row, CjmMap *map, gboolean is_value);

/* Restarts the second that ends a burst of typing; or ends it now. */
void cjm_inspector_row_start_pause (CjmInspectorRow *row);
void cjm_inspector_row_end_pause (CjmInspectorRow *row);

/* Says under @control why its content cannot be taken; NULL for nothing to say. */
void cjm_inspector_row_set_message (CjmInspectorRow *row, GtkWidget *control, const char *message);

G_END_DECLS
