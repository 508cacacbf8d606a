#pragma once

#include "cjm-layout.h"

/* What pictures of the sheet show, in words of the map's language, for who does not see them; and
 * the addresses of sources as links. */

G_BEGIN_DECLS

/* "Feelings. Today: Search +1, Purchase -2." for each curve of @lane; the caller frees it. */
char *cjm_alternative_dup_curves (const CjmLayout *layout, const CjmLane *lane);

/* Whom the photo shows, as far as the map says it. */
char *cjm_alternative_dup_persona (const CjmLayout *layout);

/* The words of the note that has the picture, or the name of its lane. */
char *cjm_alternative_dup_picture (const CjmLayout *layout, CjmId note);

/* @address as a link of the web or of mail, with what has no place in one written as %XX; NULL
 * where it is none: a PDF runs no other. */
char *cjm_alternative_dup_link (const char *address);

G_END_DECLS
