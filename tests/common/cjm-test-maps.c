#include "cjm-test-maps.h"

#include "cjm-member.h"

#include <math.h>

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

/* A note of a lane whose notes have @type; of any lane for CJM_RECORD_NOTE. */
static CjmId
pick_note_of (const CjmMap *map, CjmRecordType type, GRand *random)
{
  CjmId found = 0;
  int n_found = 0;

  for (guint i = 0; i < cjm_map_get_n_lanes (map); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (map, i);

      if (type != CJM_RECORD_NOTE && cjm_lane_kind_get (lane->kind)->detail != type)
        continue;
      for (guint j = 0; j < cjm_sequence_get_length (lane->cells); j++)
        {
          const CjmCell *cell = cjm_sequence_get (lane->cells, j);

          /* Each of the n cells so far is the one with a chance of 1 in n. */
          if (g_rand_int_range (random, 0, ++n_found) == 0)
            found = pick_id (cell->notes, random);
        }
    }

  return found;
}

static CjmId
pick_note (const CjmMap *map, GRand *random)
{
  return pick_note_of (map, CJM_RECORD_NOTE, random);
}

/* Mostly a note of a lane of that kind. */
static CjmId
pick_note_for (const CjmMap *map, CjmRecordType type, GRand *random)
{
  return pick_note_of (map, g_rand_int_range (random, 0, 5) > 0 ? type : CJM_RECORD_NOTE, random);
}

static CjmId
pick_curve (const CjmMap *map, GRand *random)
{
  const CjmLane *lane = cjm_map_find_lane (map, pick_id (map->lanes, random));

  return lane != NULL ? pick_id (lane->curves, random) : 0;
}

/* A record of @type, a note for a detail; 0 where there is none. */
static CjmId
pick_record (const CjmMap *map, CjmRecordType type, GRand *random)
{
  switch (type)
    {
    case CJM_RECORD_PHASE:
      return pick_id (map->phases, random);
    case CJM_RECORD_STEP:
      return pick_step (map, random);
    case CJM_RECORD_GROUP:
      return pick_id (map->groups, random);
    case CJM_RECORD_LANE:
      return pick_id (map->lanes, random);
    case CJM_RECORD_CURVE:
      return pick_curve (map, random);
    case CJM_RECORD_SOURCE:
      return pick_id (map->sources, random);
    case CJM_RECORD_CHANNEL:
      return pick_id (map->channels, random);
    case CJM_RECORD_NOTE:
    case CJM_RECORD_TOUCHPOINT:
    case CJM_RECORD_FEELING:
    case CJM_RECORD_METRIC:
    case CJM_RECORD_ACTION:
      return pick_note_for (map, type, random);
    case CJM_RECORD_MAP:
    case CJM_RECORD_PERSONA:
    case CJM_RECORD_PHOTO:
    case CJM_RECORD_CELL:
    case CJM_RECORD_ANSWER:
      return 0;
    }

  g_assert_not_reached ();
}

#define PICK(random, array) ((array)[g_rand_int_range ((random), 0, G_N_ELEMENTS (array))])

static char *
make_date (GRand *random)
{
  return g_strdup_printf ("20%02d-%02d-%02d", g_rand_int_range (random, 0, 100),
                          g_rand_int_range (random, 1, 13), g_rand_int_range (random, 1, 32));
}

static CjmMap *
edit_text (const CjmMap *map, GRand *random)
{
  CjmField field = (CjmField) g_rand_int_range (random, 0, CJM_N_FIELDS);
  CjmRecordType type = cjm_field_get_member (field).type;
  CjmTarget target = { .field = field, .id = pick_record (map, type, random) };
  gboolean is_dated = cjm_field_is_date (field) && g_rand_boolean (random);
  g_autofree char *text = is_dated ? make_date (random) : cjm_test_random_text (random);

  return cjm_map_set_text (map, target, text);
}

/* Mostly one that @value can have. */
static double
make_number (CjmValue value, GRand *random)
{
  static const double odd[] = { NAN, INFINITY, -0.0, 0.1, 1e300, -1, 1.5, 1e-300 };
  double min, max;

  if (g_rand_int_range (random, 0, 4) == 0)
    return PICK (random, odd);

  cjm_value_get_range (value, &min, &max);
  return cjm_value_get_member (value).is_measured && g_rand_boolean (random)
             ? g_rand_double_range (random, min, max)
             : floor (g_rand_double_range (random, min, max + 1));
}

