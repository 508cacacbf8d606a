#pragma once

#include "cjm-canvas.h"

/* The catalogue of lanes (cjm-lane-offer.h): a window to choose a lane from, by typing a part of
 * its name if one likes. It comes below the lane that the canvas has the focus on, or at the end,
 * and joins that lane's group. */
void cjm_lane_dialog_show (GtkWindow *parent, CjmDocument *document, CjmCanvas *canvas);
