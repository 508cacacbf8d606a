#include "cjm-report.h"
#include "cjm-cairo-device.h"
#include "cjm-map-table.h"
#include "cjm-report-cover.h"
#include "cjm-report-grid.h"
#include "cjm-report-table.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

/* The line at the foot of a page, in points of the sheet: above it, and between its ends. */
#define FOOT_TOP 16.0
#define FOOT_GAP 30.0

/* Between two tables on a page. */
#define TABLE_GAP 34.0

/* Letters are larger than they must be where that takes no more pages; in a map of many notes this
 * is not tried out. */
static const double growths[] = { 1.25, 1.16, 1.08 };
#define MANY_NOTES 400

/* Inside its margins a page has at least this many points of the sheet. */
#define MIN_WIDTH 420.0
#define MIN_HEIGHT 320.0

/* Page numbers decide how much room the contents need, and that decides the page numbers. */
#define MAX_TRIES 3

typedef enum
{
  SECTION_COVER,
  SECTION_PHASES,
  SECTION_TABLES
} Section;

/* The tables of a report in their order; the contents come first. In a narrow one the step stands
 * below the phase, and a metric's source and date below its evidence. */
static const struct
{
  CjmMapTable which;
  guint joins;
} map_tables[] = { { CJM_MAP_TABLE_METRICS, 1 << 1 | 1 << 10 | 1 << 11 },
                   { CJM_MAP_TABLE_ACTIONS, 1 << 1 },
                   { CJM_MAP_TABLE_SOURCES, 0 } };

#define CONTENTS 0
#define N_TABLES (1 + G_N_ELEMENTS (map_tables))

/* A piece of a table on its page. */
typedef struct
{
  guint table;
  guint page; /* of the report */
  double y;
  CjmTablePiece piece;
} Piece;

struct _CjmReport
{
  CjmLayout *layout;
  double width, height, margin;     /* of the paper, in points */
  double scale;                     /* of the sheet */
  double grid_scale;                /* of the phases, whose type may be denser */
  double inner_width, inner_height; /* of a page inside its margins and above its foot, of the
                                       sheet */
  CjmReportCover *cover;
  CjmReportGrid *grid; /* NULL where the map has no phases */
  CjmReportTable *tables[N_TABLES];
  GArray *pieces; /* of Piece */
  guint n_contents_pages;
  guint n_pages;
};

/* Measures */

static double
get_least_size (const CjmTheme *theme, CjmDensity density)
{
  double least = INFINITY;

  for (guint i = 0; i < CJM_N_TEXT_ROLES; i++)
    least = MIN (least, theme->metrics[density]->text[i].size);
  return least;
}

static double
get_foot_height (const CjmReport *self)
{
  return FOOT_TOP + self->layout->theme->metrics[CJM_DENSITY_COMFORT]->text[CJM_TEXT_LEGEND].lead;
}

/* A report has no page as large as the map. */
static CjmPaper
get_paper (const CjmPaper *paper)
{
  CjmPaper wanted = *paper;

  if (cjm_paper_is_fit (paper))
    cjm_paper_parse ("A4", &wanted, NULL);
  return wanted;
}

gboolean
cjm_report_check_paper (const CjmPaper *paper, double margin, GError **error)
{
  CjmPaper wanted = get_paper (paper);

  if (!cjm_paper_is_roll (paper))
    return cjm_paper_check_margin (&wanted, margin, error);

  g_set_error_literal (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_SIZE,
                       _ ("a report has pages, and a roll has none; take A4"));
  return FALSE;
}

/* So much larger than they must be are all letters. */
static void
set_growth (CjmReport *self, double growth)
{
  const CjmTheme *theme = self->layout->theme;
  double type = CJM_REPORT_MIN_TYPE * growth;

  self->scale = type / get_least_size (theme, CJM_DENSITY_COMFORT);
  self->grid_scale = type / get_least_size (theme, self->layout->density);
  self->inner_width = (self->width - 2 * self->margin) / self->scale;
  self->inner_height = (self->height - 2 * self->margin) / self->scale - get_foot_height (self);
}