static CjmMap *
edit_value (const CjmMap *map, GRand *random)
{
  CjmValue value = (CjmValue) g_rand_int_range (random, 0, CJM_N_VALUES);
  CjmRecordType type = cjm_value_get_member (value).type;

  return cjm_map_set_value (map, value, pick_record (map, type, random),
                            make_number (value, random));
}

static GBytes *
make_bytes (GRand *random)
{
  g_autoptr (GByteArray) data = g_byte_array_new ();
  int size = g_rand_int_range (random, 0, 300);

  for (int i = 0; i < size; i++)
    {
      guint8 byte = (guint8) g_rand_int_range (random, 0, 256);

      g_byte_array_append (data, &byte, 1);
    }

  return g_byte_array_free_to_bytes (g_steal_pointer (&data));
}

static CjmMap *
edit_picture (const CjmMap *map, GRand *random)
{
  static const char *const types[] = { "image/png", "image/jpeg", "image/x \"odd\" <&>" };
  g_autoptr (GBytes) bytes = g_rand_int_range (random, 0, 3) > 0 ? make_bytes (random) : NULL;

  if (g_rand_boolean (random))
    return cjm_map_set_photo (map, PICK (random, types), bytes);
  return cjm_map_set_picture (map, pick_note_for (map, CJM_RECORD_PHOTO, random),
                              PICK (random, types), bytes);
}

/* Some notes, one of them perhaps twice. */
static CjmMap *
edit_notes (const CjmMap *map, GRand *random)
{
  CjmId notes[4], lane = pick_id (map->lanes, random), step = pick_step (map, random);
  guint index = (guint) g_rand_int_range (random, 0, 4);

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    notes[i] = pick_note (map, random);

  switch (g_rand_int_range (random, 0, 11))
    {
    case 7:
      return cjm_map_merge_notes (map, notes, 3);
    case 8:
      return cjm_map_split_note (map, notes[0], index, random, NULL);
    case 9:
      return cjm_map_move_notes_to_lane (map, notes, G_N_ELEMENTS (notes), lane);
    case 10:
      return cjm_map_move_notes_to_phase (map, notes, G_N_ELEMENTS (notes),
                                          pick_id (map->phases, random));
    case 0:
      return cjm_map_remove_notes (map, notes, 2);
    case 1:
      return cjm_map_move_notes (map, notes, G_N_ELEMENTS (notes), lane, step, index);
    case 2:
      return cjm_map_copy_notes (map, notes, G_N_ELEMENTS (notes), lane, step, index, random, NULL);
    case 3:
      return cjm_map_duplicate_notes (map, notes, 2, random, NULL);
    case 4:
      return cjm_map_set_source_of_notes (map, notes, G_N_ELEMENTS (notes),
                                          pick_id (map->sources, random));
    case 5:
      return cjm_map_set_value_of_notes (map, CJM_VALUE_EVIDENCE, notes, G_N_ELEMENTS (notes),
                                         g_rand_int_range (random, 0, CJM_N_EVIDENCES));
    default:
      return cjm_map_shift_notes (map, notes, G_N_ELEMENTS (notes),
                                  g_rand_int_range (random, -1, 2),
                                  g_rand_int_range (random, -1, 2));
    }
}

static CjmMap *
edit_language (const CjmMap *map, GRand *random)
{
  static const char *const languages[] = { "en", "es-MX", "ar", "he", "ja", "zh-Hant-TW" };

  return cjm_map_set_language (map, PICK (random, languages));
}

static CjmMap *
edit_look (const CjmMap *map, GRand *random)
{
  static const char *const themes[]
      = { "", "editorial", "workshop", "grey", "large", "no <&> such" };
  static const char *const fonts[] = { "", "Cantarell", "Not \"Installed\" <&>" };

  return g_rand_boolean (random) ? cjm_map_set_theme (map, PICK (random, themes))
                                 : cjm_map_set_font (map, PICK (random, fonts));
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
      return cjm_map_set_note_source (map, note, pick_id (map->sources, random));
    default:
      return cjm_map_add_note (map, lane, step, index, text, random, NULL);
    }
}

static const char *const channels[] = { "web", "phone", "", "of-a-later-version" };

