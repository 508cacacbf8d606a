#include "cjm-workbook-private.h"

#include "cjm-remark.h"
#include "cjm-table-text-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The cells of a sheet. */

#define MAX_SPANS 10000

/* What the cell reaches over in these columns names more than one row. */
#define N_LABEL_COLUMNS 2
#define MAX_LABEL 1000

typedef enum
{
  CELL_NUMBER,
  CELL_SHARED, /* the number of a string */
  CELL_TEXT,
  CELL_BOOLEAN,
  CELL_ERROR
} CellType;

typedef struct
{
  CjmWorkbook *workbook;
  CjmTable *table;
  GArray *spans;
  GPtrArray *remarks;
  GString *text;
  guint row, column; /* of the cell that is open, or of the next one */
  CellType type;
  guint style;
  gboolean is_in_text, has_formula, has_value;
  guint n_phonetic;
  gsize size; /* of all texts */
  gboolean fits;
} Sheet;

/* "AB12" as a row and a column from 0; FALSE where it is none, or beyond what a table has. */
static gboolean
read_place (const char *text, guint *row, guint *column)
{
  guint64 number;
  guint letters = 0;

  for (*column = 0; g_ascii_isalpha (*text) && letters < 4; text++, letters++)
    *column = *column * 26 + (guint) (g_ascii_toupper (*text) - 'A') + 1;
  number = g_ascii_strtoull (text, NULL, 10);
  if (letters == 0 || letters > 3 || number == 0 || number > G_MAXINT)
    return FALSE;

  *row = (guint) number - 1;
  *column -= 1;
  return TRUE;
}

static char *
dup_place (guint row, guint column)
{
  char letters[4] = "";

  if (column < 26)
    letters[0] = (char) ('A' + column);
  else if (column < 26 + 26 * 26)
    {
      letters[0] = (char) ('A' + column / 26 - 1);
      letters[1] = (char) ('A' + column % 26);
    }
  else
    return g_strdup_printf ("R%uC%u", row + 1, column + 1);

  return g_strdup_printf ("%s%u", letters, row + 1);
}

/* Cells */

static CellType
find_type (const char *name)
{
  static const struct
  {
    const char *name;
    CellType type;
  } types[] = { { "s", CELL_SHARED }, { "str", CELL_TEXT },  { "inlineStr", CELL_TEXT },
                { "d", CELL_TEXT },   { "b", CELL_BOOLEAN }, { "e", CELL_ERROR } };

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (types); i++)
    if (strcmp (name, types[i].name) == 0)
      return types[i].type;

  return CELL_NUMBER;
}

static void
begin_cell (Sheet *sheet, const CjmPartTag *tag)
{
  g_autofree char *place = cjm_part_tag_dup (tag, "r");
  g_autofree char *type = cjm_part_tag_dup (tag, "t");
  g_autofree char *style = cjm_part_tag_dup (tag, "s");
  guint row, column;

  if (place != NULL && read_place (place, &row, &column))
    {
      sheet->row = row;
      sheet->column = column;
    }
  sheet->type = find_type (type);
  sheet->style = style != NULL ? (guint) MIN (g_ascii_strtoull (style, NULL, 10), G_MAXINT) : 0;
  sheet->has_formula = sheet->has_value = FALSE;
  g_string_truncate (sheet->text, 0);
}

static char *
dup_shown (Sheet *sheet)
{
  const char *text = sheet->text->str;
  guint64 index;

  switch (sheet->type)
    {
    case CELL_NUMBER:
      return cjm_workbook_dup_number (sheet->workbook, text, sheet->style);
    case CELL_SHARED:
      index = g_ascii_strtoull (text, NULL, 10);
      return g_strdup (
          index < sheet->workbook->strings->len ? sheet->workbook->strings->pdata[index] : "");
    case CELL_TEXT:
      return cjm_workbook_dup_decoded (text);
    case CELL_BOOLEAN:
      return g_strdup (strcmp (text, "1") == 0 || strcmp (text, "true") == 0 ? "TRUE" : "FALSE");
    case CELL_ERROR:
      break;
    }

  return g_strdup ("");
}

static void
end_cell (Sheet *sheet)
{
  g_autofree char *place = dup_place (sheet->row, sheet->column);
  g_autofree char *shown = sheet->text->len > 0 ? dup_shown (sheet) : g_strdup ("");

  if (sheet->type == CELL_ERROR)
    cjm_remarks_add_loss (sheet->remarks, sheet->row + 1,
                          /* Translators: the first %s is a cell, "B3", the second "#REF!". */
                          _ ("The formula in %s has the error %s; the cell was left empty."), place,
                          sheet->text->str);
  else if (sheet->has_formula && !sheet->has_value)
    cjm_remarks_add_loss (sheet->remarks, sheet->row + 1,
                          /* Translators: %s is a cell, "B3". */
                          _ ("The formula in %s has no result in the file; open it in the program "
                             "that made it and save it again."),
                          place);
  else if (*shown != '\0')
    {
      /* Many cells may refer to one long string. */
      sheet->size += strlen (shown);
      sheet->fits = sheet->size <= CJM_TABLE_MAX_TEXT_SIZE
                    && cjm_table_add_lines (sheet->table, sheet->row, sheet->column, shown);
    }
  sheet->column++;
}

