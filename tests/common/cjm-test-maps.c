#include "cjm-test-maps.h"

static const char *const fragments[] = {
  "buys a bicycle",
  "¿Qué están pensando?",
  "شراء دراجة",
  "אופניים",
  "自転車を買う",
  "買一輛自行車",
  "👩‍👩‍👧",
  "🚲",
  "e\xcc\x81",
  "Z\u0336\u0327a\u0336l\u0336g\u0336o",
  "\n",
  "\n\n",
  "\t",
  "\r\n",
  "]]>",
  "<note>",
  "&amp;",
  "&#10;",
  "\"double\"",
  "'single'",
  "  two blanks  ",
  "\xc2\xa0",
  "\xe2\x80\x8f",
  "\xe2\x80\xa8",
  "\x01\x7f",
  "\xc2\x85",
  "\xef\xbf\xbe",
  "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
  "--",
  "<!-- -->",
  "%s%n",
};

char *
cjm_test_random_text (GRand *random)
{
  GString *text = g_string_new (NULL);
  int n = g_rand_int_range (random, 0, 6);

  for (int i = 0; i < n; i++)
    {
      g_string_append (text, fragments[g_rand_int_range (random, 0, G_N_ELEMENTS (fragments))]);
      if (g_rand_boolean (random))
        g_string_append_c (text, ' ');
    }

  return g_string_free (text, FALSE);
}

/* 0 where @sequence is empty. */
static CjmId
pick_id (const CjmSequence *sequence, GRand *random)
{
  guint length = cjm_sequence_get_length (sequence);
  const CjmRecord *record;

  if (length == 0)
    return 0;

  record = cjm_sequence_get (sequence, (guint) g_rand_int_range (random, 0, (gint32) length));
  return record->id;
}

static CjmId
pick_step (const CjmMap *map, GRand *random)
{
  const CjmPhase *phase = cjm_map_find_phase (map, pick_id (map->phases, random));

  return phase != NULL ? pick_id (phase->steps, random) : 0;
}

static CjmId
pick_note (const CjmMap *map, GRand *random)
{
  const CjmLane *lane = cjm_map_find_lane (map, pick_id (map->lanes, random));
  const CjmCell *cell;

  if (lane == NULL)
    return 0;

  cell = cjm_lane_find_cell (lane, pick_id (lane->cells, random));
  return cell != NULL ? pick_id (cell->notes, random) : 0;
}

static CjmId
pick_holder (const CjmMap *map, CjmField field, GRand *random)
{
  switch (field)
    {
    case CJM_FIELD_PHASE_NAME:
    case CJM_FIELD_PHASE_DESCRIPTION:
      return pick_id (map->phases, random);
    case CJM_FIELD_GROUP_NAME:
      return pick_id (map->groups, random);
    case CJM_FIELD_LANE_NAME:
    case CJM_FIELD_LANE_QUESTION:
      return pick_id (map->lanes, random);
    case CJM_FIELD_NOTE_TEXT:
      return pick_note (map, random);
    case CJM_FIELD_TITLE:
    case CJM_FIELD_SCENARIO:
    case CJM_FIELD_PROFILE:
    case CJM_FIELD_PERSONA_NAME:
    case CJM_FIELD_SUMMARY:
    case CJM_FIELD_BARRIER:
    case CJM_FIELD_INSIGHT:
      return 0;
    }

  g_assert_not_reached ();
}

static CjmMap *
edit_text (const CjmMap *map, GRand *random)
{
  CjmField field = (CjmField) g_rand_int_range (random, 0, CJM_N_FIELDS);
  CjmTarget target = { .field = field, .id = pick_holder (map, field, random) };
  g_autofree char *text = cjm_test_random_text (random);

  return cjm_map_set_text (map, target, text);
}

static CjmMap *
edit_photo (const CjmMap *map, GRand *random)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/x \"odd\" <&>" };
  g_autoptr (GByteArray) data = g_byte_array_new ();
  g_autoptr (GBytes) bytes = NULL;
  int size = g_rand_int_range (random, 0, 300);

  if (g_rand_boolean (random))
    return cjm_map_set_photo (map, NULL, NULL);

  for (int i = 0; i < size; i++)
    {
      guint8 byte = (guint8) g_rand_int_range (random, 0, 256);

      g_byte_array_append (data, &byte, 1);
    }
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&data));
  return cjm_map_set_photo (map, types[g_rand_int_range (random, 0, G_N_ELEMENTS (types))], bytes);
}

static CjmMap *
edit_language (const CjmMap *map, GRand *random)
{
  static const char *const languages[] = { "en", "es-MX", "ar", "he", "ja", "zh-Hant-TW" };

  return cjm_map_set_language (map,
                               languages[g_rand_int_range (random, 0, G_N_ELEMENTS (languages))]);
}

static CjmMap *
edit_color (const CjmMap *map, GRand *random)
{
  gint32 color
      = g_rand_boolean (random) ? CJM_COLOR_AUTOMATIC : g_rand_int_range (random, 0, 0x1000000);

  return cjm_map_set_phase_color (map, pick_id (map->phases, random), color);
}

