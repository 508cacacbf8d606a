#include <stdlib.h>

#include "cjm-edit.h"
#include "cjm-writer.h"

/* Writes a map of any size for benchmarks and pictures, the same at every run:
 *
 *   gen-map [--all-kinds] PHASES LANES NOTES OUT.cjm
 *
 * with NOTES notes in every cell, of about 60 characters each, in Spanish. With --all-kinds the
 * lanes are of all kinds one after the other, their notes say all that such notes can say, and
 * every third phase has two steps. */

#define SEED 20240

static const char *const phases[] = {
  "Descubrimiento", "Consideración", "Visita a la tienda", "Prueba",   "Decisión",      "Pago",
  "Entrega",        "Estreno",       "Uso diario",         "Revisión", "Recomendación", "Recompra",
};

static const char *const lanes[][2] = {
  { "Qué quiere conseguir", "¿Qué intenta resolver?" },
  { "Qué hace", "¿Qué pasos da?" },
  { "Qué piensa", "¿Qué se pregunta?" },
  { "Puntos de contacto", "¿Qué medios llevan el mensaje?" },
  { "Cómo influimos", "¿Cómo podemos influir?" },
  { "Qué ofrecemos", "¿Qué podemos ofrecer?" },
  { "Qué la convence", "¿Qué la haría seguir adelante?" },
  { "Obstáculos", "¿Qué la frena?" },
};

static const char *const groups[] = { "Audiencia", "Empresa" };

static const char *const who[] = {
  "Marta",       "Su hermano", "La dependienta", "El vecino ciclista",
  "El mecánico", "Su jefa",    "Una amiga",      "El taller del barrio",
};

static const char *const does[] = {
  "mira",        "apunta",       "duda de", "enseña", "pide",   "anota en el móvil",
  "se queja de", "no encuentra", "calcula", "guarda", "elogia", "vuelve a preguntar por",
};

static const char *const what[] = {
  "la talla del cuadro",   "el plazo de entrega",    "la ruta al trabajo", "el candado incluido",
  "dos ofertas",           "el precio con bombilla", "las opiniones",      "la ayuda del municipio",
  "el peso de la batería", "una cita de prueba",
};

static const char *const how[] = {
  "antes de salir de casa",       "mientras espera el autobús", "y no se lo cuenta a nadie",
  "porque llueve desde el lunes", "con la tarjeta en la mano",  "sin terminar de decidirse",
  "tras leer el folleto",         "y sonríe por primera vez",   "a última hora del sábado",
};

/* With --all-kinds */

static const struct
{
  const char *kind, *name, *question;
} kind_lanes[] = {
  { "touchpoints", "Puntos de contacto", "¿Qué medios llevan el mensaje?" },
  { "emotion", "Cómo se siente", "¿Qué emociones experimenta?" },
  { "notes", "Qué hace", "¿Qué pasos da?" },
  { "thoughts", "Qué piensa", "¿Qué se pregunta?" },
  { "obstacles", "Obstáculos", "¿Qué la frena?" },
  { "metrics", "Métricas", "¿Cómo sabremos que funciona?" },
  { "actions", "Acciones", "¿Qué vamos a hacer?" },
  { "pictures", "Imágenes", "¿Cómo se ve?" },
  { "line-of-interaction", "Línea de interacción", "" },
  { "line-of-visibility", "Línea de visibilidad", "" },
  { "line-of-internal-interaction", "Línea de interacción interna", "" },
};

static const char *const channels[] = {
  "web", "shop", "phone", "word-of-mouth", "social", "search", "e-mail", "event", "letter", "app",
};

static const char *const curves[] = { "Hoy", "Objetivo" };

static const char *const sources[][2] = {
  { "Analítica de la web", "https://example.org/analitica" },
  { "Entrevistas de primavera", "entrevistas.ods" },
  { "Estudio del municipio", "https://example.org/estudio" },
  { "Redes sociales", "" },
  { "Libro de reclamaciones", "" },
};

