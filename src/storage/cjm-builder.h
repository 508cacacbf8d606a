#pragma once

#include "cjm-elements.h"
#include "cjm-fault.h"
#include "cjm-xml-value.h"

/* Builds the records of a map as the reader meets the known elements of a file, and checks what
 * they say: ids, references, values, counts. Which element may stand where is checked by the
 * reader before. For the reader only.
 *
 * Functions that return a gboolean return FALSE where they have set the fault. */

G_BEGIN_DECLS

typedef struct _CjmBuilder CjmBuilder;

/* @fault must live as long as the builder. */
CjmBuilder *cjm_builder_new (CjmFault *fault);
void cjm_builder_free (CjmBuilder *builder);

/* From now on takes a later major version, and leaves out what cannot be understood: what was built
 * is a map only once cjm_map_normalize() has been over it and it was read once more. */
void cjm_builder_set_forgiving (CjmBuilder *builder);

/* The version that the map named, or NULL. */
const char *cjm_builder_get_version (const CjmBuilder *builder);

/* The minor version that the map named; 0 means that nothing unknown may be in it. */
guint cjm_builder_get_minor (const CjmBuilder *builder);

/* @values has a value for each known attribute of @element, in the order of its table. */
gboolean cjm_builder_open (CjmBuilder *builder,
                           CjmElement element,
                           const CjmAttributeValue *values,
                           gsize offset);

/* The whole text of @element, which must be open if it is a record. */
gboolean
cjm_builder_set_text (CjmBuilder *builder, CjmElement element, const GString *text, gsize offset);

/* Unknown content found in @element, as CjmExtraPart has it. */
void cjm_builder_add_extra (CjmBuilder *builder,
                            CjmElement element,
                            const char *attributes,
                            const char *elements);

gboolean cjm_builder_close (CjmBuilder *builder, CjmElement element);

/* The map, once its element has been closed; to be called once. */
CjmMap *cjm_builder_steal_map (CjmBuilder *builder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmBuilder, cjm_builder_free)

G_END_DECLS
