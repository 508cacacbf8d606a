#include "cjm-report-table.h"
#include "cjm-cairo-device.h"
#include "cjm-page-breaks.h"

#include <math.h>
#include <stdlib.h>

#define TITLE_GAP 14.0
#define HEAD_GAP 7.0 /* below the words of the head */
#define ROW_PAD 7.0  /* above and below a row's texts */
#define COLUMN_GAP 20.0

#define HEAD_RULE 1.5
#define ROW_RULE 0.5

/* A column is as wide as its longest word, or as this many sizes of its type, where others can give
 * way. */
#define MAX_WORD 14.0

#define MAX_DECIMALS 3

/* How many columns of the table stand below each other in one at most. */
#define MAX_SOURCES 3

typedef struct
{
  guint n_sources;
  guint sources[MAX_SOURCES]; /* columns of the table */
  CjmCellType types[MAX_SOURCES];
  double natural; /* of its longest line */
  double least;   /* of its longest word */
  double x, width;
  CjmTextBlock *head;
} Column;

typedef struct
{
  double y, height;
  CjmTextBlock **cells; /* one a column; NULL for an empty one */
} Row;

struct _CjmReportTable
{
  CjmLayout *layout;
  double width;
  CjmTextBlock *title;
  GArray *columns; /* of Column */
  GArray *rows;    /* of Row */
  gboolean is_joined;
  double head_height;
  double end;
};

static CjmTextBlock *
set (const CjmReportTable *self, CjmTextRole role, const char *text, double width)
{
  return cjm_typesetter_set (self->layout->typesetter, CJM_DENSITY_COMFORT, role, text, width, 1);
}

static Column *
get_column (const CjmReportTable *self, guint index)
{
  return &g_array_index (self->columns, Column, index);
}

static const CjmTextStyle *
get_style (const CjmReportTable *self, CjmTextRole role)
{
  return &self->layout->theme->metrics[CJM_DENSITY_COMFORT]->text[role];
}

/* What leads a row is read first. */
static CjmTextRole
get_role (guint column)
{
  return column == 0 ? CJM_TEXT_NOTE_STRONG : CJM_TEXT_NOTE;
}

/* Texts */

static char *
dup_source (const CjmReportTable *self,
            const CjmTable *table,
            guint row,
            guint source,
            CjmCellType type)
{
  CjmLocale *locale = cjm_typesetter_get_locale (self->layout->typesetter);
  g_autofree char *text = cjm_table_dup_cell (table, row, source, "\n");

  if (*text == '\0' || row < table->n_header_rows)
    return g_steal_pointer (&text);

  switch (type)
    {
    case CJM_CELL_TEXT:
      break;
    case CJM_CELL_NUMBER:
      return cjm_locale_format_number (locale, g_ascii_strtod (text, NULL), MAX_DECIMALS);
    case CJM_CELL_DATE:
      return cjm_locale_format_date (locale, text);
    }

  return g_steal_pointer (&text);
}

static char *
dup_cell (const CjmReportTable *self, const CjmTable *table, guint row, const Column *column)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < column->n_sources; i++)
    {
      g_autofree char *part = dup_source (self, table, row, column->sources[i], column->types[i]);

      if (*part != '\0' && text->len > 0)
        g_string_append_c (text, '\n');
      g_string_append (text, part);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
is_empty (const CjmTable *table, guint column)
{
  for (guint i = table->n_header_rows; i < table->n_rows; i++)
    if (cjm_table_get (table, i, column) != NULL)
      return FALSE;

  return TRUE;
}

static double
measure (const CjmReportTable *self, CjmTextRole role, const char *text)
{
  g_autoptr (CjmTextBlock) block = set (self, role, text, CJM_UNWRAPPED);

  return ceil (MAX (block->width, block->ink_width)) + 1;
}

static double
measure_words (const CjmReportTable *self, CjmTextRole role, const char *text)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n", -1);
  double width = 0, most = MAX_WORD * get_style (self, role)->size;

  for (guint i = 0; words[i] != NULL && width < most; i++)
    width = MAX (width, measure (self, role, words[i]));
  return MIN (width, most);
}

static void
measure_text (const CjmReportTable *self, Column *column, CjmTextRole role, const char *text)
{
  double width = measure (self, role, text);

  column->natural = MAX (column->natural, width);
  if (width > column->least)
    column->least = MAX (column->least, measure_words (self, role, text));
}

static void
add_source (Column *column, guint source, CjmCellType type)
{
  column->sources[column->n_sources] = source;
  column->types[column->n_sources] = type;
  column->n_sources++;
}

static void
measure_column (const CjmReportTable *self, const CjmTable *table, Column *column, guint index)
{
  for (guint i = 0; i < table->n_rows; i++)
    {
      g_autofree char *text = dup_cell (self, table, i, column);

      measure_text (self, column,
                    i < table->n_header_rows ? CJM_TEXT_LEGEND_HEAD : get_role (index), text);
    }
}