static const char *const metrics[][2] = {
  { "Visitas", "" },
  { "Tasa de conversión", "%" },
  { "Pedido medio", "EUR" },
  { "Plazo de entrega", "días" },
};

static const char *const people[] = { "Bea", "Íñigo", "Marketing", "Taller" };

/* A picture of 16 × 9 pixels. */
static const char picture[]
    = "iVBORw0KGgoAAAANSUhEUgAAABAAAAAJCAIAAAC0SDtlAAABCElEQVR42g3LobJGERSA0fsOf1FO"
      "URRFMWMUY0YhKLsITlRVVfme+57V198voAJPQAdMwAZcwAdiIAVKoAZ6QAIj8Ab+fhmVeTI6YzI2"
      "4zI+EzMpUzI10zOSGZk3f6GhGk9DN0zDNlzDN2IjNUqjNnpDGqPxti8ISngELRjBCk7wQhSSUIQq"
      "dEGEIbzyhYmaPBM9MRM7cRM/iZM0KZM66ROZjMk7v7BQi2ehF2ZhF27hF3GRFmVRF30hi7F41xc2"
      "avNs9MZs7MZt/CZu0qZs6qZvZDM27/7CQR2egz6Ygz24gz/EQzqUQz30gxzG4T1fuKjLc9EXc7EX"
      "d/GXeEmXcqmXfpHLuLyXfw+Pn3ksFouNAAAAAElFTkSuQmCC";

#define PICK(list, random) (list[g_rand_int_range (random, 0, G_N_ELEMENTS (list))])

static char *
create_text (GRand *random)
{
  return g_strjoin (" ", PICK (who, random), PICK (does, random), PICK (what, random),
                    PICK (how, random), NULL);
}

/* The name at @index of a list that begins again with numbers: "Pago", ... "Pago 2". */
static char *
create_name (const char *name, guint index, guint n_names)
{
  return index < n_names ? g_strdup (name) : g_strdup_printf ("%s %u", name, index / n_names + 1);
}

static void
take (CjmMap **map, CjmMap *edited)
{
  cjm_map_unref (*map);
  *map = edited;
}

static void
set_text (CjmMap **map, CjmField field, CjmId id, const char *text)
{
  take (map, cjm_map_set_text (*map, (CjmTarget){ field, id }, text));
}

static void
add_head (CjmMap **map, const char *size)
{
  g_autofree char *title = g_strconcat ("Marta compra una bicicleta, ", size, NULL);

  set_text (map, CJM_FIELD_TITLE, 0, title);
  set_text (map, CJM_FIELD_SCENARIO, 0, "Para ir a trabajar sin coche antes de la primavera.");
  set_text (map, CJM_FIELD_PROFILE, 0, "Quien deja el coche");
  set_text (map, CJM_FIELD_PERSONA_NAME, 0, "Marta");
  set_text (map, CJM_FIELD_SUMMARY, 0, "Trabaja a ocho kilómetros de casa y odia los atascos.");
  set_text (map, CJM_FIELD_BARRIER, 0, "No sabe dónde dejarla sin que se la roben.");
  set_text (map, CJM_FIELD_INSIGHT, 0, "Compra tiempo para ella, no un vehículo.");
}

static void
add_phases (CjmMap **map, guint n, GRand *random)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name
          = create_name (phases[i % G_N_ELEMENTS (phases)], i, G_N_ELEMENTS (phases));
      g_autofree char *description = create_text (random);
      CjmId id;

      take (map, cjm_map_add_phase (*map, i, name, random, &id));
      set_text (map, CJM_FIELD_PHASE_DESCRIPTION, id, description);
    }
}

static void
add_groups (CjmMap **map, CjmId ids[2], GRand *random)
{
  CjmMap *copy = cjm_record_copy (*map);

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      CjmGroup *group = cjm_record_new (CJM_RECORD_GROUP, cjm_id_new (random));

      ids[i] = group->record.id;
      cjm_record_set_string (&group->name, groups[i]);
      cjm_record_take_sequence (&copy->groups, cjm_sequence_with_inserted (copy->groups, i, group));
    }
  take (map, copy);
}