/* Any detail in any lane, with references that may name nothing. */
static gpointer
make_detail (const CjmMap *map, GRand *random)
{
  static const CjmRecordType types[]
      = { CJM_RECORD_TOUCHPOINT, CJM_RECORD_FEELING, CJM_RECORD_METRIC, CJM_RECORD_ACTION };
  gpointer detail = cjm_record_new (PICK (random, types), 0);
  CjmId stranger = g_rand_boolean (random) ? cjm_id_new (random) : 0;

  switch ((int) ((CjmRecord *) detail)->type)
    {
    case CJM_RECORD_TOUCHPOINT:
      ((CjmTouchpoint *) detail)->own_channel = stranger;
      break;
    case CJM_RECORD_FEELING:
      ((CjmFeeling *) detail)->curve = stranger != 0 ? stranger : pick_curve (map, random);
      break;
    case CJM_RECORD_ACTION:
      if (stranger != 0)
        ((CjmAction *) detail)->answers
            = cjm_sequence_with_inserted (NULL, 0, cjm_record_new (CJM_RECORD_ANSWER, stranger));
      break;
    }

  return detail;
}

/* A curve of the note's own lane. */
static CjmMap *
edit_curve_of_note (const CjmMap *map, GRand *random)
{
  CjmId note = pick_note_for (map, CJM_RECORD_FEELING, random);
  CjmNotePlace place;

  if (cjm_map_find_note (map, note, &place) == NULL)
    return cjm_map_ref (map);

  return cjm_map_set_curve (map, note,
                            pick_id (cjm_map_get_lane (map, place.lane)->curves, random));
}

static CjmMap *
edit_detail (const CjmMap *map, GRand *random)
{
  CjmId note = pick_note (map, random), other = pick_note (map, random);
  CjmId action = pick_note_for (map, CJM_RECORD_ACTION, random);

  switch (g_rand_int_range (random, 0, 8))
    {
    case 0:
      return cjm_map_set_detail (map, note,
                                 g_rand_boolean (random) ? make_detail (map, random) : NULL);
    case 1:
      return cjm_map_ensure_detail (
          map, note, (CjmRecordType) g_rand_int_range (random, 0, CJM_N_RECORD_TYPES));
    case 2:
      return cjm_map_set_channel (map, pick_note_for (map, CJM_RECORD_TOUCHPOINT, random),
                                  PICK (random, channels),
                                  g_rand_boolean (random) ? pick_id (map->channels, random) : 0);
    case 3:
      return edit_curve_of_note (map, random);
    case 4:
      return cjm_map_set_feeling (map, pick_note_for (map, CJM_RECORD_FEELING, random),
                                  g_rand_double_range (random, -3, 3));
    case 5:
      return cjm_map_unlink_answer (map, action, other);
    default:
      return cjm_map_link_answer (map, action, other);
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

CjmMap *
cjm_test_apply_random_step_edit (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return cjm_map_join_step (map, pick_step (map, random));
    case 1:
      return cjm_map_move_step (map, pick_step (map, random), g_rand_int_range (random, -2, 3));
    case 2:
      return cjm_map_move_step_to (map, pick_step (map, random), pick_id (map->phases, random),
                                   (guint) g_rand_int_range (random, 0, 4));
    default:
      return cjm_map_add_step (map, pick_id (map->phases, random),
                               (guint) g_rand_int_range (random, 0, 4), text, random, NULL);
    }
}

static CjmMap *
add_lane (const CjmMap *map, GRand *random)
{
  guint kind = (guint) g_rand_int_range (random, 0, (gint32) cjm_lane_kind_get_n_kinds ());
  g_autofree char *name = cjm_test_random_text (random);
  g_autofree char *question = cjm_test_random_text (random);

  return cjm_map_add_lane_of_kind (
      map, (guint) g_rand_int_range (random, 0, 6), pick_id (map->groups, random),
      cjm_lane_kind_get_nth (kind)->name, name, question, random, NULL);
}

static CjmMap *
edit_lane (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);
  CjmId lane = pick_id (map->lanes, random);

  switch (g_rand_int_range (random, 0, 10))
    {
    case 0:
      return cjm_map_remove_lane (map, lane);
    case 1:
      return cjm_map_duplicate_lane (map, lane, random, NULL);
    case 2:
      return cjm_map_move_lane (map, lane, g_rand_int_range (random, -1, 2));
    case 3:
      return cjm_map_set_lane_group (map, lane,
                                     g_rand_boolean (random) ? pick_id (map->groups, random) : 0);
    case 4:
      return cjm_map_add_group (map, text, random, NULL);
    case 5:
      return cjm_map_move_lane_to (map, lane, (guint) g_rand_int_range (random, 0, 8),
                                   g_rand_boolean (random) ? pick_id (map->groups, random) : 0);
    case 6:
      return cjm_map_move_group (map, pick_id (map->groups, random),
                                 (guint) g_rand_int_range (random, 0, 8));
    default:
      return add_lane (map, random);
    }
}

