#pragma once

#include "cjm-export-job.h"

/* A job as an SVG: with text that stays text, written by ourselves; or with letters as outlines,
 * as cairo draws them. */

G_BEGIN_DECLS

/* The file's bytes, or NULL. */
GBytes *cjm_export_svg (const CjmExportJob *job, const CjmExportOptions *options, GError **error);

G_END_DECLS
