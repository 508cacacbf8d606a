#include "cjm-cli-command.h"
#include "cjm-edit.h"
#include "cjm-import.h"
#include "cjm-locale.h"
#include "cjm-save.h"
#include "cjm-template.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *output, *format, *sheet, *phases, *language;
  int header; /* the row of the phases, from 1; 0 where it is looked for */
  char **kinds;
  gboolean is_rescaled, is_forced;
  char **files;
} Options;

/* "csv, tsv, xlsx, mermaid": as they are typed. */
static char *
list_formats (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < CJM_N_IMPORT_FORMATS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            cjm_import_format_get_name ((CjmImportFormat) i));

  return g_string_free (names, FALSE);
}

static CjmCliStatus
refuse_format (const Options *options)
{
  g_autofree char *formats = list_formats ();

  if (options->format != NULL)
    /* Translators: the first %s is what somebody typed, the second a list of words. */
    return cjm_cli_refuse ("import", _ ("there is no format “%s”; choose one of %s"),
                           options->format, formats);

  /* Translators: the first %s is a file, the second a list of words. */
  return cjm_cli_refuse ("import", _ ("the name “%s” does not tell the format; say --format %s"),
                         options->files[0], formats);
}

/* The index of "=" in "NAME=KIND" where KIND is a kind of lane; 0 else. */
static gsize
find_kind (const char *word)
{
  const char *mark = strrchr (word, '=');

  return mark != NULL && cjm_lane_kind_find (mark + 1) != NULL ? (gsize) (mark - word) : 0;
}

static CjmCliStatus
refuse_kind (const char *word)
{
  g_autoptr (GString) kinds = g_string_new (NULL);

  for (guint i = 0; i < cjm_lane_kind_get_n_kinds (); i++)
    g_string_append_printf (kinds, "%s%s", i > 0 ? ", " : "", cjm_lane_kind_get_nth (i)->name);

  /* Translators: the first %s is what somebody typed, the second a list of words. */
  return cjm_cli_refuse ("import", _ ("“%s” is no NAME=KIND with one of the kinds %s"), word,
                         kinds->str);
}

static gboolean
names_lane (const char *word, const CjmTable *table, guint row, int column)
{
  const char *const *entries = column >= 0 ? cjm_table_get (table, row, (guint) column) : NULL;
  gsize length = find_kind (word);

  return entries != NULL && strlen (entries[0]) == length
         && strncmp (entries[0], word, length) == 0;
}

/* What the table seems to be, with what somebody typed. NULL after a refusal. */
static CjmGridPlan *
make_plan (const Options *options, const CjmTable *table, const CjmWords *words)
{
  g_autoptr (CjmGridPlan) plan
      = options->header > 0 ? cjm_grid_plan_new_at (table, (guint) options->header - 1, words)
                            : cjm_grid_plan_new (table, words);
  int column = cjm_grid_plan_find_column (plan, CJM_GRID_COLUMN_NAMES);

  for (guint k = 0; options->kinds != NULL && options->kinds[k] != NULL; k++)
    {
      const char *kind = options->kinds[k] + find_kind (options->kinds[k]) + 1;
      gboolean is_found = FALSE;

      for (guint i = 0; i < plan->n_rows; i++)
        if (names_lane (options->kinds[k], table, i, column))
          {
            cjm_grid_plan_set_row (
                plan, i, (CjmGridMeaning){ CJM_GRID_ROW_LANE, cjm_lane_kind_find (kind)->name });
            is_found = TRUE;
          }
      if (!is_found)
        {
          /* Translators: %s is what somebody typed. */
          cjm_cli_refuse ("import", _ ("the table has no lane for “%s”"), options->kinds[k]);
          return NULL;
        }
    }

  return g_steal_pointer (&plan);
}

