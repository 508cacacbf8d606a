#include "cjm-xlsx.h"

#include "cjm-export.h"
#include "cjm-theme.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <string.h>
#include <unistd.h>
#include <xlsxwriter.h>

/* Where a cell's text ends, in UTF-16 units. */
#define MAX_TEXT 32767

/* Widths of columns, in characters. */
#define GROUP_WIDTH 14
#define LANE_WIDTH 28
#define STEP_WIDTH 34
#define MIN_WIDTH 9
#define MAX_WIDTH 44

/* Points of a line, and the height where rows end. */
#define LINE_HEIGHT 15
#define MAX_HEIGHT 409

#define PAPER_A4 9
#define RIGHT_TO_LEFT 2

/* A phase and its columns. */
typedef struct
{
  guint first, n_columns;
  lxw_format *header;
} PhaseColumns;

typedef struct
{
  const CjmMap *map;
  const CjmNoteFormat *format;
  const CjmTheme *theme;
  lxw_workbook *book;
  lxw_format *text, *number, *date, *heading, *label, *name, *question;
  gboolean is_cut; /* a text did not fit */
} Workbook;

/* Formats */

static lxw_format *
add_format (Workbook *workbook)
{
  lxw_format *format = workbook_add_format (workbook->book);

  format_set_align (format, LXW_ALIGN_VERTICAL_TOP);
  format_set_text_wrap (format);
  if (cjm_language_is_rtl (workbook->map->language))
    format_set_reading_order (format, RIGHT_TO_LEFT);
  format_set_border (format, LXW_BORDER_THIN);
  format_set_border_color (format, workbook->theme->inks[CJM_INK_RULE]);
  return format;
}

static void
add_formats (Workbook *workbook)
{
  workbook->text = add_format (workbook);
  workbook->number = add_format (workbook);
  workbook->date = add_format (workbook);
  format_set_num_format (workbook->date, "yyyy\\-mm\\-dd");
  workbook->heading = add_format (workbook);
  format_set_bold (workbook->heading);
  format_set_bg_color (workbook->heading, workbook->theme->inks[CJM_INK_TRACK]);
  workbook->label = add_format (workbook);
  format_set_bold (workbook->label);
  workbook->name = workbook_add_format (workbook->book);
  format_set_bold (workbook->name);
  workbook->question = workbook_add_format (workbook->book);
  format_set_font_color (workbook->question, workbook->theme->inks[CJM_INK_SECONDARY]);
}

static lxw_format *
add_phase_format (Workbook *workbook, guint index)
{
  const CjmPhase *phase = cjm_map_get_phase (workbook->map, index);
  guint32 color = cjm_theme_find_phase_color (workbook->theme, phase->color, index,
                                              cjm_map_get_n_phases (workbook->map));
  lxw_format *format = add_format (workbook);

  format_set_bold (format);
  format_set_bg_color (format, color);
  format_set_font_color (format, cjm_theme_get_text_color_on (workbook->theme, color));
  return format;
}

/* Cells */

/* The library takes "_x0041_" for the letter A, as the format has it. */
static char *
escape_codes (const char *text)
{
  g_autoptr (GRegex) regex = g_regex_new ("_(?=x[0-9A-Fa-f]{4}_)", 0, 0, NULL);

  return g_regex_replace_literal (regex, text, -1, 0, "_x005F_", 0, NULL);
}

static char *
fit_text (Workbook *workbook, const char *text)
{
  const char *end = text;
  guint n_units = 0;

  while (*end != '\0' && n_units < MAX_TEXT - 1)
    {
      n_units += g_utf8_get_char (end) > 0xffff ? 2 : 1;
      end = g_utf8_next_char (end);
    }
  if (*end == '\0')
    return g_strdup (text);

  workbook->is_cut = TRUE;
  return g_strndup (text, (gsize) (g_utf8_prev_char (end) - text));
}

static void
put_text (Workbook *workbook,
          lxw_worksheet *sheet,
          guint row,
          guint column,
          const char *text,
          lxw_format *format)
{
  g_autofree char *fit = NULL, *escaped = NULL;

  if (*text == '\0')
    {
      worksheet_write_blank (sheet, row, (lxw_col_t) column, format);
      return;
    }

  fit = fit_text (workbook, text);
  escaped = strstr (fit, "_x") != NULL ? escape_codes (fit) : NULL;
  worksheet_write_string (sheet, row, (lxw_col_t) column, escaped != NULL ? escaped : fit, format);
}

