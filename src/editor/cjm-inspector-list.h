#pragma once

#include "cjm-inspector-row.h"

/* A row that holds a list of the map's records, such as steps or sources: each with rows of its
 * own and buttons, and a button below that adds one. */

G_BEGIN_DECLS

/* When a button of an item can be pressed. */
typedef enum
{
  CJM_INSPECTOR_WHEN_ALWAYS,
  CJM_INSPECTOR_WHEN_NOT_FIRST,
  CJM_INSPECTOR_WHEN_NOT_LAST,
  CJM_INSPECTOR_WHEN_NOT_ALONE
} CjmInspectorWhen;

typedef struct
{
  const char *icon;
  const char *label; /* to be translated */
  CjmInspectorWhen when;
  CjmChange change;
  CjmMap *(*edit) (CjmInspectorRow *row, CjmId id);
} CjmInspectorListButton;

typedef struct
{
  /* Adds the ids of the records to an array of CjmId. */
  void (*fill) (CjmInspectorRow *row, GArray *ids);

  const CjmInspectorRowInfo *rows; /* of an item, ended by one without create; the first stands
                                    * beside the buttons, the others are unfolded below */
  const CjmInspectorListButton *buttons; /* ended by one without icon */

  /* NULL where the list is filled elsewhere. */
  const char *add_label; /* to be translated */
  CjmChange add_change;
  CjmMap *(*add) (CjmInspectorRow *row, CjmId *new_id);
} CjmInspectorList;

#define CJM_TYPE_INSPECTOR_LISTING (cjm_inspector_listing_get_type ())
G_DECLARE_FINAL_TYPE (CjmInspectorListing,
                      cjm_inspector_listing,
                      CJM,
                      INSPECTOR_LISTING,
                      CjmInspectorRow)

/* info->binding: a CjmInspectorList. */
GtkWidget *cjm_inspector_listing_new (CjmInspectorContext *context,
                                      const CjmInspectorRowInfo *info);

/* For a list's fill(): all records of a sequence. */
void cjm_inspector_list_add_ids (const CjmSequence *sequence, GArray *ids);

G_END_DECLS
