#include "cjm-template.h"

#include <gio/gio.h>
#include <string.h>

#include "cjm-edit.h"
#include "cjm-reader.h"

#define FALLBACK_LANGUAGE "en"

CjmWords *
cjm_template_load_words (const char *language)
{
  g_autoptr (GKeyFile) key_file = g_key_file_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_resources_lookup_data (CJM_RESOURCE_PATH "/words.ini", 0, &error);

  g_return_val_if_fail (language != NULL, NULL);

  /* The translations are for the map's language, not for the process's alone. */
  if (bytes == NULL
      || !g_key_file_load_from_bytes (key_file, bytes, G_KEY_FILE_KEEP_TRANSLATIONS, &error))
    g_critical ("the words of the sheet are missing: %s", error->message);

  return cjm_words_new (key_file, language);
}

/* Ids */

/* The new ids, by the old ones; a table for each type, for types share no ids. */
typedef struct
{
  GRand *random;
  GHashTable *steps;
  GHashTable *groups;
} Renewal;

static CjmId
renew (GHashTable *ids, CjmId old, GRand *random)
{
  CjmId id = cjm_id_new (random);

  g_hash_table_insert (ids, g_memdup2 (&old, sizeof old), g_memdup2 (&id, sizeof id));
  return id;
}

static CjmId
look_up (GHashTable *ids, CjmId old)
{
  const CjmId *id = g_hash_table_lookup (ids, &old);

  return id != NULL ? *id : 0;
}

typedef gpointer (*RenewFunc) (gconstpointer record, Renewal *renewal);

static void
renew_sequence (CjmSequence **sequence, RenewFunc renew_record, Renewal *renewal)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (cjm_record_unref);

  for (guint i = 0; i < cjm_sequence_get_length (*sequence); i++)
    g_ptr_array_add (records, renew_record (cjm_sequence_get (*sequence, i), renewal));

  cjm_record_take_sequence (sequence, cjm_sequence_new_from_array (records));
}

static gpointer
renew_step (gconstpointer record, Renewal *renewal)
{
  CjmStep *step = cjm_record_copy (record);

  step->record.id = renew (renewal->steps, step->record.id, renewal->random);
  return step;
}

static gpointer
renew_phase (gconstpointer record, Renewal *renewal)
{
  CjmPhase *phase = cjm_record_copy (record);

  phase->record.id = cjm_id_new (renewal->random);
  renew_sequence (&phase->steps, renew_step, renewal);
  return phase;
}

static gpointer
renew_group (gconstpointer record, Renewal *renewal)
{
  CjmGroup *group = cjm_record_copy (record);

  group->record.id = renew (renewal->groups, group->record.id, renewal->random);
  return group;
}

static gpointer
renew_note (gconstpointer record, Renewal *renewal)
{
  CjmNote *note = cjm_record_copy (record);

  note->record.id = cjm_id_new (renewal->random);
  return note;
}

static gpointer
renew_cell (gconstpointer record, Renewal *renewal)
{
  CjmCell *cell = cjm_record_copy (record);

  cell->record.id = look_up (renewal->steps, cell->record.id);
  renew_sequence (&cell->notes, renew_note, renewal);
  return cell;
}

static gpointer
renew_lane (gconstpointer record, Renewal *renewal)
{
  CjmLane *lane = cjm_record_copy (record);

  lane->record.id = cjm_id_new (renewal->random);
  if (lane->group != 0)
    lane->group = look_up (renewal->groups, lane->group);
  renew_sequence (&lane->cells, renew_cell, renewal);
  return lane;
}

CjmMap *
cjm_map_renew_ids (const CjmMap *map, GRand *random)
{
  g_autoptr (GHashTable) steps
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr (GHashTable) groups
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  Renewal renewal = { random, steps, groups };
  CjmMap *copy = cjm_record_copy (map);

  /* What is referred to goes first. */
  renew_sequence (&copy->phases, renew_phase, &renewal);
  renew_sequence (&copy->groups, renew_group, &renewal);
  renew_sequence (&copy->lanes, renew_lane, &renewal);
  return copy;
}

/* Templates */

static GBytes *
look_up_template (const char *suffix)
{
  g_autofree char *path
      = g_strconcat (CJM_RESOURCE_PATH "/templates/five-point", suffix, ".cjm", NULL);

  return g_resources_lookup_data (path, 0, NULL);
}

/* The template of @language, of the language that it is a variety of, and so on. */
static GBytes *
find_template (const char *language)
{
  g_autofree char *tag = g_strdup (language);

  while (TRUE)
    {
      g_autofree char *suffix = g_strconcat (".", tag, NULL);
      GBytes *bytes = look_up_template (suffix);
      char *hyphen = strrchr (tag, '-');

      if (bytes != NULL)
        return bytes;
      if (hyphen == NULL)
        return look_up_template ("");
      *hyphen = '\0';
    }
}

CjmMap *
cjm_template_new_map (const char *language, GRand *random)
{
  const char *tag
      = language != NULL && cjm_language_is_valid (language) ? language : FALLBACK_LANGUAGE;
  g_autoptr (GBytes) bytes = find_template (tag);
  g_autoptr (GError) error = NULL;
  g_autoptr (CjmMap) template = NULL;
  g_autoptr (CjmMap) renewed = NULL;

  g_return_val_if_fail (random != NULL, NULL);

  if (bytes != NULL)
    template = cjm_reader_read (bytes, &error);
  if (template == NULL)
    {
      g_critical ("the template is missing or damaged%s%s", error != NULL ? ": " : "",
                  error != NULL ? error->message : "");
      return cjm_map_new (tag);
    }

  renewed = cjm_map_renew_ids (template, random);
  return cjm_map_set_language (renewed, tag);
}