/* Merged cells */

static void
add_span (Sheet *sheet, const CjmPartTag *tag)
{
  g_autofree char *range = cjm_part_tag_dup (tag, "ref");
  char *colon = range != NULL ? strchr (range, ':') : NULL;
  guint last_row, last_column;
  CjmSpan span;

  if (colon == NULL || sheet->spans->len >= MAX_SPANS)
    return;

  *colon = '\0';
  if (!read_place (range, &span.row, &span.column)
      || !read_place (colon + 1, &last_row, &last_column) || last_row < span.row
      || last_column < span.column || span.row >= CJM_TABLE_MAX_ROWS
      || span.column >= CJM_TABLE_MAX_COLUMNS)
    return;

  span.n_rows = MIN (last_row - span.row + 1, CJM_TABLE_MAX_ROWS);
  span.n_columns = MIN (last_column - span.column + 1, CJM_TABLE_MAX_COLUMNS);
  g_array_append_val (sheet->spans, span);
}

static void
copy_down (CjmTable *table, const CjmSpan *span)
{
  const char *const *entries = cjm_table_get (table, span->row, span->column);

  if (entries == NULL || strlen (entries[0]) > MAX_LABEL)
    return;

  for (guint i = span->row + 1; i < span->row + span->n_rows && i < table->n_rows; i++)
    if (cjm_table_get (table, i, span->column) == NULL)
      cjm_table_add (table, i, span->column, entries[0]);
}

/* The part */

static gboolean
start_cb (const char *name, const CjmPartTag *tag, gpointer data)
{
  Sheet *sheet = data;

  if (strcmp (name, "row") == 0)
    {
      g_autofree char *text = cjm_part_tag_dup (tag, "r");
      guint64 number = text != NULL ? g_ascii_strtoull (text, NULL, 10) : 0;

      if (number > 0)
        sheet->row = (guint) MIN (number, G_MAXINT) - 1;
      sheet->column = 0;
    }
  else if (strcmp (name, "c") == 0)
    begin_cell (sheet, tag);
  else if (strcmp (name, "f") == 0)
    sheet->has_formula = TRUE;
  else if (strcmp (name, "rPh") == 0)
    sheet->n_phonetic++;
  else if (strcmp (name, "mergeCell") == 0)
    add_span (sheet, tag);

  sheet->is_in_text
      = strcmp (name, "v") == 0 || (strcmp (name, "t") == 0 && sheet->n_phonetic == 0);
  sheet->has_value = sheet->has_value || sheet->is_in_text;
  return TRUE;
}

static gboolean
end_cb (const char *name, gpointer data)
{
  Sheet *sheet = data;

  sheet->is_in_text = FALSE;
  if (strcmp (name, "rPh") == 0 && sheet->n_phonetic > 0)
    sheet->n_phonetic--;
  else if (strcmp (name, "c") == 0)
    end_cell (sheet);
  else if (strcmp (name, "row") == 0)
    sheet->row++;
  return sheet->fits;
}

static gboolean
text_cb (const char *text, gsize length, gpointer data)
{
  Sheet *sheet = data;

  if (sheet->is_in_text)
    g_string_append_len (sheet->text, text, (gssize) length);
  return TRUE;
}

CjmTable *
cjm_workbook_read_sheet (CjmWorkbook *workbook,
                         guint index,
                         GArray *spans,
                         GPtrArray *remarks,
                         GError **error)
{
  static const CjmPartFuncs funcs = { start_cb, end_cb, text_cb };
  g_autoptr (CjmTable) table = cjm_table_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GArray) own_spans = g_array_new (FALSE, FALSE, sizeof (CjmSpan));
  const char *path = workbook->paths->pdata[index];
  Sheet sheet = { .workbook = workbook,
                  .table = table,
                  .remarks = remarks,
                  .text = text,
                  .spans = spans != NULL ? spans : own_spans,
                  .fits = TRUE };

  if (!cjm_part_parse (path, g_hash_table_lookup (workbook->parts, path), &funcs, &sheet, error))
    return NULL;
  if (!sheet.fits)
    {
      cjm_table_set_too_large (error);
      return NULL;
    }

  for (guint i = 0; i < sheet.spans->len; i++)
    {
      const CjmSpan *span = &g_array_index (sheet.spans, CjmSpan, i);

      if (span->column < N_LABEL_COLUMNS && span->n_rows > 1)
        copy_down (table, span);
    }
  return g_steal_pointer (&table);
}
