#include "cjm-import.h"

#include "cjm-table-text.h"
#include "cjm-template.h"
#include "cjm-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is left out is named by its beginning. */
#define MAX_EXCERPT 60

/* What the names of files end in, and the formats in the same order. */
static const char *const suffixes[]
    = { "csv", "tsv", "tab", "xlsx", "xlsm", "mmd", "mermaid", "md", "markdown", NULL };
static const CjmImportFormat formats[]
    = { CJM_IMPORT_CSV,     CJM_IMPORT_TSV,     CJM_IMPORT_TSV,
        CJM_IMPORT_XLSX,    CJM_IMPORT_XLSX,    CJM_IMPORT_MERMAID,
        CJM_IMPORT_MERMAID, CJM_IMPORT_MERMAID, CJM_IMPORT_MERMAID };

static const char *const names[CJM_N_IMPORT_FORMATS] = {
  [CJM_IMPORT_CSV] = "csv",
  [CJM_IMPORT_TSV] = "tsv",
  [CJM_IMPORT_XLSX] = "xlsx",
  [CJM_IMPORT_MERMAID] = "mermaid",
};

const char *
cjm_import_format_get_name (CjmImportFormat format)
{
  return names[format];
}

gboolean
cjm_import_format_find (const char *name, CjmImportFormat *format)
{
  for (guint i = 0; i < CJM_N_IMPORT_FORMATS; i++)
    if (g_ascii_strcasecmp (names[i], name) == 0)
      {
        *format = (CjmImportFormat) i;
        return TRUE;
      }

  return FALSE;
}

gboolean
cjm_import_format_guess (const char *file_name, CjmImportFormat *format)
{
  const char *dot = strrchr (file_name, '.');

  for (guint i = 0; dot != NULL && suffixes[i] != NULL; i++)
    if (g_ascii_strcasecmp (dot + 1, suffixes[i]) == 0)
      {
        *format = formats[i];
        return TRUE;
      }

  return FALSE;
}

const char *const *
cjm_import_get_suffixes (void)
{
  return suffixes;
}

/* Reading */

void
cjm_import_free (CjmImport *import)
{
  g_strfreev (import->sheets);
  g_clear_pointer (&import->table, cjm_table_free);
  g_clear_pointer (&import->spans, g_array_unref);
  g_clear_pointer (&import->journey, cjm_journey_free);
  g_ptr_array_unref (import->remarks);
  g_free (import);
}

static void
set_no_sheet (char **sheets, const char *sheet, GError **error)
{
  g_autofree char *list = g_strjoinv (", ", sheets);
  g_autofree char *message = g_strdup_printf (
      /* Translators: the first %s is what somebody typed, the second a list of names. */
      _ ("There is no “%s” in it; there are: %s."), sheet, list);

  g_propagate_error (error, cjm_read_error_new (CJM_READ_ERROR_NOT_A_MAP, 0, 0, message));
}

/* The index of the sheet with that name or number. */
static gboolean
find_sheet (char **sheets, const char *sheet, guint *index, GError **error)
{
  guint64 number;

  for (*index = 0; sheets[*index] != NULL; (*index)++)
    if (strcmp (sheets[*index], sheet) == 0)
      return TRUE;
  if (g_ascii_string_to_unsigned (sheet, 10, 1, g_strv_length (sheets), &number, NULL))
    {
      *index = (guint) number - 1;
      return TRUE;
    }

  set_no_sheet (sheets, sheet, error);
  return FALSE;
}

static gboolean
read_table (CjmImport *import, GBytes *bytes, const char *sheet, GError **error)
{
  import->table = cjm_table_parse_separated (bytes, import->format == CJM_IMPORT_TSV ? '\t' : '\0',
                                             import->remarks, error);
  import->sheets = g_new0 (char *, 2);
  import->sheets[0] = g_strdup ("");

  return import->table != NULL
         && (sheet == NULL || find_sheet (import->sheets, sheet, &import->sheet, error));
}

