#pragma once

#include "cjm-grid.h"
#include "cjm-journey.h"
#include "cjm-read-error.h"
#include "cjm-remark.h"
#include "cjm-workbook.h"

/* Maps out of the files of other programs: tables in text (CSV, TSV) and in workbooks (XLSX), and
 * journeys in the text of Mermaid.
 *
 * It goes in two steps. The file is read into a table or a journey; nothing of it is lost or
 * decided there. Of that, with choices that a person may make, comes a map. Both steps say in
 * remarks what was odd, with its line, and what the map cannot keep.
 *
 * Files are anybody's: they are read within the limits of cjm-table-text.h, cjm-workbook.h and
 * cjm-table.h. Errors are those of cjm-read-error.h. Everything may run in any thread. */

G_BEGIN_DECLS

typedef enum
{
  CJM_IMPORT_CSV,
  CJM_IMPORT_TSV,
  CJM_IMPORT_XLSX,
  CJM_IMPORT_MERMAID
} CjmImportFormat;

#define CJM_N_IMPORT_FORMATS (CJM_IMPORT_MERMAID + 1)

/* What it is called on the command line: "csv". */
const char *cjm_import_format_get_name (CjmImportFormat format);
gboolean cjm_import_format_find (const char *name, CjmImportFormat *format);

/* By the suffix of @file_name; FALSE where it is that of no other program's file. */
gboolean cjm_import_format_guess (const char *file_name, CjmImportFormat *format);

/* All such suffixes, "csv"; ends in NULL. */
const char *const *cjm_import_get_suffixes (void);

typedef struct
{
  CjmImportFormat format;
  char **sheets;   /* of a workbook, or the titles of several journeys; one without a name else */
  guint sheet;     /* the one that was read */
  CjmTable *table; /* NULL for a journey */
  GArray *spans;   /* of CjmSpan: the merged cells of the table, or NULL */
  CjmJourney *journey; /* NULL for a table */
  GPtrArray *remarks;  /* of CjmRemark */
} CjmImport;

/* @sheet: the name of one or its number from 1; NULL for the first that holds something. */
CjmImport *
cjm_import_new (GBytes *bytes, CjmImportFormat format, const char *sheet, GError **error);
void cjm_import_free (CjmImport *import);

/* The language that the file seems to be in: "en", "es", or NULL where nothing tells it. */
const char *cjm_import_guess_language (const CjmImport *import);

/* What a person may choose. */
typedef struct
{
  const char *language; /* of the map */
  const char *title;    /* where the file has none */
  const CjmNoteFormat *format;
  gboolean is_rescaled; /* scores of other scales are brought to that of a map */
  /* Of tables: */
  gboolean is_turned;      /* phases are rows */
  const CjmGridPlan *plan; /* of the table as it lies then; NULL for what it seems to be */
} CjmImportChoices;

/* A map that can be written and read again; what there is to remark, beside what was when the
 * file was read, is added to @remarks. */
CjmMap *cjm_import_make_map (const CjmImport *import,
                             const CjmImportChoices *choices,
                             GRand *random,
                             GPtrArray *remarks);

/* Whether there are scores that only another choice of is_rescaled would bring to the map. */
gboolean cjm_import_has_other_scale (const CjmImport *import, const CjmImportChoices *choices);

/* The bytes of any such file as a map, with all that the program would guess: what a test or a
 * fuzzer calls. @remarks may be NULL. */
CjmMap *cjm_import_read (GBytes *bytes,
                         CjmImportFormat format,
                         GRand *random,
                         GPtrArray *remarks,
                         GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CjmImport, cjm_import_free)

G_END_DECLS
