#include "cjm-place.h"

CjmPlace
cjm_place_for_text (CjmField field, CjmId id)
{
  return (CjmPlace){ .kind = CJM_PLACE_TEXT, .target = { field, id } };
}

CjmPlace
cjm_place_for_cell (CjmId lane, CjmId step)
{
  return (CjmPlace){ .kind = CJM_PLACE_CELL, .lane = lane, .step = step };
}

CjmPlace
cjm_place_for_note (CjmId note, CjmId lane, CjmId step)
{
  return (CjmPlace){
    .kind = CJM_PLACE_TEXT, .target = { CJM_FIELD_NOTE_TEXT, note }, .lane = lane, .step = step
  };
}

gboolean
cjm_place_equal (const CjmPlace *a, const CjmPlace *b)
{
  if (a->kind != b->kind)
    return FALSE;
  if (a->kind == CJM_PLACE_TEXT)
    return cjm_target_equal (a->target, b->target)
           && (a->target.field != CJM_FIELD_GROUP_NAME || a->lane == b->lane || a->lane == 0
               || b->lane == 0);
  return a->kind != CJM_PLACE_CELL || (a->lane == b->lane && a->step == b->step);
}

guint
cjm_place_hash (gconstpointer data)
{
  const CjmPlace *place = data;
  guint64 hash = (guint64) place->kind << 8;

  if (place->kind == CJM_PLACE_TEXT)
    hash ^= place->target.id ^ (guint64) place->target.field;
  else if (place->kind == CJM_PLACE_CELL)
    hash ^= place->lane ^ (place->step << 1);

  return (guint) (hash ^ hash >> 32);
}

gboolean
cjm_place_equal_func (gconstpointer a, gconstpointer b)
{
  return cjm_place_equal (a, b);
}

gboolean
cjm_place_is_note (const CjmPlace *place)
{
  return place->kind == CJM_PLACE_TEXT && place->target.field == CJM_FIELD_NOTE_TEXT;
}

guint
cjm_layout_get_n_bands (const CjmLayout *layout)
{
  return CJM_BAND_LANES + layout->n_rows + 1;
}

CjmRect
cjm_layout_get_band (const CjmLayout *layout, guint band)
{
  CjmRect rect = { 0, 0, layout->width, layout->header.y };

  if (band > CJM_BAND_MASTHEAD && band < CJM_BAND_LANES)
    {
      CjmRect part = band == CJM_BAND_PHASES         ? layout->header
                     : band == CJM_BAND_DESCRIPTIONS ? layout->descriptions
                                                     : layout->steps;

      rect.y = part.y;
      rect.height = part.height;
    }
  else if (band >= CJM_BAND_LANES + layout->n_rows)
    {
      rect.y = layout->footer_y;
      rect.height = layout->height - layout->footer_y;
    }
  else if (band >= CJM_BAND_LANES)
    {
      rect.y = layout->rows[band - CJM_BAND_LANES].y;
      rect.height = layout->rows[band - CJM_BAND_LANES].height;
    }

  return rect;
}
