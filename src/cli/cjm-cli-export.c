#include "cjm-cli-command.h"
#include "cjm-cli-outputs.h"
#include "cjm-edit.h"
#include "cjm-export.h"
#include "cjm-prepress.h"
#include "cjm-report.h"
#include "cjm-tiling.h"
#include "cjm-save.h"
#include "cjm-template.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  char *output;
  char *format;
  char *paper;
  gboolean is_landscape;
  gboolean is_portrait;
  char *margin;
  char *bleed;
  gboolean has_marks;
  char *tile;
  char *overlap;
  char *dpi;
  char *theme;
  char *table;
  gboolean is_transparent;
  gboolean has_outlines;
  gboolean has_cards;
  gboolean has_report;
  gboolean is_blank;
  char **files;
} Options;

/* Figures and a point: what else a C library takes for a number is no measure. */
static gboolean
parse_number (const char *text, double least, double most, double *number)
{
  char *end;

  *number = g_ascii_strtod (text, &end);
  return *text != '\0' && text[strspn (text, "0123456789.")] == '\0' && *end == '\0'
         && *number >= least && *number <= most;
}

/* FALSE after a refusal. */
static gboolean
parse_dpi (const char *text, double *dpi)
{
  if (parse_number (text, CJM_EXPORT_MIN_DPI, CJM_EXPORT_MAX_DPI, dpi))
    return TRUE;

  /* Translators: %s is what somebody typed, the numbers are dots per inch. */
  cjm_cli_refuse ("export", _ ("“%s” is no resolution; choose from %d to %d dpi"), text,
                  CJM_EXPORT_MIN_DPI, CJM_EXPORT_MAX_DPI);
  return FALSE;
}

/* Millimetres; FALSE after a refusal. */
static gboolean
parse_length (const char *text, double most, double *length)
{
  if (parse_number (text, 0, most, length))
    return TRUE;

  /* Translators: %s is what somebody typed, the number is millimetres. */
  cjm_cli_refuse ("export", _ ("“%s” is no length; choose from 0 to %g mm"), text, most);
  return FALSE;
}

static gboolean
read_margin (const Options *options, CjmExportOptions *export)
{
  g_autoptr (GError) error = NULL;

  export->margin = CJM_PAPER_MARGIN;
  if (options->margin == NULL)
    return TRUE;
  if (!parse_length (options->margin, CJM_PAPER_MAX_SIDE, &export->margin))
    return FALSE;

  export->has_margin = TRUE;
  if (cjm_paper_check_margin (&export->paper, export->margin, &error))
    return TRUE;

  cjm_cli_refuse ("export", "%s", error->message);
  return FALSE;
}

static gboolean
read_tile (const Options *options, CjmExportOptions *export)
{
  g_autoptr (GError) error = NULL;

  export->overlap = CJM_TILING_OVERLAP;
  if (options->tile == NULL)
    return TRUE;
  if (!cjm_paper_parse (options->tile, &export->tile, &error))
    cjm_cli_refuse ("export", "%s", error->message);
  else if (!cjm_tiling_can_use (&export->tile))
    cjm_cli_refuse ("export", _ ("“%s” is no sheet for --tile; choose A4, A3, Letter or Tabloid"),
                    options->tile);
  else if (options->bleed != NULL || options->has_marks)
    cjm_cli_refuse ("export", "%s",
                    _ ("--tile has marks of its own and excludes --bleed and --marks"));
  else
    return options->overlap == NULL
           || parse_length (options->overlap, CJM_TILING_MAX_OVERLAP, &export->overlap);

  return FALSE;
}

/* The option that asks for pages of another kind than a poster; NULL without one. */
static const char *
get_pages_option (const Options *options)
{
  if (options->has_cards)
    return "--cards";

  return options->has_report ? "--report" : NULL;
}