static CjmMap *
edit_note (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);
  CjmId lane = pick_id (map->lanes, random), step = pick_step (map, random);
  CjmId note = pick_note (map, random);
  guint index = (guint) g_rand_int_range (random, 0, 4);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      return cjm_map_remove_note (map, note);
    case 1:
      return cjm_map_duplicate_note (map, note, random, NULL);
    case 2:
      return cjm_map_move_note (map, note, lane, step, index);
    case 3:
      return cjm_map_set_evidence (map, note,
                                   (CjmEvidence) g_rand_int_range (random, 0, CJM_N_EVIDENCES));
    default:
      return cjm_map_add_note (map, lane, step, index, text, random, NULL);
    }
}

static CjmMap *
edit_phase (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);
  CjmId phase = pick_id (map->phases, random);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return cjm_map_remove_phase (map, phase);
    case 1:
      return cjm_map_duplicate_phase (map, phase, random, NULL);
    case 2:
      return cjm_map_move_phase (map, phase, g_rand_int_range (random, -2, 3));
    default:
      return cjm_map_add_phase (map, (guint) g_rand_int_range (random, 0, 4), text, random, NULL);
    }
}

static CjmMap *
edit_lane (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);
  CjmId lane = pick_id (map->lanes, random);

  switch (g_rand_int_range (random, 0, 5))
    {
    case 0:
      return cjm_map_remove_lane (map, lane);
    case 1:
      return cjm_map_duplicate_lane (map, lane, random, NULL);
    case 2:
      return cjm_map_move_lane (map, lane, g_rand_int_range (random, -1, 2));
    default:
      return cjm_map_add_lane (map, (guint) g_rand_int_range (random, 0, 4),
                               pick_id (map->groups, random), text, random, NULL);
    }
}

CjmMap *
cjm_test_apply_random_edit (const CjmMap *map, GRand *random)
{
  static CjmMap *(*const edits[]) (const CjmMap *, GRand *) = {
    edit_text,  edit_text,  edit_text, edit_note,     edit_note,  edit_note,
    edit_phase, edit_color, edit_lane, edit_language, edit_photo,
  };

  return edits[g_rand_int_range (random, 0, G_N_ELEMENTS (edits))](map, random);
}

/* What no edit makes yet: groups, phases of several steps, lanes of all kinds. */

static CjmSequence *
make_groups (GRand *random)
{
  g_autoptr (GPtrArray) groups = g_ptr_array_new_with_free_func (cjm_record_unref);
  int n = g_rand_int_range (random, 0, 4);

  for (int i = 0; i < n; i++)
    g_ptr_array_add (groups, cjm_record_new (CJM_RECORD_GROUP, cjm_id_new (random)));

  return cjm_sequence_new_from_array (groups);
}

static CjmSequence *
make_phases (GRand *random)
{
  g_autoptr (GPtrArray) phases = g_ptr_array_new_with_free_func (cjm_record_unref);
  int n_phases = g_rand_int_range (random, 0, 5);

  for (int i = 0; i < n_phases; i++)
    {
      CjmPhase *phase = cjm_record_new (CJM_RECORD_PHASE, cjm_id_new (random));
      g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (cjm_record_unref);
      int n_steps = g_rand_int_range (random, 1, 4);

      for (int j = 0; j < n_steps; j++)
        g_ptr_array_add (steps, cjm_record_new (CJM_RECORD_STEP, cjm_id_new (random)));
      phase->steps = cjm_sequence_new_from_array (steps);
      phase->color = CJM_COLOR_AUTOMATIC;
      g_ptr_array_add (phases, phase);
    }

  return cjm_sequence_new_from_array (phases);
}

static CjmSequence *
make_lanes (const CjmSequence *groups, GRand *random)
{
  static const char *const kinds[] = { "notes", "thoughts", "touchpoints" };
  g_autoptr (GPtrArray) lanes = g_ptr_array_new_with_free_func (cjm_record_unref);
  int n = g_rand_int_range (random, 0, 5);

  for (int i = 0; i < n; i++)
    {
      CjmLane *lane = cjm_record_new (CJM_RECORD_LANE, cjm_id_new (random));

      cjm_record_set_string (&lane->kind,
                             kinds[g_rand_int_range (random, 0, G_N_ELEMENTS (kinds))]);
      lane->group = pick_id (groups, random);
      g_ptr_array_add (lanes, lane);
    }

  return cjm_sequence_new_from_array (lanes);
}

CjmMap *
cjm_test_random_map (GRand *random, guint n_edits)
{
  CjmMap *map = cjm_map_new ("en");

  map->groups = make_groups (random);
  map->phases = make_phases (random);
  map->lanes = make_lanes (map->groups, random);

  for (guint i = 0; i < n_edits; i++)
    {
      CjmMap *edited = cjm_test_apply_random_edit (map, random);

      cjm_map_unref (map);
      map = edited;
    }

  return map;
}
