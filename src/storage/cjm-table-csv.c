#include "cjm-table-text-private.h"

#include <csv.h>
#include <glib/gi18n-lib.h>
#include <string.h>

/* Cells parted by a separator, through libcsv, a row at a time, so that a fault in one row does
 * not carry the next ones along: where the quotes of a row are not as they should be, they are
 * signs like others there. */

/* How many bytes may be read in vain, looking for the end of quotes, before quotes count no more;
 * a file could make each row a search to its end. */
#define VAIN_FACTOR 4

typedef struct
{
  const char *text; /* borrowed; ends in NUL, as do its lines in \n */
  char separator;
  GPtrArray *fields;     /* of the row that is read */
  gboolean has_row;      /* it has come to its end */
  gboolean is_in_quotes; /* the cell that was read last */
  gsize n_vain;          /* bytes read for quotes that have no end, */
  gsize max_vain;        /* and how many of them are put up with */
} Reading;

/* What quotes are in a row. */
typedef enum
{
  QUOTES_STRICT,  /* around whole cells, those inside doubled */
  QUOTES_LENIENT, /* others are part of the text, */
  QUOTES_IN_LINE, /* and end with the line */
  QUOTES_NONE
} Quotes;

static void
field_cb (void *field, size_t length, void *data)
{
  Reading *reading = data;

  g_ptr_array_add (reading->fields, g_strndup (field != NULL ? field : "", length));
}

static void
row_cb (int end, void *data)
{
  ((Reading *) data)->has_row = TRUE;
}

static const char *
skip_line (const char *line)
{
  const char *end = strchr (line, '\n');

  return end != NULL ? end + 1 : line + strlen (line);
}

/* The end of the row that begins at @row; NULL where its quotes are not as @quotes says. */
static const char *
try_row (Reading *reading, const char *row, Quotes quotes)
{
  struct csv_parser parser;
  const char *end = row;
  gboolean is_good = TRUE;

  g_ptr_array_set_size (reading->fields, 0);
  reading->has_row = FALSE;
  csv_init (&parser, quotes == QUOTES_STRICT ? CSV_STRICT : 0);
  csv_set_delim (&parser, (unsigned char) reading->separator);
  csv_set_blk_size (&parser, 4096);
  if (quotes == QUOTES_NONE)
    csv_set_quote (&parser, '\0');

  do
    {
      const char *line = end;
      gsize length;

      end = skip_line (line);
      length = (gsize) (end - line);
      is_good = csv_parse (&parser, line, length, field_cb, row_cb, reading) == length;
    }
  while (is_good && !reading->has_row && *end != '\0' && quotes < QUOTES_IN_LINE);

  /* The last line need not have an end; inside of quotes one more ends nothing. */
  if (is_good && !reading->has_row && *end == '\0')
    is_good = csv_parse (&parser, "\n", 1, field_cb, row_cb, reading) == 1;
  is_good = is_good && reading->has_row;
  reading->is_in_quotes = parser.quoted != 0;
  csv_free (&parser);
  if (!is_good && end > skip_line (row))
    reading->n_vain += (gsize) (end - row);

  return is_good ? end : NULL;
}

/* As try_row() with what the row's quotes are; *is_odd says whether they were none. Quotes in the
 * middle of a cell do no harm. Text behind those at its end is a sign that they are none, and could
 * take all up to the next quote into the cell. */
static const char *
read_row (Reading *reading, const char *row, gboolean *is_odd)
{
  gboolean has_quotes = reading->n_vain <= reading->max_vain;
  const char *end = has_quotes ? try_row (reading, row, QUOTES_STRICT) : NULL;

  if (end == NULL && has_quotes)
    end = try_row (reading, row, reading->is_in_quotes ? QUOTES_IN_LINE : QUOTES_LENIENT);
  *is_odd = end == NULL;
  if (end == NULL)
    end = try_row (reading, row, QUOTES_NONE);

  /* Without quotes a row always ends with its line. */
  return end != NULL ? end : skip_line (row);
}

static guint
count_lines (const char *start, const char *end)
{
  guint n = 0;

  for (; start < end; start = skip_line (start))
    n++;

  return n;
}

static Reading
begin (const char *text, char separator, GPtrArray *fields)
{
  return (Reading){
    .text = text, .separator = separator, .fields = fields, .max_vain = VAIN_FACTOR * strlen (text)
  };
}

gboolean
cjm_table_is_quoted_cell (const char *text)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  Reading reading = begin (text, '\t', fields);
  const char *end = *text == '"' ? try_row (&reading, text, QUOTES_STRICT) : NULL;

  return end != NULL && fields->len == 1 && end[strspn (end, " \t\n")] == '\0';
}

