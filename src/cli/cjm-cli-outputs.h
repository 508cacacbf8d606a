#pragma once

#include "cjm-cli.h"
#include "cjm-export.h"

/* Where an export goes: into a file, into a folder under the names of the maps, or to the
 * standard output. For the files of the command line only. */

G_BEGIN_DECLS

/* The standard output. */
#define CJM_CLI_STDOUT "-"

/* Several maps go into a folder, and so does one where @output is a folder or ends in a slash. */
gboolean cjm_cli_is_folder (const char *output, char **files);

/* What kind of file is to be written: @name is what --format says, or NULL where the name of
 * @output must tell. FALSE after a refusal. */
gboolean cjm_cli_choose_format (const char *name,
                                const char *output,
                                gboolean is_folder,
                                CjmExportFormat *format);

/* The files to write in @folder, in the order of @files, with @suffix; the caller frees them. NULL
 * after a refusal: two of them would be the same, or the folder cannot be one. Nothing has been
 * written then. */
char **cjm_cli_name_outputs (const char *folder, char **files, const char *suffix);

/* Makes @folder where there is none; its parent must be there. FALSE after saying why. */
gboolean cjm_cli_make_folder (const char *folder);

/* FALSE after saying why. */
gboolean cjm_cli_write_stdout (GBytes *bytes);

G_END_DECLS
