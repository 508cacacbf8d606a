#include "cjm-test-folder.h"

#include <glib/gstdio.h>

void
cjm_test_delete_tree (const char *path)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *inner = g_build_filename (path, name, NULL);

      cjm_test_delete_tree (inner);
    }
  g_assert_cmpint (g_remove (path), ==, 0);
}
