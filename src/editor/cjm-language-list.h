#pragma once

#include <glib.h>

/* The languages that a map can be set to, in their own words. The sheet's words exist in English
 * and Spanish; the others give their direction, their numbers and dates, and the line breaks and
 * hyphens of their texts. */

G_BEGIN_DECLS

typedef struct
{
  const char *tag; /* BCP 47 */
  const char *name;
} CjmLanguage;

guint cjm_language_list_get_length (void);
const CjmLanguage *cjm_language_list_get_nth (guint index);

G_END_DECLS
