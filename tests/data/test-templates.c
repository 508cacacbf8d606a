#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-lane-offer.h"
#include "cjm-template.h"
#include "cjm-writer.h"

/* The templates of the program, whose phases are those of the models they are named after, and
 * those of the user. The program's data is linked in. */

static const struct
{
  const char *id;
  const char *english;
  const char *spanish;
} models[] = {
  { "five-point", "Discovery|Consideration|Decision|Purchase|After-sales",
    "Descubrimiento|Consideración|Decisión|Compra|Posventa y fidelización" },
  { "aida", "Attention|Interest|Desire|Action", "Atención|Interés|Deseo|Acción" },
  { "5a", "Aware|Appeal|Ask|Act|Advocate", "Atención|Atracción|Averiguación|Acción|Apología" },
  { "see-think-do-care", "See|Think|Do|Care", "Ver|Pensar|Hacer|Cuidar" },
  { "race", "Reach|Act|Convert|Engage", "Alcanzar|Interactuar|Convertir|Fidelizar" },
  { "inbound", "Awareness|Consideration|Decision|Delight",
    "Reconocimiento|Consideración|Decisión|Deleitar" },
  { "aarrr", "Acquisition|Activation|Retention|Referral|Revenue",
    "Adquisición|Activación|Retención|Recomendación|Ingresos" },
  { "mckinsey-loop", "Trigger|Initial consideration|Active evaluation|Purchase|Post-purchase",
    "Detonante|Consideración inicial|Evaluación activa|Compra|Poscompra" },
  { "b2b",
    "Awareness|Consideration|Qualification|Evaluation|Purchase|Onboarding|Adoption|"
    "Renewal and advocacy",
    "Reconocimiento|Consideración|Cualificación|Evaluación|Compra|Implantación|Adopción|"
    "Renovación y recomendación" },
  { "ecommerce", "Discovery|Browse|Cart|Checkout|Delivery|Support and returns|Repeat",
    "Descubrimiento|Exploración|Carrito|Pago|Entrega|Soporte y devoluciones|Recompra" },
  { "service-blueprint", "Before|Arrive|Use|Leave|After", "Antes|Llegada|Uso|Salida|Después" },
  { "public-service", "Life event|Find out|Check|Apply|Wait|Outcome|Use or appeal",
    "Hecho vital|Informarse|Requisitos|Solicitar|Espera|Resolución|Uso o recurso" },
};

static CjmMap *
new_map (const char *id, const char *language, guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  CjmMap *map = cjm_template_new_map_from (id, language, random);

  g_rand_free (random);
  return map;
}

static char *
join_phases (const CjmMap *map)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < cjm_map_get_n_phases (map); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? "|" : "", cjm_map_get_phase (map, i)->name);

  return g_string_free (names, FALSE);
}

static void
check_phases (const char *id, const char *language, const char *expected)
{
  g_autoptr (CjmMap) map = new_map (id, language, 1);
  g_autofree char *phases = NULL;

  g_assert_nonnull (map);
  g_assert_cmpstr (map->language, ==, language);
  phases = join_phases (map);
  g_assert_cmpstr (phases, ==, expected);
}

static void
test_phases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      check_phases (models[i].id, "en", models[i].english);
      check_phases (models[i].id, "es", models[i].spanish);
      check_phases (models[i].id, "es-MX", models[i].spanish);
    }
}

static void
test_list (void)
{
  g_autoptr (GPtrArray) english = cjm_template_list ("en");
  g_autoptr (GPtrArray) spanish = cjm_template_list ("es-AR");

  g_assert_cmpuint (english->len, ==, G_N_ELEMENTS (models));
  g_assert_cmpuint (spanish->len, ==, G_N_ELEMENTS (models));
  for (guint i = 0; i < english->len; i++)
    {
      const CjmTemplate *a = g_ptr_array_index (english, i);
      const CjmTemplate *b = g_ptr_array_index (spanish, i);

      g_assert_cmpstr (a->id, ==, models[i].id);
      g_assert_cmpstr (b->id, ==, models[i].id);
      g_assert_cmpstr (a->name, !=, "");
      g_assert_cmpstr (b->name, !=, "");
      g_assert_cmpstr (a->description, !=, "");
      g_assert_cmpstr (a->description, !=, b->description);
    }
}

