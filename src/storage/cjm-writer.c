#include "cjm-writer.h"

#include <string.h>

#include "cjm-edit.h"
#include "cjm-elements.h"
#include "cjm-format.h"
#include "cjm-xml-text.h"
#include "cjm-xml-value.h"

/* Text and unknown content */

static void
append_indent (GString *xml, guint depth)
{
  for (guint i = 0; i < depth; i++)
    g_string_append (xml, "  ");
}

/* Maps hold clean text only; the file must be readable even if one does not. */
static void
append_text (GString *xml, const char *text)
{
  gsize length = strlen (text);
  g_autofree char *clean = NULL;

  if (!g_utf8_validate_len (text, length, NULL) || !cjm_xml_text_is_plain (text, length, FALSE))
    {
      clean = cjm_text_normalize (text, FALSE);
      text = clean;
      length = strlen (clean);
    }

  cjm_xml_append_text (xml, text, length);
}

static void
append_text_value (GString *xml, const char *text)
{
  g_autofree char *clean = cjm_text_normalize (text, FALSE);

  cjm_xml_append_attribute_value (xml, clean, strlen (clean));
}

static void
append_id (GString *xml, CjmId id, char letter)
{
  char buffer[CJM_ID_LENGTH + 1];

  g_string_append (xml, cjm_id_format (id, letter, buffer));
}

static const char *
get_kept_attributes (gconstpointer record, const char *part)
{
  const CjmExtraPart *kept = cjm_extra_get (((const CjmRecord *) record)->extra, part);

  return kept != NULL ? kept->attributes : "";
}

static const char *
get_kept_elements (gconstpointer record, const char *part)
{
  const CjmExtraPart *kept = cjm_extra_get (((const CjmRecord *) record)->extra, part);

  return kept != NULL ? kept->elements : "";
}

/* Attributes */

static void
append_channel (GString *xml, const CjmTouchpoint *touchpoint)
{
  if (touchpoint->own_channel != 0)
    append_id (xml, touchpoint->own_channel, CJM_FORMAT_CHANNEL_LETTER);
  else
    append_text_value (xml, touchpoint->channel);
}

static void
append_value (GString *xml,
              const CjmElementInfo *element,
              const CjmAttributeInfo *info,
              gconstpointer record)
{
  switch (info->form)
    {
    case CJM_FORM_VERSION:
      g_string_append_printf (xml, "%d.%u", CJM_FORMAT_MAJOR,
                              G_STRUCT_MEMBER (guint, record, info->offset));
      return;
    case CJM_FORM_ID:
      append_id (xml, ((const CjmRecord *) record)->id, element->id_letter);
      return;
    case CJM_FORM_REFERENCE:
      append_id (xml, G_STRUCT_MEMBER (CjmId, record, info->offset),
                 cjm_element_get_info (info->target)->id_letter);
      return;
    case CJM_FORM_TEXT:
    case CJM_FORM_LANGUAGE:
    case CJM_FORM_KIND:
    case CJM_FORM_DATE:
      append_text_value (xml, G_STRUCT_MEMBER (const char *, record, info->offset));
      return;
    case CJM_FORM_CHANNEL:
      append_channel (xml, record);
      return;
    case CJM_FORM_NUMBER:
      cjm_xml_append_number (xml, G_STRUCT_MEMBER (double, record, info->offset));
      return;
    case CJM_FORM_RATING:
      g_string_append_printf (xml, "%d", G_STRUCT_MEMBER (int, record, info->offset));
      return;
    case CJM_FORM_CHOICE:
      g_string_append (xml, info->words[G_STRUCT_MEMBER (int, record, info->offset)]);
      return;
    case CJM_FORM_COLOR:
      g_string_append_printf (xml, "#%06x",
                              (guint) G_STRUCT_MEMBER (gint32, record, info->offset) & 0xffffff);
      return;
    }

  g_return_if_reached ();
}

/* A default is not written, but a kept value is that stands in its place. */
static void
append_attribute (GString *xml,
                  const CjmElementInfo *element,
                  const CjmAttributeInfo *info,
                  gconstpointer record)
{
  gboolean is_default = cjm_attribute_is_default (info, record);

  if (is_default && ((const CjmRecord *) record)->extra != NULL)
    {
      g_autofree char *part = g_strconcat (CJM_FORMAT_KEPT_PREFIX, info->name, NULL);
      const char *kept = get_kept_attributes (record, part);

      g_string_append (xml, kept);
      if (*kept != '\0')
        return;
    }
  if (is_default && !info->is_required)
    return;

  g_string_append_c (xml, ' ');
  g_string_append (xml, info->name);
  g_string_append (xml, "=\"");
  append_value (xml, element, info, record);
  g_string_append_c (xml, '"');
}

