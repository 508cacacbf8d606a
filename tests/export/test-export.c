#include "cjm-cairo-device.h"
#include "cjm-edit.h"
#include "cjm-export.h"
#include "cjm-painter.h"
#include "cjm-template.h"
#include "cjm-test-maps.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gstdio.h>
#include <libxml/parser.h>
#include <locale.h>
#include <math.h>
#include <string.h>

/* Exports looked at from inside the program; check-exports.py looks at them with the tools of
 * others. */

/* Asked by the leak sanitizer: cairo 1.16 forgets an array when it embeds some fonts in a PDF. */
const char *__lsan_default_suppressions (void);

const char *
__lsan_default_suppressions (void)
{
  return "leak:libcairo.so\n";
}

static CjmMap *
create_template_map (const char *language)
{
  GRand *random = g_rand_new_with_seed (5);
  CjmMap *map = cjm_template_new_map (language, random);

  g_rand_free (random);
  return map;
}

static GBytes *
export_map (const CjmMap *map, const CjmExportOptions *options, char **remark)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = cjm_export_to_bytes (map, words, options, remark, &error);

  g_assert_no_error (error);
  g_assert_nonnull (bytes);
  return bytes;
}

static GBytes *
export_as (const CjmMap *map, CjmExportFormat format)
{
  CjmExportOptions options = { .format = format };
  g_autofree char *remark = NULL;
  GBytes *bytes = export_map (map, &options, &remark);

  g_assert_null (remark);
  return bytes;
}

static CjmLayout *
create_layout (const CjmMap *map)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  g_autoptr (CjmTypesetter) typesetter = cjm_typesetter_new (cjm_theme_get_default (), "", words);

  return cjm_layout_new (map, typesetter, NULL);
}

/* @map with @n_phases phases and a note in each, in as many lanes as there are. */
static CjmMap *
add_phases (const CjmMap *map, guint n_phases)
{
  GRand *random = g_rand_new_with_seed (2);
  CjmMap *result = cjm_map_ref (map);

  while (cjm_map_get_n_phases (result) < n_phases)
    {
      g_autoptr (CjmMap) old = result;

      result = cjm_map_add_phase (old, G_MAXUINT, "Phase", random, NULL);
    }
  g_rand_free (random);
  return result;
}

static GdkPixbuf *
decode (GBytes *png)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();

  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, png, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  return g_object_ref (gdk_pixbuf_loader_get_pixbuf (loader));
}

/* A picture made in bands, and written by our own encoder, has the pixels that the cairo device
 * draws all at once. */
static void
test_png_pixels (void)
{
  static const double resolutions[] = { 72, 150, 96.5 };
  g_autoptr (CjmMap) map = create_template_map ("es");
  g_autoptr (CjmLayout) layout = create_layout (map);

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      double scale = resolutions[i] / 72;
      CjmExportOptions options = { .format = CJM_EXPORT_PNG, .dpi = resolutions[i] };
      g_autoptr (GBytes) png = export_map (map, &options, NULL);
      g_autoptr (GdkPixbuf) pixbuf = decode (png);
      int width = gdk_pixbuf_get_width (pixbuf), height = gdk_pixbuf_get_height (pixbuf);
      cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width, height);
      cairo_t *cr = cairo_create (surface);
      CjmArtwork *artwork = cjm_artwork_new ();
      CjmCairoDevice device;
      CjmPainter painter = { .device = &device.device, .layout = layout };

      g_assert_cmpint (width, ==, (int) lround (layout->width * scale));
      g_assert_cmpint (height, ==, (int) lround (layout->height * scale));
      g_assert_cmpint (gdk_pixbuf_get_n_channels (pixbuf), ==, 3);
      cairo_set_source_rgb (cr, 1, 1, 1);
      cairo_paint (cr);
      cairo_scale (cr, scale, scale);
      cjm_cairo_device_init (&device, cr, artwork);
      cjm_paint_sheet (&painter);
      cairo_surface_flush (surface);

      for (int y = 0; y < height; y++)
        {
          const guint8 *p
              = gdk_pixbuf_read_pixels (pixbuf) + (gsize) y * gdk_pixbuf_get_rowstride (pixbuf);
          const guint32 *q
              = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface)
                                                   + (gsize) y
                                                         * cairo_image_surface_get_stride (
                                                             surface));

          for (int x = 0; x < width; x++, p += 3)
            if ((q[x] & 0xffffff) != ((guint32) p[0] << 16 | (guint32) p[1] << 8 | p[2]))
              g_error ("%d, %d: #%06x instead of #%02x%02x%02x", x, y, q[x] & 0xffffff, p[0], p[1],
                       p[2]);
        }
      cjm_artwork_free (artwork);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

