#pragma once

#include "cjm-layout.h"
#include "cjm-map.h"
#include "cjm-paper.h"
#include "cjm-words.h"

/* What is worth to be known before a map goes to the printer: from how far it will be read, and
 * what would come out badly. Each finding is a sentence for a person, in the language of the
 * desktop, that says what to do. It advises: whatever is found, the map can be exported. */

G_BEGIN_DECLS

/* Letters that are read from one metre, in points; from twice as far they are twice as high. */
#define CJM_PREFLIGHT_POINTS_PER_METRE 21.0

/* Below this, in points, letters are hard to read even in the hand. */
#define CJM_PREFLIGHT_MIN_TYPE 7.0

/* Dots of a photo or a picture per inch of paper that it takes to look sharp in the hand. */
#define CJM_PREFLIGHT_MIN_DPI 150.0

/* Characters of a note that can still be taken in at a glance. */
#define CJM_PREFLIGHT_MAX_NOTE 140

typedef enum
{
  CJM_PREFLIGHT_PAGE,  /* how large the page is, and how far it reads: no fault */
  CJM_PREFLIGHT_TYPE,  /* letters too small for the hand */
  CJM_PREFLIGHT_PHOTO, /* too few dots, one finding for all pictures */
  CJM_PREFLIGHT_FONTS, /* characters that no installed font has */
  CJM_PREFLIGHT_NOTES  /* notes that are too long to be read on a wall */
} CjmPreflightKind;

typedef struct
{
  CjmPreflightKind kind;
  char *text;
} CjmPreflightFinding;

/* The findings of a sheet that is laid out already and stands on @page; as cjm_preflight(). */
GArray *cjm_preflight_page (CjmLayout *layout, const CjmPage *page);

/* An array of CjmPreflightFinding, the page first; g_array_unref(). NULL where the map cannot be
 * put on @paper like this. @margin is in millimetres. @words are those of the map's language. */
GArray *cjm_preflight (const CjmMap *map,
                       CjmWords *words,
                       const CjmPaper *paper,
                       CjmOrientation orientation,
                       double margin,
                       GError **error);

G_END_DECLS
