#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "floor-shapes.h"

/* The least that an export can cost: lays the texts of a list (see list-texts.c) out and draws
 * them once, and the plain shapes of the same sheet below them, with Pango and cairo and nothing
 * else. Where a shape goes, and what a page shows, has been found before; no reader, layout or
 * painter runs here.
 *
 *   floor-text TEXTS.txt SHAPES OUT.pdf|OUT.svg|OUT.png|layout [DPI]
 *
 * An SVG holds its text as text; a PNG is drawn in bands and compressed as the exporter does;
 * "layout" only lays out. */

#define BAND_SIZE (4 * 1024 * 1024)

typedef struct
{
  PangoLayout *layout;
  const char *font;
  double x, y;
  guint32 color;
} Text;

/* What a page shows: a rectangle of the sheet with its corner at @x, @y. */
typedef struct
{
  double left, top, width, height; /* in points of the sheet */
  double x, y, scale;
} Page;

typedef struct
{
  double width, height; /* of a page in points */
  GArray *pages;        /* of Page */
  GPtrArray *texts;
  const FloorShape *shapes;
  const FloorShape *shapes_end;
} Sheet;

enum
{
  COLUMN_FONT,
  COLUMN_MEASURE,
  COLUMN_SPACING,
  COLUMN_LINE_HEIGHT,
  COLUMN_TRACKING,
  COLUMN_ALIGN,
  COLUMN_COLOR,
  COLUMN_X,
  COLUMN_Y,
  COLUMN_TEXT,
  N_COLUMNS
};

static PangoContext *
create_context (void)
{
  PangoFontMap *map = pango_cairo_font_map_new ();
  PangoContext *context = pango_font_map_create_context (map);
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("es"));
  cairo_font_options_destroy (options);
  g_object_unref (map);

  return context;
}

static void
set_attributes (PangoLayout *layout, double line_height, int tracking)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (line_height == 1 && tracking == 0)
    return;

  attributes = pango_attr_list_new ();
  if (line_height != 1)
    pango_attr_list_insert (attributes, pango_attr_line_height_new (line_height));
  if (tracking != 0)
    pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (tracking));
  pango_layout_set_attributes (layout, attributes);
}

static const PangoFontDescription *
find_font (GHashTable *fonts, char *name)
{
  PangoFontDescription *font = g_hash_table_lookup (fonts, name);

  if (font == NULL)
    {
      font = pango_font_description_from_string (name);
      g_hash_table_insert (fonts, name, font);
    }

  return font;
}

/* Escaped line ends become line ends again, in place. */
static char *
unescape (char *text)
{
  for (char *p = strstr (text, "\\n"); p != NULL; p = strstr (p, "\\n"))
    {
      *p++ = '\n';
      memmove (p, p + 1, strlen (p));
    }

  return text;
}

static Text *
lay_out (PangoContext *context, GHashTable *fonts, char **columns)
{
  Text *text = g_new (Text, 1);
  PangoLayout *layout = pango_layout_new (context);
  PangoRectangle extents;

  pango_layout_set_font_description (layout, find_font (fonts, columns[COLUMN_FONT]));
  pango_layout_set_width (layout, atoi (columns[COLUMN_MEASURE]) * PANGO_SCALE);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_spacing (layout, atoi (columns[COLUMN_SPACING]));
  set_attributes (layout, g_ascii_strtod (columns[COLUMN_LINE_HEIGHT], NULL),
                  atoi (columns[COLUMN_TRACKING]));
  if (*columns[COLUMN_ALIGN] == 'r')
    pango_layout_set_alignment (layout, PANGO_ALIGN_RIGHT);
  pango_layout_set_text (layout, unescape (columns[COLUMN_TEXT]), -1);
  pango_layout_get_extents (layout, NULL, &extents);

  text->layout = layout;
  text->font = columns[COLUMN_FONT];
  text->color = (guint32) strtoul (columns[COLUMN_COLOR], NULL, 16);
  text->x = g_ascii_strtod (columns[COLUMN_X], NULL);
  text->y = g_ascii_strtod (columns[COLUMN_Y], NULL);
  return text;
}

static void
read_page (Sheet *sheet, char *line)
{
  double numbers[7];
  Page page;

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = g_ascii_strtod (line, &line);
  memcpy (&page, numbers, sizeof page);
  g_array_append_val (sheet->pages, page);
}