/* A channel of what is seen through @pixel, of four bytes, on white. */
static int
put_on_white (const guint8 *pixel, guint channel)
{
  return (pixel[channel] * pixel[3] + 255 * (255 - pixel[3]) + 127) / 255;
}

/* A picture without paper, put on the paper's colour, looks like the one with it. */
static void
test_png_alpha (void)
{
  g_autoptr (CjmMap) map = create_template_map ("es");
  CjmExportOptions options = { .format = CJM_EXPORT_PNG, .dpi = 72 };
  g_autoptr (GBytes) plain = export_map (map, &options, NULL);
  g_autoptr (GBytes) bare = (options.is_transparent = TRUE, export_map (map, &options, NULL));
  g_autoptr (GdkPixbuf) one = decode (plain);
  g_autoptr (GdkPixbuf) other = decode (bare);
  int width = gdk_pixbuf_get_width (one), height = gdk_pixbuf_get_height (one);
  guint n_clear = 0, n_solid = 0;

  g_assert_cmpint (gdk_pixbuf_get_n_channels (other), ==, 4);
  g_assert_cmpint (gdk_pixbuf_get_width (other), ==, width);
  g_assert_cmpint (gdk_pixbuf_get_height (other), ==, height);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        const guint8 *p = gdk_pixbuf_read_pixels (one) + (gsize) y * gdk_pixbuf_get_rowstride (one)
                          + 3 * (gsize) x;
        const guint8 *q = gdk_pixbuf_read_pixels (other)
                          + (gsize) y * gdk_pixbuf_get_rowstride (other) + 4 * (gsize) x;

        n_clear += q[3] == 0;
        n_solid += q[3] == 255;
        for (guint i = 0; i < 3; i++)
          if (abs (p[i] - put_on_white (q, i)) > 4)
            g_error ("%d, %d: %d instead of %d", x, y, put_on_white (q, i), p[i]);
      }
  g_assert_cmpuint (n_clear, >, (guint) (width * height) / 2);
  g_assert_cmpuint (n_solid, >, 1000);
}

static void
test_limits (void)
{
  g_autoptr (CjmMap) map = create_template_map ("en");
  g_autoptr (CjmMap) wide = add_phases (map, 120);
  CjmExportOptions pdf = { .format = CJM_EXPORT_PDF };
  CjmExportOptions png = { .format = CJM_EXPORT_PNG };
  g_autofree char *remark = NULL;
  g_autofree char *png_remark = NULL;
  g_autoptr (GBytes) pdf_bytes = export_map (wide, &pdf, &remark);
  g_autoptr (GBytes) png_bytes = export_map (wide, &png, &png_remark);
  g_autoptr (GBytes) svg_bytes = export_as (wide, CJM_EXPORT_SVG);
  const guint8 *head = g_bytes_get_data (png_bytes, NULL);

  g_assert_nonnull (remark);
  g_assert_nonnull (strstr (remark, "14,400"));
  g_assert_nonnull (png_remark);
  g_assert_nonnull (strstr (png_remark, "32,767"));
  /* The width of a PNG stands in bytes 16 to 19. */
  g_assert_cmpuint ((guint) head[16] << 24 | head[17] << 16 | head[18] << 8 | head[19], ==, 32767);
}

