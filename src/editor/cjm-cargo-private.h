#pragma once

#include "cjm-cargo.h"

/* What the files of the cargo share: cjm-cargo.c (what it is, and what becomes of it) and
 * cjm-cargo-landing.c (where it would land). */

G_BEGIN_DECLS

struct _CjmCargo
{
  CjmCargoKind kind;
  CjmId id;          /* of what the header is of */
  GArray *notes;     /* of CjmId */
  GHashTable *set;   /* the same, as a set */
  gboolean is_block; /* they stand in several cells */
  guint row, column; /* of the cell that was taken, */
  CjmBlock block;    /* and of all of them */
};

G_END_DECLS
