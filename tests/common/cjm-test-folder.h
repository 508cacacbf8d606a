#pragma once

#include <glib.h>

/* Folders that tests make for themselves. */

G_BEGIN_DECLS

/* A file, or a folder with all that is in it. */
void cjm_test_delete_tree (const char *path);

G_END_DECLS