/* The apostrophe that a spreadsheet's text begins with where it would be a formula without it. */
static const char *
skip_text_sign (const char *field)
{
  return field[0] == '\'' && cjm_table_looks_like_formula (field + 1) ? field + 1 : field;
}

static gboolean
add_row (CjmTable *table, guint row, const Reading *reading)
{
  gboolean fits = TRUE;

  for (guint j = 0; fits && j < reading->fields->len; j++)
    fits = cjm_table_add_lines (table, row, j, skip_text_sign (reading->fields->pdata[j]));

  return fits;
}

/* A row without anything in it is there all the same, so that those below keep their places. */
static gboolean
is_blank (const char *line)
{
  const char *behind = line + strspn (line, " \t");

  return *behind == '\n' || *behind == '\0';
}

gboolean
cjm_table_read_separated (CjmTable *table, const char *text, char separator, GPtrArray *remarks)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  Reading reading = begin (text, separator, fields);
  guint line = 1, row = 0;
  gboolean fits = TRUE;

  while (fits && *text != '\0')
    {
      gboolean is_odd = FALSE;
      const char *end = is_blank (text) ? skip_line (text) : read_row (&reading, text, &is_odd);

      if (is_odd)
        cjm_remarks_add (remarks, line,
                         _ ("A quote in this line has no end, or text behind it; the quotes were "
                            "taken as text."));
      fits = is_blank (text) || add_row (table, row, &reading);
      if (fits && row < table->n_rows)
        cjm_table_set_line (table, row, line);
      line += count_lines (text, end);
      row++;
      text = end;
    }

  return fits;
}

/* Which separator */

#define N_SAMPLE_ROWS 30
#define MAX_SAMPLE_COLUMNS 200

/* Many rows with the same number of cells, of which there are several, speak for a separator. */
static guint
rate_separator (const char *text, char separator)
{
  g_autoptr (GPtrArray) fields = g_ptr_array_new_with_free_func (g_free);
  Reading reading = begin (text, separator, fields);
  guint counts[MAX_SAMPLE_COLUMNS + 1] = { 0 }, best = 0;

  for (guint i = 0; i < N_SAMPLE_ROWS && *text != '\0'; i++)
    {
      gboolean is_odd;

      text = read_row (&reading, text, &is_odd);
      counts[MIN (fields->len, MAX_SAMPLE_COLUMNS)]++;
    }
  for (guint n = 2; n <= MAX_SAMPLE_COLUMNS; n++)
    best = MAX (best, counts[n] > 0 ? counts[n] * 1000 + n : 0);

  return best;
}

static char
find_separator (const char *text)
{
  static const char separators[] = { ',', ';', '\t', '|' };
  guint best = 0;
  char found = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (separators); i++)
    {
      guint rate = rate_separator (text, separators[i]);

      if (rate > best)
        {
          best = rate;
          found = separators[i];
        }
    }

  return found;
}

/* "sep=;" in the first line is how Excel is told the separator. */
static const char *
skip_separator_line (const char *text, char *separator)
{
  if (g_ascii_strncasecmp (text, "sep=", 4) != 0 || text[4] == '\0'
      || (text[5] != '\n' && text[5] != '\0'))
    return text;

  *separator = text[4];
  return text[5] == '\n' ? text + 6 : text + 5;
}

static void
set_no_table (GError **error)
{
  g_propagate_error (
      error, cjm_read_error_new (CJM_READ_ERROR_NOT_A_MAP, 0, 0,
                                 _ ("There is no table in the file: its lines have no cells that "
                                    "are parted by commas, semicolons or tabs.")));
}

CjmTable *
cjm_table_parse_separated (GBytes *bytes, char separator, GPtrArray *remarks, GError **error)
{
  g_autofree char *text = cjm_table_decode_file (bytes, remarks, error);
  g_autofree char *plain = NULL;
  g_autoptr (CjmTable) table = cjm_table_new ();
  const char *start;

  if (text == NULL)
    return NULL;

  plain = cjm_text_normalize (text, FALSE);
  start = skip_separator_line (plain, &separator);
  if (separator == '\0')
    separator = find_separator (start);
  if (separator == '\0')
    {
      set_no_table (error);
      return NULL;
    }
  if (!cjm_table_read_separated (table, start, separator, remarks))
    {
      cjm_table_set_too_large (error);
      return NULL;
    }

  return g_steal_pointer (&table);
}
