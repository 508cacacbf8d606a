#pragma once

#include "cjm-typesetter.h"

/* The small parts that layouts are made of. x runs from the reading start. */

G_BEGIN_DECLS

typedef struct
{
  double x, y, width, height;
} CjmRect;

/* A text of the map that stands on its own on the sheet. */
/* Lines that are written by hand, in leads of the text that they take the place of. */
#define CJM_WRITING_LEAD 1.5

typedef struct
{
  CjmTextBlock *block;
  CjmRect rect; /* the measure by the height of the text, with room to write below a hint */
  CjmTarget target;
  gboolean is_hint; /* the map's text is empty, and the block says what to write there */
} CjmTextBox;

/* A word or figure of the sheet's own. */
typedef struct
{
  CjmTextBlock *block;
  double x, y;
  gboolean is_colored; /* in the colour of the phase */
} CjmPlacedText;

/* A column of the grid: one step of a phase. */
typedef struct
{
  double x, width;
  guint phase; /* index into CjmLayout.phases */
  CjmId step;
} CjmColumn;

G_END_DECLS
