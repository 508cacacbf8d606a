#include "cjm-table-text-private.h"

#include "cjm-words.h"
#include "cjm-xml-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Text in and out, and HTML out; cjm-table-html.c reads HTML. */

/* Bytes */

static char *
convert (const char *data, gsize size, const char *charset)
{
  return g_convert_with_fallback (data, (gssize) size, "UTF-8", charset, "\357\277\275", NULL, NULL,
                                  NULL);
}

static gboolean
has_mark (const char *data, gsize size, const char *mark)
{
  return size >= strlen (mark) && memcmp (data, mark, strlen (mark)) == 0;
}

/* UTF-8, or UTF-16 where a mark says so; whatever else there is was made on an old Windows, which
 * sets *is_guessed. */
static char *
decode (const char *data, gsize size, gboolean *is_guessed)
{
  *is_guessed = FALSE;
  if (has_mark (data, size, "\377\376"))
    return convert (data + 2, size - 2, "UTF-16LE");
  if (has_mark (data, size, "\376\377"))
    return convert (data + 2, size - 2, "UTF-16BE");
  if (has_mark (data, size, "\357\273\277"))
    {
      data += 3;
      size -= 3;
    }
  /* Some programs send the end of their string, too. */
  while (size > 0 && data[size - 1] == '\0')
    size--;
  if (g_utf8_validate_len (data, size, NULL))
    return g_strndup (data, size);

  *is_guessed = TRUE;
  return convert (data, size, "WINDOWS-1252");
}

void
cjm_table_set_too_large (GError **error)
{
  g_propagate_error (error,
                     cjm_read_error_new (CJM_READ_ERROR_TOO_LARGE, 0, 0,
                                         _ ("It is more than a map can hold. Take less of it "
                                            "at a time.")));
}

static char *
decode_bytes (GBytes *bytes, gboolean *is_guessed, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text;

  if (size > CJM_TABLE_MAX_TEXT_SIZE)
    {
      cjm_table_set_too_large (error);
      return NULL;
    }

  text = decode (data, size, is_guessed);
  return text != NULL ? text : g_strdup ("");
}

char *
cjm_table_decode (GBytes *bytes, GError **error)
{
  gboolean is_guessed;

  return decode_bytes (bytes, &is_guessed, error);
}

static gboolean
has_zero_bytes (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && !has_mark (data, size, "\377\376") && !has_mark (data, size, "\376\377")
         && memchr (data, '\0', size) != NULL;
}

char *
cjm_table_decode_file (GBytes *bytes, GPtrArray *remarks, GError **error)
{
  gboolean is_guessed;
  char *text;

  if (has_zero_bytes (bytes))
    {
      g_propagate_error (
          error, cjm_read_error_new (CJM_READ_ERROR_ENCODING, 0, 0,
                                     _ ("The file holds zero bytes: it is no text, or one in the "
                                        "encoding UTF-16 without its mark. Save it again in the "
                                        "encoding UTF-8.")));
      return NULL;
    }

  text = decode_bytes (bytes, &is_guessed, error);
  if (text != NULL && is_guessed)
    cjm_remarks_add (remarks, 0,
                     _ ("The file is not in the encoding UTF-8; it was read as Windows-1252, as "
                        "Excel writes it. Look whether its accents came out right."));
  return text;
}

/* Lists */

static const char *
skip_blanks (const char *text)
{
  while (*text != '\0' && g_unichar_isspace (g_utf8_get_char (text)))
    text = g_utf8_next_char (text);

  return text;
}

static gboolean
is_bullet (gunichar c)
{
  return c == '-' || c == '*' || c == '+' || c == 0x2022 || c == 0x2023 || c == 0x25e6
         || c == 0x2013 || c == 0x2014 || c == 0x00b7 || c == 0x25aa || c == 0x25ab || c == 0x25a0
         || c == 0x25cf || c == 0x25cb || c == 0x2043 || c == 0x2219 || c == 0x27a2 || c == 0x2713
         || c == 0x2610 || c == 0x2611 || c == 0xf0b7;
}

/* "12.", "3)", "(4)", "b)": what a number of an item looks like; the end of it, or NULL. */
static const char *
skip_item_number (const char *text)
{
  gboolean is_bracketed = *text == '(';
  const char *at = text + (is_bracketed ? 1 : 0), *digits = at;

  while (g_ascii_isdigit (*at) && at - digits < 3)
    at++;
  if (at == digits && g_ascii_isalpha (*at) && (is_bracketed || at[1] == ')'))
    at++;
  if (at == digits || !(*at == ')' || (*at == '.' && !is_bracketed)))
    return NULL;

  return at + 1;
}

/* The text of a list's item behind its bullet or number; NULL where it has none. */
static const char *
skip_bullet (const char *text)
{
  const char *end
      = is_bullet (g_utf8_get_char (text)) ? g_utf8_next_char (text) : skip_item_number (text);

  if (end == NULL || !g_unichar_isspace (g_utf8_get_char (end)))
    return NULL;
  end = skip_blanks (end);
  if (g_str_has_prefix (end, "[ ] ") || g_str_has_prefix (end, "[x] "))
    end += 4;

  return *end != '\0' ? end : NULL;
}

