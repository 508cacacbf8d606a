#include "cjm-font-file.h"

#include <pango/pangocairo.h>

/* More files of fonts than cairo keeps open by itself, set and drawn by several threads at once. */

#define N_THREADS 3
#define N_ROUNDS 10
#define N_TEXTS 30

static const char *const names[] = {
  "Inter Thin",         "Inter Light",      "Inter",
  "Inter Medium",       "Inter Semi-Bold",  "Inter Bold",
  "Inter Heavy",        "Inter Italic",     "Inter Bold Italic",
  "Inter Light Italic", "Inter Display",    "Inter Display Light",
  "Inter Display Bold", "DejaVu Sans",      "DejaVu Sans Bold",
  "DejaVu Serif",       "DejaVu Sans Mono", "Inter Display Medium",
};

static void
draw_text (PangoContext *context, cairo_t *cr, GRand *random)
{
  PangoFontDescription *description = pango_font_description_from_string (
      names[g_rand_int_range (random, 0, G_N_ELEMENTS (names))]);
  g_autoptr (PangoLayout) layout = pango_layout_new (context);

  pango_font_description_set_absolute_size (description,
                                            g_rand_double_range (random, 8, 28) * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, "Hamburgefonstiv 0123", -1);
  cjm_font_file_keep_all (layout);
  cairo_move_to (cr, 0, 0);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (description);
}

static gpointer
draw_thread (gpointer data)
{
  GRand *random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      g_autoptr (PangoFontMap) map = pango_cairo_font_map_new ();
      PangoContext *context = pango_font_map_create_context (map);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, 400, 100);
      cairo_t *cr = cairo_create (surface);

      for (guint j = 0; j < N_TEXTS; j++)
        draw_text (context, cr, random);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
      g_object_unref (context);
    }
  g_rand_free (random);

  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[N_THREADS];

  for (guint i = 0; i < N_THREADS; i++)
    threads[i] = g_thread_new ("draw", draw_thread, GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < N_THREADS; i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/font-file/threads", test_threads);

  return g_test_run ();
}
