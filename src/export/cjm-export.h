#pragma once

#include "cjm-crop.h"
#include "cjm-export-format.h"
#include "cjm-export-progress.h"
#include "cjm-map-table.h"
#include "cjm-paper.h"
#include "cjm-words.h"

#include <gio/gio.h>

/* A map as a PDF, an SVG or a PNG of one page, as tables for a spreadsheet, or as a document. On
 * paper the whole sheet is laid out for it (cjm-poster.h); a page as large as the map, and a part
 * of it, is as on the screen.
 *
 * An export has a layout and fonts of its own, so that it can run in any thread while its map
 * is being edited elsewhere. The messages of errors and the remarks are sentences for a person,
 * in the language of the desktop. */

G_BEGIN_DECLS

#define CJM_EXPORT_ERROR (cjm_export_error_quark ())
GQuark cjm_export_error_quark (void);

typedef enum
{
  CJM_EXPORT_ERROR_DPI,   /* out of range */
  CJM_EXPORT_ERROR_TYPE,  /* letters that nobody could read */
  CJM_EXPORT_ERROR_EMPTY, /* there is nothing to put on cards */
  CJM_EXPORT_ERROR_FAILED /* cairo or libpng could not go on: out of memory */
} CjmExportError;

#define CJM_EXPORT_MIN_DPI 10
#define CJM_EXPORT_MAX_DPI 2400
#define CJM_EXPORT_DEFAULT_DPI 150

/* Where PDF readers end, in points. */
#define CJM_EXPORT_MAX_PDF_SIDE 14400

typedef struct
{
  CjmExportFormat format;
  CjmPaper paper;
  CjmOrientation orientation; /* on paper; a page as large as the map has its own */
  gboolean has_margin;        /* else it is CJM_PAPER_MARGIN */
  double margin;              /* around the whole sheet on paper, in millimetres */
  double bleed;               /* of a PDF, beyond where it is cut, in millimetres */
  gboolean has_marks;         /* of a PDF, where it is cut */
  CjmPaper tile;              /* a PDF of the poster over many of these; zeros: on one page */
  double overlap;             /* of such sheets, in millimetres */
  double dpi;                 /* of a PNG; 0 for the default, of a part what a slide shows */
  gboolean is_transparent;    /* a PNG without the sheet's paper, with an alpha channel */
  CjmCrop crop;               /* a part of the sheet */
  gboolean has_cards;         /* PDF: the notes as cards, instead of the sheet */
  gboolean has_report;        /* PDF: many pages to read at a desk, instead of the sheet */
  gboolean is_blank;          /* an empty sheet for sticky notes (cjm-blank.h) */
  gboolean has_outlines;      /* SVG with every glyph a path, for who lacks the fonts */
  CjmMapTable table;          /* of a format that has one table only */

  /* Who looks at how far it is; borrowed, may be NULL. */
  CjmExportProgress *progress;
} CjmExportOptions;

/* The file's bytes, or NULL. @words are those of the map's language. @remark (may be NULL) is
 * set to a sentence, or NULL, about what is not as it was asked for: a page that had to be
 * made smaller; the caller frees it. */
GBytes *cjm_export_to_bytes (const CjmMap *map,
                             CjmWords *words,
                             const CjmExportOptions *options,
                             char **remark,
                             GError **error);

/* The same into @file, whole or not at all: what was there before is replaced in the end. */
gboolean cjm_export_to_file (const CjmMap *map,
                             CjmWords *words,
                             const CjmExportOptions *options,
                             GFile *file,
                             char **remark,
                             GError **error);

G_END_DECLS