static void
add_lanes (CjmMap **map, guint n, GRand *random)
{
  CjmId group_ids[2];

  add_groups (map, group_ids, random);
  for (guint i = 0; i < n; i++)
    {
      const char *const *lane = lanes[i % G_N_ELEMENTS (lanes)];
      g_autofree char *name = create_name (lane[0], i, G_N_ELEMENTS (lanes));
      CjmId id;

      take (map, cjm_map_add_lane (*map, i, group_ids[2 * i / n], name, random, &id));
      set_text (map, CJM_FIELD_LANE_QUESTION, id, lane[1]);
    }
}

static void
add_notes (CjmMap **map, CjmId lane, CjmId step, guint n, GRand *random)
{
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *text = create_text (random);
      CjmEvidence evidence = (CjmEvidence) g_rand_int_range (random, 0, CJM_N_EVIDENCES);
      CjmId id;

      take (map, cjm_map_add_note (*map, lane, step, i, text, random, &id));
      take (map, cjm_map_set_evidence (*map, id, evidence));
    }
}

/* Maps of all kinds */

static void
set_value (CjmMap **map, CjmValue value, CjmId id, double number)
{
  take (map, cjm_map_set_value (*map, value, id, number));
}

static void
set_date (CjmMap **map, CjmField field, CjmId id, GRand *random)
{
  g_autofree char *date = g_strdup_printf ("2026-%02d-%02d", g_rand_int_range (random, 1, 13),
                                           g_rand_int_range (random, 1, 29));

  set_text (map, field, id, date);
}

static void
add_sources (CjmMap **map, GRand *random)
{
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      CjmId id;

      take (map, cjm_map_add_source (*map, sources[i][0], random, &id));
      set_text (map, CJM_FIELD_SOURCE_ADDRESS, id, sources[i][1]);
      set_value (map, CJM_VALUE_SOURCE_TYPE, id, i % CJM_N_SOURCE_TYPES);
      set_date (map, CJM_FIELD_SOURCE_DATE, id, random);
    }
}

/* Objectives, falling audiences, and a second step in every third phase. */
static void
enrich_phases (CjmMap **map, GRand *random)
{
  for (guint i = 0; i < cjm_map_get_n_phases (*map); i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (*map, i);
      const CjmStep *step = cjm_sequence_get (phase->steps, 0);
      CjmId id = phase->record.id, step_id = step->record.id;
      g_autofree char *objective = create_text (random);

      set_text (map, CJM_FIELD_OBJECTIVE, id, objective);
      set_value (map, CJM_VALUE_PHASE_AUDIENCE, id, 120000.0 / (i + 1) - i);
      if (i % 3 != 0)
        continue;
      set_text (map, CJM_FIELD_STEP_NAME, step_id, PICK (does, random));
      take (map, cjm_map_add_step (*map, id, 1, PICK (does, random), random, NULL));
    }
}

static void
add_lanes_of_kinds (CjmMap **map, guint n, GRand *random)
{
  for (guint i = 0; i < n; i++)
    {
      guint kind = i % G_N_ELEMENTS (kind_lanes);
      g_autofree char *name = create_name (kind_lanes[kind].name, i, G_N_ELEMENTS (kind_lanes));
      CjmId id;

      take (map, cjm_map_add_lane_of_kind (*map, i, 0, kind_lanes[kind].kind, name,
                                           kind_lanes[kind].question, random, &id));
      if (g_str_equal (kind_lanes[kind].kind, "emotion"))
        for (guint j = 0; j < G_N_ELEMENTS (curves); j++)
          take (map, cjm_map_add_curve (*map, id, curves[j], random, NULL));
    }
}