static void
create_columns (CjmReportTable *self,
                const CjmTable *table,
                CjmCellTypeFunc get_type,
                gconstpointer user_data,
                guint joins)
{
  g_array_set_size (self->columns, 0);
  for (guint i = 0; i < table->n_columns; i++)
    {
      guint n = self->columns->len;
      gboolean is_joined
          = (joins & 1u << i) != 0 && n > 0 && get_column (self, n - 1)->n_sources < MAX_SOURCES;

      if (is_empty (table, i))
        continue;
      if (!is_joined)
        g_array_set_size (self->columns, n + 1);
      add_source (get_column (self, is_joined ? n - 1 : n), i, get_type (i, user_data));
    }
  for (guint i = 0; i < self->columns->len; i++)
    measure_column (self, table, get_column (self, i), i);
}

/* Widths */

static int
compare_widths (const void *a, const void *b)
{
  const Column *first = *(Column *const *) a, *second = *(Column *const *) b;

  return (first->natural > second->natural) - (first->natural < second->natural);
}

/* Short columns are as wide as they are, and long ones share what is left, as far as no word must
 * be broken for it. */
static void
squeeze_columns (CjmReportTable *self, double room, double least)
{
  guint n = self->columns->len;
  g_autofree Column **sorted = g_new0 (Column *, n);

  for (guint i = 0; i < n; i++)
    sorted[i] = get_column (self, i);
  qsort (sorted, n, sizeof (Column *), compare_widths);

  for (guint i = 0; i < n; i++)
    {
      Column *column = sorted[i];
      double share = room / (n - i);

      least -= column->least;
      column->width = MIN (column->natural, MAX (share, column->least));
      column->width = MIN (column->width, MAX (share, room - least));
      room -= column->width;
    }
}

/* What is left of the width when @length is taken of it, and the gaps. */
static double
get_room (const CjmReportTable *self, double length)
{
  return self->width - COLUMN_GAP * (self->columns->len - 1.0) - length;
}

static double
get_least_width (const CjmReportTable *self)
{
  double least = 0;

  for (guint i = 0; i < self->columns->len; i++)
    least += get_column (self, i)->least;
  return least;
}

/* Where there is room for all of them, all grow, and the wide ones more. */
static void
share_width (CjmReportTable *self)
{
  double room = get_room (self, 0), natural = 0;

  for (guint i = 0; i < self->columns->len; i++)
    natural += get_column (self, i)->natural;
  if (natural > room)
    squeeze_columns (self, room, get_least_width (self));
  else
    for (guint i = 0; i < self->columns->len; i++)
      get_column (self, i)->width = get_column (self, i)->natural * room / natural;
}

static void
place_columns (CjmReportTable *self)
{
  double x = 0;

  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      column->width = floor (column->width);
      column->x = x;
      x += column->width + COLUMN_GAP;
    }
}

/* Rows */

static void
set_head (CjmReportTable *self, const CjmTable *table)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      Column *column = get_column (self, i);
      g_autofree char *text = dup_cell (self, table, 0, column);

      column->head = set (self, CJM_TEXT_LEGEND_HEAD, text, column->width);
      self->head_height = MAX (self->head_height, column->head->height);
    }
  self->head_height += HEAD_GAP;
}

static void
add_row (CjmReportTable *self, const CjmTable *table, guint index)
{
  Row row = { .y = self->end, .cells = g_new0 (CjmTextBlock *, self->columns->len) };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const Column *column = get_column (self, i);
      g_autofree char *text = dup_cell (self, table, index, column);

      if (*text == '\0')
        continue;

      row.cells[i] = set (self, get_role (i), text, column->width);
      row.height = MAX (row.height, row.cells[i]->height);
    }
  row.height += 2 * ROW_PAD;
  self->end += row.height;
  g_array_append_val (self->rows, row);
}

static void
clear_row (CjmReportTable *self, Row *row)
{
  for (guint i = 0; i < self->columns->len; i++)
    g_clear_pointer (&row->cells[i], cjm_text_block_unref);
  g_free (row->cells);
}

CjmReportTable *
cjm_report_table_new (const CjmLayout *layout,
                      const char *title,
                      const CjmTable *table,
                      CjmCellTypeFunc get_type,
                      gconstpointer user_data,
                      guint joins,
                      double width)
{
  CjmReportTable *self = g_new0 (CjmReportTable, 1);

  self->layout = cjm_layout_ref ((CjmLayout *) layout);
  self->width = width;
  self->columns = g_array_new (FALSE, TRUE, sizeof (Column));
  self->rows = g_array_new (FALSE, TRUE, sizeof (Row));
  self->title = set (self, CJM_TEXT_PERSONA_NAME, title, floor (width));
  create_columns (self, table, get_type, user_data, 0);
  self->is_joined = get_room (self, get_least_width (self)) < 0;
  if (self->is_joined)
    create_columns (self, table, get_type, user_data, joins);
  share_width (self);
  place_columns (self);
  set_head (self, table);
  for (guint i = table->n_header_rows; i < table->n_rows; i++)
    add_row (self, table, i);

  return self;
}

