#include "cjm-cairo-device.h"
#include "cjm-edit.h"
#include "cjm-painter.h"

#include <glib/gstdio.h>

/* What the painter leaves on the paper, looked at as pixels. */

static CjmLayout *
create_layout (const CjmMap *map, const char *language)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (CjmWords) words = cjm_words_new (key_file, language);
  g_autoptr (CjmTypesetter) typesetter = cjm_typesetter_new (cjm_theme_get_default (), "", words);

  return cjm_layout_new (map, typesetter, NULL);
}

/* One phase and one lane with a question; @n_notes notes with one evidence after the other. */
static CjmMap *
create_map (guint n_notes)
{
  GRand *random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) empty = cjm_map_new ("en");
  g_autoptr (CjmMap) phased = cjm_map_add_phase (empty, 0, "Phase", random, NULL);
  CjmId lane, note;
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (phased, 0)->steps, 0);
  g_autoptr (CjmMap) laned = cjm_map_add_lane (phased, 0, 0, "Lane", random, &lane);
  CjmMap *map
      = cjm_map_set_text (laned, (CjmTarget){ CJM_FIELD_LANE_QUESTION, lane }, "What next?");

  for (guint i = 0; i < n_notes; i++)
    {
      g_autoptr (CjmMap) old = map;
      g_autoptr (CjmMap) noted
          = cjm_map_add_note (old, lane, step->record.id, i, "A note", random, &note);

      map = cjm_map_set_evidence (noted, note, (CjmEvidence) i);
    }
  g_rand_free (random);
  return map;
}

typedef struct
{
  cairo_surface_t *surface;
  cairo_t *cr;
  CjmArtwork *artwork;
  CjmCairoDevice device;
  CjmPainter painter;
} Canvas;

static void
canvas_init (Canvas *canvas, const CjmLayout *layout, double width, double height)
{
  canvas->surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) height);
  canvas->cr = cairo_create (canvas->surface);
  cairo_set_source_rgb (canvas->cr, 1, 1, 1);
  cairo_paint (canvas->cr);
  canvas->artwork = cjm_artwork_new ();
  cjm_cairo_device_init (&canvas->device, canvas->cr, canvas->artwork);
  canvas->painter = (CjmPainter){ &canvas->device.device, layout, FALSE };
}

static void
canvas_clear (Canvas *canvas)
{
  cairo_destroy (canvas->cr);
  cairo_surface_destroy (canvas->surface);
  cjm_artwork_free (canvas->artwork);
}

/* How many pixels are not paper, from row @top to @bottom. */
static guint
count_ink (const Canvas *canvas, int top, int bottom)
{
  const guchar *pixels = cairo_image_surface_get_data (canvas->surface);
  int stride = cairo_image_surface_get_stride (canvas->surface);
  guint n = 0;

  cairo_surface_flush (canvas->surface);
  for (int y = top; y < bottom; y++)
    for (int x = 0; x < cairo_image_surface_get_width (canvas->surface); x++)
      if ((((const guint32 *) (gconstpointer) (pixels + y * stride))[x] & 0xffffff) != 0xffffff)
        n++;

  return n;
}

/* Open, half and full marks tell the evidence by their form alone. */
static void
test_marks_differ (void)
{
  g_autoptr (CjmMap) map = create_map (CJM_N_EVIDENCES);
  g_autoptr (CjmLayout) layout = create_layout (map, "en");
  const CjmCellBox *cell = layout->rows[0].row->cells[0];
  guint previous = 0;

  for (guint i = 0; i < CJM_N_EVIDENCES; i++)
    {
      Canvas canvas;
      guint n_dark = 0;
      const guint32 *pixels;

      canvas_init (&canvas, layout, 256, 256);
      cairo_scale (canvas.cr, 8, 8);
      cjm_paint_note_mark (&canvas.painter, 0, 0, &cell->notes[i]);
      cairo_surface_flush (canvas.surface);
      pixels = (const guint32 *) (gconstpointer) cairo_image_surface_get_data (canvas.surface);
      for (guint j = 0; j < 256 * 256; j++)
        if ((pixels[j] >> 8 & 0xff) < 0x80)
          n_dark++;
      g_assert_cmpuint (n_dark, >, previous + previous / 4);
      previous = n_dark;
      canvas_clear (&canvas);
    }
}

static void
test_prompts_are_for_the_screen (void)
{
  g_autoptr (CjmMap) map = create_map (0);
  g_autoptr (CjmLayout) layout = create_layout (map, "en");
  Canvas canvas;

  canvas_init (&canvas, layout, layout->columns[0].width, 100);
  cjm_paint_prompt (&canvas.painter, 0, 0, CJM_PROMPT_ASKING);
  g_assert_cmpuint (count_ink (&canvas, 0, 100), ==, 0);

  canvas.painter.shows_hints = TRUE;
  cjm_paint_prompt (&canvas.painter, 0, 0, CJM_PROMPT_ASKING);
  g_assert_cmpuint (count_ink (&canvas, 0, 100), >, 50);
  canvas_clear (&canvas);
}