static gboolean
set_page (CjmReport *self,
          const CjmPaper *paper,
          CjmOrientation orientation,
          double margin,
          GError **error)
{
  CjmPaper wanted = get_paper (paper);
  double width, height;

  if (!cjm_report_check_paper (paper, margin, error))
    return FALSE;

  width = MIN (wanted.width, wanted.height) * CJM_POINTS_PER_MM;
  height = MAX (wanted.width, wanted.height) * CJM_POINTS_PER_MM;
  self->width = orientation == CJM_ORIENTATION_PORTRAIT ? width : height;
  self->height = orientation == CJM_ORIENTATION_PORTRAIT ? height : width;
  self->margin = margin * CJM_POINTS_PER_MM;
  set_growth (self, 1);
  if (self->inner_width >= MIN_WIDTH && self->inner_height >= MIN_HEIGHT)
    return TRUE;

  g_set_error (error, CJM_PAPER_ERROR, CJM_PAPER_ERROR_SIZE,
               /* Translators: the numbers are points. */
               _ ("this paper is too small for a report with letters of %g points; take A5 or "
                  "larger, or a smaller margin"),
               CJM_REPORT_MIN_TYPE);
  return FALSE;
}

/* Tables */

static CjmCellType
get_map_type_cb (guint column, gconstpointer user_data)
{
  return cjm_map_table_get_type (*(const CjmMapTable *) user_data, column);
}

static CjmCellType
get_text_type_cb (guint column, gconstpointer user_data)
{
  return CJM_CELL_TEXT;
}

static const char *
get_word (const CjmReport *self, CjmWord word)
{
  return cjm_words_get (cjm_typesetter_get_words (self->layout->typesetter), word);
}

static CjmReportTable *
create_map_table (const CjmReport *self, guint index)
{
  const CjmMapTable *which = &map_tables[index].which;
  const CjmMap *map = self->layout->map;
  const CjmNoteFormat format = { cjm_typesetter_get_words (self->layout->typesetter),
                                 cjm_locale_find_decimal_mark (map->language) };
  g_autoptr (CjmTable) table = cjm_map_table_new (map, *which, &format);

  if (table->n_rows <= table->n_header_rows)
    return NULL;

  return cjm_report_table_new (self->layout, get_word (self, cjm_map_table_get_word (*which)),
                               table, get_map_type_cb, which, map_tables[index].joins,
                               self->inner_width);
}

/* Where the phases begin when everything before them has been placed. */
static guint
get_first_phase_page (const CjmReport *self)
{
  return cjm_report_cover_get_n_pages (self->cover) + self->n_contents_pages;
}

static void
add_phase_line (const CjmReport *self, CjmTable *table, guint index)
{
  const CjmPhase *phase = self->layout->phases[index].phase;
  CjmLocale *locale = cjm_typesetter_get_locale (self->layout->typesetter);
  guint page = get_first_phase_page (self) + cjm_report_grid_find_page (self->grid, index) + 1;
  g_autofree char *number = cjm_locale_format_number (locale, page, 0);
  const char *name = *phase->name != '\0' ? phase->name : get_word (self, CJM_WORD_PHASE);
  g_autofree char *text = g_strdup_printf ("%u  %s", index + 1, name);

  cjm_table_add (table, index + 1, 0, text);
  if (*phase->description != '\0')
    cjm_table_add (table, index + 1, 1, phase->description);
  cjm_table_add (table, index + 1, 2, number);
}

static CjmReportTable *
create_contents (const CjmReport *self)
{
  g_autoptr (CjmTable) table = cjm_table_new_unlimited ();

  table->n_header_rows = 1;
  cjm_table_add (table, 0, 0, get_word (self, CJM_WORD_PHASE));
  cjm_table_add (table, 0, 1, get_word (self, CJM_WORD_DESCRIPTION));
  cjm_table_add (table, 0, 2, get_word (self, CJM_WORD_PAGE));
  for (guint i = 0; i < self->layout->n_phases; i++)
    add_phase_line (self, table, i);

  return cjm_report_table_new (self->layout, get_word (self, CJM_WORD_PHASES), table,
                               get_text_type_cb, NULL, 0, self->inner_width);
}

/* Puts a table behind what stands on page @page down to @y; returns the page it ends on. Only at
 * the top of a page may a row be parted. A page that has no room for a line takes all that there
 * is all the same: nothing is left out. */