static void
put_date (Workbook *workbook, lxw_worksheet *sheet, guint row, guint column, const char *text)
{
  lxw_datetime date = { 0 };

  /* The calendar of spreadsheets begins in 1900. */
  if (!cjm_date_is_valid (text) || strcmp (text, "1900-03-01") < 0)
    {
      put_text (workbook, sheet, row, column, text, workbook->text);
      return;
    }

  date.year = (int) g_ascii_strtoll (text, NULL, 10);
  date.month = (int) g_ascii_strtoll (text + 5, NULL, 10);
  date.day = (int) g_ascii_strtoll (text + 8, NULL, 10);
  worksheet_write_datetime (sheet, row, (lxw_col_t) column, &date, workbook->date);
}

static void
put_cell (Workbook *workbook,
          lxw_worksheet *sheet,
          guint row,
          guint column,
          const char *text,
          CjmCellType type)
{
  if (type == CJM_CELL_NUMBER && *text != '\0')
    worksheet_write_number (sheet, row, (lxw_col_t) column, g_ascii_strtod (text, NULL),
                            workbook->number);
  else if (type == CJM_CELL_DATE && *text != '\0')
    put_date (workbook, sheet, row, column, text);
  else
    put_text (workbook, sheet, row, column, text, workbook->text);
}

/* Sheets */

static lxw_worksheet *
add_sheet (Workbook *workbook, CjmMapTable which)
{
  const char *name = cjm_words_get (workbook->format->words, cjm_map_table_get_word (which));
  lxw_worksheet *sheet = workbook_add_worksheet (workbook->book, name);

  if (cjm_language_is_rtl (workbook->map->language))
    worksheet_right_to_left (sheet);
  worksheet_set_landscape (sheet);
  worksheet_set_paper (sheet, PAPER_A4);
  worksheet_fit_to_pages (sheet, 1, 0);
  return sheet;
}

/* As wide as the longest text of its column, and no wider than can be read with ease. */
static double
measure_column (const CjmTable *table, guint column)
{
  glong longest = MIN_WIDTH;

  for (guint i = 0; i < table->n_rows; i++)
    {
      const char *const *entries = cjm_table_get (table, i, column);

      for (guint j = 0; entries != NULL && entries[j] != NULL; j++)
        longest = MAX (longest, g_utf8_strlen (entries[j], -1) + 2);
    }

  return (double) MIN (longest, MAX_WIDTH);
}

/* How many lines @text takes in a column of @width: not every program finds it out by itself.
 * Words that do not fit leave some room at the ends of lines. */
static guint
count_lines (const char *text, double width)
{
  guint n_lines = 1, room = (guint) MAX (width * 0.92, 4), used = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      guint needed = g_unichar_iswide (g_utf8_get_char (text)) ? 2 : 1;

      if (*text == '\n' || used + needed > room)
        {
          n_lines++;
          used = *text == '\n' ? 0 : needed;
        }
      else
        used += needed;
    }

  return n_lines;
}

static void
set_height (lxw_worksheet *sheet, guint row, guint n_lines)
{
  if (n_lines > 1)
    worksheet_set_row (sheet, row, MIN (n_lines * LINE_HEIGHT + 2, MAX_HEIGHT), NULL);
}

static void
write_list (Workbook *workbook, CjmMapTable which)
{
  g_autoptr (CjmTable) table = cjm_map_table_new (workbook->map, which, workbook->format);
  lxw_worksheet *sheet = add_sheet (workbook, which);
  g_autofree double *widths = g_new (double, table->n_columns);

  for (guint j = 0; j < table->n_columns; j++)
    {
      widths[j] = measure_column (table, j);
      worksheet_set_column (sheet, (lxw_col_t) j, (lxw_col_t) j, widths[j], NULL);
    }
  for (guint i = 0; i < table->n_rows; i++)
    {
      guint n_lines = 1;

      for (guint j = 0; j < table->n_columns; j++)
        {
          g_autofree char *text = cjm_table_dup_cell (table, i, j, "\n");

          n_lines = MAX (n_lines, count_lines (text, widths[j]));
          if (i < table->n_header_rows || j < table->n_header_columns)
            put_text (workbook, sheet, i, j, text, workbook->heading);
          else
            put_cell (workbook, sheet, i, j, text, cjm_map_table_get_type (which, j));
        }
      set_height (sheet, i, n_lines);
    }

  worksheet_freeze_panes (sheet, table->n_header_rows, (lxw_col_t) table->n_header_columns);
  if (table->n_header_rows > 0)
    {
      worksheet_repeat_rows (sheet, 0, 0);
      worksheet_autofilter (sheet, 0, 0, table->n_rows - 1, (lxw_col_t) (table->n_columns - 1));
    }
}