static CjmMap *
edit_curve (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);
  CjmId lane = pick_id (map->lanes, random), curve = pick_curve (map, random);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      return cjm_map_remove_curve (map, curve);
    case 1:
      return cjm_map_move_curve (map, curve, g_rand_int_range (random, -2, 3));
    case 2:
      return cjm_map_ensure_curve (map, lane, random, NULL);
    default:
      return cjm_map_add_curve (map, lane, text, random, NULL);
    }
}

static CjmMap *
edit_list (const CjmMap *map, GRand *random)
{
  g_autofree char *text = cjm_test_random_text (random);
  CjmId channel = pick_id (map->channels, random);

  switch (g_rand_int_range (random, 0, 6))
    {
    case 0:
      return cjm_map_remove_source (map, pick_id (map->sources, random));
    case 1:
      return cjm_map_remove_channel (map, channel);
    case 2:
      return cjm_map_set_channel_icon (map, channel, PICK (random, channels));
    case 3:
      return cjm_map_add_channel (map, text, PICK (random, channels), random, NULL);
    default:
      return cjm_map_add_source (map, text, random, NULL);
    }
}

CjmMap *
cjm_test_apply_random_edit (const CjmMap *map, GRand *random)
{
  static CjmMap *(*const edits[]) (const CjmMap *, GRand *) = {
    edit_text,     edit_text,   edit_text,  edit_value,
    edit_value,    edit_value,  edit_note,  edit_note,
    edit_note,     edit_note,   edit_phase, cjm_test_apply_random_step_edit,
    edit_lane,     edit_detail, edit_list,  edit_detail,
    edit_detail,   edit_curve,  edit_curve, edit_picture,
    edit_language, edit_look,   edit_notes, edit_notes,
  };

  return PICK (random, edits) (map, random);
}

void
cjm_test_take (CjmMap **map, CjmMap *edited)
{
  cjm_map_unref (*map);
  *map = edited;
}

CjmMap *
cjm_test_apply_random_edits (const CjmMap *map, GRand *random, guint n_edits)
{
  CjmMap *edited = cjm_map_ref (map);

  for (guint i = 0; i < n_edits; i++)
    cjm_test_take (&edited, cjm_test_apply_random_edit (edited, random));

  return edited;
}

/* Phases, groups, lanes, sources and channels, and no note yet. */
static CjmMap *
make_frame (GRand *random)
{
  CjmMap *map = cjm_map_new ("en");
  int n_phases = g_rand_int_range (random, 0, 5), n_lanes = g_rand_int_range (random, 0, 9);

  for (int i = 0; i < n_phases; i++)
    cjm_test_take (&map, cjm_map_add_phase (map, G_MAXUINT, "", random, NULL));
  for (int i = g_rand_int_range (random, 0, 4); i > 0; i--)
    cjm_test_take (&map, cjm_map_add_group (map, "", random, NULL));
  for (int i = 0; i < n_phases; i++)
    cjm_test_take (&map, cjm_test_apply_random_step_edit (map, random));
  for (int i = 0; i < n_lanes; i++)
    {
      cjm_test_take (&map, add_lane (map, random));
      cjm_test_take (&map, edit_list (map, random));
    }

  return map;
}

CjmMap *
cjm_test_random_map (GRand *random, guint n_edits)
{
  CjmMap *map = make_frame (random);
  guint n_cells = cjm_map_get_n_lanes (map) * cjm_map_get_n_steps (map);

  for (guint i = 0; i < n_cells; i++)
    {
      g_autofree char *text = cjm_test_random_text (random);

      cjm_test_take (&map, cjm_map_add_note (map, pick_id (map->lanes, random),
                                             pick_step (map, random), 0, text, random, NULL));
    }
  for (guint i = 0; i < n_cells; i++)
    cjm_test_take (&map, edit_detail (map, random));
  cjm_test_take (&map, cjm_test_apply_random_edits (map, random, n_edits));

  return map;
}
