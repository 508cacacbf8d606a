#pragma once

#include "cjm-map.h"

#include <gio/gio.h>

/* What a person prefers, kept by GSettings. Where its schema is not installed, as on a machine that
 * only has the program's file, the settings begin with their defaults and last as long as the
 * program runs: nothing fails.
 *
 * The signal "changed", with the key as its detail, tells of a change wherever it comes from. */

G_BEGIN_DECLS

#define CJM_TYPE_SETTINGS (cjm_settings_get_type ())
G_DECLARE_FINAL_TYPE (CjmSettings, cjm_settings, CJM, SETTINGS, GObject)

#define CJM_SETTING_LANGUAGE "language"               /* s: of new maps; empty: the person's own */
#define CJM_SETTING_THEME "theme"                     /* s: of new maps; empty: the first */
#define CJM_SETTING_AUTHOR "author"                   /* s: of new maps */
#define CJM_SETTING_CHECK_SPELLING "check-spelling"   /* b */
#define CJM_SETTING_PAPER "paper"                     /* s: as cjm_paper_parse() reads it */
#define CJM_SETTING_RESOLUTION "resolution"           /* i: dots per inch of pictures */
#define CJM_SETTING_EXPORT "export"                   /* a{sv}: the other choices of an export */
#define CJM_SETTING_APPEARANCE "appearance"           /* s: "desktop", "light" or "dark" */
#define CJM_SETTING_RECENT_COMMANDS "recent-commands" /* as: actions, the last one first */

CjmSettings *cjm_settings_new (void);

/* The settings of the program that is running. */
CjmSettings *cjm_settings_get (void);

GVariant *cjm_settings_dup_value (CjmSettings *settings, const char *key);

/* @value may be floating and must have the key's type. */
void cjm_settings_set_value (CjmSettings *settings, const char *key, GVariant *value);

char *cjm_settings_dup_string (CjmSettings *settings, const char *key);
gboolean cjm_settings_get_boolean (CjmSettings *settings, const char *key);
int cjm_settings_get_int (CjmSettings *settings, const char *key);

/* The language that a new map begins with. */
char *cjm_settings_dup_map_language (CjmSettings *settings);

/* A new map with what is preferred for new maps, but its language: that decided which template it
 * was made from. */
CjmMap *cjm_settings_apply (CjmSettings *settings, const CjmMap *map);

G_END_DECLS