/* The grid */

static GArray *
list_phases (Workbook *workbook, const CjmTable *table)
{
  GArray *phases = g_array_new (FALSE, FALSE, sizeof (PhaseColumns));
  guint n_phases = cjm_map_get_n_phases (workbook->map), column = table->n_header_columns;
  gboolean is_by_phase = table->n_columns - table->n_header_columns == n_phases;

  for (guint i = 0; i < n_phases; i++)
    {
      const CjmPhase *phase = cjm_map_get_phase (workbook->map, i);
      guint n_columns = is_by_phase ? 1 : cjm_sequence_get_length (phase->steps);
      PhaseColumns columns = { column, n_columns, add_phase_format (workbook, i) };

      g_array_append_val (phases, columns);
      column += n_columns;
    }

  return phases;
}

/* What is said of a phase reaches over all its columns. */
static void
write_of_phase (Workbook *workbook,
                lxw_worksheet *sheet,
                const CjmTable *table,
                guint row,
                const PhaseColumns *columns)
{
  g_autofree char *text = cjm_table_dup_cell (table, row, columns->first, "\n");
  gboolean is_number = *text != '\0' && text[strspn (text, "0123456789")] == '\0';
  lxw_format *format = row < table->n_header_rows ? columns->header : workbook->text;

  if (columns->n_columns > 1)
    worksheet_merge_range (sheet, row, (lxw_col_t) columns->first, row,
                           (lxw_col_t) (columns->first + columns->n_columns - 1), "", format);
  if (is_number && row >= table->n_header_rows)
    worksheet_write_number (sheet, row, (lxw_col_t) columns->first, g_ascii_strtod (text, NULL),
                            format);
  else
    put_text (workbook, sheet, row, columns->first, text, format);
}

static void
write_steps (Workbook *workbook,
             lxw_worksheet *sheet,
             const CjmTable *table,
             guint row,
             const PhaseColumns *columns)
{
  for (guint j = 0; j < columns->n_columns; j++)
    {
      g_autofree char *text = cjm_table_dup_cell (table, row, columns->first + j, "\n");

      put_text (workbook, sheet, row, columns->first + j, text,
                row < table->n_header_rows ? columns->header : workbook->text);
    }
}

/* The name of the lane, and what it asks in a quieter colour. */
static void
write_labels (Workbook *workbook, lxw_worksheet *sheet, const CjmTable *table, guint row)
{
  guint column = table->n_header_columns - 1;
  const char *const *entries = cjm_table_get (table, row, column);
  g_autofree char *text = cjm_table_dup_cell (table, row, column, "\n");
  g_autofree char *group = cjm_table_dup_cell (table, row, 0, "\n");

  if (column > 0)
    put_text (workbook, sheet, row, 0, group, workbook->text);
  if (entries != NULL && entries[1] != NULL && strstr (text, "_x") == NULL
      && g_utf8_strlen (text, -1) < MAX_TEXT / 2)
    {
      g_autofree char *name = g_strconcat (entries[0], "\n", NULL);
      lxw_rich_string_tuple bold = { workbook->name, name };
      lxw_rich_string_tuple quiet = { workbook->question, (char *) entries[1] };
      lxw_rich_string_tuple *parts[] = { &bold, &quiet, NULL };

      worksheet_write_rich_string (sheet, row, (lxw_col_t) column, parts, workbook->text);
      return;
    }

  put_text (workbook, sheet, row, column, text, workbook->label);
}

static guint
count_row_lines (const CjmTable *table, guint row, GArray *phases, gboolean is_of_phase)
{
  guint n_lines = 1;

  for (guint j = 0; j < table->n_columns; j++)
    {
      g_autofree char *text = cjm_table_dup_cell (table, row, j, "\n");
      double width = j >= table->n_header_columns       ? STEP_WIDTH
                     : j + 1 == table->n_header_columns ? LANE_WIDTH
                                                        : GROUP_WIDTH;

      for (guint k = 0; is_of_phase && k < phases->len; k++)
        if (g_array_index (phases, PhaseColumns, k).first == j)
          width *= g_array_index (phases, PhaseColumns, k).n_columns;
      n_lines = MAX (n_lines, count_lines (text, width));
    }

  return n_lines;
}

/* The rows before the first lane are said of phases, but for the names of the steps. */
static guint
count_phase_rows (const CjmMap *map, const CjmTable *table)
{
  return table->n_rows - cjm_map_get_n_lanes (map);
}

