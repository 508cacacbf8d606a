#include "cjm-cli-command.h"
#include "cjm-locale.h"
#include "cjm-review.h"
#include "cjm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

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

static CjmCliStatus
check_files (char **files, gboolean is_reviewed)
{
  CjmCliStatus status = CJM_CLI_OK;

  for (guint i = 0; files[i] != NULL; i++)
    {
      g_autoptr (CjmMap) map = cjm_cli_load_map (files[i]);

      if (map == NULL)
        status = CJM_CLI_FAILED;
      else if (is_reviewed)
        print_review (files[i], map);
    }

  return status;
}

CjmCliStatus
cjm_cli_check (int argc, char **argv)
{
  g_auto (GStrv) files = NULL;
  gboolean is_reviewed = FALSE;
  const GOptionEntry entries[] = {
    { "review", 'r', 0, G_OPTION_ARG_NONE, &is_reviewed,
      N_ ("say too what the maps still lack, as “file: sentence”"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };
  CjmCliStatus status = CJM_CLI_OK;

  if (!cjm_cli_parse (
          argc, argv, entries, _ ("FILE…"),
          _ ("Finds out whether maps can be opened. What is wrong is said as "
             "“file:line:column: message”."),
          _ ("A review is advice: it changes nothing and not the exit status either.\n\n"
             "Exit status: 0 where all files can be opened, 1 where one cannot, "
             "2 for wrong use."),
          &status))
    return status;
  if (files == NULL)
    return cjm_cli_refuse ("check", "%s", _ ("name the file of a map"));

  return check_files (files, is_reviewed);
}
