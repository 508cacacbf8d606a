#include "cjm-cargo-private.h"

CjmCargo *
cjm_cargo_new_foreign (void)
{
  CjmCargo *cargo = g_new0 (CjmCargo, 1);

  cargo->kind = CJM_CARGO_NEW;
  cargo->notes = g_array_new (FALSE, FALSE, sizeof (CjmId));
  cargo->set = g_hash_table_new (g_int64_hash, g_int64_equal);
  return cargo;
}

void
cjm_cargo_free (CjmCargo *cargo)
{
  g_array_unref (cargo->notes);
  g_hash_table_unref (cargo->set);
  g_free (cargo);
}

static gboolean
find_header (const CjmStop *stop, CjmCargoKind *kind)
{
  static const struct
  {
    CjmField field;
    CjmCargoKind kind;
  } headers[] = {
    { CJM_FIELD_PHASE_NAME, CJM_CARGO_PHASE }, { CJM_FIELD_STEP_NAME, CJM_CARGO_STEP },
    { CJM_FIELD_LANE_NAME, CJM_CARGO_LANE },   { CJM_FIELD_LANE_QUESTION, CJM_CARGO_LANE },
    { CJM_FIELD_GROUP_NAME, CJM_CARGO_GROUP },
  };

  for (guint i = 0; stop->place.kind == CJM_PLACE_TEXT && i < G_N_ELEMENTS (headers); i++)
    if (headers[i].field == stop->place.target.field)
      {
        *kind = headers[i].kind;
        return TRUE;
      }

  return FALSE;
}

/* The notes of the selection, or the one that was taken. */
static GArray *
list_notes (const CjmLayout *layout, const CjmSelection *selection, const CjmStop *stop)
{
  GArray *notes;

  if (cjm_selection_has_place (selection, &stop->place))
    return cjm_selection_list_notes (selection, layout);

  notes = g_array_new (FALSE, FALSE, sizeof (CjmId));
  if (cjm_place_is_note (&stop->place))
    g_array_append_val (notes, stop->place.target.id);
  return notes;
}

/* The cells of the notes: the rows and columns that they span. */
static void
find_block (CjmCargo *cargo, const CjmLayout *layout)
{
  guint top = G_MAXUINT, left = G_MAXUINT, bottom = 0, right = 0;

  for (guint i = 0; i < layout->n_rows; i++)
    for (guint j = 0; j < layout->n_columns; j++)
      {
        const CjmCellBox *cell = layout->rows[i].row->cells[j];

        for (guint k = 0; k < cell->n_notes; k++)
          if (cell->notes[k].step == layout->columns[j].step
              && g_hash_table_contains (cargo->set, &cell->notes[k].note->record.id))
            {
              top = MIN (top, i);
              bottom = MAX (bottom, i);
              left = MIN (left, j);
              right = MAX (right, j);
            }
      }
  cargo->block = (CjmBlock){ top, left, bottom - top + 1, right - left + 1 };
  cargo->is_block = bottom > top || right > left;
}

CjmCargo *
cjm_cargo_new (const CjmLayout *layout, const CjmSelection *selection, const CjmStop *stop)
{
  g_autoptr (CjmCargo) cargo = cjm_cargo_new_foreign ();
  gboolean is_header = find_header (stop, &cargo->kind);
  int column;

  if (is_header)
    {
      cargo->id = stop->place.target.id;
      return g_steal_pointer (&cargo);
    }
  if (!cjm_place_is_note (&stop->place) && stop->place.kind != CJM_PLACE_CELL)
    return NULL;

  g_array_unref (cargo->notes);
  cargo->notes = list_notes (layout, selection, stop);
  if (cargo->notes->len == 0)
    return NULL;

  cargo->kind = CJM_CARGO_NOTES;
  for (guint i = 0; i < cargo->notes->len; i++)
    g_hash_table_add (cargo->set, &g_array_index (cargo->notes, CjmId, i));
  column = cjm_layout_find_column (layout, stop->place.step);
  cargo->row = stop->band - CJM_BAND_LANES;
  cargo->column = column >= 0 ? (guint) column : stop->column;
  find_block (cargo, layout);
  return g_steal_pointer (&cargo);
}

CjmCargoKind
cjm_cargo_get_kind (const CjmCargo *cargo)
{
  return cargo->kind;
}

const GArray *
cjm_cargo_get_notes (const CjmCargo *cargo)
{
  return cargo->notes;
}

static gboolean
has_row (const CjmCargo *cargo, const CjmLayout *layout, guint row)
{
  const CjmLane *lane;

  if (row >= layout->n_rows)
    return FALSE;

  lane = layout->rows[row].row->lane;
  return cargo->id == (cargo->kind == CJM_CARGO_LANE ? lane->record.id : lane->group);
}