/* What has pages of its own is a PDF, and no poster. FALSE after a refusal. */
static gboolean
check_pages (const Options *options, const CjmExportOptions *export)
{
  const char *option = get_pages_option (options);
  g_autoptr (GError) error = NULL;

  if (option == NULL)
    return TRUE;

  if (options->has_cards + options->has_report + options->is_blank > 1)
    cjm_cli_refuse ("export", "%s", _ ("--cards, --report and --blank exclude each other"));
  else if (export->format != CJM_EXPORT_PDF)
    /* Translators: %s is an option. */
    cjm_cli_refuse ("export", _ ("%s makes a PDF; name a file that ends in .pdf"), option);
  else if (options->bleed != NULL || options->has_marks || options->tile != NULL)
    /* Translators: %s is an option. */
    cjm_cli_refuse ("export", _ ("%s excludes --bleed, --marks and --tile"), option);
  else if (options->has_report && !cjm_report_check_paper (&export->paper, export->margin, &error))
    cjm_cli_refuse ("export", "%s", error->message);
  else
    return TRUE;

  return FALSE;
}

/* What a print shop wants of a PDF. */
static gboolean
read_prepress (const Options *options, CjmExportOptions *export)
{
  export->has_marks = options->has_marks;
  return (options->bleed == NULL
          || parse_length (options->bleed, CJM_PREPRESS_MAX_BLEED, &export->bleed))
         && read_tile (options, export);
}

static void
remark_on_paper (const Options *options, const CjmExportOptions *export)
{
  if (!cjm_paper_is_fit (&export->paper) || get_pages_option (options) != NULL)
    return;

  if (options->margin != NULL)
    cjm_cli_print_error (_ ("%s: a page as large as the map has its own margins; choose a --paper"),
                         options->output);
  if (options->is_landscape || options->is_portrait)
    cjm_cli_print_error (_ ("%s: a page as large as the map cannot be turned; choose a --paper"),
                         options->output);
}

/* What was asked for has no meaning for this kind of file: that is worth a word, and no reason
 * to stop a script that exports several kinds with the same options. */
static void
remark_on_useless (const Options *options, const CjmExportOptions *export)
{
  if (options->dpi != NULL && export->format != CJM_EXPORT_PNG)
    cjm_cli_print_error (_ ("%s: --dpi is for PNG only and was passed over"), options->output);
  if (options->is_transparent && export->format != CJM_EXPORT_PNG)
    cjm_cli_print_error (_ ("%s: --transparent is for PNG only and was passed over"),
                         options->output);
  if (options->has_outlines && export->format != CJM_EXPORT_SVG)
    cjm_cli_print_error (_ ("%s: --outlines is for SVG only and was passed over"), options->output);
  if ((options->bleed != NULL || options->has_marks || options->tile != NULL)
      && export->format != CJM_EXPORT_PDF && cjm_export_format_is_drawn (export->format))
    cjm_cli_print_error (
        _ ("%s: --bleed, --marks and --tile are for PDF only and were passed over"),
        options->output);
  if (options->is_blank && !cjm_export_format_is_drawn (export->format))
    cjm_cli_print_error (_ ("%s: --blank is for PDF, SVG and PNG only and was passed over"),
                         options->output);
  if (options->table != NULL && !cjm_export_format_is_table (export->format))
    cjm_cli_print_error (_ ("%s: --table is for CSV and TSV only and was passed over"),
                         options->output);
  if (!cjm_export_format_is_drawn (export->format))
    {
      if (options->paper != NULL || options->is_landscape || options->is_portrait
          || options->margin != NULL || options->bleed != NULL || options->has_marks
          || options->tile != NULL)
        cjm_cli_print_error (_ ("%s: a file of this kind has no paper; --paper and what "
                                "goes with it were passed over"),
                             options->output);
    }
  else
    remark_on_paper (options, export);
}

static char *
dup_table_names (void)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < CJM_N_MAP_TABLES; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            cjm_map_table_get_name ((CjmMapTable) i));

  return g_string_free (names, FALSE);
}

static void
refuse_table (const char *name)
{
  g_autofree char *names = dup_table_names ();

  /* Translators: the first is what somebody typed, the second a list of what can be typed. */
  cjm_cli_refuse ("export", _ ("“%s” is no table of a map; choose one of %s"), name, names);
}

