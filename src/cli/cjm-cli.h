#pragma once

#include <glib.h>

/* The command line: everything that `cjmap` does without a window. Results go to the standard
 * output, remarks and errors to the standard error; wrong use is one line there.
 *
 * No display is needed. setlocale(), bindtextdomain() and xmlInitParser() must have been called. */

G_BEGIN_DECLS

typedef enum
{
  CJM_CLI_OK = 0,
  CJM_CLI_FAILED = 1, /* a file cannot be read or written; maps differ or are in conflict */
  CJM_CLI_USAGE = 2   /* wrong use; where 1 tells of maps, a file that cannot be read, too */
} CjmCliStatus;

/* Runs what @argv asks for and returns the status to exit with. Where the words are files or
 * nothing at all, which means the editor, *is_handled is FALSE and nothing has been done. */
int cjm_cli_run (int argc, char **argv, gboolean *is_handled);

G_END_DECLS