static void
test_dpi (void)
{
  static const double resolutions[] = { 9.9, 2401, -150, INFINITY, NAN };
  g_autoptr (CjmMap) map = create_template_map ("en");
  g_autoptr (CjmWords) words = cjm_template_load_words ("en");

  for (guint i = 0; i < G_N_ELEMENTS (resolutions); i++)
    {
      CjmExportOptions options = { .format = CJM_EXPORT_PNG, .dpi = resolutions[i] };
      g_autoptr (GError) error = NULL;

      g_assert_null (cjm_export_to_bytes (map, words, &options, NULL, &error));
      g_assert_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_DPI);
    }
}

/* Whatever a map holds, its SVG is XML; and all formats can be made of it. */
static void
test_random_maps (void)
{
  GRand *random = g_rand_new_with_seed (11);

  for (guint i = 0; i < 12; i++)
    {
      g_autoptr (CjmMap) map = cjm_test_random_map (random, 30);
      g_autoptr (GBytes) svg = export_as (map, CJM_EXPORT_SVG);
      g_autoptr (GBytes) pdf = export_as (map, CJM_EXPORT_PDF);
      CjmExportOptions outlines = { .format = CJM_EXPORT_SVG, .has_outlines = TRUE };
      g_autoptr (GBytes) paths = export_map (map, &outlines, NULL);
      xmlDoc *document = xmlReadMemory (g_bytes_get_data (svg, NULL), (int) g_bytes_get_size (svg),
                                        NULL, NULL, XML_PARSE_NONET);

      g_assert_nonnull (document);
      xmlFreeDoc (document);
      g_assert_null (g_strstr_len (g_bytes_get_data (paths, NULL),
                                   (gssize) g_bytes_get_size (paths), "<text"));
    }
  g_rand_free (random);
}

/* What the SVG of a map with one note says around that note. */
static char *
export_note_as_svg (const char *text)
{
  GRand *random = g_rand_new_with_seed (3);
  g_autoptr (CjmMap) empty = cjm_map_new ("en");
  g_autoptr (CjmMap) phased = cjm_map_add_phase (empty, 0, "P", random, NULL);
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (phased, 0)->steps, 0);
  CjmId lane;
  g_autoptr (CjmMap) laned = cjm_map_add_lane (phased, 0, 0, "L", random, &lane);
  g_autoptr (CjmMap) map = cjm_map_add_note (laned, lane, step->record.id, 0, text, random, NULL);
  g_autoptr (GBytes) svg = export_as (map, CJM_EXPORT_SVG);
  g_autofree char *all = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  const char *start = strstr (all, "data-role=\"note\"");

  g_rand_free (random);
  return g_strndup (start, strstr (start, "</g>") - start);
}

static void
test_svg_text (void)
{
  g_autofree char *letters = g_strnfill (400, 'a');
  g_autofree char *hyphenated = export_note_as_svg (letters);
  g_autofree char *spaced = export_note_as_svg ("two  blanks");
  g_autofree char *hebrew = export_note_as_svg ("אופניים");
  g_autofree char *mixed = export_note_as_svg ("one\nאופניים\ntwo");
  g_autofree char *tabbed = export_note_as_svg ("one\ttwo");
  g_autofree char *escaped = export_note_as_svg ("a < b & \"c\"");

  /* A hyphen that the layout has put into a long word is seen in the SVG as well. */
  g_assert_nonnull (strstr (hyphenated, "a\xe2\x80\x90</tspan><tspan"));
  g_assert_nonnull (strstr (spaced, "xml:space=\"preserve\""));
  g_assert_null (strstr (hyphenated, "xml:space"));
  g_assert_nonnull (strstr (hebrew, "direction=\"rtl\""));
  g_assert_nonnull (strstr (mixed, "one </tspan></text>"));
  g_assert_nonnull (strstr (mixed, "direction=\"rtl\""));
  g_assert_nonnull (strstr (tabbed, "one\t</tspan><tspan"));
  g_assert_nonnull (strstr (escaped, ">a &lt; b &amp; &quot;c&quot;</tspan>"));
}

