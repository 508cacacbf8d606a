#pragma once

#include "cjm-cli.h"
#include "cjm-map.h"
#include "cjm-note-text.h"

/* What the commands share. For the files of the command line only. */

G_BEGIN_DECLS

/* @argv begins with the word that names the command. */
CjmCliStatus cjm_cli_export (int argc, char **argv);
CjmCliStatus cjm_cli_check (int argc, char **argv);
CjmCliStatus cjm_cli_import (int argc, char **argv);
CjmCliStatus cjm_cli_new (int argc, char **argv);
CjmCliStatus cjm_cli_templates (int argc, char **argv);
CjmCliStatus cjm_cli_themes (int argc, char **argv);
CjmCliStatus cjm_cli_thumbnail (int argc, char **argv);
CjmCliStatus cjm_cli_diff (int argc, char **argv);
CjmCliStatus cjm_cli_merge (int argc, char **argv);

/* Reads the options of a command from @argv. @arguments describes what is typed beside them;
 * @summary and @description stand above and below the list that --help prints. FALSE where the
 * command is over, after help or a refusal: *status is what to exit with. */
gboolean cjm_cli_parse (int argc,
                        char **argv,
                        const GOptionEntry *entries,
                        const char *arguments,
                        const char *summary,
                        const char *description,
                        CjmCliStatus *status);

/* One line on the standard error, "cjmap COMMAND: ...", and the status for wrong use. */
CjmCliStatus cjm_cli_refuse (const char *command, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* Whether @theme, which may be NULL, is the id of a theme; @status is what to exit with else. */
gboolean cjm_cli_check_theme (const char *command, const char *theme, CjmCliStatus *status);

/* One line on the standard error, without an end. */
void cjm_cli_print_error (const char *format, ...) G_GNUC_PRINTF (1, 2);

/* Why the file called @name cannot be read, as compilers do: "file:line:column: message". */
void cjm_cli_print_file_error (const char *name, const GError *error);

/* The map in the file called @name, or NULL after saying why. */
CjmMap *cjm_cli_load_map (const char *name);

/* How values are written in the language of the process; *words is to be freed. */
CjmNoteFormat cjm_cli_create_format (CjmWords **words);

G_END_DECLS
