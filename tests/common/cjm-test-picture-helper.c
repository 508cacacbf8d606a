#include <stdlib.h>
#include <string.h>

#include "cjm-picture-helper.h"

/* Programs that decode pictures start themselves as the helper (see cjm-picture-helper.h). The
 * application looks for the command in its main(); tests have it here, before theirs. */

__attribute__ ((constructor)) static void
run_helper (int argc, char **argv)
{
  if (argc == 2 && strcmp (argv[1], CJM_PICTURE_HELPER_COMMAND) == 0)
    exit (cjm_picture_helper_run ());
}
