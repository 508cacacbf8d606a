#pragma once

#include "cjm-export-job.h"

/* A job as a PDF: its pages with their boxes, what the file says of itself, an outline, and a
 * structure; a part of the sheet has neither of these two, and a report no structure. */

G_BEGIN_DECLS

/* The file's bytes, or NULL. @remark is set as in cjm_export_to_bytes(). */
GBytes *
cjm_export_pdf (CjmExportJob *job, const CjmExportOptions *options, char **remark, GError **error);

G_END_DECLS