/* Every lane asks something, and the texts of a translated map are all translated. */
static void
check_lanes (const char *id)
{
  g_autoptr (CjmMap) english = new_map (id, "en", 1);
  g_autoptr (CjmMap) spanish = new_map (id, "es", 1);

  g_assert_cmpuint (cjm_map_get_n_lanes (english), >=, 8);
  for (guint i = 0; i < cjm_map_get_n_lanes (english); i++)
    {
      const CjmLane *lane = cjm_map_get_lane (english, i);
      const CjmLane *translated = cjm_map_get_lane (spanish, i);

      g_assert_nonnull (cjm_lane_kind_find (lane->kind));
      g_assert_cmpstr (lane->name, !=, "");
      g_assert_cmpstr (lane->question, !=, "");
      g_assert_cmpstr (lane->name, !=, translated->name);
      g_assert_cmpstr (lane->question, !=, translated->question);
      g_assert_cmpuint (cjm_sequence_get_length (lane->curves), ==,
                        g_str_equal (lane->kind, "emotion") ? 2 : 0);
    }
}

static void
test_lanes (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    check_lanes (models[i].id);
}

static void
test_ids (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (CjmMap) one = new_map (models[i].id, "en", 1);
      g_autoptr (CjmMap) same = new_map (models[i].id, "en", 1);
      g_autoptr (CjmMap) other = new_map (models[i].id, "en", 2);

      g_assert_true (cjm_map_equal (one, same));
      for (guint j = 0; j < cjm_map_get_n_phases (one); j++)
        g_assert_null (cjm_map_find_phase (other, cjm_map_get_phase (one, j)->record.id));
      for (guint j = 0; j < cjm_map_get_n_lanes (one); j++)
        g_assert_null (cjm_map_find_lane (other, cjm_map_get_lane (one, j)->record.id));
    }
}

static void
test_unknown (void)
{
  g_assert_null (new_map ("nothing", "en", 1));
  g_assert_null (new_map ("five-point.es", "en", 1));
  g_assert_null (new_map ("../templates/aida", "en", 1));
  g_assert_null (new_map ("", "en", 1));
}

/* The catalogue says the same as the templates, in both languages. */
static void
test_catalogue (void)
{
  g_autoptr (CjmWords) words = cjm_template_load_words ("es");
  g_autoptr (GHashTable) questions = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < cjm_lane_offer_get_n_offers (); i++)
    {
      g_assert_nonnull (cjm_lane_kind_find (cjm_lane_offer_get_nth (i)->kind));
      g_hash_table_insert (questions, (gpointer) cjm_words_get_lane_name (words, i),
                           (gpointer) cjm_words_get_lane_question (words, i));
    }

  for (guint i = 0; i < G_N_ELEMENTS (models); i++)
    {
      g_autoptr (CjmMap) map = new_map (models[i].id, "es", 1);

      for (guint j = 0; j < cjm_map_get_n_lanes (map); j++)
        g_assert_cmpstr (g_hash_table_lookup (questions, cjm_map_get_lane (map, j)->name), ==,
                         cjm_map_get_lane (map, j)->question);
    }
}

/* The user's own */

static CjmMap *
make_filled_map (void)
{
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) map = cjm_template_new_map_from ("aida", "es", random);
  g_autoptr (CjmMap) titled = cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_TITLE, 0 }, "Título");
  const CjmPhase *phase = cjm_map_get_phase (map, 0);
  const CjmStep *step = cjm_sequence_get (phase->steps, 0);
  CjmMap *filled = cjm_map_add_note (titled, cjm_map_get_lane (map, 0)->record.id, step->record.id,
                                     0, "Nota", random, NULL);

  g_rand_free (random);
  return filled;
}

static CjmMap *
new_own_map (const char *id, GError **error)
{
  GRand *random = g_rand_new_with_seed (3);
  CjmMap *map = cjm_template_new_map_from_own (id, random, error);

  g_rand_free (random);
  return map;
}

static void
save (const CjmMap *map, const char *name, gboolean has_notes)
{
  g_autoptr (GError) error = NULL;

  cjm_template_save_own (map, name, has_notes, TRUE, &error);
  g_assert_no_error (error);
}