/* Lays out every line of @list, which is taken apart in place. */
static void
read_sheet (Sheet *sheet, char *list)
{
  PangoContext *context = create_context ();
  GHashTable *fonts = g_hash_table_new (g_str_hash, g_str_equal);
  char *line = strsep (&list, "\n");
  guint n_pages;

  sheet->width = g_ascii_strtod (line, &line);
  sheet->height = g_ascii_strtod (line, &line);
  n_pages = (guint) g_ascii_strtod (line, NULL);
  sheet->pages = g_array_new (FALSE, FALSE, sizeof (Page));
  for (guint i = 0; i < n_pages; i++)
    read_page (sheet, strsep (&list, "\n"));
  sheet->texts = g_ptr_array_new ();
  while ((line = strsep (&list, "\n")) != NULL && *line != '\0')
    {
      char *columns[N_COLUMNS];

      for (guint i = 0; i < N_COLUMNS; i++)
        columns[i] = strsep (&line, i + 1 < N_COLUMNS ? "\t" : "");
      g_ptr_array_add (sheet->texts, lay_out (context, fonts, columns));
    }
}

static void
set_color (cairo_t *cr, guint32 color, double alpha)
{
  cairo_set_source_rgba (cr, (color >> 16) / 255.0, (color >> 8 & 0xff) / 255.0,
                         (color & 0xff) / 255.0, alpha);
}

static const double *
get_numbers (const FloorShape *shape)
{
  return (const double *) (shape + 1);
}

/* The shape after @shape. */
static const FloorShape *
get_next (const FloorShape *shape)
{
  return (const FloorShape *) (gconstpointer) (get_numbers (shape) + (gsize) shape->length);
}

static void
append_outline (const FloorShape *shape, cairo_t *cr)
{
  const double *end = (const double *) get_next (shape);

  for (const double *p = get_numbers (shape); p < end; p += *p == FLOOR_MOVE ? 3 : 1 + 2 * (int) *p)
    {
      if (*p == FLOOR_MOVE)
        cairo_move_to (cr, p[1], p[2]);
      else if (*p == 1)
        cairo_line_to (cr, p[1], p[2]);
      else if (*p == 3)
        cairo_curve_to (cr, p[1], p[2], p[3], p[4], p[5], p[6]);
      else
        cairo_close_path (cr);
    }
}

static void
draw_shapes (const Sheet *sheet, cairo_t *cr, const Page *page)
{
  for (const FloorShape *shape = sheet->shapes; shape < sheet->shapes_end; shape = get_next (shape))
    {
      if (shape->top > page->top + page->height || shape->bottom < page->top
          || shape->left > page->left + page->width || shape->right < page->left)
        continue;
      append_outline (shape, cr);
      set_color (cr, (guint32) shape->color, shape->alpha);
      if (shape->width == 0)
        {
          cairo_fill (cr);
          continue;
        }
      cairo_set_line_width (cr, shape->width);
      cairo_set_dash (cr, shape->dashes, (int) shape->n_dashes, 0);
      cairo_stroke (cr);
    }
}

static gboolean
is_seen (const Text *text, const Page *page)
{
  PangoRectangle extents;
  double x, y;

  pango_layout_get_extents (text->layout, NULL, &extents);
  x = text->x + (double) extents.x / PANGO_SCALE;
  y = text->y + (double) extents.y / PANGO_SCALE;
  return y <= page->top + page->height && y + (double) extents.height / PANGO_SCALE >= page->top
         && x <= page->left + page->width && x + (double) extents.width / PANGO_SCALE >= page->left;
}

static void
draw (const Sheet *sheet, cairo_t *cr, const Page *page)
{
  cairo_translate (cr, page->x, page->y);
  cairo_scale (cr, page->scale, page->scale);
  cairo_translate (cr, -page->left, -page->top);
  if (sheet->pages->len > 1)
    {
      cairo_rectangle (cr, page->left, page->top, page->width, page->height);
      cairo_clip (cr);
    }
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  draw_shapes (sheet, cr, page);
  for (guint i = 0; i < sheet->texts->len; i++)
    {
      const Text *text = g_ptr_array_index (sheet->texts, i);

      if (!is_seen (text, page))
        continue;
      set_color (cr, text->color, 1);
      cairo_move_to (cr, text->x, text->y);
      pango_cairo_show_layout (cr, text->layout);
    }
}

static void
write_pdf (const Sheet *sheet, const char *name)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (name, sheet->width, sheet->height);
  cairo_t *cr = cairo_create (surface);

  for (guint i = 0; i < sheet->pages->len; i++)
    {
      cairo_save (cr);
      draw (sheet, cr, &g_array_index (sheet->pages, Page, i));
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  cairo_surface_destroy (surface);
}

