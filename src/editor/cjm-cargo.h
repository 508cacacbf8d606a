#pragma once

#include "cjm-crop.h"
#include "cjm-fragment.h"
#include "cjm-selection.h"

/* What is dragged over the sheet, and where it would land: notes, or the header of a phase, a
 * step, a lane or a group. It knows nothing of widgets: a point of the page gives a landing, and a
 * landing makes a map. */

G_BEGIN_DECLS

typedef enum
{
  CJM_CARGO_NOTES,
  CJM_CARGO_PHASE,
  CJM_CARGO_STEP,
  CJM_CARGO_LANE,
  CJM_CARGO_GROUP,
  CJM_CARGO_NEW /* what another program gives: it becomes notes of a cell */
} CjmCargoKind;

typedef struct _CjmCargo CjmCargo;

/* Where it would land. */
typedef struct
{
  CjmId lane, step;       /* of notes: the cell, for a block that of the note that was taken */
  CjmId owner;            /* of a step: its phase; of a lane: its group, 0 for none */
  guint index;            /* among those that stay where they are */
  int d_lanes, d_columns; /* of a block of notes */
  CjmRect bar;            /* the mark between two things, on the page; none without width */
  CjmRect ground;         /* what it would lie in: a cell, a block or a group */
} CjmLanding;

/* What is taken by a press on @stop: all of @selection where it holds that place. NULL where the
 * place is nothing that can be moved. */
CjmCargo *
cjm_cargo_new (const CjmLayout *layout, const CjmSelection *selection, const CjmStop *stop);
CjmCargo *cjm_cargo_new_foreign (void);
void cjm_cargo_free (CjmCargo *cargo);

CjmCargoKind cjm_cargo_get_kind (const CjmCargo *cargo);

/* Of notes, in the order of the sheet: CjmId. */
const GArray *cjm_cargo_get_notes (const CjmCargo *cargo);

/* Whether what is seen at @stop is on its way. */
gboolean cjm_cargo_has_stop (const CjmCargo *cargo, const CjmLayout *layout, const CjmStop *stop);

/* Where it would land at a point of the page; FALSE where it cannot. */
gboolean cjm_cargo_find_landing (const CjmCargo *cargo,
                                 const CjmLayout *layout,
                                 double x,
                                 double y,
                                 gboolean is_copy,
                                 CjmLanding *landing);

/* @map with it there. The ids of the notes, or that of the header, are appended to @arrived. */
CjmMap *cjm_cargo_land (const CjmCargo *cargo,
                        const CjmMap *map,
                        const CjmLanding *landing,
                        gboolean is_copy,
                        GRand *random,
                        GArray *arrived);

/* The same as a fragment, for another window or another program: a map of the caller's own.
 * @crop is where it stands on the sheet. */
CjmMap *cjm_cargo_create_fragment (const CjmCargo *cargo,
                                   const CjmLayout *layout,
                                   CjmPart *part,
                                   CjmCrop *crop);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmCargo, cjm_cargo_free)

G_END_DECLS