static void
trim_end (char *text)
{
  char *end = text + strlen (text);

  while (end > text && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *end = '\0';
}

/* An item's further lines are set in below its bullet; they belong to it. */
gboolean
cjm_table_add_lines (CjmTable *table, guint row, guint column, const char *text)
{
  g_autofree char *plain = cjm_text_normalize (text, FALSE);
  g_auto (GStrv) lines = g_strsplit (plain, "\n", -1);
  g_autoptr (GString) item = g_string_new (NULL);
  gboolean is_item = FALSE, fits = TRUE;

  for (guint i = 0; fits && lines[i] != NULL; i++)
    {
      const char *start = skip_blanks (lines[i]);
      const char *behind = skip_bullet (start);

      trim_end (lines[i]);
      if (*start == '\0')
        continue;
      if (is_item && behind == NULL && start > lines[i])
        {
          g_string_append_printf (item, " %s", start);
          continue;
        }
      if (item->len > 0)
        fits = cjm_table_add (table, row, column, item->str);
      g_string_assign (item, behind != NULL ? behind : start);
      is_item = behind != NULL;
    }

  return fits && (item->len == 0 || cjm_table_add (table, row, column, item->str));
}

/* Cells parted by tabs */

/* A tab behind a text: one before it sets the line in, as one behind a bullet does. */
static gboolean
has_cells (const char *text)
{
  if (cjm_table_is_quoted_cell (text))
    return TRUE;

  while (*text != '\0')
    {
      const char *start = text + strspn (text, " \t\r\n");
      const char *behind = skip_bullet (start);

      start = behind != NULL ? behind : start;
      text = start + strcspn (start, "\t\r\n");
      if (*text == '\t')
        return TRUE;
      text += strcspn (text, "\r\n");
    }

  return FALSE;
}

CjmTable *
cjm_table_parse_text (GBytes *bytes, GError **error)
{
  g_autofree char *text = cjm_table_decode (bytes, error);
  g_autofree char *plain = NULL;
  g_autoptr (CjmTable) table = NULL;
  gboolean fits;

  if (text == NULL)
    return NULL;

  table = cjm_table_new ();
  plain = cjm_text_normalize (text, FALSE);
  fits = has_cells (plain) ? cjm_table_read_separated (table, plain, '\t', NULL)
                           : cjm_table_add_lines (table, 0, 0, plain);
  if (!fits)
    {
      cjm_table_set_too_large (error);
      return NULL;
    }

  return g_steal_pointer (&table);
}

CjmTable *
cjm_table_parse_paragraph (GBytes *bytes, GError **error)
{
  g_autofree char *text = cjm_table_decode (bytes, error);
  g_autofree char *plain = NULL;
  CjmTable *table;

  if (text == NULL)
    return NULL;

  table = cjm_table_new ();
  plain = cjm_text_normalize (text, FALSE);
  trim_end (plain);
  if (*skip_blanks (plain) != '\0')
    cjm_table_add (table, 0, 0, skip_blanks (plain));
  return table;
}

/* Writing */

static gboolean
is_single_cell (const CjmTable *table)
{
  return table->n_rows <= 1 && table->n_columns <= 1;
}

/* The line ends of a note are not those between notes. */
static void
append_entry (GString *text, const char *entry)
{
  g_autofree char *line = g_strdup (entry);

  g_string_append (text, g_strdelimit (line, "\n\t", ' '));
}

static void
append_quoted (GString *text, GString *cell)
{
  g_string_replace (cell, "\"", "\"\"", 0);
  g_string_append_printf (text, "\"%s\"", cell->str);
}

static GString *
join_entries (const char *const *entries)
{
  GString *cell = g_string_new (NULL);

  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (cell, '\n');
      append_entry (cell, entries[i]);
    }

  return cell;
}

static void
append_cell (GString *text, const CjmTable *table, guint row, guint column)
{
  GString *cell = join_entries (cjm_table_get (table, row, column));

  if (strchr (cell->str, '\n') == NULL && cell->str[0] != '"')
    g_string_append (text, cell->str);
  else
    append_quoted (text, cell);
  g_string_free (cell, TRUE);
}

char *
cjm_table_to_text (const CjmTable *table)
{
  const char *const *entries = cjm_table_get (table, 0, 0);
  GString *text = g_string_new (NULL);

  if (is_single_cell (table) && table->n_entries == 1)
    g_string_append (text, entries[0]);
  else if (is_single_cell (table))
    for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
      {
        append_entry (text, entries[i]);
        g_string_append_c (text, '\n');
      }
  else
    for (guint i = 0; i < table->n_rows; i++)
      for (guint j = 0; j < table->n_columns; j++)
        {
          append_cell (text, table, i, j);
          g_string_append_c (text, j + 1 < table->n_columns ? '\t' : '\n');
        }

  return g_string_free (text, FALSE);
}