static void
print_remarks (const char *name, GPtrArray *remarks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      const CjmRemark *remark = remarks->pdata[i];

      if (remark->line > 0)
        cjm_cli_print_error ("%s:%u: %s", name, remark->line, remark->text);
      else
        cjm_cli_print_error ("%s: %s", name, remark->text);
    }
}

/* The name of a file without its folder and its suffix. */
static char *
dup_title (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  char *title = g_file_get_basename (file);
  char *dot = title != NULL ? strrchr (title, '.') : NULL;

  if (dot != NULL && dot > title)
    *dot = '\0';
  return title;
}

static CjmCliStatus
save (const Options *options, const CjmMap *map)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (options->output);
  g_autoptr (GError) error = NULL;

  if (cjm_file_save (file, map, NULL, NULL, &error))
    return CJM_CLI_OK;

  cjm_cli_print_error ("%s: %s", options->output, error->message);
  return CJM_CLI_FAILED;
}

static gboolean
is_turned (const Options *options, const CjmTable *table, const CjmWords *words)
{
  return options->phases != NULL ? g_str_equal (options->phases, "rows")
                                 : cjm_grid_is_turned (table, words);
}

static CjmCliStatus
convert (const Options *options, const CjmImport *import, const char *language)
{
  g_autoptr (CjmWords) words = cjm_template_load_words (language);
  CjmNoteFormat format = { words, cjm_locale_find_decimal_mark (language) };
  g_autofree char *title = dup_title (options->files[0]);
  CjmImportChoices choices = {
    .language = language, .title = title, .format = &format, .is_rescaled = options->is_rescaled
  };
  g_autoptr (CjmTable) turned = NULL;
  g_autoptr (CjmGridPlan) plan = NULL;
  g_autoptr (GPtrArray) remarks = cjm_remarks_new ();
  GRand *random;
  g_autoptr (CjmMap) map = NULL;

  if (import->table != NULL)
    {
      choices.is_turned = is_turned (options, import->table, words);
      turned = choices.is_turned ? cjm_table_new_turned (import->table) : NULL;
      plan = make_plan (options, turned != NULL ? turned : import->table, words);
      if (plan == NULL)
        return CJM_CLI_USAGE;
      choices.plan = plan;
    }
  random = g_rand_new ();
  map = cjm_import_make_map (import, &choices, random, remarks);
  g_rand_free (random);

  print_remarks (options->files[0], import->remarks);
  print_remarks (options->files[0], remarks);
  if (!options->is_rescaled && cjm_import_has_other_scale (import, &choices))
    /* Translators: %s is a file; "--rescale" is typed as it is. */
    cjm_cli_print_error (_ ("%s: --rescale brings the scores to the scale of a map"),
                         options->files[0]);
  return save (options, map);
}

static CjmCliStatus
import_file (const Options *options, CjmImportFormat format)
{
  const char *name = options->files[0];
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GFile) output = g_file_new_for_commandline_arg (options->output);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CjmImport) import = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *own = cjm_language_dup_own ();
  const char *guessed;

  if (!options->is_forced && g_file_query_exists (output, NULL))
    {
      /* Translators: %s is a file; "--force" is typed as it is. */
      cjm_cli_print_error (_ ("%s: there is a file of this name; --force replaces it"),
                           options->output);
      return CJM_CLI_FAILED;
    }
  if (cjm_file_load (file, &bytes, NULL, &error))
    import = cjm_import_new (bytes, format, options->sheet, &error);
  if (import == NULL)
    {
      cjm_cli_print_file_error (name, error);
      return CJM_CLI_FAILED;
    }

  guessed = cjm_import_guess_language (import);
  return convert (options, import,
                  options->language != NULL ? options->language
                  : guessed != NULL         ? guessed
                                            : own);
}

