#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* A map as one page for the web that needs nothing beside itself: no script, no file, no network.
 * On a wide screen the journey is a grid whose headers stay in sight, on a phone it is read phase
 * after phase; it is printed as well. Headings, tables and pictures are named for who does not see
 * them. */

G_BEGIN_DECLS

/* The file's bytes; the same map gives the same. @words are those of the map's language. */
GBytes *cjm_html_write (const CjmMap *map, CjmWords *words);

G_END_DECLS