static void
write_svg_text (FILE *file, const Text *text)
{
  PangoLayoutIter *lines = pango_layout_get_iter (text->layout);
  const char *source = pango_layout_get_text (text->layout);

  fprintf (file, "<text font-family=\"%s\" fill=\"#%06x\">", text->font, text->color);
  do
    {
      const PangoLayoutLine *line = pango_layout_iter_get_line_readonly (lines);
      g_autofree char *escaped = g_markup_escape_text (source + line->start_index, line->length);
      PangoRectangle logical;

      pango_layout_iter_get_line_extents (lines, NULL, &logical);
      fprintf (file, "<tspan x=\"%.2f\" y=\"%.2f\">%s</tspan>",
               text->x + (double) logical.x / PANGO_SCALE,
               text->y + (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE, escaped);
    }
  while (pango_layout_iter_next_line (lines));
  fputs ("</text>\n", file);
  pango_layout_iter_free (lines);
}

static void
write_svg_shape (FILE *file, const FloorShape *shape)
{
  const double *p = get_numbers (shape), *end = (const double *) get_next (shape);

  fputs ("<path d=\"", file);
  while (p < end)
    {
      double kind = *p++;
      int n_numbers = kind == FLOOR_MOVE ? 2 : 2 * (int) kind;

      fputc (kind == FLOOR_MOVE ? 'M' : kind == 1 ? 'L' : kind == 3 ? 'C' : 'Z', file);
      for (int j = 0; j < n_numbers; j++)
        fprintf (file, "%.2f ", *p++);
    }
  if (shape->width == 0)
    fprintf (file, "\" fill=\"#%06x\"/>\n", (guint32) shape->color);
  else
    fprintf (file, "\" fill=\"none\" stroke=\"#%06x\" stroke-width=\"%g\"/>\n",
             (guint32) shape->color, shape->width);
}

static void
write_svg (const Sheet *sheet, const char *name)
{
  FILE *file = fopen (name, "w");

  if (file == NULL)
    g_error ("%s cannot be written", name);

  fprintf (file, "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%.2f\" height=\"%.2f\">\n",
           sheet->width, sheet->height);
  for (const FloorShape *shape = sheet->shapes; shape < sheet->shapes_end; shape = get_next (shape))
    write_svg_shape (file, shape);
  for (guint i = 0; i < sheet->texts->len; i++)
    write_svg_text (file, g_ptr_array_index (sheet->texts, i));
  fputs ("</svg>\n", file);
  fclose (file);
}

static void
write_rows (const Sheet *sheet, png_structp png, double scale, guint width, guint height)
{
  guint band = MAX (1, BAND_SIZE / (width * 4));
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) width, (int) band);

  for (guint y = 0; y < height; y += band)
    {
      const Page *page = &g_array_index (sheet->pages, Page, 0);
      cairo_t *cr = cairo_create (surface);
      Page part = *page;

      part.top += (y - 1.0) / scale / page->scale;
      part.height = (band + 2) / scale / page->scale;
      part.y += (y - 1.0) / scale;
      cairo_translate (cr, 0, -(double) y);
      cairo_scale (cr, scale, scale);
      draw (sheet, cr, &part);
      cairo_destroy (cr);
      cairo_surface_flush (surface);
      for (guint row = 0; row < MIN (band, height - y); row++)
        png_write_row (png, cairo_image_surface_get_data (surface)
                                + row * (gsize) cairo_image_surface_get_stride (surface));
    }
  cairo_surface_destroy (surface);
}

static void
write_png (const Sheet *sheet, const char *name, double dpi)
{
  /* A picture ends where the exporter's does. */
  double scale = MIN (dpi / 72, 32767 / MAX (sheet->width, sheet->height));
  guint width = (guint) (sheet->width * scale), height = (guint) (sheet->height * scale);
  FILE *file = fopen (name, "wb");
  png_structp png = png_create_write_struct (PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  png_infop info = png_create_info_struct (png);

  if (file == NULL)
    g_error ("%s cannot be written", name);

  png_init_io (png, file);
  png_set_IHDR (png, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE,
                PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
  png_set_compression_level (png, 1);
  png_set_filter (png, PNG_FILTER_TYPE_BASE, PNG_FILTER_UP);
  png_write_info (png, info);
  png_set_bgr (png);
  png_set_filler (png, 0, PNG_FILLER_AFTER);
  write_rows (sheet, png, scale, width, height);
  png_write_end (png, info);
  png_destroy_write_struct (&png, &info);
  fclose (file);
}

int
main (int argc, char **argv)
{
  char *list = NULL, *shapes = NULL;
  gsize size;
  Sheet sheet;

  if (argc < 4 || !g_file_get_contents (argv[1], &list, NULL, NULL)
      || !g_file_get_contents (argv[2], &shapes, &size, NULL))
    {
      g_printerr ("Usage: floor-text TEXTS.txt SHAPES OUT.pdf|OUT.svg|OUT.png|layout [DPI]\n");
      return 2;
    }

  read_sheet (&sheet, list);
  sheet.shapes = (const FloorShape *) (gpointer) shapes;
  sheet.shapes_end = (const FloorShape *) (gpointer) (shapes + size);
  if (g_str_has_suffix (argv[3], ".pdf"))
    write_pdf (&sheet, argv[3]);
  else if (g_str_has_suffix (argv[3], ".svg"))
    write_svg (&sheet, argv[3]);
  else if (g_str_has_suffix (argv[3], ".png"))
    write_png (&sheet, argv[3], argc > 4 ? g_ascii_strtod (argv[4], NULL) : 150);

  return 0;
}
