#pragma once

#include <gio/gio.h>

/* The window's main menu, made anew when what it names has changed: the steps that undo and
 * redo would take, the maps opened last, the map's language. The caller frees the model. */
GMenuModel *cjm_main_menu_new (const char *undo, const char *redo, const char *language);