static gboolean
read_sheet (CjmImport *import, CjmWorkbook *workbook, GError **error)
{
  g_clear_pointer (&import->table, cjm_table_free);
  g_clear_pointer (&import->spans, g_array_unref);
  import->spans = g_array_new (FALSE, FALSE, sizeof (CjmSpan));
  import->table
      = cjm_workbook_read_sheet (workbook, import->sheet, import->spans, import->remarks, error);
  return import->table != NULL;
}

/* The first sheet with a table; where there is none, the first. */
static gboolean
read_first_sheet (CjmImport *import, CjmWorkbook *workbook, GError **error)
{
  guint n_sheets = g_strv_length (import->sheets);

  for (import->sheet = 0; import->sheet < n_sheets; import->sheet++)
    {
      g_ptr_array_set_size (import->remarks, 0);
      if (!read_sheet (import, workbook, error))
        return FALSE;
      if (import->table->n_columns > 1)
        return TRUE;
    }

  import->sheet = 0;
  return read_sheet (import, workbook, error);
}

static gboolean
read_workbook (CjmImport *import, GBytes *bytes, const char *sheet, GError **error)
{
  g_autoptr (CjmWorkbook) workbook = cjm_workbook_new (bytes, error);
  g_autoptr (GString) others = g_string_new (NULL);

  if (workbook == NULL)
    return FALSE;

  import->sheets = g_strdupv (cjm_workbook_get_sheets (workbook));
  if (sheet != NULL && !find_sheet (import->sheets, sheet, &import->sheet, error))
    return FALSE;
  if (!(sheet != NULL ? read_sheet : read_first_sheet) (import, workbook, error))
    return FALSE;

  for (guint i = 0; import->sheets[i] != NULL; i++)
    if (i != import->sheet)
      g_string_append_printf (others, "%s%s", others->len > 0 ? ", " : "", import->sheets[i]);
  if (others->len > 0)
    cjm_remarks_add_loss (import->remarks, 0,
                          /* Translators: %s is a list of names. */
                          _ ("These sheets were not read: %s."), others->str);
  if (cjm_workbook_has_more (workbook))
    cjm_remarks_add_loss (import->remarks, 0,
                          _ ("The pictures, charts and comments of the workbook were left out."));
  return TRUE;
}

static gboolean
read_journey (CjmImport *import, GBytes *bytes, const char *sheet, GError **error)
{
  g_autoptr (GPtrArray) journeys = cjm_journey_parse (bytes, import->remarks, error);

  if (journeys == NULL)
    return FALSE;

  import->sheets = g_new0 (char *, journeys->len + 1);
  for (guint i = 0; i < journeys->len; i++)
    import->sheets[i] = g_strdup (((const CjmJourney *) journeys->pdata[i])->title);
  if (sheet != NULL && !find_sheet (import->sheets, sheet, &import->sheet, error))
    return FALSE;

  import->journey = g_ptr_array_steal_index (journeys, import->sheet);
  return TRUE;
}

CjmImport *
cjm_import_new (GBytes *bytes, CjmImportFormat format, const char *sheet, GError **error)
{
  g_autoptr (CjmImport) import = g_new0 (CjmImport, 1);
  gboolean is_read = FALSE;

  import->format = format;
  import->remarks = cjm_remarks_new ();
  switch (format)
    {
    case CJM_IMPORT_CSV:
    case CJM_IMPORT_TSV:
      is_read = read_table (import, bytes, sheet, error);
      break;
    case CJM_IMPORT_XLSX:
      is_read = read_workbook (import, bytes, sheet, error);
      break;
    case CJM_IMPORT_MERMAID:
      is_read = read_journey (import, bytes, sheet, error);
      break;
    }

  return is_read ? g_steal_pointer (&import) : NULL;
}

const char *
cjm_import_guess_language (const CjmImport *import)
{
  return import->table != NULL ? cjm_grid_guess_language (import->table) : NULL;
}

/* What is left out of a table */

