#include "cjm-settings.h"

#include "cjm-edit.h"
#include "cjm-template.h"

#include <string.h>

/* The same is to hold with the schema and without it: test-settings [stored]. */

static void
count_cb (CjmSettings *settings, const char *key, gpointer user_data)
{
  g_assert_cmpstr (key, ==, CJM_SETTING_AUTHOR);
  ++*(guint *) user_data;
}

static void
test_values (void)
{
  g_autoptr (CjmSettings) settings = cjm_settings_new ();
  g_autofree char *paper = cjm_settings_dup_string (settings, CJM_SETTING_PAPER);
  g_autofree char *author = NULL;
  guint n_changes = 0;

  g_assert_cmpstr (paper, ==, "fit");
  g_assert_cmpint (cjm_settings_get_int (settings, CJM_SETTING_RESOLUTION), ==, 150);
  g_assert_true (cjm_settings_get_boolean (settings, CJM_SETTING_CHECK_SPELLING));

  g_signal_connect (settings, "changed::" CJM_SETTING_AUTHOR, G_CALLBACK (count_cb), &n_changes);
  cjm_settings_set_value (settings, CJM_SETTING_AUTHOR, g_variant_new_string ("Ada"));
  cjm_settings_set_value (settings, CJM_SETTING_AUTHOR, g_variant_new_string ("Ada"));
  cjm_settings_set_value (settings, CJM_SETTING_PAPER, g_variant_new_string ("A3"));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  author = cjm_settings_dup_string (settings, CJM_SETTING_AUTHOR);
  g_assert_cmpstr (author, ==, "Ada");
  g_assert_cmpuint (n_changes, ==, 1);
  cjm_settings_set_value (settings, CJM_SETTING_AUTHOR, g_variant_new_string (""));
}

static void
test_new_maps (void)
{
  g_autoptr (CjmSettings) settings = cjm_settings_new ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) map = cjm_template_new_map ("en", random);
  g_autoptr (CjmMap) same = cjm_settings_apply (settings, map);
  g_autoptr (CjmMap) signed_map = NULL, kept = NULL;
  const CjmTarget target = { .field = CJM_FIELD_AUTHOR };
  g_autofree char *language = NULL;

  g_assert_true (same == map);

  cjm_settings_set_value (settings, CJM_SETTING_AUTHOR, g_variant_new_string ("Ada"));
  cjm_settings_set_value (settings, CJM_SETTING_THEME, g_variant_new_string ("grey"));
  cjm_settings_set_value (settings, CJM_SETTING_LANGUAGE, g_variant_new_string ("fr"));
  signed_map = cjm_settings_apply (settings, map);
  g_assert_cmpstr (cjm_map_get_text (signed_map, target), ==, "Ada");
  g_assert_cmpstr (signed_map->theme, ==, "grey");
  language = cjm_settings_dup_map_language (settings);
  g_assert_cmpstr (language, ==, "fr");

  /* What a template has stays. */
  cjm_settings_set_value (settings, CJM_SETTING_AUTHOR, g_variant_new_string ("Grace"));
  cjm_settings_set_value (settings, CJM_SETTING_THEME, g_variant_new_string ("large"));
  kept = cjm_settings_apply (settings, signed_map);
  g_assert_true (kept == signed_map);
}

/* The keys of the schema are those of the program's own list, or it would not be used. */
static void
test_schema (void)
{
  g_autoptr (CjmSettings) settings = cjm_settings_new ();
  g_autoptr (GSettings) stored = g_settings_new ("org.example.CJMap");
  g_autofree char *author = NULL;

  cjm_settings_set_value (settings, CJM_SETTING_AUTHOR, g_variant_new_string ("Stored"));
  author = g_settings_get_string (stored, CJM_SETTING_AUTHOR);
  g_assert_cmpstr (author, ==, "Stored");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/settings/values", test_values);
  g_test_add_func ("/settings/new-maps", test_new_maps);
  if (argc > 1 && strcmp (argv[1], "stored") == 0)
    g_test_add_func ("/settings/schema", test_schema);

  return g_test_run ();
}
