#include "cjm-part.h"

#include "cjm-format.h"
#include "cjm-read-error.h"
#include "cjm-scan.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#define CHUNK_SIZE (64 * 1024)

struct _CjmPartTag
{
  int n_attributes;
  const xmlChar **attributes; /* five for each, as libxml2 gives them */
};

typedef struct
{
  const CjmPartFuncs *funcs;
  gpointer data;
  xmlParserCtxtPtr parser;
  guint depth;
  gboolean is_over;    /* somebody has heard enough */
  gboolean is_damaged; /* or it went wrong */
} Parsing;

char *
cjm_part_tag_dup (const CjmPartTag *tag, const char *name)
{
  for (int i = 0; i < tag->n_attributes; i++)
    {
      const char *const *attribute = (const char *const *) tag->attributes + 5 * i;

      if (strcmp (attribute[0], name) == 0)
        return g_strndup (attribute[3], (gsize) (attribute[4] - attribute[3]));
    }

  return NULL;
}

static void
stop (Parsing *parsing, gboolean is_damaged)
{
  parsing->is_over = TRUE;
  parsing->is_damaged = parsing->is_damaged || is_damaged;
  xmlStopParser (parsing->parser);
}

static void
start_element_cb (void *data,
                  const xmlChar *name,
                  const xmlChar *prefix,
                  const xmlChar *uri,
                  int n_namespaces,
                  const xmlChar **namespaces,
                  int n_attributes,
                  int n_defaulted,
                  const xmlChar **attributes)
{
  Parsing *parsing = data;
  const CjmPartTag tag = { n_attributes, attributes };

  if (parsing->is_over)
    return;

  if (++parsing->depth > CJM_FORMAT_MAX_DEPTH)
    stop (parsing, TRUE);
  else if (!parsing->funcs->start ((const char *) name, &tag, parsing->data))
    stop (parsing, FALSE);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Parsing *parsing = data;

  if (parsing->is_over)
    return;

  parsing->depth--;
  if (!parsing->funcs->end ((const char *) name, parsing->data))
    stop (parsing, FALSE);
}

static void
characters_cb (void *data, const xmlChar *text, int n)
{
  Parsing *parsing = data;

  if (!parsing->is_over && !parsing->funcs->text ((const char *) text, (gsize) n, parsing->data))
    stop (parsing, FALSE);
}

/* The scan has refused every document type definition; this is the second lock on that door. */
static void
internal_subset_cb (void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
  stop (data, TRUE);
}

static void
parser_error_cb (void *data, xmlErrorPtr error)
{
  Parsing *parsing = data;

  if (error->level >= XML_ERR_ERROR && !parsing->is_over)
    stop (parsing, TRUE);
}

static void
parse (Parsing *parsing, const CjmScan *scan)
{
  xmlSAXHandler handler = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = start_element_cb,
    .endElementNs = end_element_cb,
    .characters = characters_cb,
    .ignorableWhitespace = characters_cb,
    .cdataBlock = characters_cb,
    .internalSubset = internal_subset_cb,
    .serror = parser_error_cb,
  };

  parsing->parser = xmlCreatePushParserCtxt (&handler, parsing, NULL, 0, NULL);
  xmlCtxtUseOptions (parsing->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
  for (gsize offset = 0; offset < scan->whole_length && !parsing->is_over; offset += CHUNK_SIZE)
    xmlParseChunk (parsing->parser, scan->text + offset,
                   (int) MIN (CHUNK_SIZE, scan->whole_length - offset), 0);
  if (!parsing->is_over)
    xmlParseChunk (parsing->parser, NULL, 0, 1);
  if (!parsing->is_over && !parsing->parser->wellFormed)
    parsing->is_damaged = TRUE;

  xmlFreeParserCtxt (parsing->parser);
}

static void
set_error (const char *name, CjmReadErrorCode code, GError **error)
{
  g_autofree char *message = g_strdup_printf (
      code == CJM_READ_ERROR_DTD
          /* Translators: %s is the name of a file inside of an office document. */
          ? _ ("Its part “%s” has a document type definition (DTD). No office program writes one, "
               "and it could do harm, so the file was not opened.")
          /* Translators: %s is the name of a file inside of an office document. */
          : _ ("Its part “%s” is damaged, or was not made by an office program. Ask for the file "
               "again, or save it again."),
      name);

  g_propagate_error (error, cjm_read_error_new (code, 0, 0, message));
}

gboolean
cjm_part_parse (const char *name,
                GBytes *bytes,
                const CjmPartFuncs *funcs,
                gpointer data,
                GError **error)
{
  Parsing parsing = { .funcs = funcs, .data = data };
  g_autoptr (GError) scan_error = NULL;
  CjmScan scan;

  if (!cjm_scan_init (&scan, bytes, &scan_error))
    {
      set_error (name, (CjmReadErrorCode) scan_error->code, error);
      return FALSE;
    }

  parse (&parsing, &scan);
  if (!parsing.is_damaged)
    return TRUE;

  set_error (name, CJM_READ_ERROR_NOT_XML, error);
  return FALSE;
}
