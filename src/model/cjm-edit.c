#include "cjm-edit-private.h"

#include "cjm-member.h"

#include <string.h>

/* Text */

static gboolean
is_kept (gunichar c)
{
  if (c == '\n' || c == '\t')
    return TRUE;
  if (c < 0x20 || (c >= 0x7f && c < 0xa0))
    return FALSE;
  /* Non-characters: XML 1.0 refuses U+FFFE and U+FFFF, and no other one means anything. */
  return (c & 0xfffe) != 0xfffe && !(c >= 0xfdd0 && c <= 0xfdef);
}

char *
cjm_text_normalize (const char *text, gboolean is_single_line)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *result = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\r')
        {
          if (p[1] == '\n')
            continue;
          c = '\n';
        }
      else if (c == 0x2028 || c == 0x2029)
        c = '\n';

      if (!is_kept (c))
        continue;
      if (is_single_line && (c == '\n' || c == '\t'))
        c = ' ';
      g_string_append_unichar (result, c);
    }

  return g_string_free (result, FALSE);
}

/* Texts and values */

char *
cjm_edit_dup_clean (CjmField field, const char *text)
{
  g_autofree char *clean = cjm_text_normalize (text, cjm_field_is_single_line (field));

  return cjm_field_is_date (field) && !cjm_date_is_valid (clean) ? NULL : g_steal_pointer (&clean);
}

void
cjm_edit_put_value (gpointer copy, CjmMember member, double number)
{
  if (member.is_measured)
    G_STRUCT_MEMBER (double, copy, member.offset) = number == 0 ? 0 : number; /* no -0 */
  else
    G_STRUCT_MEMBER (int, copy, member.offset) = (int) number;
}

CjmMap *
cjm_map_set_text (const CjmMap *map, CjmTarget target, const char *text)
{
  g_autofree char *clean = cjm_edit_dup_clean (target.field, text);
  CjmMember member = cjm_field_get_member (target.field);
  gpointer copy = clean != NULL ? cjm_edit_copy_of (map, member.type, target.id) : NULL;

  if (copy == NULL)
    return cjm_map_ref (map);

  cjm_record_set_string (G_STRUCT_MEMBER_P (copy, member.offset), clean);
  return cjm_edit_with_record_if_new (map, target.id, copy);
}

CjmMap *
cjm_map_set_value (const CjmMap *map, CjmValue value, CjmId id, double number)
{
  CjmMember member = cjm_value_get_member (value);
  gpointer copy
      = cjm_value_is_valid (value, number) ? cjm_edit_copy_of (map, member.type, id) : NULL;

  if (copy == NULL)
    return cjm_map_ref (map);

  cjm_edit_put_value (copy, member, number);
  return cjm_edit_with_record_if_new (map, id, copy);
}

CjmMap *
cjm_map_set_evidence (const CjmMap *map, CjmId note, CjmEvidence evidence)
{
  return cjm_map_set_value (map, CJM_VALUE_EVIDENCE, note, evidence);
}

CjmMap *
cjm_map_set_feeling (const CjmMap *map, CjmId note, double value)
{
  return cjm_map_set_value (map, CJM_VALUE_FEELING, note, value);
}

CjmMap *
cjm_map_set_phase_color (const CjmMap *map, CjmId phase, gint32 color)
{
  return cjm_map_set_value (map, CJM_VALUE_PHASE_COLOR, phase, color);
}

CjmMap *
cjm_map_set_language (const CjmMap *map, const char *language)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_record_set_string (&copy->language, language);
  return cjm_edit_with_record_if_new (map, 0, copy);
}

CjmMap *
cjm_map_set_theme (const CjmMap *map, const char *theme)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_edit_set_line (&copy->theme, theme);
  return cjm_edit_with_record_if_new (map, 0, copy);
}

CjmMap *
cjm_map_set_font (const CjmMap *map, const char *font)
{
  CjmMap *copy = cjm_record_copy (map);

  cjm_edit_set_line (&copy->font, font);
  return cjm_edit_with_record_if_new (map, 0, copy);
}

CjmMap *
cjm_map_set_photo (const CjmMap *map, const char *media_type, GBytes *data)
{
  CjmPersona *persona = cjm_record_copy (map->persona);

  cjm_record_take_record (&persona->photo,
                          data != NULL ? cjm_edit_new_photo (media_type, data) : NULL);
  return cjm_edit_with_record_if_new (map, 0, persona);
}
