#include "cjm-application.h"
#include "cjm-cli.h"
#include "cjm-config.h"
#include "cjm-picture-helper.h"

#include <glib/gi18n.h>
#include <libxml/parser.h>
#include <locale.h>

/* Chooses between the command line, the editor and the helper. */

/* Translations lie where the program was installed; a program that is run from its build
 * folder finds those that were built beside it. */
static char *
dup_locale_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);
  g_autofree char *folder = program != NULL ? g_path_get_dirname (program) : NULL;
  g_autofree char *built = folder != NULL ? g_build_filename (folder, "..", "po", NULL) : NULL;
  g_autofree char *mark
      = built != NULL ? g_build_filename (folder, "..", "build.ninja", NULL) : NULL;

  if (mark != NULL && g_file_test (mark, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&built);

  return g_strdup (CJM_LOCALE_DIR);
}

static int
run (int argc, char **argv)
{
  g_autofree char *locale_folder = dup_locale_folder ();
  g_autoptr (GtkApplication) application = NULL;
  gboolean is_handled;
  int status;

  setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, locale_folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  xmlInitParser ();

  status = cjm_cli_run (argc, argv, &is_handled);
  if (is_handled)
    return status;

  application = cjm_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}

int
main (int argc, char **argv)
{
  /* Pictures of strangers are decoded by a process that does nothing else. */
  if (argc == 2 && g_str_equal (argv[1], CJM_PICTURE_HELPER_COMMAND))
    return cjm_picture_helper_run ();

  return run (argc, argv);
}