/* FALSE after a refusal. */
static gboolean
read_options (const Options *options, gboolean is_folder, CjmExportOptions *export)
{
  g_autoptr (GError) error = NULL;

  if (!cjm_cli_choose_format (options->format, options->output, is_folder, &export->format))
    return FALSE;

  if (options->is_landscape && options->is_portrait)
    cjm_cli_refuse ("export", "%s", _ ("--landscape and --portrait exclude each other"));
  else if (options->paper != NULL && !cjm_paper_parse (options->paper, &export->paper, &error))
    cjm_cli_refuse ("export", "%s", error->message);
  else if (options->table != NULL && !cjm_map_table_find (options->table, &export->table))
    refuse_table (options->table);
  else if (read_margin (options, export) && check_pages (options, export)
           && read_prepress (options, export)
           && (options->dpi == NULL || parse_dpi (options->dpi, &export->dpi)))
    {
      export->orientation = options->is_landscape  ? CJM_ORIENTATION_LANDSCAPE
                            : options->is_portrait ? CJM_ORIENTATION_PORTRAIT
                                                   : CJM_ORIENTATION_AUTOMATIC;
      export->is_transparent = options->is_transparent;
      export->has_outlines = options->has_outlines;
      export->has_cards = options->has_cards;
      export->has_report = options->has_report;
      export->is_blank = options->is_blank;
      return TRUE;
    }

  return FALSE;
}

/* @output: a file, or CJM_CLI_STDOUT. FALSE after saying why. */
static gboolean
export_file (const char *name,
             const char *output,
             const Options *options,
             const CjmExportOptions *export)
{
  g_autoptr (CjmMap) loaded = cjm_cli_load_map (name);
  g_autoptr (CjmMap) map = NULL;
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (output);
  g_autoptr (CjmWords) words = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *remark = NULL;

  if (loaded == NULL)
    return FALSE;

  map = options->theme != NULL ? cjm_map_set_theme (loaded, options->theme) : cjm_map_ref (loaded);
  words = cjm_template_load_words (map->language);
  bytes = cjm_export_to_bytes (map, words, export, &remark, &error);
  if (bytes != NULL && g_str_equal (output, CJM_CLI_STDOUT))
    return cjm_cli_write_stdout (bytes);
  if (bytes == NULL || !cjm_file_write_bytes (file, bytes, &error))
    {
      cjm_cli_print_error ("%s: %s", output, error->message);
      return FALSE;
    }

  if (remark != NULL)
    cjm_cli_print_error ("%s: %s", output, remark);
  return TRUE;
}

/* All that can be written is; what cannot be is told of. */
static CjmCliStatus
export_files (char **outputs, const Options *options, const CjmExportOptions *export)
{
  guint n_failed = 0, n_files = g_strv_length (options->files);

  for (guint i = 0; i < n_files; i++)
    if (!export_file (options->files[i], outputs[i], options, export))
      n_failed++;

  if (n_failed < n_files)
    remark_on_useless (options, export);
  return n_failed > 0 ? CJM_CLI_FAILED : CJM_CLI_OK;
}

static CjmCliStatus
export_into_folder (const Options *options, const CjmExportOptions *export)
{
  g_auto (GStrv) outputs = cjm_cli_name_outputs (options->output, options->files,
                                                 cjm_export_format_get_suffix (export->format));

  if (outputs == NULL)
    return CJM_CLI_USAGE;
  if (!cjm_cli_make_folder (options->output))
    return CJM_CLI_FAILED;

  return export_files (outputs, options, export);
}

static CjmCliStatus
check_and_export (const Options *options)
{
  CjmExportOptions export = { 0 };
  CjmCliStatus status;
  gboolean is_folder;

  if (options->files == NULL)
    return cjm_cli_refuse ("export", "%s", _ ("name the file of a map"));
  if (options->output == NULL)
    return cjm_cli_refuse ("export", "%s", _ ("name the file to write with -o"));
  is_folder = cjm_cli_is_folder (options->output, options->files);
  if (!read_options (options, is_folder, &export))
    return CJM_CLI_USAGE;
  if (!cjm_cli_check_theme ("export", options->theme, &status))
    return status;

  return is_folder ? export_into_folder (options, &export)
                   : export_files ((char *[]){ options->output, NULL }, options, &export);
}