static CjmCliStatus
check_and_import (const Options *options)
{
  CjmImportFormat format;

  if (options->files == NULL)
    return cjm_cli_refuse ("import", "%s", _ ("name the file to read"));
  if (options->files[1] != NULL)
    /* Translators: %s is what somebody typed. */
    return cjm_cli_refuse ("import", _ ("“%s” is one word too many; one file is read at a time"),
                           options->files[1]);
  if (options->output == NULL)
    return cjm_cli_refuse ("import", "%s", _ ("name the file to write with -o"));
  if (options->format != NULL ? !cjm_import_format_find (options->format, &format)
                              : !cjm_import_format_guess (options->files[0], &format))
    return refuse_format (options);
  if (options->phases != NULL && !g_str_equal (options->phases, "rows")
      && !g_str_equal (options->phases, "columns"))
    /* Translators: %s is what somebody typed; the other words are typed as they are. */
    return cjm_cli_refuse ("import", _ ("--phases is rows or columns, not “%s”"), options->phases);
  if (options->header < 0)
    return cjm_cli_refuse ("import", "%s", _ ("rows are counted from 1"));
  for (guint i = 0; options->kinds != NULL && options->kinds[i] != NULL; i++)
    if (find_kind (options->kinds[i]) == 0)
      return refuse_kind (options->kinds[i]);
  if (options->language != NULL && !cjm_language_is_valid (options->language))
    /* Translators: %s is what somebody typed. */
    return cjm_cli_refuse ("import", _ ("“%s” is no language; write a code such as en or es"),
                           options->language);

  return import_file (options, format);
}

static void
clear_options (Options *options)
{
  g_free (options->output);
  g_free (options->format);
  g_free (options->sheet);
  g_free (options->phases);
  g_free (options->language);
  g_strfreev (options->kinds);
  g_strfreev (options->files);
}

CjmCliStatus
cjm_cli_import (int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, N_ ("the map to write"),
      N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("csv, tsv, xlsx or mermaid (what the name of the file says)"), N_ ("FORMAT") },
    { "sheet", 0, 0, G_OPTION_ARG_STRING, &options.sheet,
      N_ ("the sheet of a workbook, or one of several diagrams, by name or number (the first)"),
      N_ ("SHEET") },
    { "phases", 0, 0, G_OPTION_ARG_STRING, &options.phases,
      N_ ("whether the phases of a table are its columns or its rows (what it seems to be)"),
      N_ ("columns|rows") },
    { "header", 0, 0, G_OPTION_ARG_INT, &options.header,
      N_ ("the row with the names of the phases, or the column where they are rows"),
      N_ ("NUMBER") },
    { "kind", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.kinds,
      N_ ("of what kind the lane of this name is, such as Mood=emotion; may be repeated"),
      N_ ("NAME=KIND") },
    { "rescale", 0, 0, G_OPTION_ARG_NONE, &options.is_rescaled,
      N_ ("bring scores of another scale, such as 0 to 10, to that of a map"), NULL },
    { "language", 'l', 0, G_OPTION_ARG_STRING, &options.language,
      N_ ("the language of the map, such as en or es (that of the file, or yours)"), N_ ("CODE") },
    { "force", 'f', 0, G_OPTION_ARG_NONE, &options.is_forced, N_ ("replace a file that is there"),
      NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (
          argc, argv, entries, _ ("FILE -o MAP"),
          _ ("Makes a map of a table (CSV, TSV, XLSX) or of a Mermaid journey, also inside "
             "Markdown."),
          _ ("In a table, phases are columns and lanes rows, or the other way round; a column "
             "without a\nname is a further step of the phase before it, and each line of a cell "
             "is a note. What is odd\nin the file, and what a map cannot keep, is said as "
             "“file:line: message”.\n\n"
             "The kinds of lane are: notes, thoughts, touchpoints, emotion, obstacles, metrics, "
             "actions,\npictures. “cjmap export” writes tables that come back.\n\n"
             "Exit status: 0 where the map was written, 1 where the file cannot be read or the map "
             "not be\nwritten, 2 for wrong use."),
          &status))
    status = check_and_import (&options);

  clear_options (&options);
  return status;
}
