#include "cjm-inspector-bindings.h"

#include "cjm-actions.h"
#include "cjm-channel.h"

#include <glib/gi18n.h>

/* The notes that an action answers. */

static const CjmAction *
find_action (CjmInspectorRow *row)
{
  const CjmNote *note = cjm_map_find_note (cjm_inspector_row_get_map (row),
                                           cjm_inspector_row_get_subject (row)->id, NULL);

  return note != NULL ? cjm_note_get_detail (note, CJM_RECORD_ACTION) : NULL;
}

static void
list_answers (CjmInspectorRow *row, GArray *ids)
{
  const CjmAction *action = find_action (row);

  for (guint i = 0; action != NULL && i < cjm_sequence_get_length (action->answers); i++)
    {
      const CjmRecord *answer = cjm_sequence_get (action->answers, i);

      g_array_append_val (ids, answer->id);
    }
}

/* A touchpoint that says nothing is known by its channel. */
static char *
dup_note_text (CjmInspectorRow *row, const CjmNote *note)
{
  const CjmTouchpoint *touchpoint = cjm_note_get_detail (note, CJM_RECORD_TOUCHPOINT);
  const char *text = note->text;

  if (*text == '\0' && touchpoint != NULL)
    text = cjm_touchpoint_get_channel_name (
        cjm_inspector_row_get_map (row), touchpoint,
        cjm_document_get_words (cjm_inspector_row_get_context (row)->document));

  return *text != '\0' ? g_strdelimit (g_strdup (text), "\n", ' ') : g_strdup ("–");
}

static char *
dup_answered (CjmInspectorRow *row)
{
  const CjmNote *note = cjm_map_find_note (cjm_inspector_row_get_map (row),
                                           cjm_inspector_row_get_subject (row)->id, NULL);

  return note != NULL ? dup_note_text (row, note) : g_strdup (_ ("(a note that is gone)"));
}

static CjmMap *
remove_answer (CjmInspectorRow *row, CjmId id)
{
  return cjm_map_unlink_answer (cjm_inspector_row_get_map (row),
                                cjm_inspector_row_get_subject (row)->id, id);
}

static const CjmInspectorReadout read_answered = { dup_answered };

static const CjmInspectorRowInfo answer_rows[] = {
  { .create = cjm_inspector_readout_new,
    .label = N_ ("Answered note"),
    .is_bare = TRUE,
    .binding = &read_answered },
  { .create = NULL },
};

static const CjmInspectorListButton answer_buttons[] = {
  { "list-remove-symbolic", N_ ("Answers It No More"), CJM_INSPECTOR_WHEN_ALWAYS,
    CJM_CHANGE_LINK_ACTION, remove_answer },
  { .icon = NULL },
};

const CjmInspectorList cjm_inspector_list_answers
    = { .fill = list_answers, .rows = answer_rows, .buttons = answer_buttons };

/* Choosing one more */

static void
add_site (CjmInspectorRow *row, GPtrArray *finds, const CjmNoteSite *site, const char *kind)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const char *lane = cjm_map_get_lane (map, site->lane)->name;
  const char *phase = cjm_map_get_phase (map, site->phase)->name;
  g_autofree char *text = dup_note_text (row, site->note);
  g_autofree char *hint = NULL;

  if (kind != NULL)
    /* Translators: what kind of note it is, its lane, and its phase. */
    hint = g_strdup_printf (_ ("%s · %s, %s"), kind, lane, phase);
  else
    /* Translators: where a note is: its lane, and its phase. */
    hint = g_strdup_printf (_ ("%s, %s"), lane, phase);
  cjm_inspector_find_add (finds, text, hint, NULL, NULL, site->note->record.id);
}

static gboolean
is_offered (CjmInspectorRow *row, const CjmAction *action, GHashTable *seen, const CjmNote *note)
{
  return note->record.id != cjm_inspector_row_get_subject (row)->id
         && (action == NULL || cjm_sequence_find (action->answers, note->record.id) < 0)
         && g_hash_table_add (seen, (gpointer) note);
}

static const char *
get_pain_label (CjmPainKind kind)
{
  switch (kind)
    {
    case CJM_PAIN_LOW_POINT:
      return _ ("Low point");
    case CJM_PAIN_OBSTACLE:
      return _ ("Obstacle");
    }

  g_return_val_if_reached ("");
}

/* What hurts comes first, and of that what nothing answers yet. */
static void
find_notes (CjmInspectorRow *row, GPtrArray *finds)
{
  const CjmMap *map = cjm_inspector_row_get_map (row);
  const CjmAction *action = find_action (row);
  g_autoptr (GArray) pains = cjm_map_list_pains (map);
  g_autoptr (GArray) notes = cjm_map_list_notes (map);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (int is_answered = FALSE; is_answered <= TRUE; is_answered++)
    for (guint i = 0; i < pains->len; i++)
      {
        const CjmPain *pain = &g_array_index (pains, CjmPain, i);

        if (pain->is_answered == is_answered && is_offered (row, action, seen, pain->site.note))
          add_site (row, finds, &pain->site, get_pain_label (pain->kind));
      }
  for (guint i = 0; i < notes->len; i++)
    {
      const CjmNoteSite *site = &g_array_index (notes, CjmNoteSite, i);

      if (is_offered (row, action, seen, site->note))
        add_site (row, finds, site, NULL);
    }
}

static CjmMap *
choose_note (CjmInspectorRow *row, const CjmInspectorFind *find)
{
  return cjm_map_link_answer (cjm_inspector_row_get_map (row),
                              cjm_inspector_row_get_subject (row)->id, find->id);
}

const CjmInspectorSearch cjm_inspector_find_answer = {
  .hint = N_ ("Search the notes"),
  .fill = find_notes,
  .choose = choose_note,
  .button_label = N_ ("Answer a Note…"),
};
