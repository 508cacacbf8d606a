#pragma once

#include "cjm-inspector-row.h"

/* A row that picks one of what the map has, such as a source or a lane, out of a list that drops
 * down; and where its binding says so, makes a new one under a name that is typed. */

G_BEGIN_DECLS

/* What there is to pick. */
typedef struct
{
  GPtrArray *labels; /* of strings */
  GArray *ids;       /* of CjmId */
  guint selected;
} CjmInspectorPickList;

void cjm_inspector_pick_list_add (CjmInspectorPickList *list,
                                  const char *label,
                                  CjmId id,
                                  gboolean is_selected);

typedef struct
{
  void (*fill) (CjmInspectorRow *row, CjmInspectorPickList *list);
  CjmMap *(*choose) (CjmInspectorRow *row, CjmId id);
  CjmInspectorSameFunc is_same; /* of what several notes can have */

  /* Where a new one can be made; all three to be translated or NULL. */
  const char *add_label; /* "New source…" */
  const char *add_hint;  /* "Name of the new source" */
  CjmMap *(*add) (CjmInspectorRow *row, const char *name);
  CjmChange add_change;
} CjmInspectorPick;

#define CJM_TYPE_INSPECTOR_PICKER (cjm_inspector_picker_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorPicker,
                      cjm_inspector_picker,
                      CJM,
                      INSPECTOR_PICKER,
                      CjmInspectorRow)

/* info->binding: a CjmInspectorPick. */
GtkWidget *cjm_inspector_picker_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

G_END_DECLS