gboolean
cjm_cargo_has_stop (const CjmCargo *cargo, const CjmLayout *layout, const CjmStop *stop)
{
  gboolean is_in_grid = stop->band != CJM_BAND_MASTHEAD && !stop->is_label;

  switch (cargo->kind)
    {
    case CJM_CARGO_NOTES:
      return cjm_place_is_note (&stop->place)
             && g_hash_table_contains (cargo->set, &stop->place.target.id);
    case CJM_CARGO_PHASE:
      return is_in_grid && stop->phase < layout->n_phases && stop->block != NULL
             && stop->band < CJM_BAND_LANES + layout->n_rows
             && layout->phases[stop->phase].phase->record.id == cargo->id;
    case CJM_CARGO_STEP:
      return is_in_grid && stop->band >= CJM_BAND_STEPS
             && stop->band < CJM_BAND_LANES + layout->n_rows
             && layout->columns[stop->column].step == cargo->id;
    case CJM_CARGO_LANE:
    case CJM_CARGO_GROUP:
      return stop->band >= CJM_BAND_LANES && has_row (cargo, layout, stop->band - CJM_BAND_LANES);
    case CJM_CARGO_NEW:
      break;
    }

  return FALSE;
}

/* Arriving */

/* Replaces @map by what an edit has made of it. */
static void
step_to (CjmMap **map, CjmMap *edited)
{
  cjm_map_unref (*map);
  *map = edited;
}

static CjmMap *
land_notes (const CjmCargo *cargo,
            const CjmMap *map,
            const CjmLanding *landing,
            gboolean is_copy,
            GRand *random,
            GArray *arrived)
{
  const CjmId *ids = (const CjmId *) cargo->notes->data;
  guint n_ids = cargo->notes->len;

  if (cargo->is_block && is_copy)
    {
      g_autoptr (CjmMap) fragment = cjm_fragment_new_from_notes (map, ids, n_ids);
      CjmPasted pasted;
      CjmMap *edited;

      cjm_pasted_init (&pasted);
      edited = cjm_map_paste_cells (map, fragment, landing->lane, landing->step, G_MAXUINT, random,
                                    &pasted);
      g_array_append_vals (arrived, pasted.notes->data, pasted.notes->len);
      cjm_pasted_clear (&pasted);
      return edited;
    }
  if (is_copy)
    return cjm_map_copy_notes (map, ids, n_ids, landing->lane, landing->step, landing->index,
                               random, arrived);

  g_array_append_vals (arrived, ids, n_ids);
  return cargo->is_block
             ? cjm_map_shift_notes (map, ids, n_ids, landing->d_lanes, landing->d_columns)
             : cjm_map_move_notes (map, ids, n_ids, landing->lane, landing->step, landing->index);
}

static CjmMap *
land_phase (const CjmMap *map, CjmId phase, const CjmLanding *landing)
{
  return cjm_map_move_phase (map, phase,
                             (int) landing->index - cjm_sequence_find (map->phases, phase));
}

static CjmMap *
copy_step (const CjmCargo *cargo,
           const CjmMap *map,
           const CjmLanding *landing,
           GRand *random,
           CjmId *id)
{
  g_autoptr (CjmMap) fragment = cjm_fragment_new_from_steps (map, &cargo->id, 1);
  CjmPasted pasted;
  CjmMap *edited;

  cjm_pasted_init (&pasted);
  edited = cjm_map_paste_steps (map, fragment, landing->owner, landing->index, random, &pasted);
  if (pasted.headers->len > 0)
    *id = g_array_index (pasted.headers, CjmId, 0);
  cjm_pasted_clear (&pasted);
  return edited;
}

/* A group of the same name with copies of its lanes. */
static CjmMap *
copy_group (const CjmCargo *cargo,
            const CjmMap *map,
            const CjmLanding *landing,
            GRand *random,
            CjmId *id)
{
  const CjmGroup *group = cjm_map_find_group (map, cargo->id);
  CjmMap *edited;
  guint index = landing->index;

  if (group == NULL)
    return cjm_map_ref (map);

  edited = cjm_map_add_group (map, group->name, random, id);
  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);
      CjmId copy;

      if (lane->group != cargo->id)
        continue;
      step_to (&edited, cjm_map_duplicate_lane (edited, lane->record.id, random, &copy));
      step_to (&edited, cjm_map_move_lane_to (edited, copy, index++, *id));
    }

  return edited;
}

