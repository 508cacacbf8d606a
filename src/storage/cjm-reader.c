#include "cjm-reader.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>
#include <string.h>

#include "cjm-builder.h"
#include "cjm-edit.h"
#include "cjm-fault.h"
#include "cjm-format.h"
#include "cjm-kept.h"
#include "cjm-normalize.h"
#include "cjm-scan.h"
#include "cjm-writer.h"

/* How it works: cjm-scan.c looks over the bytes, then libxml2's push parser reports tags and
 * text to the callbacks here. They follow the tree of known elements in a stack of frames,
 * check that each may stand where it stands, and hand it to the builder. What is not known goes
 * through cjm-kept.c into the frame that it was found in. The first fault stops everything. */

/* Small enough to keep the parser's buffer small, large enough for its habit of looking through
 * the whole buffer for the end of a long tag at every chunk. */
#define CHUNK_SIZE (256 * 1024)

/* The map, a lane, a cell, a note, an action and what it answers stand inside each other; nothing
 * known goes deeper. */
#define MAX_FRAMES 6

/* A known element that is open. */
typedef struct
{
  CjmElement element;
  CjmElement last_child; /* the last known element in it; its own where there was none */
  gsize offset;
  GString *attributes; /* unknown content as XML, NULL as long as there is none */
  GString *elements;
} Frame;

typedef struct
{
  CjmScan scan;
  CjmFault fault;
  gboolean is_forgiving; /* the map is of a later major version */
  const xmlChar *space;  /* the namespace of the map */
  xmlParserCtxt *parser;
  CjmBuilder *builder;
  CjmKept *kept;
  Frame frames[MAX_FRAMES];
  guint n_frames;
  guint n_unknown; /* open unknown elements inside the last frame */
  GString *text;   /* of the last frame, where it has text */
  /* Names that the format does not know. The parser's dictionary has each name once, so that
   * their addresses are enough. */
  GHashTable *unknown_names;
  gsize kept_size;
  guint n_pieces;
} Reader;

/* Positions and faults */

static gsize
get_offset (const Reader *reader)
{
  glong offset = xmlByteConsumed (reader->parser);

  return offset < 0 ? 0 : MIN ((gsize) offset, reader->scan.length);
}

/* Where the tag began that the parser has just read. */
static gsize
get_tag_offset (const Reader *reader)
{
  gsize end = get_offset (reader);
  const char *tag = memrchr (reader->scan.text, '<', end);

  return tag != NULL ? (gsize) (tag - reader->scan.text) : end;
}

static gboolean
has_fault (const Reader *reader)
{
  return reader->fault.message != NULL;
}

static void
fail (Reader *reader, CjmReadErrorCode code, gsize offset, const char *message)
{
  cjm_fault_set (&reader->fault, code, offset, "%s", message);
}

/* A name from the file, of a length that one can read in a message. */
static char *
name_dup_for_message (const xmlChar *name)
{
  const char *string = (const char *) name;

  return g_utf8_substring (string, 0, MIN (g_utf8_strlen (string, -1), 60));
}

/* Unknown content */

static Frame *
get_frame (Reader *reader)
{
  return &reader->frames[reader->n_frames - 1];
}

static gboolean
is_lenient (const Reader *reader)
{
  return reader->is_forgiving || cjm_builder_get_minor (reader->builder) > 0;
}

static gboolean
is_our_namespace (const Reader *reader, const xmlChar *uri)
{
  return uri != NULL && xmlStrEqual (uri, reader->space);
}

static void
note_unknown_name (Reader *reader, const xmlChar *name)
{
  if (name == NULL || !g_hash_table_add (reader->unknown_names, (gpointer) name))
    return;

  if (g_hash_table_size (reader->unknown_names) > CJM_FORMAT_MAX_UNKNOWN_NAMES)
    fail (reader, CJM_READ_ERROR_TOO_LARGE, get_tag_offset (reader),
          _ ("The file has more different names that CJMap does not know than any newer version "
             "would bring. It is damaged or was not made for CJMap; do not trust it."));
}

