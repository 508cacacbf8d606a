#pragma once

#include "cjm-map.h"
#include "cjm-words.h"

/* A map as Markdown: its head, the persona, the barrier and the insight, then phase by phase what
 * stands in the lanes, and the metrics, actions and sources as tables. For wikis, for reports and
 * for who works on text alone. */

G_BEGIN_DECLS

/* The file's bytes; the same map gives the same. @words are those of the map's language. */
GBytes *cjm_markdown_write (const CjmMap *map, const CjmWords *words);

G_END_DECLS
