#pragma once

#include "cjm-export-job.h"

/* A job as a PNG, drawn in bands so that a picture of any size needs no more memory than its
 * compressed bytes. */

G_BEGIN_DECLS

/* The file's bytes, or NULL. @remark is set as in cjm_export_to_bytes(). */
GBytes *cjm_export_png (const CjmExportJob *job,
                        const CjmExportOptions *options,
                        char **remark,
                        GError **error);

G_END_DECLS