static void
note_kept_size (Reader *reader, gsize size)
{
  reader->kept_size += size;
  if (reader->kept_size > CJM_FORMAT_MAX_KEPT_SIZE)
    fail (reader, CJM_READ_ERROR_TOO_LARGE, get_offset (reader),
          _ ("The file holds far more that CJMap does not know than a map. It was probably not "
             "made for CJMap; choose another file."));
}

static void
keep_attribute (Reader *reader, const xmlChar **attribute)
{
  Frame *frame = get_frame (reader);
  gsize old_length;

  if (frame->attributes == NULL)
    frame->attributes = g_string_new (NULL);
  old_length = frame->attributes->len;

  note_unknown_name (reader, attribute[0]);
  note_unknown_name (reader, attribute[1]);
  note_unknown_name (reader, attribute[2]);
  cjm_kept_append_attribute (reader->kept, frame->attributes, attribute);
  note_kept_size (reader, frame->attributes->len - old_length);
}

/* Elements in elements stand on lines of their own, elements in text right behind the text. */
static void
start_line (const Reader *reader, GString *elements)
{
  const Frame *frame = &reader->frames[reader->n_frames - 1];

  if (cjm_element_get_info (frame->element)->content != CJM_CONTENT_ELEMENTS)
    return;

  g_string_append_c (elements, '\n');
  for (guint i = 0; i < reader->n_frames; i++)
    g_string_append (elements, "  ");
}

/* What begins an unknown element; TRUE where it may be kept. */
static gboolean
check_unknown_element (Reader *reader, const xmlChar *name, const xmlChar *uri)
{
  const Frame *frame = get_frame (reader);
  g_autofree char *shown = NULL;
  gboolean is_ours = is_our_namespace (reader, uri) || (uri == NULL && reader->n_unknown == 0);

  if (!is_ours || is_lenient (reader))
    return TRUE;

  shown = name_dup_for_message (name);
  if (reader->n_unknown == 0 && uri == NULL)
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                   /* Translators: %s is the name of an element in the file. */
                   _ ("The element “%s” is in no namespace, so it cannot be read. Correct it in "
                      "a text editor, or open an earlier copy."),
                   shown);
  else if (cjm_element_get_info (frame->element)->content == CJM_CONTENT_ELEMENTS)
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                   /* Translators: %s is the name of an element in the file. */
                   _ ("The element “%s” does not belong here. Remove it in a text editor, or "
                      "open an earlier copy."),
                   shown);
  else
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                   /* Translators: %s is the name of an element in the file. */
                   _ ("The element “%s” stands inside a text, which holds no elements. Remove "
                      "it in a text editor, or open an earlier copy."),
                   shown);
  return FALSE;
}

static void
start_unknown_element (Reader *reader,
                       const xmlChar *name,
                       const xmlChar *prefix,
                       const xmlChar *uri,
                       int n_namespaces,
                       const xmlChar **namespaces,
                       int n_attributes,
                       const xmlChar **attributes)
{
  Frame *frame = get_frame (reader);
  gsize old_length;

  if (!check_unknown_element (reader, name, uri))
    return;

  note_unknown_name (reader, name);
  note_unknown_name (reader, prefix);
  note_unknown_name (reader, uri);
  for (int i = 0; i < 2 * n_namespaces; i++)
    note_unknown_name (reader, namespaces[i]);
  for (int i = 0; i < n_attributes; i++)
    for (int j = 0; j < 3; j++)
      note_unknown_name (reader, attributes[5 * i + j]);

  if (frame->elements == NULL)
    frame->elements = g_string_new (NULL);
  old_length = frame->elements->len;
  if (reader->n_unknown == 0)
    start_line (reader, frame->elements);

  cjm_kept_start_element (reader->kept, frame->elements, name, prefix, uri, n_namespaces,
                          namespaces, n_attributes, attributes);
  reader->n_unknown++;
  note_kept_size (reader, frame->elements->len - old_length);
}

