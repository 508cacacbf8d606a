#pragma once

#include "cjm-inspector-row.h"

/* Rows that only some pages have: a picture, the colour of a phase, a text that is only read, a
 * button. */

G_BEGIN_DECLS

/* The persona's photo, or with info->detail CJM_RECORD_PHOTO that of a note. */
GtkWidget *cjm_inspector_picture_new (CjmInspectorContext *context,
                                      const CjmInspectorRowInfo *info);

/* info->value: of a phase. */
GtkWidget *cjm_inspector_color_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

/* info->binding: a CjmInspectorReadout. */
typedef struct
{
  char *(*dup_text) (CjmInspectorRow *row);
} CjmInspectorReadout;

GtkWidget *cjm_inspector_readout_new (CjmInspectorContext *context,
                                      const CjmInspectorRowInfo *info);

/* info->label is the button's. */
typedef struct
{
  void (*activate) (CjmInspectorRow *row);
  gboolean is_destructive;
} CjmInspectorCommand;

GtkWidget *cjm_inspector_button_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

G_END_DECLS
