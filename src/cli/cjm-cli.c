#include "cjm-cli-command.h"
#include "cjm-config.h"
#include "cjm-locale.h"
#include "cjm-reader.h"
#include "cjm-save.h"
#include "cjm-template.h"
#include "cjm-words.h"

#include <glib/gi18n.h>
#include <stdio.h>

static const struct
{
  const char *name;
  CjmCliStatus (*run) (int argc, char **argv);
  const char *summary;
} commands[] = {
  { "export", cjm_cli_export, N_ ("write a map as PDF, SVG or PNG") },
  { "thumbnail", cjm_cli_thumbnail, N_ ("write a small picture of a map, for file managers") },
  { "import", cjm_cli_import, N_ ("make a map of a table or a Mermaid journey") },
  { "diff", cjm_cli_diff, N_ ("say what differs between two maps") },
  { "merge", cjm_cli_merge, N_ ("put together what two people made of a map") },
  { "check", cjm_cli_check, N_ ("find out whether maps can be opened") },
  { "new", cjm_cli_new, N_ ("write a new map from a template") },
  { "templates", cjm_cli_templates, N_ ("list the templates for new maps") },
  { "themes", cjm_cli_themes, N_ ("list how a map can look") },
};

static void
print_line (FILE *stream, const char *text)
{
  fputs (text, stream);
  fputc ('\n', stream);
}

void
cjm_cli_print_error (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  print_line (stderr, message);
}

CjmCliStatus
cjm_cli_refuse (const char *command, const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  /* What somebody typed may hold a line end; a refusal is one line. */
  g_strdelimit (message, "\r\n", ' ');
  if (command != NULL)
    /* Translators: "cjmap" and "--help" are typed as they are; the first two %s are the name of
     * a command and what is wrong with its use. */
    cjm_cli_print_error (_ ("cjmap %s: %s (see “cjmap %s --help”)"), command, message, command);
  else
    /* Translators: %s is what is wrong with the use of the program. */
    cjm_cli_print_error (_ ("cjmap: %s (see “cjmap --help”)"), message);

  return CJM_CLI_USAGE;
}

static gboolean
asks_for_help (int argc, char **argv)
{
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    if (g_str_equal (argv[i], "--help") || g_str_equal (argv[i], "-h"))
      return TRUE;

  return FALSE;
}

/* GLib's own --help would leave the program. The first line names the program by what GLib
 * knows as its name. */
static void
print_command_help (GOptionContext *context, const char *command)
{
  g_autofree char *name = g_strdup_printf ("cjmap %s", command);
  g_autofree char *old_name = g_strdup (g_get_prgname ());
  g_autofree char *help = NULL;

  g_set_prgname (name);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname (old_name);
  fputs (help, stdout);
}

gboolean
cjm_cli_parse (int argc,
               char **argv,
               const GOptionEntry *entries,
               const char *arguments,
               const char *summary,
               const char *description,
               CjmCliStatus *status)
{
  g_autoptr (GOptionContext) context = g_option_context_new (arguments);
  g_auto (GStrv) words = g_new0 (char *, argc + 1);
  g_autoptr (GError) error = NULL;

  for (int i = 0; i < argc; i++)
    words[i] = g_strdup (argv[i]);

  g_option_context_set_summary (context, summary);
  g_option_context_set_description (context, description);
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);

  if (asks_for_help (argc, argv))
    {
      print_command_help (context, argv[0]);
      *status = CJM_CLI_OK;
      return FALSE;
    }
  if (!g_option_context_parse_strv (context, &words, &error))
    {
      *status = cjm_cli_refuse (argv[0], "%s", error->message);
      return FALSE;
    }

  return TRUE;
}

void
cjm_cli_print_file_error (const char *name, const GError *error)
{
  guint line = cjm_read_error_get_line (error);

  if (line > 0)
    cjm_cli_print_error ("%s:%u:%u: %s", name, line, MAX (1, cjm_read_error_get_column (error)),
                         error->message);
  else
    cjm_cli_print_error ("%s: %s", name, error->message);
}

CjmMap *
cjm_cli_load_map (const char *name)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (name);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;
  CjmMap *map = NULL;

  if (cjm_file_load (file, &bytes, NULL, &error))
    map = cjm_reader_read (bytes, &error);
  if (map == NULL)
    cjm_cli_print_file_error (name, error);

  return map;
}

CjmNoteFormat
cjm_cli_create_format (CjmWords **words)
{
  g_autofree char *language = cjm_language_dup_own ();

  *words = cjm_template_load_words (language);
  return (CjmNoteFormat){ *words, cjm_locale_find_decimal_mark (language) };
}

static void
print_help (void)
{
  print_line (stdout, _ ("Usage:"));
  print_line (stdout, _ ("  cjmap [FILE…]            open maps in the editor"));
  print_line (stdout, _ ("  cjmap COMMAND [OPTION…]  do something without the editor"));
  print_line (stdout, _ ("\nCommands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    g_print ("  %-9s %s\n", commands[i].name, _ (commands[i].summary));
  print_line (stdout, _ ("\nOptions:"));
  print_line (stdout, _ ("  -h, --help     show this help"));
  print_line (stdout, _ ("  --version      show the version"));
  print_line (stdout, _ ("\n“cjmap COMMAND --help” shows the options of a command. A file that "
                         "is called like a command\nis opened with a path: cjmap ./new"));
}

/* GLib's own options are the desktop's way to start a program as a service. */
static gboolean
is_for_editor (const char *word)
{
  return word[0] != '-' || g_str_has_prefix (word, "--gapplication-");
}

int
cjm_cli_run (int argc, char **argv, gboolean *is_handled)
{
  *is_handled = TRUE;

  for (guint i = 0; argc > 1 && i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (argv[1], commands[i].name))
      return commands[i].run (argc - 1, argv + 1);

  if (asks_for_help (argc, argv))
    {
      print_help ();
      return CJM_CLI_OK;
    }
  for (int i = 1; i < argc && !g_str_equal (argv[i], "--"); i++)
    {
      if (g_str_equal (argv[i], "--version"))
        {
          print_line (stdout, "CJMap " CJM_VERSION);
          return CJM_CLI_OK;
        }
      if (!is_for_editor (argv[i]))
        /* Translators: %s is what somebody typed. */
        return cjm_cli_refuse (NULL, _ ("there is no option “%s”"), argv[i]);
    }

  *is_handled = FALSE;
  return CJM_CLI_OK;
}