/* Known elements */

/* The root's own checks: is this a map, and one of a version with this namespace? */
static gboolean
check_root (Reader *reader, const xmlChar *name, const xmlChar *uri)
{
  gsize offset = get_tag_offset (reader);
  g_autofree char *shown = name_dup_for_message (name);

  if (reader->is_forgiving && uri != NULL && strcmp ((const char *) name, "map") == 0
      && g_str_has_prefix ((const char *) uri, CJM_FORMAT_NAMESPACE_STEM))
    reader->space = uri;
  if (is_our_namespace (reader, uri) && strcmp ((const char *) name, "map") == 0)
    return TRUE;

  if (uri != NULL && !is_our_namespace (reader, uri)
      && g_str_has_prefix ((const char *) uri, CJM_FORMAT_NAMESPACE_STEM))
    fail (reader, CJM_READ_ERROR_NEWER_VERSION, offset,
          _ ("This map was made by a newer CJMap. Install the newer version, or ask for the map "
             "in the format of this one."));
  else
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_NOT_A_MAP, offset,
                   /* Translators: %s is the name of the first element in the file, such as
                    * svg or html. */
                   _ ("This file is no map made by CJMap: it is XML of another kind (“%s”). The "
                      "name of a map ends in .cjm; choose another file."),
                   shown);
  return FALSE;
}

/* May @element follow what the last frame has had so far? */
static gboolean
check_order (Reader *reader, CjmElement element)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  Frame *frame = get_frame (reader);

  if (info->is_detail && frame->last_child != frame->element && frame->last_child != element)
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                   /* Translators: both %s are names of elements in the file. */
                   _ ("This note has “%s” besides “%s”, and it can have one of them only. Remove "
                      "one in a text editor, or open an earlier copy."),
                   info->name, cjm_element_get_info (frame->last_child)->name);
  else if (element < frame->last_child)
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                   /* Translators: %s is the name of an element in the file. */
                   _ ("The element “%s” comes too late: the elements of a map have a fixed "
                      "order. Move it in a text editor, or open an earlier copy."),
                   info->name);
  else if (element == frame->last_child && !info->is_repeated)
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                   /* Translators: %s is the name of an element in the file. */
                   _ ("The element “%s” is there twice, and only one can be. Remove one of them "
                      "in a text editor, or open an earlier copy."),
                   info->name);
  else
    frame->last_child = element;

  return !has_fault (reader);
}

/* Text ends where a known element begins behind it. */
static gboolean
finish_text (Reader *reader)
{
  const Frame *frame = get_frame (reader);

  return cjm_element_get_info (frame->element)->content == CJM_CONTENT_ELEMENTS
         || frame->last_child != frame->element
         || cjm_builder_set_text (reader->builder, frame->element, reader->text, frame->offset);
}

static void
push_frame (Reader *reader, CjmElement element)
{
  g_assert (reader->n_frames < MAX_FRAMES);

  reader->frames[reader->n_frames++] = (Frame){
    .element = element,
    .last_child = element,
    .offset = get_tag_offset (reader),
  };
  g_string_truncate (reader->text, 0);
}

/* The place of a known attribute in its element's table, or -1. */
static int
find_attribute (const CjmElementInfo *info, const xmlChar **attribute)
{
  if (attribute[2] != NULL)
    return -1;

  for (int i = 0; info->attributes[i].name != NULL; i++)
    if (strcmp (info->attributes[i].name, (const char *) attribute[0]) == 0)
      return i;

  return -1;
}

static void
read_values (const CjmElementInfo *info,
             int n_attributes,
             const xmlChar **attributes,
             CjmAttributeValue *values)
{
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;
      int place = find_attribute (info, attribute);

      if (place >= 0)
        values[place] = (CjmAttributeValue){ .start = (const char *) attribute[3],
                                             .length = (gsize) (attribute[4] - attribute[3]) };
    }
}