static CjmMap *
copy_header (const CjmCargo *cargo,
             const CjmMap *map,
             const CjmLanding *landing,
             GRand *random,
             CjmId *id)
{
  g_autoptr (CjmMap) copied = NULL;

  switch (cargo->kind)
    {
    case CJM_CARGO_PHASE:
      copied = cjm_map_duplicate_phase (map, cargo->id, random, id);
      return land_phase (copied, *id, landing);
    case CJM_CARGO_STEP:
      return copy_step (cargo, map, landing, random, id);
    case CJM_CARGO_LANE:
      copied = cjm_map_duplicate_lane (map, cargo->id, random, id);
      return cjm_map_move_lane_to (copied, *id, landing->index, landing->owner);
    case CJM_CARGO_GROUP:
      return copy_group (cargo, map, landing, random, id);
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

static CjmMap *
move_header (const CjmCargo *cargo, const CjmMap *map, const CjmLanding *landing)
{
  switch (cargo->kind)
    {
    case CJM_CARGO_PHASE:
      return land_phase (map, cargo->id, landing);
    case CJM_CARGO_STEP:
      return cjm_map_move_step_to (map, cargo->id, landing->owner, landing->index);
    case CJM_CARGO_LANE:
      return cjm_map_move_lane_to (map, cargo->id, landing->index, landing->owner);
    case CJM_CARGO_GROUP:
      return cjm_map_move_group (map, cargo->id, landing->index);
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    }

  g_return_val_if_reached (cjm_map_ref (map));
}

CjmMap *
cjm_cargo_land (const CjmCargo *cargo,
                const CjmMap *map,
                const CjmLanding *landing,
                gboolean is_copy,
                GRand *random,
                GArray *arrived)
{
  CjmId id = cargo->id;
  CjmMap *edited;

  g_return_val_if_fail (cargo->kind != CJM_CARGO_NEW, cjm_map_ref (map));

  if (cargo->kind == CJM_CARGO_NOTES)
    return land_notes (cargo, map, landing, is_copy, random, arrived);

  edited = is_copy ? copy_header (cargo, map, landing, random, &id)
                   : move_header (cargo, map, landing);
  g_array_append_val (arrived, id);
  return edited;
}

/* Out of the map */

static CjmMap *
create_lanes_fragment (const CjmCargo *cargo, const CjmLayout *layout, CjmCrop *crop)
{
  g_autoptr (GArray) lanes = g_array_new (FALSE, FALSE, sizeof (CjmId));

  for (guint i = 0; i < layout->n_rows; i++)
    if (has_row (cargo, layout, i))
      {
        crop->row = lanes->len == 0 ? i : crop->row;
        crop->n_rows = i - crop->row + 1;
        g_array_append_val (lanes, layout->rows[i].row->lane->record.id);
      }
  crop->n_columns = layout->n_columns;
  return cjm_fragment_new_from_lanes (layout->map, (CjmId *) lanes->data, lanes->len);
}

static gboolean
has_column (const CjmCargo *cargo, const CjmLayout *layout, guint column)
{
  const CjmColumn *self = &layout->columns[column];

  return cargo->id
         == (cargo->kind == CJM_CARGO_STEP ? self->step
                                           : layout->phases[self->phase].phase->record.id);
}

static CjmMap *
create_columns_fragment (const CjmCargo *cargo, const CjmLayout *layout, CjmCrop *crop)
{
  for (guint i = layout->n_columns; i > 0; i--)
    if (has_column (cargo, layout, i - 1))
      {
        crop->column = i - 1;
        crop->n_columns++;
      }
  crop->n_rows = layout->n_rows;
  return cargo->kind == CJM_CARGO_STEP ? cjm_fragment_new_from_steps (layout->map, &cargo->id, 1)
                                       : cjm_fragment_new_from_phases (layout->map, &cargo->id, 1);
}

CjmMap *
cjm_cargo_create_fragment (const CjmCargo *cargo,
                           const CjmLayout *layout,
                           CjmPart *part,
                           CjmCrop *crop)
{
  *crop = (CjmCrop){ .has_headers = TRUE };
  switch (cargo->kind)
    {
    case CJM_CARGO_PHASE:
      *part = CJM_PART_PHASES;
      return create_columns_fragment (cargo, layout, crop);
    case CJM_CARGO_STEP:
      *part = CJM_PART_STEPS;
      return create_columns_fragment (cargo, layout, crop);
    case CJM_CARGO_LANE:
    case CJM_CARGO_GROUP:
      *part = CJM_PART_LANES;
      return create_lanes_fragment (cargo, layout, crop);
    case CJM_CARGO_NOTES:
    case CJM_CARGO_NEW:
      break;
    }

  *part = CJM_PART_CELLS;
  *crop = (CjmCrop){ cargo->block.row, cargo->block.n_rows, cargo->block.column,
                     cargo->block.n_columns, FALSE };
  return cjm_fragment_new_from_notes (layout->map, (const CjmId *) cargo->notes->data,
                                      cargo->notes->len);
}