static char *
dup_excerpt (const CjmTable *table, guint row, guint column)
{
  g_autofree char *text = cjm_table_dup_cell (table, row, column, " ");

  g_strdelimit (text, "\n\t", ' ');
  if (g_utf8_strlen (text, -1) <= MAX_EXCERPT)
    return g_steal_pointer (&text);

  *g_utf8_offset_to_pointer (text, MAX_EXCERPT - 1) = '\0';
  return g_strconcat (text, "…", NULL);
}

/* The line in the file of a row of the table as it lies: turned, a row is a column there. */
static guint
get_line (const CjmImport *import, const CjmImportChoices *choices, guint row, guint column)
{
  return cjm_table_get_line (import->table, choices->is_turned ? column : row);
}

static gboolean
is_left_out (const CjmGridPlan *plan, guint row, guint column)
{
  CjmGridMeaning meaning = plan->rows[row];

  if (meaning.row == CJM_GRID_ROW_TITLE)
    return FALSE;
  if (meaning.row == CJM_GRID_ROW_SKIPPED || plan->columns[column] == CJM_GRID_COLUMN_SKIPPED)
    return TRUE;

  return meaning.row == CJM_GRID_ROW_LANE && plan->columns[column] == CJM_GRID_COLUMN_NOTES
         && cjm_lane_kind_get (meaning.kind)->look == CJM_LOOK_LINE;
}

static void
tell_losses (const CjmImport *import,
             const CjmImportChoices *choices,
             const CjmTable *table,
             const CjmGridPlan *plan,
             GPtrArray *remarks)
{
  for (guint i = 0; i < plan->n_rows; i++)
    for (guint j = 0; j < plan->n_columns; j++)
      {
        g_autofree char *excerpt = NULL;

        if (cjm_table_get (table, i, j) == NULL || !is_left_out (plan, i, j))
          continue;
        excerpt = dup_excerpt (table, i, j);
        cjm_remarks_add_loss (remarks, get_line (import, choices, i, j),
                              /* Translators: %s is the text of a cell of a table. */
                              _ ("Left out: “%s”"), excerpt);
      }
}

/* A cell that reaches over several phases stands in the first of them. */
static void
tell_spans (const CjmImport *import,
            const CjmImportChoices *choices,
            const CjmTable *table,
            const CjmGridPlan *plan,
            GPtrArray *remarks)
{
  for (guint k = 0; import->spans != NULL && k < import->spans->len; k++)
    {
      const CjmSpan *span = &g_array_index (import->spans, CjmSpan, k);
      guint row = choices->is_turned ? span->column : span->row;
      guint column = choices->is_turned ? span->row : span->column;
      guint n = choices->is_turned ? span->n_rows : span->n_columns;
      g_autofree char *excerpt = NULL;

      if (n < 2 || row >= plan->n_rows || column >= plan->n_columns
          || plan->rows[row].row != CJM_GRID_ROW_LANE
          || plan->columns[column] != CJM_GRID_COLUMN_NOTES
          || cjm_table_get (table, row, column) == NULL)
        continue;
      excerpt = dup_excerpt (table, row, column);
      cjm_remarks_add_loss (remarks, span->row + 1,
                            /* Translators: %s is the text of a cell of a table. */
                            _ ("“%s” reached over several columns; it stands in the first."),
                            excerpt);
    }
}

static void
tell_scales (const CjmImport *import,
             const CjmImportChoices *choices,
             const CjmTable *table,
             const CjmGridPlan *plan,
             GPtrArray *remarks)
{
  for (guint i = 0; i < plan->n_rows; i++)
    {
      CjmScale scale;

      if (!cjm_grid_find_scale (table, plan, i, &scale))
        continue;
      if (choices->is_rescaled)
        cjm_remarks_add (remarks, get_line (import, choices, i, 0),
                         /* Translators: the numbers are the ends of a scale. */
                         _ ("The emotions were brought from a scale of %g to %g to that of a "
                            "map, −2 to 2."),
                         scale.low, scale.high);
      else
        cjm_remarks_add_loss (remarks, get_line (import, choices, i, 0),
                              /* Translators: the numbers are the ends of a scale. */
                              _ ("The emotions seem to be on a scale of %g to %g, and a map has "
                                 "−2 to 2; they stay texts without a place on the curve."),
                              scale.low, scale.high);
    }
}

