#pragma once

#include "cjm-device.h"

#include <cairo.h>

/* Tells cairo what the painter draws, so that a PDF has a structure beside its looks: headings, a
 * table of rows and cells, paragraphs, figures, and links where a note's source has an address.
 * Everything is passed on to another device; the painter's groups and the roles of texts say
 * what it is. Of a sheet over many pages, each has a part of the table; a part that is not all
 * there has empty cells in the place of the others.
 *
 * cairo 1.16 marks only what is drawn inside an element that has no others in it, and drops most
 * attributes: so texts stand in elements of their own, and what is to be added is noted, to be
 * put in by cjm_pdf_structure_complete(). */

G_BEGIN_DECLS

/* What an element has beside its name and its place. */
typedef struct
{
  guint element;     /* counted in the order in which they begin */
  char *alternative; /* what a figure shows, in words; or NULL */
  const char *scope; /* of a header cell: "Row" or "Column"; or NULL */
  guint span;        /* columns of a cell; 0 for one */
} CjmTagNote;

typedef struct _CjmTagDevice CjmTagDevice;

/* A tag device for all pages of one PDF. @layout is borrowed. */
CjmTagDevice *cjm_tag_device_new (const CjmLayout *layout);
void cjm_tag_device_free (CjmTagDevice *self);

/* What is drawn from now on goes to @target, which draws on @cr; both are borrowed. */
CjmDevice *cjm_tag_device_aim (CjmTagDevice *self, CjmDevice *target, cairo_t *cr);

/* What is drawn with @cr before the document ends belongs to it, be it on several pages. A sheet
 * that is drawn without is a document by itself. */
void cjm_tag_device_begin_document (CjmTagDevice *self, cairo_t *cr);
void cjm_tag_device_end_document (CjmTagDevice *self);

/* An element such as "P" for what is drawn on @cr without the device: a text, or a "Figure" that
 * shows what @alternative says (else NULL). Nothing in it has elements of its own. @self may be
 * NULL: nothing is done then. */
void cjm_tag_device_begin_leaf (CjmTagDevice *self,
                                cairo_t *cr,
                                const char *name,
                                const char *alternative);
void cjm_tag_device_end_leaf (CjmTagDevice *self, const char *name);
gboolean cjm_tag_device_has_leaf (const CjmTagDevice *self);

/* The notes on the elements so far, in their order: of CjmTagNote, borrowed. */
const GArray *cjm_tag_device_get_notes (const CjmTagDevice *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmTagDevice, cjm_tag_device_free)

G_END_DECLS
