#include "cjm-table-text-private.h"

#include <libxml/HTMLparser.h>
#include <string.h>

/* Finds the cells of tables in HTML: one pass over the bytes that knows tags, quotes, comments
 * and characters by their names, and nothing else. A parser that builds a document, or that
 * compares attributes and open elements with each other, can be kept busy for hours by a page
 * made for that; this one cannot. */

#define MAX_NAME 16
#define MAX_SPAN 1000

typedef struct
{
  char name[MAX_NAME + 1]; /* in small letters; longer ones are cut */
  gboolean is_end;
  guint column_span, row_span;
} Tag;

typedef struct
{
  CjmTable *table;
  GString *text;       /* of the cell that is open */
  guint depth;         /* tables inside each other */
  gboolean is_in_cell; /* of the outermost table */
  gboolean is_in_row;
  gboolean fits;
  gboolean has_headers_only; /* the row has had no other cells yet */
  gboolean has_header_column;
  guint row, column;
  guint column_span;
  guint n_blocked;                      /* the longest of the next */
  guint blocked[CJM_TABLE_MAX_COLUMNS]; /* rows that a cell above reaches down into, a column */
} Search;

/* Tags */

static guint
read_span (const char *value, gsize length)
{
  guint span = 0;

  for (gsize i = 0; i < length && g_ascii_isdigit (value[i]) && span < MAX_SPAN; i++)
    span = span * 10 + (guint) g_ascii_digit_value (value[i]);

  return CLAMP (span, 1, MAX_SPAN);
}

static gboolean
is_blank (char c)
{
  return g_ascii_isspace (c);
}

/* The value of an attribute at @at, in quotes or not; returns what is behind it. */
static const char *
skip_value (const char *at, const char **value, gsize *length)
{
  char quote = *at == '"' || *at == '\'' ? *at : '\0';

  if (quote != '\0')
    at++;
  *value = at;
  while (*at != '\0' && (quote != '\0' ? *at != quote : !is_blank (*at) && *at != '>'))
    at++;
  *length = (gsize) (at - *value);

  return quote != '\0' && *at != '\0' ? at + 1 : at;
}

static const char *
read_attribute (const char *at, Tag *tag)
{
  const char *name = at, *value;
  gsize name_length, length;

  while (*at != '\0' && *at != '=' && *at != '>' && !is_blank (*at))
    at++;
  name_length = (gsize) (at - name);
  while (is_blank (*at))
    at++;
  if (*at != '=')
    return at;

  for (at++; is_blank (*at);)
    at++;
  at = skip_value (at, &value, &length);
  if (name_length == 7 && g_ascii_strncasecmp (name, "colspan", 7) == 0)
    tag->column_span = read_span (value, length);
  else if (name_length == 7 && g_ascii_strncasecmp (name, "rowspan", 7) == 0)
    tag->row_span = read_span (value, length);

  return at;
}

/* The tag that begins at @at, a "<"; returns what is behind it, or NULL where it is none. */
static const char *
read_tag (const char *at, Tag *tag)
{
  gsize length = 0;

  *tag = (Tag){ .column_span = 1, .row_span = 1 };
  at++;
  tag->is_end = *at == '/';
  if (tag->is_end)
    at++;
  if (!g_ascii_isalpha (*at))
    return NULL;

  for (; g_ascii_isalnum (*at) || *at == ':' || *at == '-'; at++)
    if (length < MAX_NAME)
      tag->name[length++] = g_ascii_tolower (*at);
  while (*at != '\0' && *at != '>')
    {
      if (is_blank (*at) || *at == '/' || *at == '=')
        at++;
      else
        at = read_attribute (at, tag);
    }

  return *at == '>' ? at + 1 : at;
}

static const char *
skip_to (const char *at, const char *end)
{
  const char *found = strstr (at, end);

  return found != NULL ? found + strlen (end) : at + strlen (at);
}

/* What is between the tags of scripts and styles is no text. */
static const char *
skip_raw (const char *at, const char *name)
{
  gsize length = strlen (name);

  for (; *at != '\0'; at++)
    if (at[0] == '<' && at[1] == '/' && g_ascii_strncasecmp (at + 2, name, length) == 0)
      return at;

  return at;
}

/* Characters */

static gunichar
read_number (const char *digits, gsize length)
{
  gboolean is_hexadecimal = length > 1 && (digits[0] == 'x' || digits[0] == 'X');
  guint64 c = g_ascii_strtoull (digits + (is_hexadecimal ? 1 : 0), NULL, is_hexadecimal ? 16 : 10);

  return c <= 0x10ffff && g_unichar_validate ((gunichar) c) && c != 0 ? (gunichar) c : 0xfffd;
}

/* The character at @at, a "&"; a "&" that names nothing is one itself. */
static const char *
read_entity (const char *at, GString *text)
{
  char name[MAX_NAME + 1];
  gsize length = 0;
  const htmlEntityDesc *entity;

  while (length < MAX_NAME && (g_ascii_isalnum (at[1 + length]) || at[1 + length] == '#'))
    {
      name[length] = at[1 + length];
      length++;
    }
  name[length] = '\0';
  if (length < 2 || at[1 + length] != ';')
    {
      g_string_append_c (text, '&');
      return at + 1;
    }

  entity = name[0] != '#' ? htmlEntityLookup ((const xmlChar *) name) : NULL;
  if (name[0] == '#')
    g_string_append_unichar (text, read_number (name + 1, length - 1));
  else if (entity != NULL)
    g_string_append_unichar (text, entity->value);
  else
    g_string_append_len (text, at, (gssize) length + 2);

  return at + length + 2;
}