static guint
place_table (CjmReport *self, guint index, guint page, double *y)
{
  const CjmReportTable *table = self->tables[index];
  double end = cjm_report_table_get_end (table), top = 0;

  while (top < end)
    {
      Piece piece = { .table = index, .y = *y, .page = page };
      gboolean is_top = *y == 0;

      if (!cjm_report_table_fit (table, top, self->inner_height - *y, is_top, &piece.piece))
        {
          if (!is_top)
            {
              page++;
              *y = 0;
              continue;
            }
          piece.piece.bottom = end;
        }
      g_array_append_val (self->pieces, piece);
      top = piece.piece.bottom;
      *y += piece.piece.height + TABLE_GAP;
    }

  return page;
}

/* On the cover where it has the room, else on pages of its own. */
static void
place_contents (CjmReport *self)
{
  guint first = cjm_report_cover_get_n_pages (self->cover);
  CjmTablePiece whole;
  double y, room = cjm_report_cover_get_room (self->cover, &y);

  if (cjm_report_table_fit (self->tables[CONTENTS], 0, room, FALSE, &whole)
      && whole.bottom == cjm_report_table_get_end (self->tables[CONTENTS]))
    {
      Piece piece = { CONTENTS, 0, y + (room - whole.height) / 2, whole };

      g_array_append_val (self->pieces, piece);
      return;
    }

  y = 0;
  self->n_contents_pages = place_table (self, CONTENTS, first, &y) + 1 - first;
}

static void
create_phases (CjmReport *self)
{
  double relative = self->grid_scale / self->scale;

  if (self->layout->n_phases == 0)
    return;

  self->grid = cjm_report_grid_new (self->layout, self->inner_width / relative,
                                    self->inner_height / relative);
  for (guint i = 0; i < MAX_TRIES; i++)
    {
      guint n_pages = self->n_contents_pages;

      g_clear_pointer (&self->tables[CONTENTS], cjm_report_table_free);
      g_array_set_size (self->pieces, 0);
      self->tables[CONTENTS] = create_contents (self);
      place_contents (self);
      if (self->n_contents_pages == n_pages)
        break;
    }
}

static guint
get_first_table_page (const CjmReport *self)
{
  return get_first_phase_page (self)
         + (self->grid != NULL ? cjm_report_grid_get_n_pages (self->grid) : 0);
}

static void
create_tables (CjmReport *self)
{
  guint page = get_first_table_page (self);
  double y = 0;

  self->n_pages = page;
  for (guint i = 0; i < G_N_ELEMENTS (map_tables); i++)
    {
      self->tables[1 + i] = create_map_table (self, i);
      if (self->tables[1 + i] == NULL)
        continue;
      page = place_table (self, 1 + i, page, &y);
      self->n_pages = page + 1;
    }
}

/* The whole */

static double
get_grid_scale (const CjmReport *self)
{
  return self->grid != NULL ? cjm_report_grid_get_least_scale (self->grid) : 1;
}

static void
create_all (CjmReport *self)
{
  self->cover = cjm_report_cover_new (self->layout, self->inner_width, self->inner_height);
  create_phases (self);
  create_tables (self);
}

static void
clear_all (CjmReport *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    g_clear_pointer (&self->tables[i], cjm_report_table_free);
  g_clear_pointer (&self->grid, cjm_report_grid_free);
  g_clear_pointer (&self->cover, cjm_report_cover_free);
  g_array_set_size (self->pieces, 0);
  self->n_contents_pages = 0;
}

static gboolean
is_joined (const CjmReport *self)
{
  for (guint i = 0; i < N_TABLES; i++)
    if (self->tables[i] != NULL && cjm_report_table_is_joined (self->tables[i]))
      return TRUE;

  return FALSE;
}

static void
try_growths (CjmReport *self)
{
  guint n_pages = self->n_pages, n_before = get_first_phase_page (self);

  for (guint i = 0; i < G_N_ELEMENTS (growths); i++)
    {
      clear_all (self);
      set_growth (self, growths[i]);
      create_all (self);
      if (self->n_pages <= n_pages && get_first_phase_page (self) <= n_before
          && get_grid_scale (self) > 1 - 1e-6 && !is_joined (self))
        return;
    }

  clear_all (self);
  set_growth (self, 1);
  create_all (self);
}

