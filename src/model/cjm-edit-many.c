#include "cjm-edit-private.h"

#include "cjm-member.h"

/* What several notes say: edits that set a text or a value of each. Each makes one map in one pass
 * through the notes, and so one step of undo, whatever number of notes it changes. */

/* Puts something into the copy of a record. */
typedef void (*PutFunc) (gpointer copy, gconstpointer data);

typedef struct
{
  GHashTable *ids;    /* of the notes */
  CjmRecordType type; /* of the record that it is put into: the note, or its detail */
  PutFunc put;
  gconstpointer data;
  const CjmLane *lane; /* the one that is gone through */
} Setting;

/* @note, or a copy of it with something put into its record of @type; the caller's own. */
static CjmNote *
put_into_note (const CjmLane *lane,
               const CjmNote *note,
               CjmRecordType type,
               PutFunc put,
               gconstpointer data)
{
  gpointer old = cjm_edit_dup_part (lane, note, type);
  gpointer copy;
  CjmNote *changed;

  if (old == NULL)
    return cjm_record_ref (note);

  copy = cjm_record_copy (old);
  put (copy, data);
  if (cjm_record_equal (old, copy))
    {
      cjm_record_unref (copy);
      changed = cjm_record_ref (note);
    }
  else if (type == CJM_RECORD_NOTE)
    changed = copy;
  else
    {
      changed = cjm_record_copy (note);
      cjm_record_take_record (&changed->detail, copy);
    }
  cjm_record_unref (old);

  return changed;
}

static gpointer
set_in_note (gconstpointer record, gpointer data)
{
  const CjmNote *note = record;
  const Setting *setting = data;

  if (!g_hash_table_contains (setting->ids, &note->record.id))
    return cjm_record_ref (note);

  return put_into_note (setting->lane, note, setting->type, setting->put, setting->data);
}

static gpointer
set_in_lane (gconstpointer record, gpointer data)
{
  ((Setting *) data)->lane = record;
  return cjm_edit_take_lane_with_mapped_notes (cjm_record_ref (record), set_in_note, data);
}

static CjmMap *
with_mapped_lanes (const CjmMap *map, CjmEditFunc func, gpointer data)
{
  g_autoptr (CjmSequence) lanes = cjm_edit_mapped (map->lanes, func, data);

  if (lanes == map->lanes)
    return cjm_map_ref (map);

  return cjm_edit_with_sequence (map, G_STRUCT_OFFSET (CjmMap, lanes), g_steal_pointer (&lanes));
}

static CjmMap *
put_into_notes (const CjmMap *map,
                const CjmId *ids,
                guint n_ids,
                CjmRecordType type,
                PutFunc put,
                gconstpointer data)
{
  g_autoptr (GHashTable) set = g_hash_table_new (g_int64_hash, g_int64_equal);
  Setting setting = { .ids = set, .type = type, .put = put, .data = data };

  for (guint i = 0; i < n_ids; i++)
    g_hash_table_add (set, (gpointer) &ids[i]);

  return with_mapped_lanes (map, set_in_lane, &setting);
}

/* Values and sources */

typedef struct
{
  CjmMember member;
  double number;
} NewValue;

static void
put_value (gpointer copy, gconstpointer data)
{
  const NewValue *value = data;

  cjm_edit_put_value (copy, value->member, value->number);
}

CjmMap *
cjm_map_set_value_of_notes (const CjmMap *map,
                            CjmValue value,
                            const CjmId *ids,
                            guint n_ids,
                            double number)
{
  NewValue new_value = { cjm_value_get_member (value), number };

  if (!cjm_value_is_valid (value, number))
    return cjm_map_ref (map);

  return put_into_notes (map, ids, n_ids, new_value.member.type, put_value, &new_value);
}

static void
put_source (gpointer copy, gconstpointer source)
{
  ((CjmNote *) copy)->source = *(const CjmId *) source;
}

CjmMap *
cjm_map_set_source_of_notes (const CjmMap *map, const CjmId *ids, guint n_ids, CjmId source)
{
  if (source != 0 && cjm_map_find_source (map, source) == NULL)
    return cjm_map_ref (map);

  return put_into_notes (map, ids, n_ids, CJM_RECORD_NOTE, put_source, &source);
}