/* Files for spreadsheets */

static gboolean
is_number (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;
  gsize length = strspn (digits, "0123456789.");

  return length > 0 && digits[length] == '\0';
}

/* What a spreadsheet would reckon with instead of showing it, blanks before it or not; the wide
 * forms of the signs count as the signs do. */
gboolean
cjm_table_looks_like_formula (const char *text)
{
  static const gunichar signs[] = { '=', '+', '-', '@', 0xff1d, 0xff0b, 0xff0d, 0xff20 };
  const char *start = skip_blanks (text);
  gunichar c = g_utf8_get_char (start);

  if (*text == '\t' || *text == '\r')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (c == signs[i])
      return !is_number (text);

  return FALSE;
}

static void
append_file_cell (GString *file, const CjmTable *table, guint row, guint column, char separator)
{
  const char *const *entries = cjm_table_get (table, row, column);
  gboolean is_single = entries != NULL && entries[1] == NULL;
  GString *cell = is_single ? g_string_new (entries[0]) : join_entries (entries);
  const char quotable[] = { separator, '"', '\n', '\r', '\0' };

  if (cjm_table_looks_like_formula (cell->str))
    g_string_prepend_c (cell, '\'');
  if (cell->str[strcspn (cell->str, quotable)] == '\0')
    g_string_append (file, cell->str);
  else
    append_quoted (file, cell);
  g_string_free (cell, TRUE);
}

GBytes *
cjm_table_to_separated (const CjmTable *table, char separator)
{
  GString *file = g_string_new ("\357\273\277");

  for (guint i = 0; i < table->n_rows; i++)
    {
      for (guint j = 0; j < table->n_columns; j++)
        {
          if (j > 0)
            g_string_append_c (file, separator);
          append_file_cell (file, table, i, j, separator);
        }
      g_string_append (file, "\r\n");
    }

  return g_string_free_to_bytes (file);
}

/* HTML */

static void
append_html_text (GString *html, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (html, "<br>");
      cjm_xml_append_text (html, lines[i], strlen (lines[i]));
    }
}

static void
append_html_cell (GString *html, const CjmTable *table, guint row, guint column, guint span)
{
  const char *const *entries = cjm_table_get (table, row, column);
  gboolean is_header = row < table->n_header_rows || column < table->n_header_columns;

  g_string_append (html, is_header ? "<th" : "<td");
  if (span > 1)
    g_string_append_printf (html, " colspan=\"%u\"", span);
  g_string_append_c (html, '>');
  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append (html, "<br>");
      append_html_text (html, entries[i]);
    }
  g_string_append (html, is_header ? "</th>" : "</td>");
}

/* A header reaches over the empty ones behind it in a row above another one. */
static guint
get_span (const CjmTable *table, guint row, guint column)
{
  guint span = 1;

  if (row + 1 >= table->n_header_rows || column < table->n_header_columns)
    return 1;
  while (column + span < table->n_columns && cjm_table_get (table, row, column + span) == NULL)
    span++;

  return span;
}

static void
append_html_table (GString *html, const CjmTable *table)
{
  /* Spreadsheets take "+1" for a formula where they are not told, and a break for a new row. */
  g_string_append (html, "<style>td,th{border:1px solid #999;padding:4px 8px;vertical-align:top;"
                         "text-align:start;mso-number-format:\"\\@\"}"
                         "br{mso-data-placement:same-cell}</style>\n"
                         "<table style=\"border-collapse:collapse\">\n");
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint span;

      g_string_append (html, "<tr>");
      for (guint j = 0; j < table->n_columns; j += span)
        {
          span = get_span (table, i, j);
          append_html_cell (html, table, i, j, span);
        }
      g_string_append (html, "</tr>\n");
    }
  g_string_append (html, "</table>\n");
}

static void
append_html_list (GString *html, const CjmTable *table)
{
  const char *const *entries = cjm_table_get (table, 0, 0);

  g_string_append (html, "<ul>\n");
  for (guint i = 0; entries != NULL && entries[i] != NULL; i++)
    {
      g_string_append (html, "<li>");
      append_html_text (html, entries[i]);
      g_string_append (html, "</li>\n");
    }
  g_string_append (html, "</ul>\n");
}

char *
cjm_table_to_html (const CjmTable *table, const char *language)
{
  GString *html = g_string_new ("<!DOCTYPE html>\n<html lang=\"");

  cjm_xml_append_attribute_value (html, language, strlen (language));
  g_string_append_printf (html, "\"%s><head><meta charset=\"utf-8\"></head><body>\n",
                          cjm_language_is_rtl (language) ? " dir=\"rtl\"" : "");
  if (!is_single_cell (table))
    append_html_table (html, table);
  else if (table->n_entries == 1)
    {
      g_string_append (html, "<p>");
      append_html_text (html, cjm_table_get (table, 0, 0)[0]);
      g_string_append (html, "</p>\n");
    }
  else
    append_html_list (html, table);
  g_string_append (html, "</body></html>\n");

  return g_string_free (html, FALSE);
}