CjmReport *
cjm_report_new (CjmLayout *layout,
                const CjmPaper *paper,
                CjmOrientation orientation,
                double margin,
                GError **error)
{
  CjmReport *self = g_new0 (CjmReport, 1);

  self->layout = cjm_layout_ref (layout);
  self->pieces = g_array_new (FALSE, TRUE, sizeof (Piece));
  if (!set_page (self, paper, orientation, margin, error))
    {
      cjm_report_free (self);
      return NULL;
    }

  create_all (self);
  if (layout->digest->n_notes <= MANY_NOTES)
    try_growths (self);
  return self;
}

void
cjm_report_free (CjmReport *self)
{
  clear_all (self);
  g_array_unref (self->pieces);
  cjm_layout_unref (self->layout);
  g_free (self);
}

guint
cjm_report_get_n_pages (const CjmReport *self)
{
  return self->n_pages;
}

void
cjm_report_get_size (const CjmReport *self, double *width, double *height)
{
  *width = self->width;
  *height = self->height;
}

char *
cjm_report_dup_remark (const CjmReport *self)
{
  double scale = get_grid_scale (self);
  const CjmPhase *phase;

  if (scale > 1 - 1e-6)
    return NULL;

  phase = self->layout->phases[cjm_report_grid_get_widest_phase (self->grid)].phase;
  /* Translators: %s is a phase, the number a size of letters in points. */
  return g_strdup_printf (_ ("“%s” has more steps than a page has room for: there the smallest "
                             "letters are %.1f points high. Choose a larger paper."),
                          phase->name, CJM_REPORT_MIN_TYPE * scale);
}

/* The outline */

static void
add_outline_entry (cairo_surface_t *pdf, const char *name, guint page)
{
  g_autofree char *link = g_strdup_printf ("page=%u", page + 1);

  cairo_pdf_surface_add_outline (pdf, CAIRO_PDF_OUTLINE_ROOT, name, link, 0);
}

void
cjm_report_add_outline (const CjmReport *self, cairo_surface_t *pdf)
{
  guint before = CONTENTS;

  for (guint i = 0; i < self->layout->n_phases; i++)
    {
      const char *name = self->layout->phases[i].phase->name;

      add_outline_entry (pdf, *name != '\0' ? name : get_word (self, CJM_WORD_PHASE),
                         get_first_phase_page (self) + cjm_report_grid_find_page (self->grid, i));
    }
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->table != before)
        add_outline_entry (
            pdf, get_word (self, cjm_map_table_get_word (map_tables[piece->table - 1].which)),
            piece->page);
      before = piece->table;
    }
}

/* Painting */

static Section
get_section (const CjmReport *self, guint page)
{
  if (page < get_first_phase_page (self))
    return SECTION_COVER;

  return page < get_first_table_page (self) ? SECTION_PHASES : SECTION_TABLES;
}

static CjmTextBlock *
set_foot (const CjmReport *self, const char *text)
{
  return cjm_typesetter_set (self->layout->typesetter, CJM_DENSITY_COMFORT, CJM_TEXT_LEGEND, text,
                             CJM_UNWRAPPED, 1);
}

/* The beginning of @text that is no wider than @width. */
static CjmTextBlock *
set_foot_to_fit (const CjmReport *self, const char *text, double width)
{
  CjmTextBlock *block = set_foot (self, text);
  glong length = g_utf8_strlen (text, -1);

  while (block->ink_width > width && length > 1)
    {
      g_autofree char *kept = NULL, *cut = NULL;

      length = MIN ((glong) ((double) length * width / block->ink_width), length - 1);
      kept = g_utf8_substring (text, 0, MAX (length, 1));
      cut = g_strconcat (g_strchomp (kept), "…", NULL);
      cjm_text_block_unref (block);
      block = set_foot (self, cut);
    }

  return block;
}

