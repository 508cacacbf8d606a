#pragma once

#include <glib.h>

/* How the helper process shuts itself in before it looks at what a stranger made. For
 * cjm-picture-helper.c only; there is no way out again. */

G_BEGIN_DECLS

/* Bounds the memory (1 GB) and the processor time (three seconds) of this process, and closes
 * every file but the standard ones. */
void cjm_cage_limit (void);

/* Loads a few fonts for the texts of SVG pictures, and makes fontconfig know no others: after
 * the door is shut no file can be opened any more. */
void cjm_cage_load_fonts (void);

/* From here on the kernel lets this process do nothing but compute, ask for memory, write to its
 * standard output and end. FALSE where the kernel cannot do that. */
gboolean cjm_cage_shut (void);

G_END_DECLS
