#pragma once

#include "cjm-inspector-row.h"

/* A row with a button that opens a list to be searched by typing, such as all channels; and
 * where its binding says so, what was typed can be added to the map. */

G_BEGIN_DECLS

typedef struct
{
  char *label;
  char *hint;       /* said quietly below, or NULL */
  const char *icon; /* a channel of the vocabulary, or NULL; a static string or the map's */
  const char *name; /* for the binding: of the vocabulary */
  CjmId id;         /* for the binding: of a record */
} CjmInspectorFind;

void cjm_inspector_find_add (GPtrArray *finds,
                             const char *label,
                             const char *hint,
                             const char *icon,
                             const char *name,
                             CjmId id);

typedef struct
{
  const char *hint; /* in the empty search field; to be translated */

  /* Adds all that there is to find, the likely first. */
  void (*fill) (CjmInspectorRow *row, GPtrArray *finds);
  CjmMap *(*choose) (CjmInspectorRow *row, const CjmInspectorFind *find);

  /* What the button says, and its icon; NULL for the static @button_label. */
  char *(*dup_current) (CjmInspectorRow *row, const char **icon);
  const char *button_label; /* to be translated */

  /* NULL where nothing can be added. */
  char *(*dup_add_label) (const char *text);
  CjmMap *(*add) (CjmInspectorRow *row, const char *text);
  CjmChange add_change;
} CjmInspectorSearch;

#define CJM_TYPE_INSPECTOR_FINDER (cjm_inspector_finder_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorFinder,
                      cjm_inspector_finder,
                      CJM,
                      INSPECTOR_FINDER,
                      CjmInspectorRow)

/* info->binding: a CjmInspectorSearch. */
GtkWidget *cjm_inspector_finder_new (CjmInspectorContext *context, const CjmInspectorRowInfo *info);

G_END_DECLS
