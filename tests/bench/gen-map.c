#include <stdlib.h>

#include "cjm-edit.h"
#include "cjm-writer.h"

/* Writes a map of any size for benchmarks and pictures, the same at every run:
 *
 *   gen-map PHASES LANES NOTES OUT.cjm
 *
 * with NOTES notes in every cell, of about 60 characters each, in Spanish. */

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
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (argc != 5)
    {
      g_printerr ("Usage: gen-map PHASES LANES NOTES OUT.cjm\n");
      return 2;
    }

  map = create_map ((guint) atoi (argv[1]), (guint) atoi (argv[2]), (guint) atoi (argv[3]));
  bytes = cjm_writer_write (map);
  if (!g_file_set_contents (argv[4], g_bytes_get_data (bytes, NULL),
                            (gssize) g_bytes_get_size (bytes), &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }

  return 0;
}
