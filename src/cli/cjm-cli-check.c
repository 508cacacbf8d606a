#include "cjm-cli-command.h"
#include "cjm-format.h"
#include "cjm-locale.h"
#include "cjm-preflight.h"
#include "cjm-review.h"
#include "cjm-template.h"
#include "cjm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

typedef struct
{
  gboolean is_reviewed;
  char *paper;
  gboolean is_landscape, is_portrait;
  char **files;
} Options;

static char *
dup_date (const char *date, gpointer user_data)
{
  return cjm_locale_format_date (user_data, date);
}

static void
print_review (const char *name, const CjmMap *map)
{
  g_autofree char *language = cjm_language_dup_own ();
  g_autoptr (CjmLocale) locale = cjm_locale_new (language);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *today
      = g_strdup_printf ("%04d-%02d-%02d", g_date_time_get_year (now), g_date_time_get_month (now),
                         g_date_time_get_day_of_month (now));
  g_autoptr (GArray) findings = cjm_map_review (map, today);

  for (guint i = 0; i < findings->len; i++)
    {
      const CjmFinding *finding = &g_array_index (findings, CjmFinding, i);
      g_autofree char *text = cjm_finding_dup_text (finding, map, dup_date, locale);

      printf ("%s: %s\n", name, text);
    }
}

/* What a later version added is kept, so that this is no fault of the file. */
static void
print_version (const char *name, const CjmMap *map)
{
  if (map->format_minor > CJM_FORMAT_MINOR)
    /* Translators: the numbers are those of a version, such as 1.3. */
    printf (_ ("%s: made by a newer CJMap (format %d.%u); what this version does not know is "
               "kept\n"),
            name, CJM_FORMAT_MAJOR, map->format_minor);
}

/* FALSE after saying why there is no such page. */
static gboolean
print_preflight (const char *name, const CjmMap *map, const Options *options, const CjmPaper *paper)
{
  CjmOrientation orientation = options->is_landscape  ? CJM_ORIENTATION_LANDSCAPE
                               : options->is_portrait ? CJM_ORIENTATION_PORTRAIT
                                                      : CJM_ORIENTATION_AUTOMATIC;
  g_autoptr (CjmWords) words = cjm_template_load_words (map->language);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) findings
      = cjm_preflight (map, words, paper, orientation, CJM_PAPER_MARGIN, &error);

  if (findings == NULL)
    {
      cjm_cli_print_error ("%s: %s", name, error->message);
      return FALSE;
    }

  for (guint i = 0; i < findings->len; i++)
    printf ("%s: %s\n", name, g_array_index (findings, CjmPreflightFinding, i).text);
  return TRUE;
}

static CjmCliStatus
check_files (const Options *options, const CjmPaper *paper)
{
  CjmCliStatus status = CJM_CLI_OK;

  for (guint i = 0; options->files[i] != NULL; i++)
    {
      const char *name = options->files[i];
      g_autoptr (CjmMap) map = cjm_cli_load_map (name);

      if (map != NULL)
        print_version (name, map);
      if (map != NULL && options->is_reviewed)
        print_review (name, map);
      if (map == NULL || (options->paper != NULL && !print_preflight (name, map, options, paper)))
        status = CJM_CLI_FAILED;
    }

  return status;
}

static CjmCliStatus
read_and_check (const Options *options)
{
  CjmPaper paper = { 0 };
  g_autoptr (GError) error = NULL;

  if (options->files == NULL)
    return cjm_cli_refuse ("check", "%s", _ ("name the file of a map"));
  if (options->is_landscape && options->is_portrait)
    return cjm_cli_refuse ("check", "%s", _ ("--landscape and --portrait exclude each other"));
  if (options->paper != NULL && !cjm_paper_parse (options->paper, &paper, &error))
    return cjm_cli_refuse ("check", "%s", error->message);

  return check_files (options, &paper);
}

CjmCliStatus
cjm_cli_check (int argc, char **argv)
{
  Options options = { FALSE };
  const GOptionEntry entries[] = {
    { "review", 'r', 0, G_OPTION_ARG_NONE, &options.is_reviewed,
      N_ ("say too what the maps still lack, as “file: sentence”"), NULL },
    { "paper", 'p', 0, G_OPTION_ARG_STRING, &options.paper,
      N_ ("say too how the maps would come out on this paper"), N_ ("PAPER") },
    { "landscape", 0, 0, G_OPTION_ARG_NONE, &options.is_landscape,
      N_ ("the long side of the paper lies down"), NULL },
    { "portrait", 0, 0, G_OPTION_ARG_NONE, &options.is_portrait,
      N_ ("the long side of the paper stands up"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (cjm_cli_parse (
          argc, argv, entries, _ ("FILE…"),
          _ ("Finds out whether maps can be opened. What is wrong is said as "
             "“file:line:column: message”."),
          _ ("A review and what is said about a paper are advice: they change nothing and not the "
             "exit\nstatus either. Papers are named as for “cjmap export”.\n\n"
             "Exit status: 0 where all files can be opened, 1 where one cannot or does not go on "
             "the paper\nat all, 2 for wrong use."),
          &status))
    status = read_and_check (&options);

  g_free (options.paper);
  g_strfreev (options.files);
  return status;
}
