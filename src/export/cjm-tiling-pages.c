#include "cjm-tiling-pages.h"
#include "cjm-prepress.h"

#include <glib/gi18n-lib.h>
#include <pango/pangocairo.h>

#define MARGIN (CJM_TILING_MARGIN * CJM_POINTS_PER_MM)

#define FONT "Inter, sans-serif"
#define LABEL_SIZE 8.0
#define LABEL_RISE 5.0 /* from the edge of the paper to a label */

/* The plan. */
#define TITLE_SIZE 16.0
#define TEXT_SIZE 9.0
#define GAP 10.0
#define CUT_WIDTH 0.8

#define RULER_LENGTH 100 /* millimetres */
#define RULER_TICK 10
#define TICK_HEIGHT 5.0

/* A page while it is drawn. */
typedef struct
{
  const CjmTiling *tiling;
  cairo_t *cr;
  CjmTagDevice *tags; /* or NULL */
  CjmPosterFunc draw;
  gpointer data;
} Page;

/* Text */

static PangoLayout *
create_text (cairo_t *cr, const char *text, double size, gboolean is_bold, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (cr);
  g_autoptr (PangoFontDescription) font = pango_font_description_from_string (FONT);

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, is_bold ? PANGO_WEIGHT_SEMIBOLD : PANGO_WEIGHT_NORMAL);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_text (layout, text, -1);
  return layout;
}

/* @element is what the structure has of the text. Returns its height. */
static double
draw_text (const Page *page,
           const char *element,
           const char *text,
           double size,
           double x,
           double y,
           double width)
{
  g_autoptr (PangoLayout) layout
      = create_text (page->cr, text, size, g_str_equal (element, "H1"), width);
  int height;

  cairo_set_source_rgb (page->cr, 0, 0, 0);
  cairo_move_to (page->cr, x, y);
  cjm_tag_device_begin_leaf (page->tags, page->cr, element, NULL);
  pango_cairo_show_layout (page->cr, layout);
  cjm_tag_device_end_leaf (page->tags, element);
  pango_layout_get_size (layout, NULL, &height);
  return (double) height / PANGO_SCALE;
}

/* Counted as the map is read, where @column is from the left, and the other way round. */
static guint
turn_column (const CjmTiling *self, guint column)
{
  return self->is_rtl ? self->n_columns - 1 - column : column;
}

/* On a white disc, so that it reads on anything. */
static void
draw_label (cairo_t *cr, const char *text, double size, double x, double y)
{
  g_autoptr (PangoLayout) layout = create_text (cr, text, size, TRUE, -1);
  int width, height;
  double radius;

  pango_layout_set_width (layout, -1);
  pango_layout_get_size (layout, &width, &height);
  radius = 0.75 * (double) MAX (width, height) / PANGO_SCALE;
  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, 0, 2 * G_PI);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_fill_preserve (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, CUT_WIDTH);
  cairo_stroke (cr);
  cairo_move_to (cr, x - (double) width / PANGO_SCALE / 2, y - (double) height / PANGO_SCALE / 2);
  pango_cairo_show_layout (cr, layout);
}

/* Sheets */

static void
draw_sheet (const Page *page, const char *heading, guint row, guint column)
{
  const CjmTiling *tiling = page->tiling;
  CjmRect printed = cjm_tiling_get_printed (tiling, row, column);
  CjmRect piece = cjm_tiling_get_piece (tiling, row, column);
  double x, y;

  draw_text (page, "H2", heading, LABEL_SIZE, 2 * MARGIN,
             tiling->height - LABEL_RISE - 1.3 * LABEL_SIZE, tiling->width - 4 * MARGIN);
  cjm_tiling_get_origin (tiling, row, column, &x, &y);
  cairo_translate (page->cr, x, y);
  cairo_save (page->cr);
  cairo_rectangle (page->cr, printed.x, printed.y, printed.width, printed.height);
  cairo_clip (page->cr);
  page->draw (page->cr, printed, page->data);
  cairo_restore (page->cr);
  cjm_prepress_draw_marks (page->cr, piece, printed);
}

/* The plan */

static void
draw_ruler (const Page *page, double x, double y, double width)
{
  cairo_t *cr = page->cr;

  for (guint i = 0; i <= RULER_LENGTH; i += RULER_TICK)
    {
      cairo_move_to (cr, x + i * CJM_POINTS_PER_MM, y);
      cairo_rel_line_to (cr, 0, i % (RULER_LENGTH / 2) == 0 ? -2 * TICK_HEIGHT : -TICK_HEIGHT);
    }
  cairo_move_to (cr, x, y);
  cairo_rel_line_to (cr, RULER_LENGTH * CJM_POINTS_PER_MM, 0);
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, CUT_WIDTH);
  cairo_stroke (cr);
  draw_text (page, "P",
             _ ("100 mm: if it measures less or more, print at 100 %, not “fit to page”."),
             LABEL_SIZE, x, y + 3, width);
}

static void
draw_cuts (const CjmTiling *self, cairo_t *cr, double scale)
{
  double width = self->across[self->n_columns], height = self->down[self->n_rows];

  for (guint i = 0; i <= self->n_columns; i++)
    {
      cairo_move_to (cr, self->across[i] * scale, 0);
      cairo_rel_line_to (cr, 0, height * scale);
    }
  for (guint i = 0; i <= self->n_rows; i++)
    {
      cairo_move_to (cr, 0, self->down[i] * scale);
      cairo_rel_line_to (cr, width * scale, 0);
    }
  cairo_set_source_rgb (cr, 0, 0, 0);
  cairo_set_line_width (cr, CUT_WIDTH);
  cairo_stroke (cr);
}