static void
check_required (Reader *reader, const CjmElementInfo *info, const CjmAttributeValue *values)
{
  for (guint i = 0; info->attributes[i].name != NULL && !reader->is_forgiving; i++)
    if (info->attributes[i].is_required && values[i].start == NULL)
      cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                     /* Translators: the first %s is the name of an element in the file, the
                      * second that of an attribute. */
                     _ ("The element “%s” lacks its attribute “%s”. Add it in a text editor, or "
                        "open an earlier copy."),
                     info->name, info->attributes[i].name);
}

static void
keep_unknown_attributes (Reader *reader,
                         const CjmElementInfo *info,
                         int n_attributes,
                         const xmlChar **attributes)
{
  for (int i = 0; i < n_attributes; i++)
    {
      const xmlChar **attribute = attributes + 5 * i;

      if (find_attribute (info, attribute) >= 0)
        continue;
      if ((attribute[2] == NULL || is_our_namespace (reader, attribute[2])) && !is_lenient (reader))
        {
          g_autofree char *shown = name_dup_for_message (attribute[0]);

          cjm_fault_set (&reader->fault, CJM_READ_ERROR_STRUCTURE, get_tag_offset (reader),
                         /* Translators: the first %s is the name of an element in the file,
                          * the second that of an attribute. */
                         _ ("The element “%s” has an attribute “%s”, which the format does not "
                            "know. Remove it in a text editor, or open an earlier copy."),
                         info->name, shown);
          return;
        }
      keep_attribute (reader, attribute);
    }

  if (get_frame (reader)->attributes != NULL)
    cjm_kept_end_attributes (reader->kept);
}

static void
start_known_element (Reader *reader,
                     CjmElement element,
                     int n_attributes,
                     const xmlChar **attributes)
{
  const CjmElementInfo *info = cjm_element_get_info (element);
  CjmAttributeValue values[CJM_MAX_KNOWN_ATTRIBUTES] = { { NULL, 0 } };

  push_frame (reader, element);
  read_values (info, n_attributes, attributes, values);
  check_required (reader, info, values);
  if (!has_fault (reader)
      && cjm_builder_open (reader->builder, element, values, get_frame (reader)->offset))
    keep_unknown_attributes (reader, info, n_attributes, attributes);
}

static void
end_known_element (Reader *reader)
{
  Frame *frame = get_frame (reader);

  if (!finish_text (reader))
    return;

  if (frame->attributes != NULL || frame->elements != NULL)
    cjm_builder_add_extra (reader->builder, frame->element,
                           frame->attributes != NULL ? frame->attributes->str : "",
                           frame->elements != NULL ? frame->elements->str : "");

  if (!cjm_builder_close (reader->builder, frame->element))
    return;

  if (frame->attributes != NULL)
    g_string_free (frame->attributes, TRUE);
  if (frame->elements != NULL)
    g_string_free (frame->elements, TRUE);
  reader->n_frames--;
}

/* What the parser reports */

/* After a fault the parser must not go on; it tolerates being stopped more than once. */
static void
stop_after_fault (Reader *reader)
{
  if (has_fault (reader))
    xmlStopParser (reader->parser);
}

static void
count_piece (Reader *reader)
{
  if (++reader->n_pieces > CJM_FORMAT_MAX_PIECES)
    fail (reader, CJM_READ_ERROR_TOO_LARGE, get_offset (reader),
          _ ("The file is made of more pieces than any map. It is damaged or was not made for "
             "CJMap; do not trust it."));
}