void
cjm_report_table_free (CjmReportTable *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    clear_row (self, &g_array_index (self->rows, Row, i));
  for (guint i = 0; i < self->columns->len; i++)
    cjm_text_block_unref (get_column (self, i)->head);
  g_array_unref (self->rows);
  g_array_unref (self->columns);
  cjm_text_block_unref (self->title);
  cjm_layout_unref (self->layout);
  g_free (self);
}

gboolean
cjm_report_table_is_joined (const CjmReportTable *self)
{
  return self->is_joined;
}

/* Pages */

double
cjm_report_table_get_end (const CjmReportTable *self)
{
  return self->end;
}

static double
get_head_bottom (const CjmReportTable *self, gboolean is_first)
{
  return (is_first ? self->title->height + TITLE_GAP : 0) + self->head_height;
}

static const Row *
find_row (const CjmReportTable *self, double y)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (y < row->y + row->height)
        return row;
    }

  return NULL;
}

/* Between the lines of a row that is higher than a page. */
static double
cut_row (const CjmReportTable *self, const Row *row, double top, double limit)
{
  g_autoptr (CjmPageBreaks) breaks = cjm_page_breaks_new (row->y, row->y + row->height);

  for (guint i = 0; i < self->columns->len; i++)
    if (row->cells[i] != NULL)
      cjm_page_breaks_add_lines (breaks, row->y + ROW_PAD, row->cells[i]->height,
                                 cjm_text_block_get_n_lines (row->cells[i]));

  return cjm_page_breaks_find (breaks, MAX (top, row->y + ROW_PAD), row->y + ROW_PAD, limit);
}

gboolean
cjm_report_table_fit (const CjmReportTable *self,
                      double top,
                      double room,
                      gboolean may_cut,
                      CjmTablePiece *piece)
{
  double head = get_head_bottom (self, top == 0), limit = top + room - head;
  double bottom = self->end;

  if (bottom > limit)
    {
      const Row *next = find_row (self, limit);

      bottom = next != NULL ? MAX (next->y, top) : top;
      if (may_cut && next != NULL && bottom == top)
        bottom = cut_row (self, next, top, limit);
    }

  *piece = (CjmTablePiece){ .top = top, .bottom = bottom, .height = head + bottom - top };
  return bottom > top;
}

/* Painting */

static guint32
get_ink (const CjmReportTable *self, CjmInk ink)
{
  return self->layout->theme->inks[ink];
}

static void
paint_rule (const CjmReportTable *self, CjmDevice *device, double y, CjmInk ink, double width)
{
  const CjmStroke stroke = { .color = get_ink (self, ink), .width = width };
  CjmPath path;

  cjm_path_init (&path);
  cjm_path_add_line (&path, 0, y, self->width, y);
  device->class->stroke (device, &path, &stroke);
}

static void
paint_text (const CjmReportTable *self,
            CjmDevice *device,
            const CjmTextBlock *block,
            double x,
            double y)
{
  device->class->text (device, block,
                       cjm_layout_mirror (self->layout, self->width, x, block->width), y,
                       get_ink (self, block->style->ink));
}

static void
paint_head (const CjmReportTable *self, CjmDevice *device, double y)
{
  for (guint i = 0; i < self->columns->len; i++)
    paint_text (self, device, get_column (self, i)->head, get_column (self, i)->x, y);
  paint_rule (self, device, y + self->head_height, CJM_INK_TEXT, HEAD_RULE);
}

/* @y: where the top of all rows would be. */
static void
paint_row (const CjmReportTable *self,
           CjmDevice *device,
           const Row *row,
           const CjmTablePiece *piece,
           double y)
{
  for (guint i = 0; i < self->columns->len; i++)
    if (row->cells[i] != NULL)
      paint_text (self, device, row->cells[i], get_column (self, i)->x, y + row->y + ROW_PAD);
  if (row->y + row->height <= piece->bottom)
    paint_rule (self, device, y + row->y + row->height, CJM_INK_RULE, ROW_RULE);
}

void
cjm_report_table_paint (const CjmReportTable *self,
                        cairo_t *cr,
                        CjmArtwork *artwork,
                        const CjmTablePiece *piece)
{
  double head = get_head_bottom (self, piece->top == 0);
  CjmCairoDevice device;

  cjm_cairo_device_init (&device, cr, artwork);
  if (piece->top == 0)
    paint_text (self, &device.device, self->title, 0, 0);
  paint_head (self, &device.device, head - self->head_height);

  cairo_save (cr);
  cairo_rectangle (cr, -1, head, self->width + 2, piece->bottom - piece->top + ROW_RULE);
  cairo_clip (cr);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = &g_array_index (self->rows, Row, i);

      if (row->y < piece->bottom && row->y + row->height > piece->top)
        paint_row (self, &device.device, row, piece, head - piece->top);
    }
  cairo_restore (cr);
}
