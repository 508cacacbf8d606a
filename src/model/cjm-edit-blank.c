#include "cjm-edit.h"
#include "cjm-note-list.h"

#include <math.h>

/* @edited takes the place of @map, which is given up. */
static CjmMap *
replace (CjmMap *map, CjmMap *edited)
{
  cjm_map_unref (map);
  return edited;
}

static CjmMap *
remove_notes (const CjmMap *map)
{
  g_autoptr (GArray) sites = cjm_map_list_notes (map);
  g_autofree CjmId *ids = g_new (CjmId, MAX (sites->len, 1));

  for (guint i = 0; i < sites->len; i++)
    ids[i] = g_array_index (sites, CjmNoteSite, i).note->record.id;
  return cjm_map_remove_notes (map, ids, sites->len);
}

static CjmMap *
clear_phase (CjmMap *map, CjmId phase)
{
  map = replace (map, cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_OBJECTIVE, phase }, ""));
  return replace (map, cjm_map_set_value (map, CJM_VALUE_PHASE_AUDIENCE, phase, NAN));
}

CjmMap *
cjm_map_make_blank (const CjmMap *map)
{
  static const CjmField fields[] = { CJM_FIELD_PROFILE, CJM_FIELD_PERSONA_NAME, CJM_FIELD_SUMMARY,
                                     CJM_FIELD_BARRIER, CJM_FIELD_INSIGHT };
  CjmMap *blank = remove_notes (map);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    blank = replace (blank, cjm_map_set_text (blank, (CjmTarget){ fields[i], 0 }, ""));
  blank = replace (blank, cjm_map_set_photo (blank, NULL, NULL));
  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    blank = clear_phase (blank, cjm_map_get_phase (map, i)->record.id);

  return blank;
}