/* "<name" and all attributes, without the ">". */
static void
append_start (GString *xml, CjmElement element, gconstpointer record)
{
  const CjmElementInfo *info = cjm_element_get_info (element);

  g_string_append_c (xml, '<');
  g_string_append (xml, info->name);
  if (element == CJM_ELEMENT_MAP)
    g_string_append (xml, " xmlns=\"" CJM_FORMAT_NAMESPACE "\"");
  for (const CjmAttributeInfo *attribute = info->attributes; attribute->name != NULL; attribute++)
    append_attribute (xml, info, attribute, record);
  g_string_append (xml, get_kept_attributes (record, ""));
}

/* Elements */

/* One text of @record, or nothing where it is empty. */
static void
append_field (GString *xml,
              guint depth,
              gconstpointer record,
              const char *element,
              const char *text)
{
  const char *elements = get_kept_elements (record, element);

  if (*text == '\0' && cjm_extra_get (((const CjmRecord *) record)->extra, element) == NULL)
    return;

  append_indent (xml, depth);
  g_string_append_c (xml, '<');
  g_string_append (xml, element);
  g_string_append (xml, get_kept_attributes (record, element));
  if (*text == '\0' && *elements == '\0')
    {
      g_string_append (xml, "/>\n");
      return;
    }
  g_string_append_c (xml, '>');
  append_text (xml, text);
  g_string_append_printf (xml, "%s</%s>\n", elements, element);
}

/* The unknown elements of @record, each with its line end and indentation before it, then the
 * end tag. */
static void
append_end (GString *xml, guint depth, gconstpointer record, CjmElement element)
{
  const char *elements = get_kept_elements (record, "");

  if (*elements != '\0')
    {
      g_string_append (xml, elements + 1);
      g_string_append_c (xml, '\n');
    }
  append_indent (xml, depth);
  g_string_append_printf (xml, "</%s>", cjm_element_get_info (element)->name);
}

/* A record that holds nothing but perhaps a name. */
static void
append_named (GString *xml, guint depth, CjmElement element, gconstpointer record, const char *name)
{
  gboolean has_name
      = *name != '\0' || cjm_extra_get (((const CjmRecord *) record)->extra, "name") != NULL;

  append_indent (xml, depth);
  append_start (xml, element, record);
  if (!has_name && *get_kept_elements (record, "") == '\0')
    {
      g_string_append (xml, "/>\n");
      return;
    }

  g_string_append (xml, ">\n");
  append_field (xml, depth + 1, record, "name", name);
  append_end (xml, depth, record, element);
  g_string_append_c (xml, '\n');
}

/* A photo or another picture; its lines have no indentation. */
static void
append_picture (GString *xml, guint depth, CjmElement element, const CjmPhoto *photo)
{
  gsize size = 0;
  gconstpointer data = photo->data != NULL ? g_bytes_get_data (photo->data, &size) : NULL;

  append_start (xml, element, photo);
  g_string_append (xml, ">\n");
  cjm_xml_append_base64 (xml, data, size);
  append_indent (xml, depth);
  g_string_append_printf (xml, "%s</%s>", get_kept_elements (photo, ""),
                          cjm_element_get_info (element)->name);
}

static gboolean
is_persona_written (const CjmPersona *persona)
{
  return *persona->profile != '\0' || *persona->name != '\0' || *persona->summary != '\0'
         || persona->photo != NULL || persona->record.extra != NULL;
}

static void
append_persona (GString *xml, const CjmPersona *persona)
{
  if (!is_persona_written (persona))
    return;

  append_indent (xml, 1);
  append_start (xml, CJM_ELEMENT_PERSONA, persona);
  g_string_append (xml, ">\n");
  append_field (xml, 2, persona, "profile", persona->profile);
  append_field (xml, 2, persona, "name", persona->name);
  append_field (xml, 2, persona, "summary", persona->summary);
  if (persona->photo != NULL)
    {
      append_indent (xml, 2);
      append_picture (xml, 2, CJM_ELEMENT_PHOTO, persona->photo);
      g_string_append_c (xml, '\n');
    }
  append_end (xml, 1, persona, CJM_ELEMENT_PERSONA);
  g_string_append_c (xml, '\n');
}

static void
append_phase (GString *xml, const CjmPhase *phase)
{
  append_indent (xml, 1);
  append_start (xml, CJM_ELEMENT_PHASE, phase);
  g_string_append (xml, ">\n");
  append_field (xml, 2, phase, "name", phase->name);
  append_field (xml, 2, phase, "description", phase->description);
  append_field (xml, 2, phase, "objective", phase->objective);
  for (guint i = 0; i < cjm_sequence_get_length (phase->steps); i++)
    {
      const CjmStep *step = cjm_sequence_get (phase->steps, i);

      append_named (xml, 2, CJM_ELEMENT_STEP, step, step->name);
    }
  append_end (xml, 1, phase, CJM_ELEMENT_PHASE);
  g_string_append_c (xml, '\n');
}

static void
append_group (GString *xml, const CjmGroup *group)
{
  append_indent (xml, 1);
  append_start (xml, CJM_ELEMENT_GROUP, group);
  g_string_append (xml, ">\n");
  append_field (xml, 2, group, "name", group->name);
  append_end (xml, 1, group, CJM_ELEMENT_GROUP);
  g_string_append_c (xml, '\n');
}