/* Numbers have a point wherever the program runs. */
static void
test_svg_locale (void)
{
  g_autoptr (CjmMap) map = create_template_map ("en");
  g_autoptr (GBytes) expected = export_as (map, CJM_EXPORT_SVG);
  g_autofree char *old = g_strdup (setlocale (LC_NUMERIC, NULL));

  if (setlocale (LC_NUMERIC, "es_ES.UTF-8") == NULL
      && setlocale (LC_NUMERIC, "de_DE.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma is installed");
      return;
    }
  {
    g_autoptr (GBytes) svg = export_as (map, CJM_EXPORT_SVG);

    g_assert_true (g_bytes_equal (svg, expected));
  }
  setlocale (LC_NUMERIC, old);
}

/* A JPEG of 16 by 8 that a camera wants turned by a quarter (@orientation 6) or not (1). */
static GBytes *
create_jpeg (guint8 orientation)
{
  const guint8 note[]
      = { 0xff, 0xe1, 0,    34, 'E', 'x', 'i', 'f', 0, 0, 'I',         'I', '*', 0, 8, 0, 0, 0,
          1,    0,    0x12, 1,  3,   0,   1,   0,   0, 0, orientation, 0,   0,   0, 0, 0, 0, 0 };
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 16, 8);
  g_autofree char *plain = NULL;
  GByteArray *jpeg = g_byte_array_new ();
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x336699ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &plain, &size, "jpeg", NULL, NULL));
  g_byte_array_append (jpeg, (const guint8 *) plain, 2);
  g_byte_array_append (jpeg, note, sizeof note);
  g_byte_array_append (jpeg, (const guint8 *) plain + 2, (guint) size - 2);

  return g_byte_array_free_to_bytes (jpeg);
}

static gboolean
bytes_contain (GBytes *bytes, gconstpointer part, gsize size)
{
  const char *data = g_bytes_get_data (bytes, NULL);

  return memmem (data, g_bytes_get_size (bytes), part, size) != NULL;
}

/* An upright JPEG goes into a file as it came; one that must be turned does not, for not every
 * viewer would turn it. */
static void
test_turned_photo (void)
{
  g_autoptr (CjmMap) map = create_template_map ("en");

  for (guint8 orientation = 1; orientation <= 6; orientation += 5)
    {
      gboolean is_upright = orientation == 1;
      g_autoptr (GBytes) jpeg = create_jpeg (orientation);
      g_autoptr (CjmMap) with_photo = cjm_map_set_photo (map, "image/jpeg", jpeg);
      g_autoptr (GBytes) pdf = export_as (with_photo, CJM_EXPORT_PDF);
      g_autoptr (GBytes) svg = export_as (with_photo, CJM_EXPORT_SVG);
      gsize size;
      gconstpointer data = g_bytes_get_data (jpeg, &size);
      g_autofree char *base64 = g_base64_encode (data, size);

      g_assert_true (bytes_contain (pdf, data, size) == is_upright);
      g_assert_true (bytes_contain (svg, base64, strlen (base64)) == is_upright);
      g_assert_true (bytes_contain (svg, "data:image/png", 14) == !is_upright);
    }
}

static guint
count_parts (GBytes *bytes, const char *part)
{
  const char *p = g_bytes_get_data (bytes, NULL), *end = p + g_bytes_get_size (bytes);
  guint n = 0;

  while ((p = memmem (p, end - p, part, strlen (part))) != NULL)
    {
      n++;
      p++;
    }

  return n;
}

static guint
count_names (const char *dictionary)
{
  guint n = 0;

  for (const char *p = strstr (dictionary, "/x"); p != NULL; p = strstr (p + 1, "/x"))
    n++;

  return n;
}

