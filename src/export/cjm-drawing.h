#pragma once

#include "cjm-device.h"

/* The pieces that the shapes of slides are written of (DrawingML): colours, lines, geometry. All
 * measures are EMUs, of which a point has 12,700. For the slide device only. */

G_BEGIN_DECLS

#define CJM_EMU_PER_POINT 12700.0

void cjm_drawing_append_fill (GString *xml, guint32 color, double alpha);

/* @stroke's measures are EMUs as well; NULL for no line. */
void cjm_drawing_append_line (GString *xml, const CjmStroke *stroke);

/* The rectangle round all points of @path. */
CjmRect cjm_drawing_get_bounds (const CjmPath *path);

/* Where a shape stands; @quarter_turns clockwise round its middle. */
void cjm_drawing_append_place (GString *xml, CjmRect rect, int quarter_turns);

/* The place and the geometry of @path: as one of the shapes that slides know by name, so that it
 * is edited as that (a rectangle, a pill, an ellipse, the arrows of phases), or point by point. */
void cjm_drawing_append_shape (GString *xml, const CjmPath *path, gboolean is_filled);

G_END_DECLS