/* Blanks of the source are one blank. */
static void
append_blank (GString *text)
{
  if (text->len > 0 && !is_blank (text->str[text->len - 1]))
    g_string_append_c (text, ' ');
}

/* Cells */

static void
end_cell (Search *search)
{
  if (!search->is_in_cell)
    return;

  search->is_in_cell = FALSE;
  search->fits
      = search->fits
        && cjm_table_add_lines (search->table, search->row, search->column, search->text->str);
  search->column += search->column_span;
}

static void
begin_row (Search *search)
{
  search->is_in_row = TRUE;
  search->column = 0;
  search->has_headers_only = TRUE;
}

static void
end_row (Search *search)
{
  CjmTable *table = search->table;

  end_cell (search);
  if (!search->is_in_row)
    return;

  search->is_in_row = FALSE;
  if (search->has_headers_only && search->column > 0 && table->n_header_rows == search->row)
    table->n_header_rows++;
  for (guint i = 0; search->n_blocked > 0 && i < CJM_TABLE_MAX_COLUMNS; i++)
    if (search->blocked[i] > 0)
      search->blocked[i]--;
  search->n_blocked -= MIN (search->n_blocked, 1);
  search->row++;
}

static void
begin_cell (Search *search, const Tag *tag)
{
  gboolean is_header = tag->name[1] == 'h';

  end_cell (search);
  if (!search->is_in_row)
    begin_row (search);
  while (search->column < CJM_TABLE_MAX_COLUMNS && search->blocked[search->column] > 0)
    search->column++;
  for (guint i = 0; tag->row_span > 1 && i < tag->column_span; i++)
    if (search->column + i < CJM_TABLE_MAX_COLUMNS)
      search->blocked[search->column + i] = tag->row_span;
  if (tag->row_span > 1)
    search->n_blocked = MAX (search->n_blocked, tag->row_span);

  search->is_in_cell = TRUE;
  search->column_span = tag->column_span;
  search->has_headers_only = search->has_headers_only && is_header;
  if (search->column == 0)
    search->has_header_column = search->has_header_column && is_header;
  g_string_truncate (search->text, 0);
}

static gboolean
is_one_of (const char *name, const char *const *names)
{
  return g_strv_contains (names, name);
}

static void
handle_table_tag (Search *search, const Tag *tag)
{
  if (tag->is_end)
    {
      if (search->depth == 1)
        end_row (search);
      search->depth -= MIN (search->depth, 1);
    }
  else
    search->depth++;
}

static void
handle_tag (Search *search, const Tag *tag)
{
  static const char *const breaks[] = { "br", "p",  "div", "li", "tr",  "table", "h1", "h2",
                                        "h3", "h4", "h5",  "h6", "pre", "ul",    "ol", NULL };
  static const char *const cells[] = { "td", "th", NULL };

  if (search->is_in_cell && is_one_of (tag->name, breaks))
    g_string_append_c (search->text, '\n');
  if (g_str_equal (tag->name, "table"))
    handle_table_tag (search, tag);
  else if (search->depth != 1)
    {
      if (search->is_in_cell && is_one_of (tag->name, cells))
        append_blank (search->text);
    }
  else if (g_str_equal (tag->name, "tr"))
    {
      end_row (search);
      if (!tag->is_end)
        begin_row (search);
    }
  else if (is_one_of (tag->name, cells) && tag->is_end)
    end_cell (search);
  else if (is_one_of (tag->name, cells))
    begin_cell (search, tag);
}

static const char *
handle_markup (Search *search, const char *at)
{
  static const char *const raw[] = { "script", "style", "title", "template", NULL };
  const char *next;
  Tag tag;

  if (g_str_has_prefix (at, "<!--"))
    return skip_to (at + 4, "-->");
  if (at[1] == '!' || at[1] == '?')
    return skip_to (at, ">");

  next = read_tag (at, &tag);
  if (next == NULL)
    {
      g_string_append_c (search->text, '<');
      return at + 1;
    }
  if (!tag.is_end && is_one_of (tag.name, raw))
    return skip_raw (next, tag.name);

  handle_tag (search, &tag);
  return next;
}

CjmTable *
cjm_table_parse_html (GBytes *bytes, GError **error)
{
  g_autofree char *html = cjm_table_decode (bytes, error);
  g_autoptr (CjmTable) table = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree Search *search = g_new0 (Search, 1);

  if (html == NULL)
    return NULL;

  table = cjm_table_new ();
  search->table = table;
  search->text = text;
  search->fits = search->has_header_column = TRUE;
  for (const char *at = html; *at != '\0' && search->fits;)
    {
      if (*at == '<')
        at = handle_markup (search, at);
      else if (!search->is_in_cell)
        at++;
      else if (*at == '&')
        at = read_entity (at, text);
      else if (is_blank (*at))
        {
          append_blank (text);
          at++;
        }
      else
        g_string_append_c (text, *at++);
    }
  end_row (search);
  if (!search->fits)
    {
      cjm_table_set_too_large (error);
      return NULL;
    }

  table->n_header_columns
      = search->has_header_column && search->row > 0 && table->n_columns > 1 ? 1 : 0;
  table->n_header_rows = MIN (table->n_header_rows, table->n_rows);
  if (table->n_header_rows == table->n_rows)
    table->n_header_rows = 0;
  return g_steal_pointer (&table);
}
