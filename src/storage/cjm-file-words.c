#include "cjm-file-words.h"

#include "cjm-elements.h"
#include "cjm-format.h"
#include "cjm-member.h"
#include "cjm-xml-value.h"

/* The element that is a record of @type, or the map's where there is none. */
static CjmElement
find_element (CjmRecordType type)
{
  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    if (cjm_element_get_info ((CjmElement) i)->is_record
        && cjm_element_get_info ((CjmElement) i)->record_type == type)
      return (CjmElement) i;

  return CJM_ELEMENT_MAP;
}

const char *
cjm_file_get_type_word (CjmRecordType type)
{
  return cjm_element_get_info (find_element (type))->name;
}

static gboolean
is_detail (CjmRecordType type)
{
  CjmElement element;

  return cjm_element_find_detail (type, &element);
}

char *
cjm_file_dup_id (CjmRecordType type, CjmId id)
{
  const CjmElementInfo *info
      = cjm_element_get_info (is_detail (type) ? CJM_ELEMENT_NOTE : find_element (type));
  char buffer[CJM_ID_LENGTH + 1];

  return id != 0 && info->id_letter != '\0' ? g_strdup (cjm_id_format (id, info->id_letter, buffer))
                                            : NULL;
}

/* The attribute that the member at @offset is, or NULL. A channel of the map's own is written
 * where the name of one of the vocabulary is. */
static const CjmAttributeInfo *
find_attribute (CjmRecordType type, gsize offset)
{
  const CjmElementInfo *info = cjm_element_get_info (find_element (type));

  for (const CjmAttributeInfo *attribute = info->attributes; attribute->name != NULL; attribute++)
    if (attribute->form != CJM_FORM_ID && attribute->offset == offset)
      return attribute;

  return NULL;
}

/* The element that a text of a record is, or its own where the text stands in that; NULL for what
 * is no text. */
static const CjmElementInfo *
find_text (CjmRecordType type, gsize offset)
{
  CjmElement element = find_element (type);

  for (guint i = 0; i < CJM_N_ELEMENTS; i++)
    {
      const CjmElementInfo *info = cjm_element_get_info ((CjmElement) i);
      gboolean is_child = !info->is_record && info->parent == element;

      if (info->content == CJM_CONTENT_TEXT && info->text_offset == offset
          && (is_child || i == element))
        return info;
    }

  return NULL;
}

const char *
cjm_file_get_part_word (CjmRecordType type, gsize offset)
{
  const CjmAttributeInfo *attribute = find_attribute (type, offset);
  const CjmElementInfo *text = find_text (type, offset);

  if (attribute != NULL)
    return attribute->name;
  if (text != NULL)
    return text->is_record ? "text" : text->name;
  if (type == CJM_RECORD_PERSONA && offset == G_STRUCT_OFFSET (CjmPersona, photo))
    return cjm_element_get_info (CJM_ELEMENT_PHOTO)->name;
  if (type == CJM_RECORD_NOTE && offset == G_STRUCT_OFFSET (CjmNote, detail))
    return "detail";
  if (type == CJM_RECORD_ACTION && offset == G_STRUCT_OFFSET (CjmAction, answers))
    return cjm_element_get_info (CJM_ELEMENT_ANSWERS)->name;

  return "unknown";
}

static char *
dup_reference (CjmId id, char letter)
{
  char buffer[CJM_ID_LENGTH + 1];

  return g_strdup (cjm_id_format (id, letter, buffer));
}

static char *
dup_number (double number)
{
  GString *text = g_string_new (NULL);

  cjm_xml_append_number (text, number);
  return g_string_free (text, FALSE);
}

static char *
dup_attribute (const CjmAttributeInfo *info, gconstpointer record)
{
  const CjmTouchpoint *touchpoint = record;

  switch (info->form)
    {
    case CJM_FORM_REFERENCE:
      return dup_reference (G_STRUCT_MEMBER (CjmId, record, info->offset),
                            cjm_element_get_info (info->target)->id_letter);
    case CJM_FORM_CHANNEL:
      return touchpoint->own_channel != 0
                 ? dup_reference (touchpoint->own_channel, CJM_FORMAT_CHANNEL_LETTER)
                 : g_strdup (touchpoint->channel);
    case CJM_FORM_TEXT:
    case CJM_FORM_LANGUAGE:
    case CJM_FORM_KIND:
    case CJM_FORM_DATE:
      return g_strdup (G_STRUCT_MEMBER (const char *, record, info->offset));
    case CJM_FORM_NUMBER:
      return dup_number (G_STRUCT_MEMBER (double, record, info->offset));
    case CJM_FORM_RATING:
      return g_strdup_printf ("%d", G_STRUCT_MEMBER (int, record, info->offset));
    case CJM_FORM_CHOICE:
      return g_strdup (info->words[G_STRUCT_MEMBER (int, record, info->offset)]);
    case CJM_FORM_COLOR:
      return g_strdup_printf ("#%06x",
                              (guint) G_STRUCT_MEMBER (gint32, record, info->offset) & 0xffffff);
    case CJM_FORM_VERSION:
    case CJM_FORM_ID:
      break; /* no part that can differ */
    }

  return NULL;
}

char *
cjm_file_dup_part (const CjmMap *map, CjmRecordType type, CjmId id, gsize offset)
{
  gconstpointer record = cjm_map_find_record (map, type, id);
  const CjmAttributeInfo *attribute = find_attribute (type, offset);

  if (record == NULL)
    return NULL;
  if (attribute == NULL)
    return find_text (type, offset) != NULL
               ? g_strdup (G_STRUCT_MEMBER (const char *, record, offset))
               : NULL;

  return !cjm_attribute_is_default (attribute, record) || attribute->form == CJM_FORM_CHOICE
             ? dup_attribute (attribute, record)
             : NULL;
}
