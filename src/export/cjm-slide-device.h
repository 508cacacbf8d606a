#pragma once

#include "cjm-artwork.h"
#include "cjm-paper.h"

/* Writes a sheet as the shapes of a slide (PresentationML): texts are text boxes, shapes are shapes
 * that a person can move and colour, what belongs to a note or a phase is one group, photos and
 * icons are pictures. The title is the slide's own. */

G_BEGIN_DECLS

typedef struct _CjmSlideDevice CjmSlideDevice;

/* For the sheet of @layout on @page; @page and @artwork must live as long as the device. */
CjmSlideDevice *
cjm_slide_device_new (const CjmLayout *layout, const CjmPage *page, CjmArtwork *artwork);
void cjm_slide_device_free (CjmSlideDevice *device);

/* What was drawn, as the children of a slide's tree of shapes; borrowed. */
const char *cjm_slide_device_get_xml (const CjmSlideDevice *device);

/* The pictures that it refers to, as "rIdN" with N from CJM_SLIDE_FIRST_PICTURE on. Borrowed;
 * @suffix is set to "png" or "jpeg". */
#define CJM_SLIDE_FIRST_PICTURE 2

guint cjm_slide_device_get_n_pictures (const CjmSlideDevice *device);
GBytes *
cjm_slide_device_get_picture (const CjmSlideDevice *device, guint index, const char **suffix);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmSlideDevice, cjm_slide_device_free)

G_END_DECLS
