#pragma once

#include "cjm-place.h"

/* What is selected on the sheet, beside the one place that has the focus: notes, and cells, which
 * may be empty. It holds ids, so that it outlives edits; whoever changes it or the map calls
 * cjm_selection_update() afterwards, and what is gone drops out.
 *
 * The canvas owns the selection of its sheet; others ask it for the notes of the selection.
 * Where it is empty, what has the focus counts as selected; that is the canvas's business. */

G_BEGIN_DECLS

typedef struct _CjmSelection CjmSelection;

/* A range of rows and columns of a layout, in reading order: a column is a step. */
typedef struct
{
  guint row, column;
  guint n_rows, n_columns;
} CjmBlock;

/* What a place stands for: the cell of a note, the columns of a phase or a step, the rows of a
 * lane or a group. FALSE for what lies beside the grid. */
gboolean cjm_layout_find_block (const CjmLayout *layout, const CjmPlace *place, CjmBlock *block);

CjmSelection *cjm_selection_new (void);
CjmSelection *cjm_selection_copy (const CjmSelection *selection);
void cjm_selection_free (CjmSelection *selection);

gboolean cjm_selection_is_empty (const CjmSelection *selection);
gboolean cjm_selection_equal (const CjmSelection *a, const CjmSelection *b);

/* Whether a note is selected, by itself or with its cell, and whether a cell is as a whole. */
gboolean cjm_selection_has_note (const CjmSelection *selection, CjmId note);
gboolean cjm_selection_has_cell (const CjmSelection *selection, CjmId lane, CjmId step);
gboolean cjm_selection_has_place (const CjmSelection *selection, const CjmPlace *place);
gboolean cjm_selection_has_block (const CjmSelection *selection,
                                  const CjmLayout *layout,
                                  const CjmBlock *block);
guint cjm_selection_get_n_notes (const CjmSelection *selection);

/* The notes in the order in which the sheet shows them: an array of CjmId, freed with
 * g_array_unref(). */
GArray *cjm_selection_list_notes (const CjmSelection *selection, const CjmLayout *layout);

/* The range that the selected cells and the cells of the selected notes span; FALSE where nothing
 * is selected. */
gboolean
cjm_selection_get_block (const CjmSelection *selection, const CjmLayout *layout, CjmBlock *block);

/* The first note or empty cell that is selected. */
gboolean
cjm_selection_find_first (const CjmSelection *selection, const CjmLayout *layout, CjmPlace *place);

/* Changes; see cjm_selection_update() for what comes after them. */

void cjm_selection_add_note (CjmSelection *selection, CjmId note);
void
cjm_selection_add_block (CjmSelection *selection, const CjmLayout *layout, const CjmBlock *block);

/* From one place to another: the notes between two of one cell, else the block that both span. */
void cjm_selection_add_range (CjmSelection *selection,
                              const CjmLayout *layout,
                              const CjmPlace *from,
                              const CjmPlace *to);

/* A note or an empty cell; nothing happens where @place is something else. */
void cjm_selection_toggle (CjmSelection *selection, const CjmLayout *layout, const CjmPlace *place);

void cjm_selection_update (CjmSelection *selection, const CjmLayout *layout);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmSelection, cjm_selection_free)

G_END_DECLS