static void
check_nesting (Reader *reader)
{
  if (reader->n_frames + reader->n_unknown >= CJM_FORMAT_MAX_DEPTH)
    fail (reader, CJM_READ_ERROR_TOO_DEEP, get_tag_offset (reader),
          _ ("The file has elements nested deeper than in any map. It is damaged or was not made "
             "for CJMap; do not trust it."));
  else if (reader->parser->nsNr / 2 > CJM_FORMAT_MAX_NAMESPACES)
    fail (reader, CJM_READ_ERROR_TOO_LARGE, get_tag_offset (reader),
          _ ("The file declares more namespaces than any map needs. It is damaged or was not "
             "made for CJMap; do not trust it."));
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
  Reader *reader = data;
  CjmElement element;

  if (has_fault (reader))
    return;

  count_piece (reader);
  check_nesting (reader);
  if (has_fault (reader))
    ;
  else if (reader->n_frames == 0)
    {
      if (check_root (reader, name, uri))
        start_known_element (reader, CJM_ELEMENT_MAP, n_attributes, attributes);
    }
  else if (reader->n_unknown == 0 && is_our_namespace (reader, uri)
           && cjm_element_find (get_frame (reader)->element, (const char *) name, &element))
    {
      if (finish_text (reader) && check_order (reader, element))
        start_known_element (reader, element, n_attributes, attributes);
      else if (reader->is_forgiving && cjm_fault_forgive (&reader->fault))
        start_unknown_element (reader, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                               attributes);
    }
  else
    start_unknown_element (reader, name, prefix, uri, n_namespaces, namespaces, n_attributes,
                           attributes);

  stop_after_fault (reader);
}

static void
end_element_cb (void *data, const xmlChar *name, const xmlChar *prefix, const xmlChar *uri)
{
  Reader *reader = data;

  if (has_fault (reader))
    return;

  if (reader->n_unknown > 0)
    {
      reader->n_unknown--;
      cjm_kept_end_element (reader->kept, get_frame (reader)->elements, name, prefix);
    }
  else
    end_known_element (reader);

  stop_after_fault (reader);
}

static void
keep_text (Reader *reader, const char *text, gsize length)
{
  GString *elements = get_frame (reader)->elements;
  gsize old_length = elements->len;

  cjm_kept_append_text (reader->kept, elements, text, length);
  note_kept_size (reader, elements->len - old_length);
}

/* Where the text began that the parser has just reported: it does so before or after it moves
 * on. Text with references is not found that way; then its end has to do. */
static gsize
find_text_offset (const Reader *reader, const char *text, gsize length)
{
  gsize end = get_offset (reader);

  if (length <= end && memcmp (reader->scan.text + end - length, text, length) == 0)
    return end - length;

  return end;
}

static void
check_blank (Reader *reader, const char *text, gsize length)
{
  const Frame *frame = get_frame (reader);
  const CjmElementInfo *info = cjm_element_get_info (frame->element);
  gsize n_blank = 0;

  while (n_blank < length && strchr (" \t\n\r", text[n_blank]) != NULL)
    n_blank++;
  if (n_blank == length || reader->is_forgiving)
    return;

  if (info->content == CJM_CONTENT_ELEMENTS)
    cjm_fault_set (
        &reader->fault, CJM_READ_ERROR_STRUCTURE, find_text_offset (reader, text, length) + n_blank,
        /* Translators: %s is the name of an element in the file. */
        _ ("There is text between the elements of “%s”, where none can be. Move it into a note in "
           "a text editor, or open an earlier copy."),
        info->name);
  else
    cjm_fault_set (
        &reader->fault, CJM_READ_ERROR_STRUCTURE, find_text_offset (reader, text, length) + n_blank,
        /* Translators: both %s are names of elements in the file. */
        _ ("There is text behind “%s”; all text of “%s” stands before it. Move it there in a text "
           "editor, or open an earlier copy."),
        cjm_element_get_info (frame->last_child)->name, info->name);
}