/* The same picture in several notes is in a PDF once, and its page names it once. */
static void
test_equal_pictures (void)
{
  GRand *random = g_rand_new_with_seed (7);
  g_autoptr (CjmMap) map = create_template_map ("en");
  const CjmStep *step = cjm_sequence_get (cjm_map_get_phase (map, 0)->steps, 0);
  CjmId step_id = step->record.id, lane, note;
  CjmMap *next = cjm_map_add_lane_of_kind (map, 0, 0, "pictures", "", "", random, &lane);
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *names = NULL;
  const char *start, *end;

  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) jpeg = create_jpeg (1);

      cjm_map_unref (map);
      map = next;
      next = cjm_map_add_note (map, lane, step_id, i, "", random, &note);
      cjm_map_unref (map);
      map = next;
      next = cjm_map_set_picture (map, note, "image/jpeg", jpeg);
    }
  cjm_map_unref (map);
  map = next;
  g_rand_free (random);

  pdf = export_as (map, CJM_EXPORT_PDF);
  g_assert_cmpuint (count_parts (pdf, "/Filter /DCTDecode"), ==, 1);
  start = g_bytes_get_data (pdf, NULL);
  end = start + g_bytes_get_size (pdf);
  start = memmem (start, end - start, "/XObject <<", 11);
  g_assert_nonnull (start);
  names = g_strndup (start, (const char *) memmem (start, end - start, ">>", 2) - start);
  g_assert_cmpuint (count_names (names), ==, 1);
}

static gpointer
export_cb (gpointer data)
{
  return export_as (data, CJM_EXPORT_SVG);
}

/* Exports of one map run beside each other, each with fonts of its own. */
static void
test_threads (void)
{
  g_autoptr (CjmMap) map = create_template_map ("es");
  g_autoptr (GBytes) expected = export_as (map, CJM_EXPORT_SVG);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("export", export_cb, map);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GBytes) svg = g_thread_join (threads[i]);

      g_assert_true (g_bytes_equal (svg, expected));
    }
}