static void
draw_labels (const CjmTiling *self, cairo_t *cr, double scale)
{
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        CjmRect piece = cjm_tiling_get_piece (self, i, j);
        g_autofree char *label = cjm_tiling_dup_label (i, turn_column (self, j));
        double size = CLAMP (MIN (piece.width, piece.height) * scale / 5, 3, 14);

        draw_label (cr, label, size, (piece.x + piece.width / 2) * scale,
                    (piece.y + piece.height / 2) * scale);
      }
}

/* The poster in small, with its cuts and the labels of its sheets. */
static void
draw_picture (const Page *page, double top, double bottom)
{
  const CjmTiling *self = page->tiling;
  cairo_t *cr = page->cr;
  CjmRect poster = { 0, 0, self->across[self->n_columns], self->down[self->n_rows] };
  double scale = MIN ((self->width - 4 * MARGIN) / poster.width, (bottom - top) / poster.height);

  cairo_save (cr);
  cairo_translate (cr, 2 * MARGIN, top);
  cairo_save (cr);
  cairo_scale (cr, scale, scale);
  cairo_rectangle (cr, 0, 0, poster.width, poster.height);
  cairo_clip (cr);
  page->draw (cr, poster, page->data);
  cairo_restore (cr);
  draw_cuts (self, cr, scale);
  draw_labels (self, cr, scale);
  cairo_restore (cr);
}

static char *
describe (const CjmTiling *self)
{
  guint n = self->n_rows * self->n_columns;

  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE,
                   /* Translators: how to put a poster together. The numbers are sheets, rows,
                    * columns and millimetres. */
                   "%u sheet, %u row by %u column. Cut at the marks: each sheet shows %g mm more "
                   "than it must, half on each side of a cut. Lay the sheets edge to edge, or cut "
                   "the left and upper edges only and glue each sheet over the one before.",
                   "%u sheets, %u rows by %u columns. Cut at the marks: each sheet shows %g mm "
                   "more than it must, half on each side of a cut. Lay the sheets edge to edge, or "
                   "cut the left and upper edges only and glue each sheet over the one before.",
                   n),
      n, self->n_rows, self->n_columns, self->overlap / CJM_POINTS_PER_MM);
}

static void
draw_plan (const Page *page, const char *heading)
{
  const CjmTiling *self = page->tiling;
  g_autofree char *text = describe (self);
  double x = 2 * MARGIN, width = self->width - 4 * MARGIN, y = 2 * MARGIN;
  double ruler = self->height - 2 * MARGIN - 2 * LABEL_SIZE;

  y += draw_text (page, "H1", heading, TITLE_SIZE, x, y, width) + GAP;
  y += draw_text (page, "P", text, TEXT_SIZE, x, y, width) + 2 * GAP;
  cjm_tag_device_begin_leaf (page->tags, page->cr, "Figure", heading);
  draw_picture (page, y, ruler - 2 * TICK_HEIGHT - 2 * GAP);
  cjm_tag_device_end_leaf (page->tags, "Figure");
  draw_ruler (page, x, ruler, width);
}

/* Pages */

char *
cjm_tiling_dup_heading (const CjmTiling *self, guint index, const char *title)
{
  guint row = (index - 1) / self->n_columns, column = (index - 1) % self->n_columns;
  g_autofree char *label = index > 0 ? cjm_tiling_dup_label (row, column) : NULL;

  if (index == 0)
    /* Translators: the heading of the first sheet of a poster; %s is the title of the map. */
    return g_strdup_printf (_ ("Assembly plan: %s"), title);

  /* Translators: the label of one of the sheets that a poster is put together of: "B3 · row 2 of
   * 5, column 3 of 5". */
  return g_strdup_printf (_ ("%s · row %u of %u, column %u of %u"), label, row + 1, self->n_rows,
                          column + 1, self->n_columns);
}

void
cjm_tiling_draw_page (const CjmTiling *self,
                      guint index,
                      cairo_t *cr,
                      CjmTagDevice *tags,
                      const char *title,
                      CjmPosterFunc draw,
                      gpointer data)
{
  Page page = { self, cr, tags, draw, data };
  g_autofree char *heading = cjm_tiling_dup_heading (self, index, title);

  cairo_save (cr);
  if (index == 0)
    draw_plan (&page, heading);
  else
    draw_sheet (&page, heading, (index - 1) / self->n_columns,
                turn_column (self, (index - 1) % self->n_columns));
  cairo_restore (cr);
}

guint
cjm_tiling_get_n_pages (const CjmTiling *self)
{
  return self->n_rows * self->n_columns + 1;
}

CjmPdfBoxes *
cjm_tiling_create_boxes (const CjmTiling *self)
{
  CjmPdfBoxes *boxes = g_new0 (CjmPdfBoxes, cjm_tiling_get_n_pages (self));
  CjmRect page = { 0, 0, self->width, self->height };

  boxes[0] = (CjmPdfBoxes){ self->height, page, page };
  for (guint i = 0; i < self->n_rows; i++)
    for (guint j = 0; j < self->n_columns; j++)
      {
        CjmPdfBoxes *box = &boxes[1 + i * self->n_columns + turn_column (self, j)];
        double x, y;

        cjm_tiling_get_origin (self, i, j, &x, &y);
        box->height = self->height;
        box->trim = cjm_tiling_get_piece (self, i, j);
        box->bleed = cjm_tiling_get_printed (self, i, j);
        box->trim.x += x;
        box->trim.y += y;
        box->bleed.x += x;
        box->bleed.y += y;
      }

  return boxes;
}
