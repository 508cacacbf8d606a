#pragma once

#include <glib.h>

/* A ZIP container as office formats have it, in memory: named parts, compressed, without times, so
 * that the same parts give the same bytes. */

G_BEGIN_DECLS

typedef struct _CjmPackage CjmPackage;

CjmPackage *cjm_package_new (void);
void cjm_package_free (CjmPackage *package);

/* Parts stand in the order in which they were added. @name is a path with slashes. */
void cjm_package_add (CjmPackage *package, const char *name, GBytes *bytes);

/* The file's bytes, or NULL with an error of CJM_EXPORT_ERROR. */
GBytes *cjm_package_finish (CjmPackage *package, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmPackage, cjm_package_free)

G_END_DECLS
