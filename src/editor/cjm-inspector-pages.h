#pragma once

#include "cjm-inspector-row.h"

/* What each page of the inspector shows, as tables of rows. */

G_BEGIN_DECLS

typedef enum
{
  CJM_INSPECTOR_NOTE,
  CJM_INSPECTOR_NOTES, /* several that are selected */
  CJM_INSPECTOR_CELL,
  CJM_INSPECTOR_STEP,
  CJM_INSPECTOR_LANE,
  CJM_INSPECTOR_GROUP,
  CJM_INSPECTOR_PERSONA,
  CJM_INSPECTOR_PHASE,
  CJM_INSPECTOR_MAP
} CjmInspectorPage;

#define CJM_N_INSPECTOR_PAGES (CJM_INSPECTOR_MAP + 1)

/* Translated. */
const char *cjm_inspector_page_get_title (CjmInspectorPage page);

/* Ended by one without create. */
const CjmInspectorRowInfo *cjm_inspector_page_get_rows (CjmInspectorPage page);

G_END_DECLS