static const char *const words[] = { "Curious",  "Overwhelmed", "Nearly sure", "In doubt",
                                     "Relieved", "Impatient",   "Proud",       "Left alone" };

static void
fill_feeling (CjmMap **map, const CjmLane *lane, CjmId note, guint index, GRand *random)
{
  guint n_curves = cjm_sequence_get_length (lane->curves);
  const CjmCurve *curve = cjm_sequence_get (lane->curves, index % n_curves);

  /* A word or two, as at the points of a curve, and not a sentence. */
  set_text (map, CJM_FIELD_NOTE_TEXT, note,
            words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
  take (map, cjm_map_set_curve (*map, note, curve->record.id));
  take (map, cjm_map_set_feeling (*map, note, g_rand_int_range (random, -8, 9) / 4.0));
}

static void
fill_metric (CjmMap **map, CjmId note, GRand *random)
{
  guint metric = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (metrics));

  set_text (map, CJM_FIELD_NOTE_TEXT, note, metrics[metric][0]);
  set_text (map, CJM_FIELD_METRIC_UNIT, note, metrics[metric][1]);
  set_text (map, CJM_FIELD_METRIC_PERIOD, note, "2026-T1");
  set_value (map, CJM_VALUE_METRIC_TARGET, note, g_rand_int_range (random, 100, 1000) / 10.0);
  set_value (map, CJM_VALUE_METRIC_ACTUAL, note, g_rand_int_range (random, 50, 1100) / 10.0);
  set_value (map, CJM_VALUE_METRIC_SIDE, note, metric == 0 ? CJM_SIDE_CHANNEL : CJM_SIDE_BUSINESS);
  set_value (map, CJM_VALUE_METRIC_LOWER_BETTER, note, metric == 3);
}

/* @answered is a note that the action answers, or 0. */
static void
fill_action (CjmMap **map, CjmId note, CjmId answered, GRand *random)
{
  set_text (map, CJM_FIELD_ACTION_OWNER, note, PICK (people, random));
  set_date (map, CJM_FIELD_ACTION_DUE, note, random);
  set_value (map, CJM_VALUE_ACTION_IMPACT, note, g_rand_int_range (random, 1, CJM_RATING_MAX + 1));
  set_value (map, CJM_VALUE_ACTION_EFFORT, note, g_rand_int_range (random, 1, CJM_RATING_MAX + 1));
  set_value (map, CJM_VALUE_ACTION_STATUS, note, g_rand_int_range (random, 0, CJM_N_STATUSES));
  if (answered != 0)
    take (map, cjm_map_link_answer (*map, note, answered));
}

static void
fill_picture (CjmMap **map, CjmId note)
{
  gsize size;
  guchar *data = g_base64_decode (picture, &size);
  g_autoptr (GBytes) bytes = g_bytes_new_take (data, size);

  take (map, cjm_map_set_picture (*map, note, "image/png", bytes));
}

/* What a note has in a lane of any kind. */
static void
fill_note (CjmMap **map, CjmId note, GRand *random)
{
  guint index = (guint) g_rand_int_range (random, 0, G_N_ELEMENTS (sources));
  CjmId source = ((CjmRecord *) cjm_sequence_get ((*map)->sources, index))->id;

  set_value (map, CJM_VALUE_EVIDENCE, note, g_rand_int_range (random, 0, CJM_N_EVIDENCES));
  set_value (map, CJM_VALUE_MOMENT, note, g_rand_int_range (random, 0, 12) == 0);
  set_value (map, CJM_VALUE_EMPHASIS, note, g_rand_int_range (random, 0, 12) == 0);
  if (g_rand_boolean (random))
    return;
  take (map, cjm_map_set_note_source (*map, note, source));
  set_date (map, CJM_FIELD_NOTE_DATE, note, random);
}