/* Texts */

typedef struct
{
  CjmMember member;
  const char *text;
} NewText;

static void
put_text (gpointer copy, gconstpointer data)
{
  const NewText *text = data;

  cjm_record_set_string (G_STRUCT_MEMBER_P (copy, text->member.offset), text->text);
}

CjmMap *
cjm_map_set_text_of_notes (const CjmMap *map,
                           CjmField field,
                           const CjmId *ids,
                           guint n_ids,
                           const char *text)
{
  g_autofree char *clean = cjm_edit_dup_clean (field, text);
  NewText new_text = { cjm_field_get_member (field), clean };

  if (clean == NULL)
    return cjm_map_ref (map);

  return put_into_notes (map, ids, n_ids, new_text.member.type, put_text, &new_text);
}

/* Other texts for many things */

typedef struct
{
  GHashTable *changes; /* of the texts of notes: arrays of CjmTextChange * by the note's id */
  const CjmLane *lane;
  gboolean has_removed;
} Rewriting;

/* Whether the text of the note itself was changed is given, and @note replaced. */
static gboolean
rewrite_note (const CjmLane *lane, CjmNote **note, CjmTextChange *change)
{
  g_autofree char *clean = cjm_edit_dup_clean (change->target.field, change->text);
  NewText text = { cjm_field_get_member (change->target.field), clean };
  CjmNote *changed;

  if (clean == NULL)
    return FALSE;

  changed = put_into_note (lane, *note, text.member.type, put_text, &text);
  change->is_made = changed != *note;
  cjm_record_unref (*note);
  *note = changed;
  return change->is_made && change->target.field == CJM_FIELD_NOTE_TEXT;
}

static gpointer
rewrite_in_note (gconstpointer record, gpointer data)
{
  Rewriting *rewriting = data;
  GPtrArray *changes = g_hash_table_lookup (rewriting->changes, &((const CjmRecord *) record)->id);
  g_autoptr (CjmNote) note = cjm_record_ref (record);
  gboolean has_new_text = FALSE;

  for (guint i = 0; changes != NULL && i < changes->len; i++)
    has_new_text |= rewrite_note (rewriting->lane, &note, changes->pdata[i]);
  if (!has_new_text || !cjm_note_says_nothing (rewriting->lane, note))
    return g_steal_pointer (&note);

  rewriting->has_removed = TRUE;
  return NULL;
}

static gpointer
rewrite_in_lane (gconstpointer record, gpointer data)
{
  ((Rewriting *) data)->lane = record;
  return cjm_edit_take_lane_with_mapped_notes (cjm_record_ref (record), rewrite_in_note, data);
}

static void
add_change (GHashTable *changes, CjmTextChange *change)
{
  GPtrArray *of_note = g_hash_table_lookup (changes, &change->target.id);

  if (of_note == NULL)
    {
      of_note = g_ptr_array_new ();
      g_hash_table_insert (changes, &change->target.id, of_note);
    }
  g_ptr_array_add (of_note, change);
}

CjmMap *
cjm_map_set_texts (const CjmMap *map, CjmTextChange *changes, guint n_changes)
{
  g_autoptr (GHashTable) of_notes = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL,
                                                           (GDestroyNotify) g_ptr_array_unref);
  Rewriting rewriting = { .changes = of_notes };
  g_autoptr (CjmMap) edited = cjm_map_ref (map);
  CjmMap *rewritten;

  for (guint i = 0; i < n_changes; i++)
    {
      CjmMap *before = edited;

      changes[i].is_made = FALSE;
      if (cjm_edit_is_part_of_note (cjm_field_get_member (changes[i].target.field).type))
        {
          add_change (of_notes, &changes[i]);
          continue;
        }
      edited = cjm_map_set_text (before, changes[i].target, changes[i].text);
      changes[i].is_made = edited != before;
      cjm_map_unref (before);
    }
  rewritten = with_mapped_lanes (edited, rewrite_in_lane, &rewriting);

  return rewriting.has_removed ? cjm_edit_take_mended (rewritten) : rewritten;
}