static void
characters_cb (void *data, const xmlChar *characters, int n)
{
  Reader *reader = data;
  const char *text = (const char *) characters;
  CjmContent content;
  gsize limit;

  if (has_fault (reader) || reader->n_frames == 0)
    return;

  content = cjm_element_get_info (get_frame (reader)->element)->content;
  /* Base64 grows by a third and has line ends and indentation. */
  limit = content == CJM_CONTENT_BASE64 ? (gsize) CJM_FORMAT_MAX_PHOTO_SIZE / 2 * 3
                                        : CJM_FORMAT_MAX_TEXT_SIZE;
  count_piece (reader);

  if (reader->n_unknown > 0)
    keep_text (reader, text, (gsize) n);
  else if (content == CJM_CONTENT_ELEMENTS
           || get_frame (reader)->last_child != get_frame (reader)->element)
    check_blank (reader, text, (gsize) n);
  else if (reader->text->len + (gsize) n > limit)
    fail (reader, CJM_READ_ERROR_TOO_LARGE, get_frame (reader)->offset,
          _ ("A text or a photo in the file is larger than CJMap can hold. Make it smaller in "
             "the program that made the file."));
  else
    g_string_append_len (reader->text, text, n);

  stop_after_fault (reader);
}

/* The scan has refused every document type definition; this is the second lock on that door. */
static void
internal_subset_cb (void *data, const xmlChar *name, const xmlChar *public, const xmlChar *system)
{
  Reader *reader = data;

  fail (reader, CJM_READ_ERROR_DTD, get_offset (reader),
        _ ("The file has a document type definition (DTD). No map has one, and it could do harm, "
           "so the file was not opened. Ask for a file saved by CJMap."));
  stop_after_fault (reader);
}

/* An element has no end tag, or that of another: never the sign of a file cut short. */
static void
set_mismatch_fault (Reader *reader)
{
  const char *name = cjm_element_get_info (get_frame (reader)->element)->name;

  cjm_fault_set (&reader->fault, CJM_READ_ERROR_NOT_XML, get_tag_offset (reader),
                 /* Translators: both %s are the name of the same element in the file. */
                 _ ("The element “%s” has no end: “</%s>” is missing before this place. Add it in "
                    "a text editor, or open an earlier copy."),
                 name, name);
}

static void
set_parser_fault (Reader *reader, int code, const char *parser_message)
{
  gsize offset = get_offset (reader);
  g_autofree char *valid = g_utf8_make_valid (parser_message, -1);
  g_autofree char *detail = cjm_text_normalize (g_strchomp (valid), TRUE);

  if (code == XML_ERR_TAG_NAME_MISMATCH && reader->n_unknown == 0 && reader->n_frames > 0)
    set_mismatch_fault (reader);
  else if (code != XML_ERR_TAG_NAME_MISMATCH && cjm_scan_is_cut_at (&reader->scan, offset))
    fail (reader, CJM_READ_ERROR_TRUNCATED, reader->scan.length,
          _ ("The file ends in the middle of the map; it was probably cut short while it was "
             "copied or sent. Ask for it again, or open an earlier copy."));
  else
    cjm_fault_set (&reader->fault, CJM_READ_ERROR_NOT_XML, offset,
                   /* Translators: %s is what the XML parser said, in English. */
                   _ ("The file is damaged here: it is not well-formed XML (%s). Open an earlier "
                      "copy, or correct this place in a text editor."),
                   detail);
}

static void
parser_error_cb (void *data, xmlErrorPtr error)
{
  Reader *reader = data;

  /* Warnings are about style; anything worse means that text may be missing. */
  if (error->level < XML_ERR_ERROR || has_fault (reader))
    return;

  set_parser_fault (reader, error->code, error->message != NULL ? error->message : "");
  stop_after_fault (reader);
}