/* An empty title leaves its place empty on paper and says what to write there on the screen. */
static void
test_hints_are_for_the_screen (void)
{
  g_autoptr (CjmMap) map = create_map (0);
  g_autoptr (CjmLayout) layout = create_layout (map, "en");
  int top = (int) layout->title.rect.y;
  int bottom = (int) (layout->title.rect.y + layout->title.rect.height);
  Canvas canvas;

  canvas_init (&canvas, layout, layout->width, layout->height);
  cjm_paint_text_box (&canvas.painter, &layout->title);
  g_assert_cmpuint (count_ink (&canvas, top, bottom), ==, 0);
  canvas.painter.shows_hints = TRUE;
  cjm_paint_text_box (&canvas.painter, &layout->title);
  g_assert_cmpuint (count_ink (&canvas, top, bottom), >, 50);
  canvas_clear (&canvas);
}

static guint32
get_pixel (const Canvas *canvas, double x, double y)
{
  cairo_surface_flush (canvas->surface);
  return ((const guint32 *) (gconstpointer) (cairo_image_surface_get_data (canvas->surface)
                                             + (int) y
                                                   * cairo_image_surface_get_stride (
                                                       canvas->surface)))[(int) x]
         & 0xffffff;
}

/* The first phase is flat at its start and pointed at its end, on whichever side these are. */
static void
test_phases_point_on (void)
{
  static const char *const languages[] = { "en", "ar" };
  g_autoptr (CjmMap) map = create_map (0);

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (CjmLayout) layout = create_layout (map, languages[i]);
      const CjmPhaseBox *phase = &layout->phases[0];
      double start = cjm_layout_mirror (layout, layout->width, phase->x + 2, 0);
      double tip = cjm_layout_mirror (layout, layout->width,
                                      phase->x + phase->width - layout->metrics->chevron_gap
                                          + layout->metrics->chevron_tip / 2,
                                      0);
      Canvas canvas;

      canvas_init (&canvas, layout, layout->width, layout->height);
      cjm_paint_phase_shape (&canvas.painter, 0);
      g_assert_cmphex (get_pixel (&canvas, start, layout->header.y + 3), ==, phase->color);
      g_assert_cmphex (get_pixel (&canvas, tip, layout->header.y + 3), ==, 0xffffff);
      g_assert_cmphex (get_pixel (&canvas, tip, layout->header.y + layout->header.height / 2), ==,
                       phase->color);
      canvas_clear (&canvas);
    }
}

static GBytes *
create_png (int width, int height, guint32 upper, guint32 lower)
{
  g_autofree char *path = NULL;
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
  guint32 *pixels = (guint32 *) (gpointer) cairo_image_surface_get_data (surface);
  char *data;
  gsize size;
  int file = g_file_open_tmp (NULL, &path, NULL);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      pixels[y * cairo_image_surface_get_stride (surface) / 4 + x] = y < height / 2 ? upper : lower;
  cairo_surface_mark_dirty (surface);
  cairo_surface_write_to_png (surface, path);
  cairo_surface_destroy (surface);
  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  g_assert_cmpint (g_unlink (path), ==, 0);
  g_assert_true (g_close (file, NULL));

  return g_bytes_new_take (data, size);
}

/* The photo fills its circle and nothing beside it; what cannot be decoded leaves a sign. */
static void
test_photo (void)
{
  g_autoptr (CjmMap) map = create_map (0);
  g_autoptr (GBytes) png = create_png (40, 80, 0xff0000, 0x0000ff);
  g_autoptr (GBytes) damaged = g_bytes_new_from_bytes (png, 0, g_bytes_get_size (png) / 2);
  g_autoptr (CjmMap) portrait = cjm_map_set_photo (map, "image/png", png);
  g_autoptr (CjmMap) broken = cjm_map_set_photo (map, "image/png", damaged);
  g_autoptr (CjmLayout) layout = create_layout (portrait, "en");
  g_autoptr (CjmLayout) broken_layout = create_layout (broken, "en");
  CjmRect rect = layout->photo;
  Canvas canvas;

  canvas_init (&canvas, layout, layout->width, layout->height);
  cjm_paint_photo (&canvas.painter);
  g_assert_cmphex (get_pixel (&canvas, rect.x + rect.width / 2, rect.y + 4), ==, 0xff0000);
  g_assert_cmphex (get_pixel (&canvas, rect.x + rect.width / 2, rect.y + rect.height - 4), ==,
                   0x0000ff);
  g_assert_cmphex (get_pixel (&canvas, rect.x + 2, rect.y + 2), ==, 0xffffff);
  canvas_clear (&canvas);

  canvas_init (&canvas, broken_layout, layout->width, layout->height);
  cjm_paint_photo (&canvas.painter);
  g_assert_cmpuint (count_ink (&canvas, (int) rect.y, (int) (rect.y + rect.height)), >, 50);
  canvas_clear (&canvas);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/painter/marks-differ", test_marks_differ);
  g_test_add_func ("/painter/prompts-are-for-the-screen", test_prompts_are_for_the_screen);
  g_test_add_func ("/painter/hints-are-for-the-screen", test_hints_are_for_the_screen);
  g_test_add_func ("/painter/phases-point-on", test_phases_point_on);
  g_test_add_func ("/painter/photo", test_photo);

  return g_test_run ();
}