static void
write_grid (Workbook *workbook)
{
  g_autoptr (CjmTable) table
      = cjm_map_table_new (workbook->map, CJM_MAP_TABLE_GRID, workbook->format);
  g_autoptr (GArray) phases = list_phases (workbook, table);
  lxw_worksheet *sheet = add_sheet (workbook, CJM_MAP_TABLE_GRID);
  lxw_col_t n_labels = (lxw_col_t) table->n_header_columns;
  guint n_phase_rows = count_phase_rows (workbook->map, table);

  if (n_labels > 1)
    worksheet_set_column (sheet, 0, 0, GROUP_WIDTH, NULL);
  worksheet_set_column (sheet, n_labels - 1, n_labels - 1, LANE_WIDTH, NULL);
  if (table->n_columns > n_labels)
    worksheet_set_column (sheet, n_labels, (lxw_col_t) (table->n_columns - 1), STEP_WIDTH, NULL);
  for (guint i = 0; i < table->n_rows; i++)
    {
      gboolean is_of_phase = i < n_phase_rows && (i != 1 || table->n_header_rows < 2);

      set_height (sheet, i, count_row_lines (table, i, phases, is_of_phase));
      write_labels (workbook, sheet, table, i);
      for (guint j = 0; j < phases->len; j++)
        (is_of_phase ? write_of_phase : write_steps) (workbook, sheet, table, i,
                                                      &g_array_index (phases, PhaseColumns, j));
    }

  worksheet_freeze_panes (sheet, table->n_header_rows, n_labels);
  worksheet_repeat_rows (sheet, 0, table->n_header_rows - 1);
  worksheet_repeat_columns (sheet, 0, n_labels - 1);
}

/* The file */

/* The library asks the clock where it is told no time. */
static time_t
get_time (const CjmMap *map)
{
  g_autofree char *text = g_strconcat (
      cjm_date_is_valid (map->date) && strcmp (map->date, "1980") > 0 ? map->date : "1980-01-01",
      "T00:00:00Z", NULL);
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (text, NULL);

  return (time_t) g_date_time_to_unix (time);
}

static lxw_error
write_book (Workbook *workbook, const char *path)
{
  lxw_doc_properties properties = { .title = (char *) workbook->map->title,
                                    .subject = (char *) workbook->map->scenario,
                                    .author = (char *) workbook->map->author,
                                    .created = get_time (workbook->map) };

  workbook->book = workbook_new (path);
  if (workbook->book == NULL)
    return LXW_ERROR_MEMORY_MALLOC_FAILED;

  /* Properties of a workbook are short. */
  if (strlen (workbook->map->scenario) > 255)
    properties.subject = NULL;
  if (strlen (workbook->map->title) <= 255 && strlen (workbook->map->author) <= 255)
    workbook_set_properties (workbook->book, &properties);
  add_formats (workbook);
  write_grid (workbook);
  for (guint i = CJM_MAP_TABLE_GRID + 1; i < CJM_N_MAP_TABLES; i++)
    write_list (workbook, (CjmMapTable) i);

  return workbook_close (workbook->book);
}

/* The library writes numbers as the locale of its thread has them. */
static lxw_error
write_book_in_c (Workbook *workbook, const char *path)
{
  locale_t plain = newlocale (LC_NUMERIC_MASK, "C", (locale_t) 0);
  locale_t before = uselocale (plain);
  lxw_error result = write_book (workbook, path);

  uselocale (before);
  freelocale (plain);
  return result;
}

GBytes *
cjm_xlsx_write (const CjmMap *map, const CjmNoteFormat *format, char **remark, GError **error)
{
  Workbook workbook = { .map = map, .format = format, .theme = cjm_theme_get_for (map->theme) };
  g_autofree char *path = NULL;
  char *data = NULL;
  gsize size = 0;
  lxw_error result;
  int fd = g_file_open_tmp ("cjmap-XXXXXX.xlsx", &path, error);

  if (fd < 0)
    return NULL;

  close (fd);
  result = write_book_in_c (&workbook, path);
  if (result != LXW_NO_ERROR)
    /* Translators: %s is what a library says about why, in English. */
    g_set_error (error, CJM_EXPORT_ERROR, CJM_EXPORT_ERROR_FAILED,
                 _ ("The workbook could not be written: %s"), lxw_strerror (result));
  else
    g_file_get_contents (path, &data, &size, error);
  g_unlink (path);
  if (data != NULL && workbook.is_cut && remark != NULL)
    *remark = g_strdup (_ ("Texts were cut, because a cell of a workbook ends at 32,767 "
                           "characters."));

  return data != NULL ? g_bytes_new_take (data, size) : NULL;
}