static void
parse (Reader *reader)
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
  gsize offset = 0;

  reader->parser = xmlCreatePushParserCtxt (&handler, reader, NULL, 0, NULL);
  /* Without NOENT the SAX interface hands "&amp;" in attributes on as "&#38;". */
  xmlCtxtUseOptions (reader->parser, XML_PARSE_NONET | XML_PARSE_NOENT);

  /* The parser would take half a tag at the end for a whole one. */
  while (offset < reader->scan.whole_length && !has_fault (reader))
    {
      gsize n = MIN (CHUNK_SIZE, reader->scan.whole_length - offset);

      xmlParseChunk (reader->parser, reader->scan.text + offset, (int) n, 0);
      offset += n;
    }
  if (!has_fault (reader))
    xmlParseChunk (reader->parser, NULL, 0, 1);
  if (!has_fault (reader) && (!reader->parser->wellFormed || reader->n_frames > 0))
    set_parser_fault (reader, XML_ERR_OK, "");

  xmlFreeParserCtxt (reader->parser);
}

static void
clear_frames (Reader *reader)
{
  for (guint i = 0; i < reader->n_frames; i++)
    {
      if (reader->frames[i].attributes != NULL)
        g_string_free (reader->frames[i].attributes, TRUE);
      if (reader->frames[i].elements != NULL)
        g_string_free (reader->frames[i].elements, TRUE);
    }
}

static CjmMap *
read_map (GBytes *bytes, gboolean is_forgiving, char **version, GError **error)
{
  g_autoptr (CjmBuilder) builder = NULL;
  g_autoptr (CjmKept) kept = NULL;
  g_autoptr (GHashTable) unknown_names = NULL;
  Reader reader = { .is_forgiving = is_forgiving, .space = BAD_CAST CJM_FORMAT_NAMESPACE };
  guint line, column;

  if (!cjm_scan_init (&reader.scan, bytes, error))
    return NULL;

  reader.builder = builder = cjm_builder_new (&reader.fault);
  if (is_forgiving)
    cjm_builder_set_forgiving (builder);
  reader.kept = kept = cjm_kept_new ();
  reader.unknown_names = unknown_names = g_hash_table_new (NULL, NULL);
  reader.text = g_string_new (NULL);

  parse (&reader);

  g_string_free (reader.text, TRUE);
  clear_frames (&reader);
  if (version != NULL)
    *version = g_strdup (cjm_builder_get_version (builder));
  if (!has_fault (&reader))
    return cjm_builder_steal_map (builder);

  cjm_scan_locate (&reader.scan, reader.fault.offset, &line, &column);
  g_propagate_error (error,
                     cjm_read_error_new (reader.fault.code, line, column, reader.fault.message));
  g_free (reader.fault.message);
  return NULL;
}

CjmMap *
cjm_reader_read (GBytes *bytes, GError **error)
{
  g_return_val_if_fail (bytes != NULL, NULL);

  return read_map (bytes, FALSE, NULL, error);
}

CjmMap *
cjm_reader_read_later (GBytes *bytes, char **version, GError **error)
{
  g_autoptr (CjmMap) found = NULL;
  g_autoptr (CjmMap) normal = NULL;
  g_autoptr (GBytes) written = NULL;
  g_autofree char *named = NULL;
  CjmMap *map = NULL;

  g_return_val_if_fail (bytes != NULL, NULL);

  found = read_map (bytes, TRUE, &named, error);
  if (found == NULL)
    return NULL;

  /* What holds in a file of this version must hold of what comes out, too. */
  normal = cjm_map_normalize (found);
  written = cjm_writer_write (normal);
  if (cjm_map_get_n_phases (normal) > 0 || cjm_map_get_n_lanes (normal) > 0)
    map = read_map (written, FALSE, NULL, NULL);
  if (map == NULL)
    g_propagate_error (error, cjm_read_error_new (CJM_READ_ERROR_NEWER_VERSION, 0, 0,
                                                  _ ("This map was made by a newer CJMap. Install "
                                                     "the newer version, or ask for the map in "
                                                     "the format of this one.")));
  else if (version != NULL)
    *version = named != NULL ? g_steal_pointer (&named) : g_strdup ("?");
  return map;
}
