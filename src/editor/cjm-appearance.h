#pragma once

#include "cjm-settings.h"

/* Light, dark and high contrast of the windows: what the person has chosen in the preferences, or
 * else what the desktop says through its settings portal, which GTK 4.8 does not ask. It is asked
 * in the background; where there is none, the windows look as GTK's own settings have it. The sheet
 * is paper and keeps its colours. */

G_BEGIN_DECLS

#define CJM_TYPE_APPEARANCE (cjm_appearance_get_type ())
G_DECLARE_FINAL_TYPE (CjmAppearance, cjm_appearance, CJM, APPEARANCE, GObject)

/* Follows from now on, until it is freed. GTK must have a display. */
CjmAppearance *cjm_appearance_new (CjmSettings *settings);

G_END_DECLS