/* Details stand right behind the text of their note; what they hold stands on lines of its own. */
static void
append_detail (GString *xml, gconstpointer detail)
{
  const CjmRecord *record = detail;
  const CjmSequence *answers = NULL;
  CjmElement element;

  if (!cjm_element_find_detail (record->type, &element))
    g_return_if_reached ();
  if (record->type == CJM_RECORD_PHOTO)
    {
      append_picture (xml, 4, element, detail);
      return;
    }
  if (record->type == CJM_RECORD_ACTION)
    answers = ((const CjmAction *) detail)->answers;

  append_start (xml, element, detail);
  if (answers == NULL && *get_kept_elements (detail, "") == '\0')
    {
      g_string_append (xml, "/>");
      return;
    }
  g_string_append (xml, ">\n");
  for (guint i = 0; i < cjm_sequence_get_length (answers); i++)
    append_named (xml, 5, CJM_ELEMENT_ANSWERS, cjm_sequence_get (answers, i), "");
  append_end (xml, 4, detail, element);
}

static void
append_note (GString *xml, const CjmNote *note)
{
  append_indent (xml, 3);
  append_start (xml, CJM_ELEMENT_NOTE, note);
  g_string_append_c (xml, '>');
  append_text (xml, note->text);
  if (note->detail != NULL)
    append_detail (xml, note->detail);
  g_string_append (xml, get_kept_elements (note, ""));
  g_string_append (xml, "</note>\n");
}

static void
append_cell (GString *xml, const CjmCell *cell)
{
  append_indent (xml, 2);
  append_start (xml, CJM_ELEMENT_CELL, cell);
  g_string_append (xml, ">\n");
  for (guint i = 0; i < cjm_sequence_get_length (cell->notes); i++)
    append_note (xml, cjm_sequence_get (cell->notes, i));
  append_end (xml, 2, cell, CJM_ELEMENT_CELL);
  g_string_append_c (xml, '\n');
}

static void
append_lane (GString *xml, const CjmLane *lane)
{
  append_indent (xml, 1);
  append_start (xml, CJM_ELEMENT_LANE, lane);
  g_string_append (xml, ">\n");
  append_field (xml, 2, lane, "name", lane->name);
  append_field (xml, 2, lane, "question", lane->question);
  for (guint i = 0; i < cjm_sequence_get_length (lane->curves); i++)
    {
      const CjmCurve *curve = cjm_sequence_get (lane->curves, i);

      append_named (xml, 2, CJM_ELEMENT_CURVE, curve, curve->name);
    }
  for (guint i = 0; i < cjm_sequence_get_length (lane->cells); i++)
    append_cell (xml, cjm_sequence_get (lane->cells, i));
  append_end (xml, 1, lane, CJM_ELEMENT_LANE);
  g_string_append_c (xml, '\n');
}

static void
append_head (GString *xml, const CjmMap *map)
{
  append_field (xml, 1, map, "title", map->title);
  append_field (xml, 1, map, "scenario", map->scenario);
  append_field (xml, 1, map, "author", map->author);
  append_field (xml, 1, map, "edition", map->edition);
  append_field (xml, 1, map, "date", map->date);
  append_field (xml, 1, map, "review-date", map->review_date);
  append_persona (xml, map->persona);

  for (guint i = 0; i < cjm_sequence_get_length (map->sources); i++)
    {
      const CjmSource *source = cjm_sequence_get (map->sources, i);

      append_named (xml, 1, CJM_ELEMENT_SOURCE, source, source->name);
    }
  for (guint i = 0; i < cjm_sequence_get_length (map->channels); i++)
    {
      const CjmChannel *channel = cjm_sequence_get (map->channels, i);

      append_named (xml, 1, CJM_ELEMENT_CHANNEL, channel, channel->name);
    }
}

GBytes *
cjm_writer_write (const CjmMap *map)
{
  g_autoptr (CjmMap) normal = cjm_map_normalize (map);
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  append_start (xml, CJM_ELEMENT_MAP, normal);
  g_string_append (xml, ">\n");
  append_head (xml, normal);
  for (guint i = 0; i < cjm_map_get_n_phases (normal); i++)
    append_phase (xml, cjm_map_get_phase (normal, i));
  for (guint i = 0; i < cjm_sequence_get_length (normal->groups); i++)
    append_group (xml, cjm_sequence_get (normal->groups, i));
  for (guint i = 0; i < cjm_map_get_n_lanes (normal); i++)
    append_lane (xml, cjm_map_get_lane (normal, i));
  append_field (xml, 1, normal, "barrier", normal->barrier);
  append_field (xml, 1, normal, "insight", normal->insight);
  append_end (xml, 0, normal, CJM_ELEMENT_MAP);
  g_string_append_c (xml, '\n');

  return g_string_free_to_bytes (xml);
}