static void
test_own (void)
{
  g_autoptr (CjmMap) map = make_filled_map ();
  g_autoptr (CjmMap) full = NULL;
  g_autoptr (CjmMap) form = NULL;
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GError) error = NULL;

  save (map, "Con notas", TRUE);
  save (map, "Vacía", FALSE);
  own = cjm_template_list_own (NULL);
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (((CjmTemplate *) g_ptr_array_index (own, 0))->id, ==, "Con notas");
  g_assert_cmpstr (((CjmTemplate *) g_ptr_array_index (own, 0))->description, ==, "Título");

  full = new_own_map ("Con notas", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cjm_map_get_n_notes (full), ==, 1);
  g_assert_cmpstr (full->language, ==, "es");
  g_assert_null (cjm_map_find_phase (full, cjm_map_get_phase (map, 0)->record.id));
  form = new_own_map ("Vacía", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (cjm_map_get_n_notes (form), ==, 0);
  g_assert_cmpuint (cjm_map_get_n_lanes (form), ==, cjm_map_get_n_lanes (map));
  g_assert_cmpstr (form->title, ==, "");

  g_assert_false (cjm_template_save_own (map, "Vacía", TRUE, FALSE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_EXISTS);
}

static void
test_own_names (void)
{
  static const char *const odd[] = { "../../out", "a/b\\c", ".hidden", "tab\there", "Ñandú 1.0" };
  g_autofree char *long_name = g_strnfill (3000, 'x');
  g_autoptr (CjmMap) map = make_filled_map ();
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autoptr (GPtrArray) before = cjm_template_list_own (NULL);
  g_autoptr (GPtrArray) after = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    save (map, odd[i], FALSE);
  save (map, long_name, FALSE);
  after = cjm_template_list_own (NULL);
  g_assert_cmpuint (after->len, ==, before->len + G_N_ELEMENTS (odd) + 1);
  for (guint i = 0; i < after->len; i++)
    {
      const CjmTemplate *template = g_ptr_array_index (after, i);
      g_autoptr (GFile) parent = g_file_get_parent (template->file);
      g_autoptr (CjmMap) again = new_own_map (template->id, &error);

      g_assert_no_error (error);
      g_assert_true (g_file_equal (parent, folder));
    }

  g_assert_false (cjm_template_save_own (map, " ./ ", FALSE, TRUE, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_FILENAME);
}

static void
test_own_bad (void)
{
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autofree char *bad = g_build_filename (g_file_peek_path (folder), "bad.cjm", NULL);
  g_autofree char *hidden = g_build_filename (g_file_peek_path (folder), ".x.cjm", NULL);
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) unreadable = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (folder), 0700), ==, 0);
  g_assert_true (g_file_set_contents (bad, "nothing", -1, NULL));
  g_assert_true (g_file_set_contents (hidden, "nothing", -1, NULL));
  own = cjm_template_list_own (&unreadable);
  g_assert_cmpuint (unreadable->len, ==, 1);
  g_assert_nonnull (((CjmTemplate *) g_ptr_array_index (unreadable, 0))->error);
  for (guint i = 0; i < own->len; i++)
    g_assert_null (((CjmTemplate *) g_ptr_array_index (own, i))->error);

  g_assert_null (new_own_map ("bad", &error));
  g_assert_false (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND));
  g_clear_error (&error);
  g_assert_null (new_own_map ("missing", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_null (new_own_map ("../templates/bad", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

/* Takes away what the tests wrote: the templates and the folders that they are in,
 * which a run of a few of the tests did not make. */
static void
remove_own (const char *data_folder)
{
  g_autoptr (GFile) folder = cjm_template_get_own_folder ();
  g_autoptr (GFile) parent = g_file_get_parent (folder);
  g_autoptr (GDir) dir = g_dir_open (g_file_peek_path (folder), 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (GFile) file = g_file_get_child (folder, name);

      g_assert_true (g_file_delete (file, NULL, NULL));
    }
  g_rmdir (g_file_peek_path (folder));
  g_rmdir (g_file_peek_path (parent));
  g_rmdir (data_folder);
}

int
main (int argc, char **argv)
{
  g_autofree char *data_folder = g_dir_make_tmp ("cjm-templates-XXXXXX", NULL);
  int status;

  /* A folder of the test's own for what a user has; GLib's isolated folders leak in 2.74. */
  g_setenv ("XDG_DATA_HOME", data_folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/templates/phases", test_phases);
  g_test_add_func ("/templates/list", test_list);
  g_test_add_func ("/templates/lanes", test_lanes);
  g_test_add_func ("/templates/ids", test_ids);
  g_test_add_func ("/templates/unknown", test_unknown);
  g_test_add_func ("/templates/catalogue", test_catalogue);
  g_test_add_func ("/templates/own", test_own);
  g_test_add_func ("/templates/own-names", test_own_names);
  g_test_add_func ("/templates/own-bad", test_own_bad);

  status = g_test_run ();
  remove_own (data_folder);
  return status;
}