static char *
describe (void)
{
  GString *names = g_string_new (NULL);
  g_autofree char *suffixes = cjm_export_format_dup_suffixes ();
  g_autofree char *tables = dup_table_names ();
  g_autofree char *formats = NULL, *papers = NULL;

  for (const CjmPaperSize *size = cjm_paper_get_sizes (); size->name != NULL; size++)
    g_string_append_printf (names, "%s, ", size->name);

  /* Translators: the lists are of what can be typed. */
  formats = g_strdup_printf (_ ("Formats: %s\nTables: %s"), suffixes, tables);
  /* Translators: %s is a list of papers that ends in a comma and a space. */
  papers = g_strdup_printf (
      _ ("Papers: %s\nWxHmm or WxHin for any other, such as 914x1500mm or 36x48in, and fit for one "
         "page as large\nas the map, which is what is made without --paper. Of a roll as much is "
         "used as the map\nneeds. On paper the map is laid out so that it fills it.\n\n"
         "A folder that is not there is made, in one that is. Of several maps, all that can be "
         "read\nare written.\n\n"
         "Exit status: 0 where all files were written, 1 where a file could not be read or "
         "written,\n2 for wrong use."),
      names->str);
  g_string_free (names, TRUE);

  return g_strconcat (formats, "\n", papers, NULL);
}

CjmCliStatus
cjm_cli_export (int argc, char **argv)
{
  Options options = { NULL };
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_ ("the file to write, in the format that the end of its name says; or a folder"),
      N_ ("FILE") },
    { "format", 0, 0, G_OPTION_ARG_STRING, &options.format,
      N_ ("such as pdf: for a folder and for “-o -”, the standard output"), N_ ("FORMAT") },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options.paper, N_ ("the paper (fit)"), N_ ("PAPER") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options.is_landscape,
      N_ ("the long side of the paper lies down"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options.is_portrait,
      N_ ("the long side of the paper stands up"), NULL },
    { "margin", 0, 0, G_OPTION_ARG_STRING, &options.margin,
      N_ ("what stays free around the map on paper (10)"), N_ ("MM") },
    { "bleed", 0, 0, G_OPTION_ARG_STRING, &options.bleed,
      N_ ("PDF: how far the ground goes on where the paper is cut (0)"), N_ ("MM") },
    { "marks", 0, 0, G_OPTION_ARG_NONE, &options.has_marks,
      N_ ("PDF: marks where the paper is cut"), NULL },
    { "tile", 0, 0, G_OPTION_ARG_STRING, &options.tile,
      N_ ("PDF: over many sheets of A4, A3, Letter or Tabloid"), N_ ("PAPER") },
    { "overlap", 0, 0, G_OPTION_ARG_STRING, &options.overlap, N_ ("of such sheets (15)"),
      N_ ("MM") },
    { "dpi", 0, 0, G_OPTION_ARG_STRING, &options.dpi,
      N_ ("PNG: dots per inch, from 10 to 2400 (150)"), N_ ("N") },
    { "transparent", 0, 0, G_OPTION_ARG_NONE, &options.is_transparent,
      N_ ("PNG: without the paper behind the map"), NULL },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme,
      N_ ("how the map looks, whatever theme it has"), N_ ("ID") },
    { "outlines", 0, 0, G_OPTION_ARG_NONE, &options.has_outlines,
      N_ ("SVG: letters as shapes, for who lacks the fonts"), NULL },
    { "cards", 0, 0, G_OPTION_ARG_NONE, &options.has_cards,
      N_ ("PDF: the notes as cards to cut out, each with its code"), NULL },
    { "report", 0, 0, G_OPTION_ARG_NONE, &options.has_report,
      N_ ("PDF: pages to read at a desk (A4), with metrics, actions and sources as tables"), NULL },
    { "blank", 0, 0, G_OPTION_ARG_NONE, &options.is_blank,
      N_ ("PDF, SVG and PNG: without notes, with room for sticky ones of 76 mm"), NULL },
    { "table", 0, 0, G_OPTION_ARG_STRING, &options.table,
      N_ ("CSV and TSV: which table of the map (grid)"), N_ ("TABLE") },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  g_autofree char *description = describe ();
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (argc, argv, entries, _ ("FILE… -o OUTPUT"),
                     _ ("Writes a map in another format: on one page, as tables, or as a text to "
                        "read. Several maps go into a folder under their names."),
                     description, &status))
    status = check_and_export (&options);

  g_free (options.output);
  g_free (options.format);
  g_free (options.paper);
  g_free (options.margin);
  g_free (options.bleed);
  g_free (options.tile);
  g_free (options.overlap);
  g_free (options.dpi);
  g_free (options.theme);
  g_free (options.table);
  g_strfreev (options.files);
  return status;
}