/* Whatever is exported, who has stopped it gets neither bytes nor a file. */
static void
test_cancelled (void)
{
  static const CjmExportOptions all[] = {
    { .format = CJM_EXPORT_PDF },
    { .format = CJM_EXPORT_PDF, .has_cards = TRUE },
    { .format = CJM_EXPORT_PDF, .tile = { 210, 297 } },
    { .format = CJM_EXPORT_SVG },
    { .format = CJM_EXPORT_SVG, .has_outlines = TRUE },
    { .format = CJM_EXPORT_PNG },
  };
  g_autoptr (CjmMap) map = create_template_map ("en");
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (CjmMap) told = cjm_map_add_note (
      map, cjm_map_get_lane (map, 0)->record.id,
      ((const CjmStep *) cjm_sequence_get (cjm_map_get_phase (map, 0)->steps, 0))->record.id, 0,
      "One", random, NULL);
  g_autoptr (CjmWords) words = cjm_template_load_words ("en");
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *folder = g_dir_make_tmp ("cjmap-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "map", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      CjmExportProgress progress = { .cancellable = cancellable };
      CjmExportOptions options = all[i];
      g_autoptr (GError) error = NULL;

      options.progress = &progress;
      g_assert_false (cjm_export_to_file (told, words, &options, file, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
test_progress (void)
{
  g_autoptr (CjmMap) map = create_template_map ("en");
  CjmExportProgress progress = { 0 };
  CjmExportOptions options = { .format = CJM_EXPORT_PNG, .progress = &progress };
  g_autoptr (GBytes) png = export_map (map, &options, NULL);

  g_assert_cmpfloat (cjm_export_progress_get (&progress), ==, 1);
}

static void
test_formats (void)
{
  CjmExportFormat format;

  g_assert_true (cjm_export_format_find ("a.PDF", &format) && format == CJM_EXPORT_PDF);
  g_assert_true (cjm_export_format_find ("/b.c/a.svg", &format) && format == CJM_EXPORT_SVG);
  g_assert_true (cjm_export_format_find ("a.b.png", &format) && format == CJM_EXPORT_PNG);
  g_assert_false (cjm_export_format_find ("a.jpg", &format));
  g_assert_false (cjm_export_format_find ("pdf", &format));
}

/* Parts of the sheet */

static void
assert_has_text (GBytes *svg, const char *text, gboolean is_expected)
{
  g_autofree char *all = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));

  g_assert_cmpint (strstr (all, text) != NULL, ==, is_expected);
}

/* A phase with its header and the labels: what is of another phase is not in it at all. */
static void
test_part (void)
{
  g_autoptr (CjmMap) map = create_template_map ("en");
  CjmExportOptions options = {
    .format = CJM_EXPORT_SVG,
    .crop
    = { .n_rows = cjm_map_get_n_lanes (map), .column = 1, .n_columns = 1, .has_headers = TRUE }
  };
  g_autoptr (GBytes) svg = export_map (map, &options, NULL);
  g_autoptr (GBytes) pdf = NULL, png = NULL;
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *picture;

  assert_has_text (svg, cjm_map_get_phase (map, 1)->name, TRUE);
  assert_has_text (svg, cjm_map_get_phase (map, 2)->name, FALSE);
  assert_has_text (svg, cjm_map_get_phase (map, 0)->name, FALSE);
  assert_has_text (svg, cjm_map_get_lane (map, 0)->name, TRUE);

  options.crop.has_headers = FALSE;
  options.crop.n_rows = 1;
  options.format = CJM_EXPORT_PNG;
  png = export_map (map, &options, NULL);
  g_assert_true (gdk_pixbuf_loader_write_bytes (loader, png, NULL));
  g_assert_true (gdk_pixbuf_loader_close (loader, NULL));
  picture = gdk_pixbuf_loader_get_pixbuf (loader);
  /* Wide enough for a slide, and not of half a map. */
  g_assert_cmpint (gdk_pixbuf_get_width (picture), >=, 500);
  g_assert_cmpint (gdk_pixbuf_get_width (picture), <=, 2560);
  g_assert_cmpint (gdk_pixbuf_get_height (picture), <=, gdk_pixbuf_get_width (picture));

  options.format = CJM_EXPORT_PDF;
  pdf = export_map (map, &options, NULL);
  g_assert_cmpuint (g_bytes_get_size (pdf), >, 1000);
}

/* Beyond the edge of the map there is nothing; what is left is shown. */
static void
test_part_beyond (void)
{
  g_autoptr (CjmMap) map = create_template_map ("en");
  g_autoptr (CjmMap) empty = cjm_map_new ("en");
  CjmExportOptions options
      = { .format = CJM_EXPORT_SVG,
          .crop = { .row = 500, .n_rows = 500, .column = 500, .n_columns = 500 } };
  g_autoptr (GBytes) last = export_map (map, &options, NULL);
  g_autoptr (GBytes) whole = export_map (empty, &options, NULL);

  g_assert_cmpuint (g_bytes_get_size (last), >, 500);
  g_assert_cmpuint (g_bytes_get_size (whole), >, 500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  xmlInitParser ();

  g_test_add_func ("/export/formats", test_formats);
  g_test_add_func ("/export/png-pixels", test_png_pixels);
  g_test_add_func ("/export/png-alpha", test_png_alpha);
  g_test_add_func ("/export/limits", test_limits);
  g_test_add_func ("/export/dpi", test_dpi);
  g_test_add_func ("/export/random-maps", test_random_maps);
  g_test_add_func ("/export/svg-text", test_svg_text);
  g_test_add_func ("/export/svg-locale", test_svg_locale);
  g_test_add_func ("/export/turned-photo", test_turned_photo);
  g_test_add_func ("/export/equal-pictures", test_equal_pictures);
  g_test_add_func ("/export/threads", test_threads);
  g_test_add_func ("/export/cancelled", test_cancelled);
  g_test_add_func ("/export/progress", test_progress);
  g_test_add_func ("/export/part", test_part);
  g_test_add_func ("/export/part-beyond", test_part_beyond);

  return g_test_run ();
}