/* The @index-th note of a cell; @obstacle is the last obstacle before it and may become it. */
static void
add_note_of_kind (CjmMap **map,
                  guint lane_index,
                  CjmId step,
                  guint index,
                  CjmId *obstacle,
                  GRand *random)
{
  const CjmLane *lane = cjm_map_get_lane (*map, lane_index);
  g_autofree char *text = create_text (random);
  CjmId id;

  take (map, cjm_map_add_note (*map, lane->record.id, step, index, text, random, &id));
  if (id == 0)
    return;

  fill_note (map, id, random);
  lane = cjm_map_get_lane (*map, lane_index);
  if (g_str_equal (lane->kind, "obstacles"))
    *obstacle = id;
  else if (g_str_equal (lane->kind, "touchpoints"))
    {
      take (map, cjm_map_set_channel (*map, id, PICK (channels, random), 0));
      set_value (map, CJM_VALUE_ROLE, id, g_rand_int_range (random, 0, CJM_N_ROLES));
    }
  else if (g_str_equal (lane->kind, "emotion"))
    fill_feeling (map, lane, id, index, random);
  else if (g_str_equal (lane->kind, "metrics"))
    fill_metric (map, id, random);
  else if (g_str_equal (lane->kind, "actions"))
    fill_action (map, id, g_rand_boolean (random) ? *obstacle : 0, random);
  else if (g_str_equal (lane->kind, "pictures"))
    fill_picture (map, id);
}

static CjmMap *
create_map_of_all_kinds (guint n_phases, guint n_lanes, guint n_notes)
{
  GRand *random = g_rand_new_with_seed (SEED);
  CjmMap *map = cjm_map_new ("es");
  CjmId obstacle = 0;
  g_autofree char *size = g_strdup_printf ("%u × %u × %u", n_phases, n_lanes, n_notes);

  add_head (&map, size);
  add_sources (&map, random);
  add_phases (&map, n_phases, random);
  enrich_phases (&map, random);
  add_lanes_of_kinds (&map, n_lanes, random);
  for (guint i = 0; i < n_lanes; i++)
    for (guint j = 0; j < n_phases; j++)
      for (guint k = 0; k < cjm_sequence_get_length (cjm_map_get_phase (map, j)->steps); k++)
        {
          const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, j)->steps, k);
          CjmId id = step->record.id;

          for (guint n = 0; n < n_notes; n++)
            add_note_of_kind (&map, i, id, n, &obstacle, random);
        }
  g_rand_free (random);

  return map;
}

static CjmMap *
create_map (guint n_phases, guint n_lanes, guint n_notes)
{
  GRand *random = g_rand_new_with_seed (SEED);
  CjmMap *map = cjm_map_new ("es");
  g_autofree char *size = g_strdup_printf ("%u × %u × %u", n_phases, n_lanes, n_notes);

  add_head (&map, size);
  add_phases (&map, n_phases, random);
  add_lanes (&map, n_lanes, random);
  for (guint i = 0; i < n_lanes; i++)
    for (guint j = 0; j < n_phases; j++)
      {
        const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, j)->steps, 0);

        add_notes (&map, cjm_map_get_lane (map, i)->record.id, step->record.id, n_notes, random);
      }
  g_rand_free (random);

  return map;
}

int
main (int argc, char **argv)
{
  gboolean has_all_kinds = argc > 1 && g_str_equal (argv[1], "--all-kinds");
  char **arguments = argv + (has_all_kinds ? 2 : 1);
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  guint n_phases, n_lanes, n_notes;

  if (argv + argc - arguments != 4)
    {
      g_printerr ("Usage: gen-map [--all-kinds] PHASES LANES NOTES OUT.cjm\n");
      return 2;
    }

  n_phases = (guint) atoi (arguments[0]);
  n_lanes = (guint) atoi (arguments[1]);
  n_notes = (guint) atoi (arguments[2]);
  map = has_all_kinds ? create_map_of_all_kinds (n_phases, n_lanes, n_notes)
                      : create_map (n_phases, n_lanes, n_notes);
  bytes = cjm_writer_write (map);
  if (!g_file_set_contents (arguments[3], g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
