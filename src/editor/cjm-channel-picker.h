#pragma once

#include "cjm-document.h"

#include <gtk/gtk.h>

/* A popover to pick a channel by typing: the map's own channels and those of the vocabulary,
 * by the names that they have in the map's language. What is in neither can be added.
 *
 * Signal: "chosen" with the name of a channel of the vocabulary (or ""), the id of one of the
 * map's own (or 0), and what to call a new one (or ""). */

G_BEGIN_DECLS

#define CJM_TYPE_CHANNEL_PICKER (cjm_channel_picker_get_type ())
G_DECLARE_FINAL_TYPE (CjmChannelPicker, cjm_channel_picker, CJM, CHANNEL_PICKER, GtkPopover)

GtkWidget *cjm_channel_picker_new (CjmDocument *document);

/* Begins the search with @c, which was typed before the popover was there. */
void cjm_channel_picker_type (CjmChannelPicker *picker, gunichar c);

G_END_DECLS