static CjmGridPlan *
make_plan (const CjmTable *table, const CjmImportChoices *choices)
{
  return choices->plan != NULL ? cjm_grid_plan_copy (choices->plan)
                               : cjm_grid_plan_new (table, choices->format->words);
}

gboolean
cjm_import_has_other_scale (const CjmImport *import, const CjmImportChoices *choices)
{
  g_autoptr (CjmTable) turned = choices->is_turned ? cjm_table_new_turned (import->table) : NULL;
  const CjmTable *table = turned != NULL ? turned : import->table;
  g_autoptr (CjmGridPlan) plan = table != NULL ? make_plan (table, choices) : NULL;
  CjmScale scale;

  if (table == NULL)
    return cjm_journey_find_scale (import->journey, &scale);
  for (guint i = 0; i < plan->n_rows; i++)
    if (cjm_grid_find_scale (table, plan, i, &scale))
      return TRUE;

  return FALSE;
}

/* Maps */

static CjmMap *
take_with_title (CjmMap *map, const char *title)
{
  g_autoptr (CjmMap) before = map;

  return cjm_map_set_text (map, (CjmTarget){ CJM_FIELD_TITLE, 0 }, title);
}

static CjmMap *
make_grid_map (const CjmImport *import,
               const CjmImportChoices *choices,
               GRand *random,
               GPtrArray *remarks)
{
  g_autoptr (CjmTable) turned = choices->is_turned ? cjm_table_new_turned (import->table) : NULL;
  const CjmTable *table = turned != NULL ? turned : import->table;
  g_autoptr (CjmGridPlan) plan = make_plan (table, choices);
  g_autoptr (CjmTable) rescaled = NULL;
  g_autofree char *title = cjm_grid_dup_title (table, plan);
  CjmMap *map;

  tell_losses (import, choices, table, plan, remarks);
  tell_spans (import, choices, table, plan, remarks);
  tell_scales (import, choices, table, plan, remarks);
  if (choices->is_rescaled)
    table = rescaled = cjm_grid_new_rescaled (table, plan);
  map = cjm_grid_make_map (table, plan, choices->language, choices->format, random);

  return title != NULL ? take_with_title (map, title) : map;
}

CjmMap *
cjm_import_make_map (const CjmImport *import,
                     const CjmImportChoices *choices,
                     GRand *random,
                     GPtrArray *remarks)
{
  CjmMap *map = import->table != NULL
                    ? make_grid_map (import, choices, random, remarks)
                    : cjm_journey_make_map (import->journey, choices->language, choices->format,
                                            choices->is_rescaled, random, remarks);

  return *map->title == '\0' && choices->title != NULL ? take_with_title (map, choices->title)
                                                       : map;
}

CjmMap *
cjm_import_read (GBytes *bytes,
                 CjmImportFormat format,
                 GRand *random,
                 GPtrArray *remarks,
                 GError **error)
{
  g_autoptr (CjmImport) import = cjm_import_new (bytes, format, NULL, error);
  g_autoptr (CjmWords) words = NULL;
  CjmNoteFormat note_format = { NULL, '.' };
  CjmImportChoices choices = { .format = &note_format };

  if (import == NULL)
    return NULL;

  choices.language = cjm_import_guess_language (import);
  choices.language = choices.language != NULL ? choices.language : "en";
  note_format.words = words = cjm_template_load_words (choices.language);
  choices.is_turned = import->table != NULL && cjm_grid_is_turned (import->table, words);
  if (remarks != NULL)
    cjm_remarks_extend (remarks, import->remarks);
  return cjm_import_make_map (import, &choices, random, remarks);
}