/* With the numbers that stand in the headers of the phases. */
static char *
dup_phase_numbers (const CjmReport *self, guint page)
{
  guint first, last;

  cjm_report_grid_get_phases (self->grid, page - get_first_phase_page (self), &first, &last);
  if (first == last)
    return g_strdup_printf ("%s %u", get_word (self, CJM_WORD_PHASE), first + 1);

  return g_strdup_printf ("%s %u–%u", get_word (self, CJM_WORD_PHASES), first + 1, last + 1);
}

static char *
dup_running_title (const CjmReport *self, guint page)
{
  const CjmMap *map = self->layout->map;
  const char *title = *map->title != '\0' ? map->title : get_word (self, CJM_WORD_DOCUMENT_KIND);
  g_autofree char *phases = NULL;

  switch (get_section (self, page))
    {
    case SECTION_COVER:
    case SECTION_TABLES:
      break;
    case SECTION_PHASES:
      phases = dup_phase_numbers (self, page);
      return g_strdup_printf ("%s · %s", title, phases);
    }

  return g_strdup (title);
}

/* @x in points of the sheet, from the reading start. */
static void
paint_foot_text (const CjmReport *self, cairo_t *cr, const CjmTextBlock *block, double x)
{
  CjmCairoDevice device;

  cjm_cairo_device_init (&device, cr, NULL);
  device.device.class->text (
      &device.device, block, cjm_layout_mirror (self->layout, self->inner_width, x, block->width),
      self->inner_height + FOOT_TOP, self->layout->theme->inks[CJM_INK_SECONDARY]);
}

static void
paint_foot (const CjmReport *self, cairo_t *cr, guint page)
{
  CjmLocale *locale = cjm_typesetter_get_locale (self->layout->typesetter);
  g_autofree char *nth = cjm_locale_format_number (locale, page + 1, 0);
  g_autofree char *n = cjm_locale_format_number (locale, self->n_pages, 0);
  g_autofree char *number = g_strdup_printf ("%s / %s", nth, n);
  g_autofree char *title = dup_running_title (self, page);
  g_autoptr (CjmTextBlock) end = set_foot (self, number);
  double x = self->inner_width - ceil (end->width);
  g_autoptr (CjmTextBlock) start = set_foot_to_fit (self, title, x - FOOT_GAP);

  paint_foot_text (self, cr, start, 0);
  paint_foot_text (self, cr, end, x);
}

static void
paint_pieces (const CjmReport *self, cairo_t *cr, CjmArtwork *artwork, guint page)
{
  for (guint i = 0; i < self->pieces->len; i++)
    {
      const Piece *piece = &g_array_index (self->pieces, Piece, i);

      if (piece->page != page)
        continue;

      cairo_save (cr);
      cairo_translate (cr, 0, piece->y);
      cjm_report_table_paint (self->tables[piece->table], cr, artwork, &piece->piece);
      cairo_restore (cr);
    }
}

static void
fill_page (const CjmReport *self, cairo_t *cr)
{
  guint32 color = self->layout->theme->inks[CJM_INK_PAPER];

  cairo_set_source_rgb (cr, (color >> 16 & 0xff) / 255.0, (color >> 8 & 0xff) / 255.0,
                        (color & 0xff) / 255.0);
  cairo_paint (cr);
}

static void
paint_phases (const CjmReport *self, cairo_t *cr, CjmArtwork *artwork, guint page)
{
  cairo_save (cr);
  cairo_scale (cr, self->grid_scale / self->scale, self->grid_scale / self->scale);
  cjm_report_grid_paint (self->grid, cr, artwork, page);
  cairo_restore (cr);
}

void
cjm_report_paint_page (const CjmReport *self, cairo_t *cr, CjmArtwork *artwork, guint page)
{
  fill_page (self, cr);
  cairo_save (cr);
  cairo_translate (cr, self->margin, self->margin);
  cairo_scale (cr, self->scale, self->scale);
  if (page < cjm_report_cover_get_n_pages (self->cover))
    cjm_report_cover_paint (self->cover, cr, artwork, page);
  else if (get_section (self, page) == SECTION_PHASES)
    paint_phases (self, cr, artwork, page - get_first_phase_page (self));
  paint_pieces (self, cr, artwork, page);
  paint_foot (self, cr, page);
  cairo_restore (cr);
}
